//! The date that a serial number shows (ECMA-376-1 §18.17.4).

use super::decimal::Decimal;
use super::format::DatePart;

/// Days from 1900-01-01 (1) to the last that there is, 9999-12-31.
const LAST: u32 = 2_958_465;
/// Days between the two epochs.
const FOUR_YEARS: u32 = 1_462;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The day from which the dates of a workbook count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    #[default]
    Year1900,
    Year1904,
}

struct DateTime {
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
}

/// The text of a date; `None` where there is no such day.
pub fn text(number: &Decimal, parts: &[DatePart], epoch: Epoch) -> Option<String> {
    let (days, seconds) = number.days()?;
    let days = match epoch {
        Epoch::Year1900 => days,
        Epoch::Year1904 => days.checked_add(FOUR_YEARS)?,
    };
    if days > LAST {
        return None;
    }
    let (year, month, day) = day(days);
    let moment = DateTime {
        year,
        month,
        day,
        hour: seconds / 3_600,
        minute: seconds / 60 % 60,
        second: seconds % 60,
    };
    Some(parts.iter().map(|part| part_text(part, &moment, parts)).collect())
}

fn part_text(part: &DatePart, moment: &DateTime, parts: &[DatePart]) -> String {
    let halves = parts.contains(&DatePart::HalfDay);
    let hour = if halves { (moment.hour + 11) % 12 + 1 } else { moment.hour };
    let name = || usize::try_from(moment.month - 1).ok().and_then(|at| MONTHS.get(at));
    match part {
        DatePart::Words(words) => words.clone(),
        DatePart::Year(2) => format!("{:02}", moment.year % 100),
        DatePart::Year(_) => format!("{:04}", moment.year),
        DatePart::Month(3..) => name().copied().unwrap_or_default().to_owned(),
        DatePart::Month(width) => padded(moment.month, *width),
        DatePart::Day(width) => padded(moment.day, *width),
        DatePart::Hour(width) => padded(hour, *width),
        DatePart::Minute(width) => padded(moment.minute, *width),
        DatePart::Second(width) => padded(moment.second, *width),
        DatePart::HalfDay => if moment.hour % 24 < 12 { "AM" } else { "PM" }.to_owned(),
    }
}

fn padded(number: u32, width: usize) -> String {
    format!("{number:0width$}")
}

/// Year, month and day. The calendar of 1900 has a 29 February that there never was, and a day 0.
fn day(days: u32) -> (u32, u32, u32) {
    match days {
        0 => return (1900, 1, 0),
        60 => return (1900, 2, 29),
        _ => {}
    }
    // Days since 0000-03-01 of the Gregorian calendar, in eras of 400 years (Hinnant,
    // "chrono-compatible low-level date algorithms", civil_from_days).
    let real = if days < 60 { days } else { days - 1 };
    let since = real + 693_900;
    let (era, of_era) = (since / 146_097, since % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + u32::from(month <= 2), month, day)
}
