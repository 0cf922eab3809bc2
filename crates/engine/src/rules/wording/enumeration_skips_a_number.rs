//! 一是 is followed by 三是: a number of an enumeration is missing.
//!
//! A section may enumerate several times, and within one another. A number is missed only where no
//! open enumeration has the one before it, and where that one is not written otherwise (二要、第二).

use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::enumeration_skips_a_number::{self as text, slot};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// Enumerations within one another that are kept in mind.
const DEEPEST: usize = 8;

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

/// Where a number of an enumeration stands.
struct Item<'s, 'a> {
    sentence: &'s Sentence<'a>,
    at: usize,
}

fn judge(cx: &Writing<'_>) -> Answer {
    cx.prose()?;
    for section in SectionId::NUMBERED {
        if let Some((before, item)) = skipped(cx.sentences_of(section)) {
            let place = item.sentence.span(item.at..item.at + 2);
            return broken(
                Finding::new(RULE.id, Severity::Remark, place)
                    .slot(slot::BEFORE, Slot::Text(numeral(before)))
                    .slot(slot::FOUND, Slot::Text(item.sentence.print(item.at..item.at + 2)))
                    .related([place]),
            );
        }
    }
    holds()
}

/// The first number that comes too early, with the one before it.
fn skipped<'s, 'a>(sentences: &'s [Sentence<'a>]) -> Option<(usize, Item<'s, 'a>)> {
    let mut open: Vec<usize> = Vec::new();
    // Numbers that stand alone since the last item: another way to count.
    let mut otherwise: Vec<usize> = Vec::new();
    let numerals: Vec<char> = numerals().filter_map(|word| word.chars().next()).collect();
    let ordinal = |c: char| numerals.iter().position(|numeral| *numeral == c).map(|at| at + 1);
    for sentence in sentences {
        for at in 0..sentence.len() {
            let Some(value) = sentence.char(at).and_then(ordinal) else { continue };
            let next = sentence.char(at + 1);
            if !enumerates(next) {
                otherwise.push(value);
                continue;
            }
            let item = Item { sentence, at };
            if !begins(sentence, at) {
                otherwise.push(value);
                continue;
            }
            if value == 1 {
                open.push(1);
            } else if let Some(level) = open.iter().rposition(|last| *last + 1 == value) {
                open.truncate(level);
                open.push(value);
            } else if let Some(top) = open.last().copied().filter(|top| *top + 1 < value) {
                if !otherwise.contains(&(value - 1)) {
                    return Some((top, item));
                }
                open.push(value);
            } else {
                open.push(value);
            }
            otherwise.clear();
            if open.len() > DEEPEST {
                open.remove(0);
            }
        }
    }
    None
}

/// Nothing before it, or a mark: 统一是 and 之一是 are words.
fn begins(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.before(at).is_none_or(|c| !c.is_alphanumeric())
}

fn enumerates(next: Option<char>) -> bool {
    next.is_some_and(|c| phrases::ENUMERATES.iter().any(|word| word.starts_with(c)))
}

fn numerals() -> impl Iterator<Item = &'static str> {
    // 〇零○ stand before the numbers from one on.
    phrases::CHARACTER_DIGITS.iter().copied().skip(3)
}

fn numeral(value: usize) -> String {
    let word = numerals().nth(value.saturating_sub(1)).unwrap_or_default();
    word.chars().chain(phrases::ENUMERATES.first().unwrap_or(&"").chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "一是公开，三是解读。"))
    }

    fn with(texts: &[&str]) -> crate::recognise::Reading {
        let mut reading = clean();
        texts.iter().for_each(|text| say(&mut reading, text));
        reading
    }

    #[test]
    fn lists_in_turn_and_within_one_another_hold() {
        holds(&RULE, &with(&["一是公开；二是解读。", "三是回应。", "一是培训；二是考核。"]));
        holds(&RULE, &with(&["一是公开：一是网站；二是公报。", "二是解读。", "三是回应。"]));
        holds(&RULE, &with(&["二是从中间开始。", "目标之一是公开，三是回应。"]));
        holds(&RULE, &with(&["一是公开。", "二要解读。", "三是回应。"]));
    }

    #[test]
    fn a_number_that_is_missing_is_remarked() {
        let finding = broken(&RULE, &with(&["一是公开。", "三是回应。"]));
        assert_eq!(finding.severity, Severity::Remark);
        assert_eq!(finding.slots[0].1, Slot::Text("一是".into()));
        assert_eq!(finding.slots[1].1, Slot::Text("三是".into()));
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}
