//! What all spreadsheet formats share: sheets of cells become lines and grids.
//!
//! A reader makes one [`Sheet`] a sheet and hands all of them to [`blocks`].
//!
//! A row with a single text (a title, a heading, a paragraph in merged cells) becomes a line. Text in columns becomes a
//! grid, also where several tables are on one sheet. A cell that the file leaves out is a blank cell of its grid.
//!
//! Hidden rows and columns are left out with a remark: they are not printed, so they are no part of the report. A
//! hidden sheet is read only where no visible sheet has a table.

pub mod address;
mod axis;
pub mod budget;
pub mod display;
mod grids;
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod view;

use crate::{FlowResult, Limits, Refused};
use address::address;
use model::document::{Anchor, Block, Line, Remark};
use tables::SheetPart;
use view::{VisibleCell, VisibleSheet};

pub use sheet::{FilledCell, MergedRange, Sheet, UNREADABLE};

/// The blocks of a workbook, sheet after sheet.
///
/// # Errors
/// [`Refused::EmptyWorkbook`] where no cell is filled; where parts were left out, what they were
/// left out for.
pub fn blocks(sheets: &[Sheet], mut remarks: Vec<Remark>, limits: &Limits) -> FlowResult {
    let filled = |sheet: &&Sheet| sheet.cells.iter().any(|cell| !cell.text.trim().is_empty());
    let (hidden, seen): (Vec<&Sheet>, Vec<&Sheet>) =
        sheets.iter().filter(filled).partition(|sheet| sheet.hidden);
    let mut reader = SheetsReader { blocks: Vec::new(), cells_left: limits.elements, limits };
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

/// Collects the blocks of all sheets.
struct SheetsReader<'a> {
    blocks: Vec<Block>,
    /// Cells, blank ones among them, that all grids may still have.
    cells_left: usize,
    limits: &'a Limits,
}

impl SheetsReader<'_> {
    fn read(&mut self, sheet: &Sheet, remarks: &mut Vec<Remark>) {
        let view = VisibleSheet::new(sheet, self.limits);
        let bands = view.bands();
        for part in tables::divide(&view, &bands) {
            match part {
                SheetPart::Line(cell) => self.lines(&view, cell),
                SheetPart::Table(rows) => {
                    let laid_out = grids::grids(&view, rows, self.limits, &mut self.cells_left);
                    self.blocks.extend(laid_out.blocks.into_iter().map(Block::Grid));
                    if laid_out.cut {
                        add_once(remarks, Remark::LimitReached);
                    }
                }
            }
        }
        if view.left_out {
            add_once(remarks, Remark::HiddenCells { sheet: sheet.name.clone() });
        }
        if view.cut {
            add_once(remarks, Remark::LimitReached);
        }
        if view.doubled {
            add_once(remarks, Remark::DamagedPart { name: sheet.name.clone() });
        }
    }

    /// The paragraphs of a cell, each a line.
    fn lines(&mut self, view: &VisibleSheet<'_>, cell: &VisibleCell<'_>) {
        let mut start = 0;
        for text in cell.text.split('\n') {
            let length = text.chars().count();
            if !text.trim().is_empty() {
                let address = address(cell.in_file.0, cell.in_file.1);
                let chars = start..start + length;
                let anchor = Anchor::Sheet { sheet: view.name.to_owned(), cell: address, chars };
                self.blocks.push(Block::Line(Line {
                    text: text.to_owned(),
                    whole: true,
                    anchor,
                    unclear: Vec::new(),
                }));
            }
            start += length + 1;
        }
    }
}

fn add_once(remarks: &mut Vec<Remark>, remark: Remark) {
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
}
