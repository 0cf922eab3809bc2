//! The limit on cells and text of all sheets of a workbook together.
//!
//! A string that is stored once may be shown in a million cells: the size of the file does not bound what its
//! sheets hold.

use crate::Limits;

/// Cells and bytes of text that may still be read.
pub struct CellBudget {
    cells: usize,
    bytes: usize,
    /// A cell was refused because the budget was used up.
    pub spent: bool,
}

impl CellBudget {
    /// [`Limits::elements`] cells and [`Limits::part`] bytes of text.
    pub fn new(limits: &Limits) -> CellBudget {
        CellBudget { cells: limits.elements, bytes: limits.part, spent: false }
    }

    /// Whether one more cell with so many bytes of text may be read.
    pub fn allows(&mut self, bytes: usize) -> bool {
        match (self.cells.checked_sub(1), self.bytes.checked_sub(bytes)) {
            (Some(cells), Some(left)) => (self.cells, self.bytes) = (cells, left),
            _ => self.spent = true,
        }
        !self.spent
    }
}
