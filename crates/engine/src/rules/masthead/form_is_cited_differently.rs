//! The form is cited with a damaged number (国办公开办函202130号) or under another title
//! (政府信息年度报告格式).

use crate::rules::catalogue::text::form_is_cited_differently::{self as text, slot};
use std::ops::Range;

use crate::rules::Why;
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::sentence::Sentence;
use model::finding::{Finding, Severity, Slot, Variant};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Masthead), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let mut cited = false;
    for sentence in cx.sentences_of(SectionId::Masthead) {
        let number = word(sentence, phrases::FORM_NUMBER);
        let title = word(sentence, phrases::FORM_TITLE_END);
        cited |= number.is_some() || title.is_some();
        let (range, variant) = match (number.and_then(|at| damaged(sentence, at)), title) {
            (Some(range), _) => (range, Variant::PLAIN),
            (None, Some(title)) if !is_titled(sentence, &title) => {
                (title.start.saturating_sub(8)..title.end, text::TITLE)
            }
            _ => continue,
        };
        let place = sentence.span(range.clone());
        return broken(
            Finding::new(RULE.id, Severity::Remark, place)
                .variant(variant)
                .slot(slot::PRINTED, Slot::Text(sentence.print(range)))
                .slot(slot::OFFICIAL, Slot::Text(cx.form.instrument.to_owned()))
                .related([place]),
        );
    }
    if cited { holds() } else { Err(Why::NotSaid) }
}

fn word(sentence: &Sentence<'_>, name: Phrases) -> Option<Range<usize>> {
    name.iter().find_map(|words| sentence.find(words))
}

/// What stands for the number, where it is not `〔year〕number号`.
fn damaged(sentence: &Sentence<'_>, prefix: Range<usize>) -> Option<Range<usize>> {
    // Longer than any number of a document.
    const LONGEST: usize = 14;
    let begins = |at: usize, name: Phrases| name.iter().any(|word| sentence.has_at(at, word));
    let digits = |from: usize| {
        (from..sentence.len())
            .take_while(|at| sentence.char(*at).is_some_and(|c| c.is_ascii_digit()))
            .count()
    };
    let open = prefix.end;
    let year = digits(open + 1);
    let close = open + 1 + year;
    let number = digits(close + 1);
    let end = close + 1 + number;
    let whole = begins(open, phrases::NUMBER_OPEN)
        && year == 4
        && begins(close, phrases::NUMBER_CLOSE)
        && number > 0
        && begins(end, phrases::NUMBER_END);
    if whole {
        return None;
    }
    let reach = (prefix.end..sentence.len()).take(LONGEST);
    // Without a number at all the office is named and no document.
    let stop = reach.clone().find(|at| begins(*at, phrases::NUMBER_END))?;
    reach.take_while(|at| *at < stop).any(|at| digits(at) > 0).then_some(prefix.start..stop + 1)
}

/// 政府信息公开工作 stands before 年度报告格式.
fn is_titled(sentence: &Sentence<'_>, end: &Range<usize>) -> bool {
    phrases::FORM_TITLE_BEGIN.iter().any(|words| {
        let from = end.start.checked_sub(words.chars().count());
        from.is_some_and(|from| sentence.has_at(from, words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| masthead(reading, &["根据国办公开办函202130号编制。"]))
            .of(text::TITLE, |reading| masthead(reading, &["根据《政府信息年度报告格式》编制。"]))
    }

    fn with(text: &str) -> crate::recognise::Reading {
        let mut reading = clean();
        masthead(&mut reading, &[text]);
        reading
    }

    #[test]
    fn the_number_and_the_title_as_published_hold() {
        holds(
            &RULE,
            &with(
                "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函 〔2021〕 30 号）编制。",
            ),
        );
    }

    #[test]
    fn another_number_and_another_title_are_remarked() {
        let finding = broken(&RULE, &with("根据国办公开办函202130 号编制。"));
        assert_eq!(finding.slots[0].1, Slot::Text("国办公开办函202130 号".into()));
        assert_eq!(broken(&RULE, &with("根据国办公开办函[2021]30号编制。")).variant, "");
        let title = with("根据《政府信息年度报告格式》编制。");
        assert_eq!(broken(&RULE, &title).variant, text::TITLE);
    }

    #[test]
    fn where_the_form_is_not_cited_nothing_is_said() {
        assert_eq!(unchecked(&RULE, &with("根据《条例》编制。")), Why::NotSaid);
    }
}
