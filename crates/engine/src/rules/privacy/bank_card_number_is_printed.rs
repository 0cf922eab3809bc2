//! The number of a bank card stands in the report: 16 to 19 digits whose last one fits (ISO/IEC
//! 7812-1, the Luhn formula), in a sentence that speaks of an account.

use super::masked;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::bank_card_number_is_printed::{self as text, slot};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let hits: Vec<(Place, String)> = cx.prose()?.iter().flat_map(numbers).collect();
    let Some((first, shown)) = hits.first() else { return holds() };
    broken(
        Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::FOUND, Slot::Text(shown.clone()))
            .related(hits.iter().map(|(place, _)| *place)),
    )
}

fn numbers(sentence: &Sentence<'_>) -> Vec<(Place, String)> {
    let runs = sentence.digits();
    let long = runs.into_iter().filter(|run| (16..=19).contains(&run.len()));
    let cards = long.filter_map(|run| {
        let number = sentence.folded(run.clone());
        let found =
            fits(&number) && sentence.stands_alone(&run) && sentence.has(phrases::BANK_WORDS);
        found.then(|| (sentence.span(run), masked(&number)))
    });
    cards.collect()
}

/// The Luhn formula: every second digit from the end counts twice.
fn fits(number: &str) -> bool {
    let digits = number.chars().rev().filter_map(|c| c.to_digit(10)).enumerate();
    let sum: u32 = digits
        .map(|(at, digit)| match (at % 2, digit) {
            (0, digit) => digit,
            (_, digit) => digit * 2 % 10 + digit / 5,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "账号4000001234567899。"))
    }

    #[test]
    fn a_number_that_fits_beside_an_account_is_doubtful_and_masked() {
        let mut reading = clean();
        say(&mut reading, "开户银行某某支行，账号4000001234567899。");
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.severity, Severity::Doubtful);
        assert_eq!(finding.slots[1].1, Slot::Text("40***********899".into()));
    }

    #[test]
    fn other_numbers_hold() {
        let mut reading = clean();
        say(&mut reading, "账号4000001234567890。");
        say(&mut reading, "文件编号4000001234567899。");
        holds(&RULE, &reading);
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}
