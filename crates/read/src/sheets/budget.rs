//! How much all sheets of a workbook may hold together.
//!
//! A string that is stored once and shown a million times is how a small workbook becomes a large
//! one.

use super::super::Limits;

pub struct Budget {
    cells: usize,
    bytes: usize,
    /// Something did not fit any more.
    pub spent: bool,
}

impl Budget {
    pub fn new(limits: &Limits) -> Budget {
        Budget { cells: limits.elements, bytes: limits.part, spent: false }
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
