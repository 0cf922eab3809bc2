//! What a reader of a spreadsheet format hands over.

use std::ops::Range;

/// One sheet of a workbook, as its format stores it. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    /// In any order; those without text may be left out.
    pub cells: Vec<FilledCell>,
    pub merges: Vec<MergedRange>,
    pub hidden: bool,
    pub hidden_rows: Vec<Range<usize>>,
    pub hidden_columns: Vec<Range<usize>>,
}

/// A cell that is not blank, its row and column counted from 0.
#[derive(Clone, Debug)]
pub struct FilledCell {
    pub row: usize,
    pub column: usize,
    /// What the program shows in it.
    pub text: String,
}

/// Cells that are merged into one; rows and columns count from 0, the end is not included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedRange {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

/// What stands in a cell whose formula was never computed, so that it is not taken for a blank.
pub const UNREADABLE: &str = "\u{FFFD}";
