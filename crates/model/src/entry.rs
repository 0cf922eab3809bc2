//! One cell of a table, as it is printed.

use rust_decimal::Decimal;

/// The content of a cell.
///
/// A blank, a zero and a row that is not there are kept apart; the form decides what each of them means. The variant
/// depends on what is *printed*: a count cell with `-1` is a [`Entry::Change`], one with `1.5` an [`Entry::Amount`],
/// which the rules on notation report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The report has no such row or column.
    Absent,
    Blank,
    /// A sign for nothing: `/`, `-`, `—`, `无`, `不适用`.
    Mark,
    /// A whole number without a sign.
    Count(u64),
    /// A signed whole number (the 2019 form's 本年增/减).
    Change(i64),
    /// A number with decimals, or any number where the form asks for money.
    Amount(Decimal),
    /// Something else, or something that could not be read.
    Text,
}

/// A cell with all facts of its reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What was printed, without the white space around it. Empty for a blank.
    pub printed: String,
    pub entry: Entry,
    /// `false`: a person has to compare it with the original. No finding that rests on it is *wrong*.
    pub certain: bool,
    /// Text beside the number: `22（其中修订16件）` has the note `（其中修订16件）`.
    pub note: Option<String>,
    /// How the number was written, where it was not plainly written.
    pub notation: Vec<Notation>,
}

/// A way of writing a number that the form does not ask for. The value is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notation {
    FullWidth,
    ThousandsSeparator,
    /// `3件`, `12.5万元`, `251000元` (the unit stands in the note).
    Unit,
    LeadingZeros,
    /// Spaces or line breaks inside the number.
    Split,
    Note,
}

impl Cell {
    /// A cell of a row or column that the report does not have.
    pub fn absent() -> Cell {
        Cell {
            printed: String::new(),
            entry: Entry::Absent,
            certain: true,
            note: None,
            notation: Vec::new(),
        }
    }

    /// The whole number, if it is one.
    pub fn count(&self) -> Option<u64> {
        match self.entry {
            Entry::Count(value) => Some(value),
            _ => None,
        }
    }

    pub fn is_empty(&self) -> bool {
        matches!(self.entry, Entry::Blank | Entry::Mark)
    }
}
