//! `共 N 条，其中 a、b、c` that reads as the whole and comes to another number.
//!
//! Parts that come to more than their whole cannot be right. Parts that come to less may leave some
//! out: only where little is missing is it pointed at.

use crate::rules::analysis::claims::ClaimState;
use crate::rules::analysis::lists::{self, Comparison};
use crate::rules::catalogue::text::list_does_not_add_up::{self as text, slot};
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
    let lists = &cx.report.lists;
    for (at, list) in lists.iter().enumerate() {
        // Several lists may be of one number: one that comes out is enough, and one that does not is told once.
        let shares = |other: &ListClaim| {
            let first = list.parts.first().map(|(place, _)| place);
            other.parts.iter().any(|(place, _)| Some(place) == first)
        };
        let same = |other: &&ListClaim| other.whole.0 == list.whole.0 && shares(other);
        let told = lists.iter().take(at).any(|other| same(&other));
        let holds = |list: &ListClaim| matches!(lists::compare(list), Ok(Comparison::Same));
        if told || (!holds(list) && lists.iter().filter(same).any(holds)) {
            continue;
        }
        let one = Answers::at(list.whole.0, judge(cx, list));
        answers.places.extend(one.places);
        answers.findings.extend(one.findings);
    }
    if answers.places.is_empty() {
        answers.places.push((Place::Report, Outcome::Unchecked(Why::NotSaid)));
    }
    answers
}

fn judge(cx: &Context<'_>, list: &ListClaim) -> Answer {
    let (place, whole) = list.whole;
    let (parts, severity, variant) = match lists::compare(list)? {
        Comparison::Same => return holds(),
        // 收到 35 件，其中公开 16 件、无法提供 17 件, as in the tables: the others are carried out, and not told.
        Comparison::Less(_) if !list.is_complete && may_be_carried_out(cx, list) => {
            return Err(Why::ListMayBeOpen);
        }
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

/// The whole came in, the parts are outcomes, and each is a number of the tables: what is missing may be carried out.
fn may_be_carried_out(cx: &Context<'_>, list: &ListClaim) -> bool {
    let agrees = |place: &Place, is: fn(Subject) -> bool| {
        let mut states = cx.report.claims.iter().zip(&cx.analysis.claims);
        states.any(|(claim, state)| {
            let explained = matches!(state, ClaimState::Explained(_));
            claim.place == *place && explained && is(claim.subject)
        })
    };
    let came_in =
        |subject| matches!(subject, Subject::Received | Subject::TakenIn | Subject::TakenInAll);
    let outcome = |subject| matches!(subject, Subject::Outcome(_));
    agrees(&list.whole.0, came_in) && list.parts.iter().all(|(place, _)| agrees(place, outcome))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, claims, clean, holds as holding, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| *reading = list(10, &[5, 4, 3]))
            .of(text::LESS, |reading| *reading = list(100, &[50, 40, 5]))
            .of(text::LARGER, |reading| *reading = list(28, &[31]))
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
