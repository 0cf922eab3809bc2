//! A day of the calendar, as ISO 8601 writes it.

use std::fmt;

/// A day that exists: `2024-02-29`, never `2023-02-29`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Reads `2024-01-20`, with four, two and two digits and nothing around them.
    pub fn read(text: &str) -> Option<Day> {
        let (year, day) = text.split_once('-')?;
        let year = digits(year, 4)?;
        let (month, day) = month_and_day(day)?;
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        ((month, day) != (2, 29) || leap).then_some(Day { year, month, day })
    }

    /// Year, month from 1, day from 1.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Reads `01-28`, a day of some year: `02-29` is one.
pub fn month_and_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_of_the_calendar() {
        for text in ["2023-02-29", "2024-1-20", "2024/01/20", "2024-13-01", "+024-01-01", "today"] {
            assert_eq!(Day::read(text), None, "{text}");
        }
        assert_eq!(Day::read("2024-12-31").map(Day::parts), Some((2024, 12, 31)));
    }

    #[test]
    fn a_day_is_written_as_it_is_read() {
        for text in ["2024-02-29", "0999-01-01"] {
            assert_eq!(Day::read(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
    }
}
