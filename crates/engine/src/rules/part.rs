//! A cell as a part of a sum.

use super::outcome::Why;
use model::finding::Term;
use model::{Cell, CellId, Entry};

/// A cell with its whole number.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    pub id: CellId,
    pub cell: &'a Cell,
    /// A blank or a mark is 0.
    pub value: u64,
}

impl Part<'_> {
    /// As a finding shows it.
    pub fn term(&self) -> Term {
        Term { cell: self.id, printed: self.cell.printed.clone(), value: self.value }
    }
}

/// The value of a cell within a sum.
pub fn value(cell: &Cell) -> Result<u64, Why> {
    match &cell.entry {
        Entry::Absent => Err(Why::RowMissing),
        Entry::Blank | Entry::Mark => Ok(0),
        Entry::Count(value) => Ok(*value),
        Entry::Change(change) => u64::try_from(*change).map_err(|_| Why::NotANumber),
        Entry::Amount(amount) if amount.normalize().scale() == 0 => {
            u64::try_from(*amount).map_err(|_| Why::NotANumber)
        }
        Entry::Text if !cell.certain => Err(Why::CellNotRead),
        Entry::Amount(_) | Entry::Text => Err(Why::NotANumber),
    }
}
