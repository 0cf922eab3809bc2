//! The preamble says how many parts the report has, and lists another number of them.
//!
//! Judged only where every item of the list is one of the form's six parts: 收费及减免情况 is a part
//! of its author's own, and how many parts 公开的内容、问题和措施 are is not known.

use crate::rules::Why;
use crate::rules::catalogue::text::parts_do_not_match_their_number::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::sentence::Sentence;
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// In the form's order. An item of a list that speaks of disputes speaks of applications too.
const PARTS: [(SectionId, Phrases); 6] = [
    (SectionId::Overview, phrases::PART_OVERVIEW),
    (SectionId::Proactive, phrases::PART_PROACTIVE),
    (SectionId::Applications, phrases::PART_APPLICATIONS),
    (SectionId::Disputes, phrases::PART_DISPUTES),
    (SectionId::Problems, phrases::PART_PROBLEMS),
    (SectionId::OtherMatters, phrases::PART_OTHER_MATTERS),
];
/// A list has at least so many items.
const LISTED: usize = 3;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Masthead), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let opening = [SectionId::Masthead, SectionId::Overview];
    let mut sentences = opening.into_iter().flat_map(|section| cx.sentences_of(section));
    let (sentence, claimed) =
        sentences.find_map(|one| Some((one, claimed(one)?))).ok_or(Why::NotSaid)?;
    let listed = listed(sentence).ok_or(Why::NotSaid)?;
    if listed.len() == claimed {
        return holds();
    }
    let missing: Vec<Place> = PARTS
        .iter()
        .filter(|(part, _)| !listed.contains(part))
        .map(|(part, _)| Place::Section(*part))
        .collect();
    let finding = Finding::new(RULE.id, Severity::Doubtful, sentence.place())
        .slot(slot::CLAIMED, Slot::Number(claimed as i128))
        .slot(slot::LISTED, Slot::Number(listed.len() as i128))
        .related([sentence.place()]);
    broken(match missing.len() + listed.len() == claimed {
        true => finding.slot(slot::MISSING, Slot::Places(missing)),
        false => finding.variant(text::OTHER),
    })
}

/// The number before 部分组成 or 个部分.
fn claimed(sentence: &Sentence<'_>) -> Option<usize> {
    phrases::PARTS_COUNTED.iter().find_map(|words| {
        let at = sentence.find(words)?.start;
        let number = sentence.before(at)?;
        let digits = phrases::CHARACTER_DIGITS;
        let character = digits.iter().skip(3).position(|digit| digit.starts_with(number));
        match number.to_digit(10) {
            // The last digit of a longer number is no number of parts.
            Some(_) if sentence.before(at - 1).is_some_and(|c| c.is_ascii_digit()) => None,
            Some(digit) => usize::try_from(digit).ok(),
            None => character.map(|at| at + 1),
        }
    })
}

/// The parts in the list of a sentence; `None` where an item of it is none of the form's.
fn listed(sentence: &Sentence<'_>) -> Option<Vec<SectionId>> {
    let mut text = sentence.text.clone();
    for join in phrases::LIST_JOINS {
        text = text.replace(join, "\n\u{0}");
    }
    for mark in phrases::LIST_MARKS {
        text = text.replace(mark, "\n");
    }
    let items: Vec<(bool, Vec<SectionId>)> =
        text.lines().map(|item| (item.starts_with('\u{0}'), parts_of(item))).collect();
    let first = items.iter().position(|(_, parts)| !parts.is_empty())?;
    let last = items.iter().rposition(|(_, parts)| !parts.is_empty())?;
    // What is joined to the last part is an item, too.
    let more = items.iter().skip(last + 1).take_while(|(joined, _)| *joined).count();
    let list = items.get(first..=last + more)?;
    if list.iter().any(|(_, parts)| parts.is_empty()) {
        return None;
    }
    let mut parts: Vec<SectionId> = list.iter().flat_map(|(_, parts)| parts).copied().collect();
    parts.sort_unstable();
    parts.dedup();
    (parts.len() >= LISTED).then_some(parts)
}

fn parts_of(item: &str) -> Vec<SectionId> {
    let says = |words: Phrases| words.iter().any(|word| item.contains(word));
    let named = PARTS.iter().filter(|(_, words)| says(words)).map(|(part, _)| *part);
    let mut parts: Vec<SectionId> = named.collect();
    if parts.contains(&SectionId::Disputes) {
        parts.retain(|part| *part != SectionId::Applications && *part != SectionId::Proactive);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| *reading = with(&format!("报告{LISTED}六部分组成。")))
            .of(text::OTHER, |reading| *reading = with(&format!("报告{LISTED}四部分组成。")))
    }

    const LISTED: &str = "由总体情况、主动公开情况、依申请公开情况、存在问题、其他事项等";

    fn with(text: &str) -> crate::recognise::Reading {
        let mut reading = clean();
        masthead(&mut reading, &[text]);
        reading
    }

    #[test]
    fn six_of_six_hold_however_they_are_put() {
        for text in [
            "内容为工作总体情况、主动公开情况、政府信息公开申请的办理、因公开申请行政复议、提起行政诉讼的情况、问题及改进以及其他需要报告的事项等六部分。",
            "年报有6个部分：概述、主动公开、依申请公开、行政复议和行政诉讼、主要问题、其他事项。",
        ] {
            holds(&RULE, &with(text));
        }
    }

    #[test]
    fn the_part_that_is_not_listed_is_named() {
        let finding = broken(
            &RULE,
            &with("年报由概述、主动公开、依申请公开、主要问题、其他事项等六部分组成。"),
        );
        let missing = Slot::Places(vec![Place::Section(SectionId::Disputes)]);
        assert_eq!(finding.slots[2].1, missing);
    }

    #[test]
    fn another_number_is_doubtful_too() {
        let finding =
            broken(&RULE, &with("本报告由总体情况、主动公开情况、存在问题、其他事项五部分组成。"));
        assert_eq!(finding.variant, "other");
    }

    #[test]
    fn parts_of_somebodys_own_are_not_counted() {
        for text in [
            "本报告由概述、主动公开情况、收费及减免情况、存在的主要问题等五部分组成。",
            "年报写概述、公开了什么、怎样办理、主要问题四个部分。",
            "年报由概述、主动公开、依申请公开、主要问题、附表共五个部分组成。",
            "年报共五个部分：概述、主动公开、依申请公开、主要问题、附表。",
            "主动公开部分文件。",
        ] {
            assert_eq!(unchecked(&RULE, &with(text)), Why::NotSaid, "{text}");
        }
    }
}
