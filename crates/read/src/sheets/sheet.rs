//! What a reader of a spreadsheet format hands over.

use std::collections::BTreeMap;
use std::ops::Range;

use model::document::Unclear;

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
    /// Cells, by row and column, whose text may not be what is seen there.
    pub unclear: BTreeMap<(usize, usize), Unclear>,
}

/// Cells of a sheet that may be unclear; a sheet with more pictures is no report.
const MOST_UNCLEAR: usize = 20_000;

impl Sheet {
    /// Says of these cells that their text may not be what is seen there.
    pub fn doubt(&mut self, rows: Range<usize>, columns: Range<usize>, why: Unclear) {
        for row in rows {
            for column in columns.clone() {
                if self.unclear.len() >= MOST_UNCLEAR {
                    return;
                }
                self.unclear.entry((row, column)).or_insert(why);
            }
        }
    }
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
