//! The years in a sentence.

use std::ops::Range;

use super::catalogue::phrases;
use super::sentence::Sentence;

/// A year of four digits or four characters, with 年 behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub value: u16,
    /// Its digits, without 年.
    pub at: Range<usize>,
    /// It stands in quotation marks or in a title.
    pub quoted: bool,
}

impl Year {
    pub fn all(sentence: &Sentence<'_>) -> Vec<Year> {
        let signs = phrases::YEAR_SIGN;
        if !sentence.has(signs) {
            return Vec::new();
        }
        let signed = |at: &usize| signs.iter().any(|sign| sentence.has_at(at + LENGTH, sign));
        (0..sentence.len()).filter(signed).filter_map(|at| Year::at(sentence, at)).collect()
    }

    fn at(sentence: &Sentence<'_>, start: usize) -> Option<Year> {
        let at = start..start + LENGTH;
        let joined = sentence.before(start).is_some_and(|c| c.is_ascii_digit());
        let value =
            at.clone().try_fold(0u16, |value, at| Some(value * 10 + digit(sentence.char(at)?)?))?;
        let known = (1990..=2100).contains(&value) && !joined;
        known.then(|| Year { value, at, quoted: sentence.is_quoted(start) })
    }
}

const LENGTH: usize = 4;

/// 3 for `3` and for 三.
fn digit(c: char) -> Option<u16> {
    if let Some(digit) = c.to_digit(10) {
        return u16::try_from(digit).ok();
    }
    let digits = phrases::CHARACTER_DIGITS;
    let found = digits.iter().position(|digit| digit.starts_with(c))?;
    // Three ways to write 0 come first.
    u16::try_from(found.saturating_sub(2)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_in_digits_and_characters_and_quoted_ones_are_marked() {
        let sentence = Sentence::of("２０２２ 年，二〇二三年，《2021年要点》");
        let years: Vec<_> = sentence.years().iter().map(|year| (year.value, year.quoted)).collect();
        assert_eq!(years, [(2022, false), (2023, false), (2021, true)]);
        assert_eq!(sentence.span(sentence.years()[0].at.clone()).to_string(), "overview:2:0-4");
    }

    #[test]
    fn the_end_of_a_longer_number_is_no_year() {
        assert_eq!(Sentence::of("第12023年").years(), []);
    }
}
