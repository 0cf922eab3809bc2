//! How people write numbers in annual reports.
//!
//! The form asks for whole numbers. Reports give us `３`, `3件`, `1,024`, `—`, `/`, `无` and
//! nothing at all. This module decides which of these are numbers. It never guesses: what is not
//! plainly a number stays text, and a rule reports it.

use super::lexicon;
use model::form::Kind;
use model::{Cell, Entry, Notation, decimal};

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
        cell.certain = number.sure && !cell.notation.contains(&Notation::Split);
        cell.entry = entry(&number.plain, kind);
    }
    cell
}

/// Whether this can be the value of a cell: a number, a sign for nothing, or a blank.
pub(super) fn is_value(printed: &str) -> bool {
    let printed = printed.trim();
    printed.is_empty() || is_mark(printed) || Number::parse(printed).is_some()
}

/// Is this a figure that is not plainly a number, such as `(17)`, `17-18` or `1.82E+04`? It is no value,
/// and no label either.
pub(super) fn is_figure(printed: &str) -> bool {
    // A separator at the end is a number that goes on in another place, or the ordinal of a label.
    let part = |c: char| matches!(c, ',' | '.' | '\u{3001}');
    let (mut figure, mut length, mut last) = (false, 0, ' ');
    for c in printed.trim().chars() {
        let half = half_width(c);
        let word = c.is_alphabetic() && !half.is_ascii() && !lexicon::BESIDE_FIGURES.contains(c);
        if word || (length == 0 && part(half)) {
            return false;
        }
        (figure, length, last) = (figure || half.is_ascii_digit(), length + 1, half);
    }
    figure && length <= LONGEST_FIGURE && !part(last)
}

/// Longer ones are links, telephone numbers and the like.
const LONGEST_FIGURE: usize = 16;

/// Figures whose separators do not fit, such as `382,71`: the rest of the number may stand elsewhere.
pub(super) fn is_cut(printed: &str) -> bool {
    let figures = |c: char| c.is_whitespace() || matches!(half_width(c), '0'..='9' | ',' | '.');
    printed.chars().all(figures) && !is_value(printed)
}

pub(super) fn is_unit(printed: &str) -> bool {
    lexicon::UNITS.contains(&printed.trim())
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
    /// What stands behind it is a note and no part of it.
    sure: bool,
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
        let sure = !note.iter().any(|note| note.contains(is_raised));
        Some(Number { plain, note, notation, sure })
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

/// A unit or a note behind the number; `None` where it is anything else.
fn behind(rest: &str, notation: &mut Vec<Notation>) -> Option<Option<String>> {
    if rest.is_empty() {
        return Some(None);
    }
    let sign = |c: char| is_note_sign(c) || is_raised(c) || c.is_whitespace();
    let before_unit = rest.trim_start_matches(sign);
    let behind_unit = lexicon::UNITS.iter().find_map(|unit| before_unit.strip_prefix(unit));
    if behind_unit.is_some() {
        add(notation, Notation::Unit);
    }
    let left = behind_unit.unwrap_or(before_unit).trim_start_matches(sign);
    // One pair of brackets: `210000021（二）部分公开（…）` is a number with the next label glued on.
    let opens = left.starts_with(|c| lexicon::NOTE_OPENS.contains(c));
    let close = left.chars().position(|c| lexicon::NOTE_CLOSES.contains(c));
    let bracketed = opens && close.is_some_and(|close| close + 1 == left.chars().count());
    if !left.is_empty() && !bracketed {
        return None;
    }
    if bracketed || rest.contains(|c| is_note_sign(c) || is_raised(c)) {
        add(notation, Notation::Note);
    }
    Some(Some(rest.to_owned()))
}

pub(super) fn is_note_sign(c: char) -> bool {
    lexicon::NOTE_SIGNS.contains(c)
}

fn is_raised(c: char) -> bool {
    lexicon::RAISED_FIGURES.contains(c)
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
    decimal(plain).map_or(Entry::Text, Entry::Amount)
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
    fn a_sign_of_a_note_behind_a_number_is_a_note() {
        for (printed, note) in [
            ("17①", "①"),
            ("17*", "*"),
            ("17 [1]", "[1]"),
            ("17〔2〕", "〔2〕"),
            ("17件①", "件①"),
            ("17①件（见注）", "①件（见注）"),
        ] {
            let cell = count(printed);
            assert_eq!((cell.entry, cell.certain), (Entry::Count(17), true), "{printed}");
            assert_eq!(cell.note.unwrap(), note);
            assert!(cell.notation.contains(&Notation::Note), "{printed}");
        }
        assert_eq!(count("58人").notation, [Notation::Unit]);
        // It may have been the last figure of the number.
        let raised = count("17²");
        assert_eq!((raised.entry, raised.certain), (Entry::Count(17), false));
    }

    #[test]
    fn a_figure_that_is_no_number_is_no_label_either() {
        for text in
            ["约17", "(17)", "17-18", "1.82E+04", "17余件", "17%", "*17", "1O", "1.2.3", "17?"]
        {
            assert!(is_figure(text) && !is_value(text), "{text}");
            assert_eq!(count(text).entry, Entry::Text, "{text}");
        }
        for text in ["3.", "1.属于国家秘密", "3、其他", "2023年", "3其他", "（一）", "见附件1", "①"]
        {
            assert!(!is_figure(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_plainly_a_number_stays_text() {
        for text in ["三", "1,02", "50%", "1月2日", "O", "1.2.3", "99999999999999999999", "3万"]
        {
            assert_eq!(count(text).entry, Entry::Text, "{text}");
        }
    }
}
