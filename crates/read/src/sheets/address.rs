//! `C5` ↔ row 4, column 2 (ECMA-376-1 §18.18.7, the style of references that sheets are printed in).

use super::sheet::MergedRange;

/// Excel's last row and column, counted from 1.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// The address of a cell, its row and column counted from 0.
pub(super) fn address(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column.saturating_add(1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.saturating_add(1).to_string()
}

/// The row and the column of an address; `None` where it is none, or beyond what a sheet has.
pub fn cell(address: &str) -> Option<(usize, usize)> {
    let address = address.trim();
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = address.split_at_checked(letters)?;
    if !(1..=3).contains(&letters.len()) || digits.len() > 7 {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: usize = digits.parse().ok()?;
    let inside = (1..=MOST_ROWS).contains(&row) && column <= MOST_COLUMNS;
    inside.then(|| (row - 1, column - 1))
}

/// The cells of a reference such as `A1:C5`.
pub fn range(reference: &str) -> Option<MergedRange> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
    let ordered = top <= bottom && left <= right;
    ordered.then(|| MergedRange { rows: top..bottom + 1, columns: left..right + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_both_ways() {
        for (text, row, column) in
            [("A1", 0, 0), ("Z10", 9, 25), ("AA1", 0, 26), ("XFD1048576", 1_048_575, 16_383)]
        {
            assert_eq!(address(row, column), text);
            assert_eq!(cell(text), Some((row, column)));
        }
    }

    #[test]
    fn what_no_sheet_has_is_no_address() {
        for text in ["", "A", "5", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "A1B", "é1"] {
            assert_eq!(cell(text), None, "{text}");
        }
        assert_eq!(range("B2:A1"), None);
        assert_eq!(range("A1:C2"), Some(MergedRange { rows: 0..2, columns: 0..3 }));
    }
}
