//! The meaning of a printed value, derived without the library.

use model::Entry;
use model::form::Kind;
use rust_decimal::Decimal;

/// The entry that a reader of the report has to see. Only for what the maker prints.
pub fn meaning(printed: &str, kind: Kind) -> Entry {
    if printed.is_empty() {
        return Entry::Blank;
    }
    let half = |c: char| match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        other => other,
    };
    // A unit or a note begins with the first character that no number has.
    let plain: String = printed
        .chars()
        .map(half)
        .take_while(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ',' | '.'))
        .filter(|c| *c != ',')
        .collect();
    if !plain.contains(|c: char| c.is_ascii_digit()) {
        return Entry::Mark;
    }
    let signed = plain.starts_with(['+', '-']);
    match kind {
        Kind::Amount => Entry::Amount(plain.parse::<Decimal>().unwrap()),
        _ if signed || kind == Kind::Change => Entry::Change(plain.parse().unwrap()),
        _ => Entry::Count(plain.parse().unwrap()),
    }
}
