//! What all spreadsheets have in common: sheets of cells → lines and grids.
//!
//! A row that says one thing (a title, a heading, a paragraph in merged cells) becomes a line; what
//! stands in columns becomes a grid, however many tables stand on one sheet. A cell that the file
//! leaves out is a blank cell of its grid: a sheet has no holes.
//!
//! Hidden rows and columns are left out, as the unseen parts of a web page are: they are not
//! printed, so they are no part of the report. That they are there is remarked. A hidden sheet is
//! read only where no sheet that can be seen holds a table.

pub mod address;
mod axis;
pub mod budget;
mod grids;
mod parting;
pub mod shown;
#[cfg(test)]
pub mod tests;
mod view;

use std::ops::Range;

use super::{Limits, Read, Refused};
use address::address;
use model::document::{Anchor, Block, Line, Remark};
use parting::Part;
use view::{Spot, View};

/// One sheet of a workbook, as its format stores it. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    /// In any order; those without text may be left out.
    pub cells: Vec<Filled>,
    pub merges: Vec<Merge>,
    pub hidden: bool,
    pub hidden_rows: Vec<Range<usize>>,
    pub hidden_columns: Vec<Range<usize>>,
}

#[derive(Clone, Debug)]
pub struct Filled {
    pub row: usize,
    pub column: usize,
    /// What the program shows in it.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
}

/// What stands in a cell whose formula was never computed, so that it is not taken for a blank.
pub const UNREADABLE: &str = "\u{FFFD}";

/// The blocks of a workbook, sheet after sheet.
///
/// # Errors
/// [`Refused::EmptyWorkbook`] where no cell is filled; where parts were left out, what they were
/// left out for.
pub fn blocks(sheets: &[Sheet], mut remarks: Vec<Remark>, limits: &Limits) -> Read {
    let filled = |sheet: &&Sheet| sheet.cells.iter().any(|cell| !cell.text.trim().is_empty());
    let (hidden, seen): (Vec<&Sheet>, Vec<&Sheet>) =
        sheets.iter().filter(filled).partition(|sheet| sheet.hidden);
    let mut reader = Reader { blocks: Vec::new(), cells_left: limits.elements, limits };
    for sheet in &seen {
        reader.read(sheet, &mut remarks);
    }
    let table =
        reader.blocks.iter().any(|block| matches!(block, Block::Grid(grid) if grid.rows > 2));
    for sheet in hidden {
        remarks.push(Remark::HiddenSheet { name: sheet.name.clone(), read: !table });
        if !table {
            reader.read(sheet, &mut remarks);
        }
    }
    if !reader.blocks.is_empty() {
        return Ok((reader.blocks, remarks));
    }
    let why = remarks.into_iter().find_map(|remark| match remark {
        Remark::DamagedPart { name } => Some(Refused::Damaged { part: name }),
        Remark::SheetTooLarge { .. } | Remark::LimitReached => Some(Refused::TooLarge),
        _ => None,
    });
    Err(why.unwrap_or(Refused::EmptyWorkbook))
}

struct Reader<'a> {
    blocks: Vec<Block>,
    /// Cells, blank ones among them, that all grids may still have.
    cells_left: usize,
    limits: &'a Limits,
}

impl Reader<'_> {
    fn read(&mut self, sheet: &Sheet, remarks: &mut Vec<Remark>) {
        let view = View::new(sheet, self.limits);
        let bands = view.bands();
        for part in parting::parts(&view, &bands) {
            match part {
                Part::Line(spot) => self.lines(&view, spot),
                Part::Table(rows) => {
                    let full = grids::grids(&view, rows, self.limits, &mut self.cells_left);
                    self.blocks.extend(full.blocks.into_iter().map(Block::Grid));
                    if full.cut {
                        add(remarks, Remark::LimitReached);
                    }
                }
            }
        }
        if view.left_out {
            add(remarks, Remark::HiddenCells { sheet: sheet.name.clone() });
        }
        if view.cut {
            add(remarks, Remark::LimitReached);
        }
        if view.doubled {
            add(remarks, Remark::DamagedPart { name: sheet.name.clone() });
        }
    }

    /// The paragraphs of a cell, each a line.
    fn lines(&mut self, view: &View<'_>, spot: &Spot<'_>) {
        let mut start = 0;
        for text in spot.text.split('\n') {
            let length = text.chars().count();
            if !text.trim().is_empty() {
                let cell = address(spot.home.0, spot.home.1);
                let chars = start..start + length;
                let anchor = Anchor::Sheet { sheet: view.name.to_owned(), cell, chars };
                self.blocks.push(Block::Line(Line { text: text.to_owned(), whole: true, anchor }));
            }
            start += length + 1;
        }
    }
}

fn add(remarks: &mut Vec<Remark>, remark: Remark) {
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
}
