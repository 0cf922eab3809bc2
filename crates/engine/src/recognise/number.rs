//! How people write numbers in annual reports.
//!
//! The form asks for whole numbers. Reports give us `３`, `3件`, `1,024`, `—`, `/`, `无` and
//! nothing at all. This module decides which of these are numbers. It never guesses: what is not
//! plainly a number stays text, and a rule reports it.

use rust_decimal::Decimal;

use super::lexicon;
use model::form::Kind;
use model::{Cell, Entry, Notation};

/// Reads what is printed in a cell that is to hold a `kind`.
pub(super) fn read(printed: &str, kind: Kind) -> Cell {
    let printed = printed.trim();
    let mut cell = Cell {
        printed: printed.to_owned(),
        entry: Entry::Text,
        certain: true,
        note: None,
        notation: Vec::new(),
    };
    if printed.is_empty() {
        cell.entry = Entry::Blank;
    } else if is_mark(printed) {
        cell.entry = Entry::Mark;
    } else if let Some(number) = Number::parse(printed) {
        cell.note = number.note;
        cell.notation = number.notation;
        cell.certain = !cell.notation.contains(&Notation::Split);
        cell.entry = entry(&number.plain, kind);
    }
    cell
}

/// Whether this can be the value of a cell: a number, a sign for nothing, or a blank.
pub(super) fn is_value(printed: &str) -> bool {
    let printed = printed.trim();
    printed.is_empty() || is_mark(printed) || Number::parse(printed).is_some()
}

pub(super) fn is_mark(printed: &str) -> bool {
    lexicon::MARKS.contains(&printed)
}

/// A number as it was written: its plain digits, and what was around them.
struct Number {
    /// ASCII, with sign and point as printed, separators taken out.
    plain: String,
    note: Option<String>,
    notation: Vec<Notation>,
}

impl Number {
    fn parse(printed: &str) -> Option<Number> {
        let mut notation = Vec::new();
        let mut plain = String::new();
        let mut rest = String::new();
        let mut chars = printed.chars().peekable();
        while let Some(&c) = chars.peek() {
            let half = half_width(c);
            let first = plain.is_empty();
            // A line may end before a separator.
            let behind_digit = plain.trim_end().ends_with(|c: char| c.is_ascii_digit());
            match half {
                '0'..='9' => plain.push(half),
                '+' | '-' if first => plain.push(half),
                '.' | ',' if behind_digit => plain.push(half),
                c if c.is_whitespace() && !first => plain.push(' '),
                _ => break,
            }
            if half != c && !c.is_whitespace() {
                add(&mut notation, Notation::FullWidth);
            }
            chars.next();
        }
        rest.extend(chars);
        let plain = plain.trim_end().to_owned();
        if !plain.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let plain = joined(plain, &mut notation)?;
        let note = behind(rest.trim(), &mut notation)?;
        let digits = plain.trim_start_matches(['+', '-']);
        let whole = digits.split('.').next().unwrap_or(digits);
        if whole.len() > 1 && whole.starts_with('0') {
            add(&mut notation, Notation::LeadingZeros);
        }
        Some(Number { plain, note, notation })
    }
}

/// Takes separators and inner spaces out of the digits; `None` where they are no separators.
fn joined(plain: String, notation: &mut Vec<Notation>) -> Option<String> {
    let mut plain = plain;
    if plain.contains(' ') {
        add(notation, Notation::Split);
        plain.retain(|c| c != ' ');
    }
    if plain.contains(',') {
        let whole = plain.split('.').next()?;
        let mut groups = whole.trim_start_matches(['+', '-']).split(',');
        let first = groups.next()?.len();
        if !(1..=3).contains(&first) || !groups.all(|group| group.len() == 3) {
            return None;
        }
        add(notation, Notation::ThousandsSeparator);
        plain.retain(|c| c != ',');
    }
    (plain.matches('.').count() <= 1 && !plain.ends_with('.')).then_some(plain)
}

/// A unit or a note in brackets behind the number; `None` where it is anything else.
fn behind(rest: &str, notation: &mut Vec<Notation>) -> Option<Option<String>> {
    if rest.is_empty() {
        return Some(None);
    }
    let unit = lexicon::UNITS.iter().find(|unit| rest.starts_with(**unit));
    let after_unit = unit.map_or(rest, |unit| rest.get(unit.len()..).unwrap_or("")).trim();
    if unit.is_some() {
        add(notation, Notation::Unit);
    }
    if after_unit.is_empty() {
        return Some(Some(rest.to_owned()));
    }
    // One pair of brackets: `210000021（二）部分公开（…）` is a number with the next label glued on.
    let close = after_unit.find([')', '\u{ff09}']);
    let bracketed = after_unit.starts_with(['(', '\u{ff08}'])
        && close.is_some_and(|close| after_unit.get(close..).unwrap_or("").chars().count() == 1);
    if !bracketed {
        return None;
    }
    add(notation, Notation::Note);
    Some(Some(rest.to_owned()))
}

fn entry(plain: &str, kind: Kind) -> Entry {
    let signed = plain.starts_with(['+', '-']);
    let whole = !plain.contains('.');
    match kind {
        Kind::Amount => amount(plain),
        Kind::Change if whole => plain.parse().map_or(Entry::Text, Entry::Change),
        _ if whole && signed => plain.parse().map_or(Entry::Text, Entry::Change),
        _ if whole => plain.parse().map_or(Entry::Text, Entry::Count),
        _ => amount(plain),
    }
}

/// A number with more digits than a decimal holds stays text; it is not rounded.
fn amount(plain: &str) -> Entry {
    Decimal::from_str_exact(plain).map_or(Entry::Text, Entry::Amount)
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff0b}' | '\u{ff0c}' | '\u{ff0d}' | '\u{ff0e}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        '\u{2212}' | '\u{2013}' => '-',
        _ => c,
    }
}

fn add(notation: &mut Vec<Notation>, new: Notation) {
    if !notation.contains(&new) {
        notation.push(new);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn count(printed: &str) -> Cell {
        read(printed, Kind::Count)
    }

    #[test]
    fn a_blank_a_mark_and_a_zero_stay_different() {
        assert_eq!(count(" \u{a0}").entry, Entry::Blank);
        for mark in ["/", "-", "—", "无", "不适用"] {
            assert_eq!(count(mark).entry, Entry::Mark, "{mark}");
        }
        assert_eq!(count("0").entry, Entry::Count(0));
    }

    #[test]
    fn unusual_writing_is_read_and_remembered() {
        assert_eq!(count("１２").entry, Entry::Count(12));
        assert_eq!(count("１２").notation, [Notation::FullWidth]);
        assert_eq!(count("11,398,889").entry, Entry::Count(11_398_889));
        assert_eq!(count("3件").notation, [Notation::Unit]);
        let noted = count("22（其中修订16件）");
        assert_eq!(
            (noted.entry, noted.note.unwrap().as_str()),
            (Entry::Count(22), "（其中修订16件）")
        );
        assert_eq!(count("007").notation, [Notation::LeadingZeros]);
    }

    #[test]
    fn a_number_in_two_pieces_needs_an_eye() {
        let split = count("1 0");
        assert_eq!((split.entry, split.certain), (Entry::Count(10), false));
        let at_separator = count("1\n,024");
        assert_eq!((at_separator.entry, at_separator.certain), (Entry::Count(1024), false));
    }

    #[test]
    fn what_is_printed_decides_not_what_the_form_asks_for() {
        assert_eq!(count("-1").entry, Entry::Change(-1));
        assert_eq!(count("1.5").entry, Entry::Amount("1.5".parse().unwrap()));
        assert_eq!(read("5", Kind::Change).entry, Entry::Change(5));
        assert_eq!(read("+3", Kind::Change).entry, Entry::Change(3));
        assert_eq!(read("0", Kind::Amount).entry, Entry::Amount("0".parse().unwrap()));
        assert_eq!(read("251000元", Kind::Amount).entry, Entry::Amount("251000".parse().unwrap()));
    }

    #[test]
    fn what_is_not_plainly_a_number_stays_text() {
        for text in ["三", "1,02", "50%", "1月2日", "O", "1.2.3", "99999999999999999999", "3万"]
        {
            assert_eq!(count(text).entry, Entry::Text, "{text}");
        }
    }
}
