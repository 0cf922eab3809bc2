//! The years in a sentence.

use std::ops::Range;

use super::catalogue::phrases;

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
    /// The years in folded characters, of which some are quoted.
    pub fn all(chars: &[char], is_quoted: impl Fn(usize) -> bool) -> Vec<Year> {
        let signs = phrases::YEAR_SIGN;
        let signed = |at: &usize| {
            let behind = chars.get(at + LENGTH..).unwrap_or(&[]);
            signs.iter().any(|sign| {
                behind.len() >= sign.chars().count()
                    && sign.chars().zip(behind).all(|(wanted, c)| wanted == *c)
            })
        };
        let starts = (0..chars.len()).filter(signed);
        starts.filter_map(|at| Year::at(chars, at, &is_quoted)).collect()
    }

    fn at(chars: &[char], start: usize, is_quoted: impl Fn(usize) -> bool) -> Option<Year> {
        let before = start.checked_sub(1).and_then(|at| chars.get(at));
        let joined = before.is_some_and(char::is_ascii_digit);
        let at = start..start + LENGTH;
        let digits = chars.get(at.clone())?;
        let value = digits.iter().try_fold(0u16, |value, c| Some(value * 10 + digit(*c)?))?;
        let known = (1990..=2100).contains(&value) && !joined;
        known.then(|| Year { value, at, quoted: is_quoted(start) })
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
    use crate::rules::sentence::Sentence;

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
