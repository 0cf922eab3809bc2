//! A citizen's identity number stands in the report (GB 11643: region, date of birth, serial number,
//! check character).
//!
//! The check character proves it. Where it does not fit, region and date make it likely.

use crate::rules::catalogue::text::identity_number_is_printed::{self as text, slot};
use std::ops::Range;

use super::masked;
use crate::rules::catalogue::phrases;
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Finding, Severity, Slot, Variant};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

struct Hit {
    place: Place,
    masked: String,
    proved: bool,
}

fn judge(cx: &Writing<'_>) -> Answer {
    let hits: Vec<Hit> = cx.prose()?.iter().flat_map(numbers).collect();
    let Some(first) = hits.iter().find(|hit| hit.proved).or(hits.first()) else { return holds() };
    let (severity, variant) = match first.proved {
        true => (Severity::Wrong, Variant::PLAIN),
        false => (Severity::Doubtful, text::UNPROVED),
    };
    broken(
        Finding::new(RULE.id, severity, first.place)
            .variant(variant)
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::FOUND, Slot::Text(first.masked.clone()))
            .related(hits.iter().map(|hit| hit.place)),
    )
}

fn numbers<'s>(sentence: &'s Sentence<'_>) -> impl Iterator<Item = Hit> + use<'s> {
    sentence.digits().into_iter().filter_map(move |run| {
        let range = whole(sentence, run)?;
        let number = sentence.folded(range.clone());
        // Those of before 1999 have no check character and two digits of the year: only where they are called so.
        let short = range.len() == SHORT;
        let dated = if short { has_short_date(&number) } else { has_date(&number) };
        let called = !short || sentence.has(phrases::IDENTITY_WORDS);
        let plausible = called && sentence.stands_alone(&range) && has_region(&number) && dated;
        plausible.then(|| Hit {
            place: sentence.span(range),
            masked: masked(&number),
            proved: !short && check_character(&number) == number.chars().last(),
        })
    })
}

/// Digits of an identity number of before 1999 (GB 11643-1989).
const SHORT: usize = 15;

/// Eighteen digits, seventeen with an X behind them, or fifteen.
fn whole(sentence: &Sentence<'_>, run: Range<usize>) -> Option<Range<usize>> {
    match run.len() {
        18 | SHORT => Some(run),
        17 => (sentence.char(run.end) == Some('x')).then_some(run.start..run.end + 1),
        _ => None,
    }
}

/// The first two digits are a province.
fn has_region(number: &str) -> bool {
    let province = digits(number, 0..2);
    matches!(province, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

fn has_date(number: &str) -> bool {
    let (year, month, day) =
        (digits(number, 6..10), digits(number, 10..12), digits(number, 12..14));
    (1900..=2030).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn has_short_date(number: &str) -> bool {
    let (month, day) = (digits(number, 8..10), digits(number, 10..12));
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn digits(number: &str, range: Range<usize>) -> u32 {
    number.get(range).and_then(|part| part.parse().ok()).unwrap_or(0)
}

/// The character that the first seventeen digits ask for (ISO 7064, MOD 11-2).
fn check_character(number: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = number.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    "10x98765432".chars().nth((sum % 11) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| say(reading, "证号11010519491231002X。"))
            .of(text::UNPROVED, |reading| say(reading, "证号110105194912310021。"))
    }

    // An invented number of a region that does not exist any more, 123 as serial number.
    const NUMBER: &str = "11010219000101123";

    fn valid() -> String {
        format!("{NUMBER}{}", check_character(NUMBER).unwrap().to_ascii_uppercase())
    }

    #[test]
    fn the_check_character_proves_it_and_nothing_prints_it_again() {
        let mut reading = clean();
        say(&mut reading, &format!("申请人身份证号{}。", valid()));
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.severity, Severity::Wrong);
        assert!(!format!("{:?}", finding.slots).contains("19000101"));
    }

    #[test]
    fn another_check_character_is_doubtful() {
        let mut reading = clean();
        let other = if valid().ends_with('0') { '1' } else { '0' };
        say(&mut reading, &format!("身份证号{NUMBER}{other}。"));
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.severity, finding.variant), (Severity::Doubtful, text::UNPROVED));
    }

    #[test]
    fn a_number_of_fifteen_digits_is_doubtful_where_it_is_called_one() {
        let mut reading = clean();
        say(&mut reading, "申请人身份证号110102000101123。");
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.severity, finding.variant), (Severity::Doubtful, text::UNPROVED));
        let mut reading = clean();
        for text in ["编号110102000101123。", "身份证号110102001301123。"] {
            say(&mut reading, text);
        }
        holds(&RULE, &reading);
    }

    #[test]
    fn other_long_numbers_are_left_alone() {
        let mut reading = clean();
        for text in
            ["编号110102199913011237。", "编号990102190001011237。", "单号1101021900010112370。"]
        {
            say(&mut reading, text);
        }
        say(&mut reading, &format!("网址http://a.cn/{}.html。", valid()));
        holds(&RULE, &reading);
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }

    #[test]
    fn the_check_character_of_the_standards_example_is_right() {
        assert_eq!(check_character("11010519491231002"), Some('x'));
    }
}
