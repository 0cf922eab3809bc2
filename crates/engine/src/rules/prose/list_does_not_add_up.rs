//! `共 N 条，其中 a、b、c` that reads as the whole and comes to another number.
//!
//! Parts that come to more than their whole cannot be right. Parts that come to less may leave some
//! out: only where little is missing is it pointed at.

use super::one_cause::Contradictions;
use crate::rules::analysis::claims::ClaimState;
use crate::rules::analysis::lists::{self, Comparison};
use crate::rules::catalogue::text::list_does_not_add_up::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::{Outcome, Why};
use model::finding::{Finding, Severity, Slot, Variant};
use model::{ListClaim, Place, Subject};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let mut answers = Answers::default();
    let lists: Vec<ListClaim> = cx.report.lists.iter().map(|list| of_its_class(cx, list)).collect();
    let contradictions = Contradictions::of(cx);
    for (at, list) in lists.iter().enumerate() {
        // Several lists may be of one number: one that comes out is enough, and one that does not is told once.
        let shares = |other: &ListClaim| {
            let first = list.parts.first().map(|(place, _)| place);
            other.parts.iter().any(|(place, _)| Some(place) == first)
        };
        let same = |other: &&ListClaim| other.whole.0 == list.whole.0 && shares(other);
        let told = lists.iter().take(at).any(|other| same(&other));
        let holds = |list: &ListClaim| matches!(lists::compare(list), Ok(Comparison::Same));
        // 共 85 件：甲局 19 件，乙局 31 件，丙局 12 件，…: a part of a list that comes out is no whole of what stands behind it.
        let is_part = |other: &ListClaim| {
            other.parts.iter().any(|(place, _)| *place == list.whole.0) && holds(other)
        };
        if !list.is_named && !holds(list) && lists.iter().any(is_part) {
            continue;
        }
        if told || (!holds(list) && lists.iter().filter(same).any(holds)) {
            continue;
        }
        // 无法提供 6 件，其中不掌握 5 件、需另行制作 3 件, of which the tables have 1: told at the 3.
        let at_a_part = !holds(list) && contradictions.mending(list).is_some();
        let judged = if at_a_part { Err(Why::OneCause) } else { judge(cx, list) };
        let one = Answers::at(list.whole.0, judged);
        answers.places.extend(one.places);
        answers.findings.extend(one.findings);
    }
    if answers.places.is_empty() {
        answers.places.push((Place::Report, Outcome::Unchecked(Why::NotSaid)));
    }
    answers
}

/// 不予公开 9 件，其中执法案卷 8 件、第三方权益 3 件，另有部分公开 6 件: without what is of another class than the whole, and what
/// stands behind it.
fn of_its_class(cx: &Context<'_>, list: &ListClaim) -> ListClaim {
    let class = |place: Place| {
        let claim = cx.report.claims.iter().find(|claim| claim.place == place)?;
        match claim.subject {
            Subject::Outcome(id) => Some(id.split('.').next().unwrap_or(id)),
            _ => None,
        }
    };
    let Some(own) = class(list.whole.0).filter(|_| !list.is_sum) else { return list.clone() };
    let other = |(place, _): &(Place, u64)| {
        class(*place).is_some_and(|other| other != own && APART.contains(&other))
    };
    let end = list.parts.iter().position(other).filter(|end| *end > 1 && APART.contains(&own));
    let Some(end) = end else { return list.clone() };
    let parts = list.parts.iter().take(end).copied().collect();
    ListClaim { parts, beyond: Vec::new(), is_complete: false, ..list.clone() }
}

/// Classes of which none holds another. (What is disclosed may hold what is disclosed in part.)
const APART: [&str; 4] = ["partly-disclosed", "refused", "unavailable", "declined"];

fn judge(cx: &Context<'_>, list: &ListClaim) -> Answer {
    let (place, whole) = list.whole;
    // 办结 40 件，具体为：…: all outcomes should stand there, however much is missing.
    let outcomes = lists_outcomes(cx, list);
    let comparison = match lists::compare(list) {
        Err(Why::ListMayBeOpen) if outcomes => Comparison::Less(lists::terms(list)?),
        compared => compared?,
    };
    let (parts, severity, variant) = match comparison {
        // 答复 20 件，予以公开 7 件，…，无法提供 7 件: numbers beside a number, each of them in the tables.
        Comparison::Less(_) | Comparison::More(_) if !list.is_named && is_beside(cx, list) => {
            return Err(Why::ListMayBeOpen);
        }
        Comparison::Same => return holds(),
        // 收到 35 件，其中公开 16 件、无法提供 17 件, as in the tables: the others are carried out, and not told.
        Comparison::Less(_) if !list.is_complete && may_be_carried_out(cx, list) => {
            return Err(Why::ListMayBeOpen);
        }
        Comparison::Less(parts) if outcomes => (parts, Severity::Doubtful, text::OUTCOMES),
        // Of parts that are all by their words, it does not matter how little is missing.
        Comparison::Less(parts) if list.is_complete => (parts, Severity::Doubtful, Variant::PLAIN),
        Comparison::Less(parts) => (parts, Severity::Doubtful, text::LESS),
        Comparison::More(parts) => (parts, Severity::Doubtful, Variant::PLAIN),
        Comparison::Larger(part) => {
            let terms = lists::Terms { terms: vec![part], sum: part };
            (terms, Severity::Doubtful, text::LARGER)
        }
    };
    let terms: Vec<String> = parts.terms.iter().map(u64::to_string).collect();
    broken(
        Finding::new(RULE.id, severity, place)
            .variant(variant)
            .slot(slot::PRINTED, Slot::Text(cx.clause(place)))
            .slot(slot::WHOLE, Slot::Number(whole.into()))
            .slot(slot::TERMS, Slot::Text(terms.join(" + ")))
            .slot(slot::SUM, Slot::Number(parts.sum.into()))
            .related(list.parts.iter().map(|(place, _)| *place)),
    )
}

/// 办结 40 件：予以公开 20 件，…: three or more outcomes behind words that open all of them, and each number in the tables.
fn lists_outcomes(cx: &Context<'_>, list: &ListClaim) -> bool {
    let handled = |subject| subject == Subject::Handled;
    let all = list.parts.len() > 2 && list.beyond.is_empty();
    let sum: Option<u64> =
        list.parts.iter().try_fold(0u64, |sum, (_, part)| sum.checked_add(*part));
    let less = sum.is_some_and(|sum| sum < list.whole.1);
    let mut classes: Vec<Subject> =
        list.parts.iter().filter_map(|(place, _)| explained(cx, *place, is_class)).collect();
    classes.sort_unstable();
    classes.dedup();
    all && less
        && classes.len() == list.parts.len()
        && explained(cx, list.whole.0, handled).is_some()
        && opens_all(cx, list)
}

/// Between the whole and its parts stands a colon or 具体为, and no 其中.
fn opens_all(cx: &Context<'_>, list: &ListClaim) -> bool {
    let Place::Span(section, index, _, start) = list.whole.0 else { return false };
    let Some((Place::Span(_, at, end, _), _)) = list.parts.first() else { return false };
    let sentence = cx.sentences_of(section).get(index).filter(|_| *at == index);
    let between = sentence.and_then(|sentence| sentence.chars().get(start..*end));
    let between: String = between.unwrap_or(&[]).iter().collect();
    let has = |words: Phrases| words.iter().any(|word| between.contains(word));
    has(phrases::OPENS_ALL) && !has(phrases::OPENS_SOME)
}

/// The whole is no total of the tables, and each part is an outcome that they have: 予以公开 33 件，部分公开 7 件，….
fn is_beside(cx: &Context<'_>, list: &ListClaim) -> bool {
    let claimed = cx.report.claims.iter().filter(|claim| claim.place == list.whole.0);
    !claimed.into_iter().any(|claim| claim.subject.is_total())
        && list.parts.iter().all(|(place, _)| explained(cx, *place, is_class).is_some())
}

fn is_class(subject: Subject) -> bool {
    matches!(subject, Subject::Outcome(_))
}

/// What a number counts, where it is such a subject and the tables explain it.
fn explained(cx: &Context<'_>, place: Place, is: fn(Subject) -> bool) -> Option<Subject> {
    let mut states = cx.report.claims.iter().zip(&cx.analysis.claims);
    let found = states.find(|(claim, state)| {
        claim.place == place && is(claim.subject) && matches!(state, ClaimState::Explained(_))
    });
    found.map(|(claim, _)| claim.subject)
}

/// The whole came in, the parts are outcomes, and each is a number of the tables: what is missing may be carried out.
fn may_be_carried_out(cx: &Context<'_>, list: &ListClaim) -> bool {
    let came_in =
        |subject| matches!(subject, Subject::Received | Subject::TakenIn | Subject::TakenInAll);
    let outcome = |(place, _): &(Place, u64)| explained(cx, *place, is_class).is_some();
    explained(cx, list.whole.0, came_in).is_some() && list.parts.iter().all(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{
        Faults, cell, claims, clean, count, holds as holding, say_in, unchecked,
    };
    use model::{SectionId, TableId};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| *reading = list(10, &[5, 4, 3]))
            .of(text::LESS, |reading| *reading = list(100, &[50, 40, 5]))
            .of(text::LARGER, |reading| *reading = list(28, &[31]))
            .of(text::OUTCOMES, |reading| {
                *reading = outcomes("办结20件：公开9件、不予公开2件、无法提供3件。")
            })
    }

    /// Of 20 that were handled, 9 disclosed, 2 refused, 3 unavailable and 6 declined.
    fn outcomes(sentence: &str) -> crate::recognise::Reading {
        let mut reading = clean();
        for (row, value) in
            [("handled-total", 20), ("unavailable.not-held", 3), ("declined.petition", 6)]
        {
            for column in ["natural-person", "total"] {
                count(&mut reading, cell(TableId::Applications, row, column), value);
            }
        }
        let own = reading.report.sections.iter().find(|text| text.id == SectionId::Overview);
        let paragraphs = own.map_or(&[][..], |own| own.paragraphs.as_slice());
        let index = paragraphs.iter().map(|paragraph| paragraph.sentences.len()).sum();
        say_in(&mut reading, SectionId::Overview, &[sentence]);
        let classes = ["disclosed", "refused", "unavailable"].map(Subject::Outcome);
        let subjects = [Subject::Handled].into_iter().chain(classes);
        let mut numbers = Vec::new();
        for (subject, value) in subjects.zip([20u32, 9, 2, 3]) {
            let before = sentence.split(&format!("{value}件")).next().unwrap().chars().count();
            let length = value.to_string().chars().count();
            claims::claim(&mut reading, subject, model::Quantity::Number(value.into()));
            let place = Place::Span(SectionId::Overview, index, before, before + length);
            reading.report.claims.last_mut().unwrap().place = place;
            numbers.push((place, u64::from(value)));
        }
        claims::list(&mut reading, 20, &[9, 2, 3]);
        let list = reading.report.lists.last_mut().unwrap();
        list.whole = numbers.remove(0);
        list.parts = numbers;
        reading
    }

    #[test]
    fn an_outcome_that_is_left_out_is_asked_about_where_all_should_stand() {
        for sentence in [
            "办结20件，具体为公开9件、不予公开2件、无法提供3件。",
            "办结20件：公开9件、不予公开2件、无法提供3件。",
        ] {
            let finding = crate::rules::tests::broken(&RULE, &outcomes(sentence));
            assert_eq!(finding.variant, text::OUTCOMES);
        }
        for sentence in [
            "办结20件，其中公开9件、不予公开2件、无法提供3件。",
            "办结20件，主要为：公开9件、不予公开2件、无法提供3件。",
        ] {
            assert_eq!(unchecked(&RULE, &outcomes(sentence)), Why::ListMayBeOpen, "{sentence}");
        }
    }

    fn list(whole: u64, parts: &[u64]) -> crate::recognise::Reading {
        let mut reading = clean();
        claims::list(&mut reading, whole, parts);
        reading
    }

    #[test]
    fn parts_that_come_to_the_whole_hold() {
        holding(&RULE, &list(36, &[20, 12, 4]));
    }

    #[test]
    fn parts_that_come_to_more_or_to_a_little_less_are_doubtful() {
        let more = crate::rules::tests::broken(&RULE, &list(2139, &[1744, 393, 21, 2]));
        assert_eq!(more.severity, Severity::Doubtful);
        let less = crate::rules::tests::broken(&RULE, &list(267, &[81, 150, 26]));
        assert_eq!((less.severity, less.variant), (Severity::Doubtful, text::LESS));
    }

    #[test]
    fn a_list_that_leaves_much_out_is_not_judged() {
        assert_eq!(unchecked(&RULE, &list(45, &[12, 20])), Why::ListMayBeOpen);
        assert_eq!(unchecked(&RULE, &clean()), Why::NotSaid);
    }
}
