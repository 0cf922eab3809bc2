//! The cells of a table, each with the text that stands in it.

use super::lattice::Lattice;
use super::lines::{Glyph, TextLine, lines};
use super::page::PageArea;
use model::document::Unclear;

/// A table, on one page or several.
#[derive(Clone, Debug)]
pub struct PagedTable {
    /// Where its columns begin, and where the last ends.
    pub edges: Vec<f32>,
    pub rows: usize,
    /// In the order of their rows, each row from left to right.
    pub cells: Vec<PagedCell>,
    /// Where it stands, page by page.
    pub areas: Vec<PageArea>,
    /// Its text read without its drawn lines, for comparison with the cells.
    pub lines: Vec<TextLine>,
    /// No line closes it at the top of its first page, at the bottom of its last.
    pub open_top: bool,
    pub open_bottom: bool,
}

#[derive(Clone, Debug)]
pub struct PagedCell {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    pub lines: Vec<TextLine>,
    pub area: PageArea,
    /// Why its text may not be what is seen in it.
    pub unclear: Option<Unclear>,
}

impl PagedCell {
    pub fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }

    /// The row behind its last.
    pub fn end(&self) -> usize {
        self.row + self.rowspan
    }
}

impl PagedTable {
    /// The table of a lattice. `marks` are places on the page where something stands that is no text.
    pub fn of(
        lattice: &Lattice,
        area: PageArea,
        glyphs: &[Glyph],
        marks: &[([f32; 4], Unclear)],
    ) -> PagedTable {
        let (rows, columns) =
            (lattice.ys.len().saturating_sub(1), lattice.xs.len().saturating_sub(1));
        // Which cell each elementary box belongs to.
        let mut owners = vec![usize::MAX; rows * columns];
        for (index, cell) in lattice.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rowspan {
                for column in cell.column..cell.column + cell.colspan {
                    if let Some(owner) = owners.get_mut(row * columns + column) {
                        *owner = index;
                    }
                }
            }
        }
        let mut texts: Vec<Vec<Glyph>> = vec![Vec::new(); lattice.cells.len()];
        let owner_at = |x: f32, y: f32| {
            let (row, column) = (position(&lattice.ys, y), position(&lattice.xs, x));
            owners.get(row * columns + column).copied().unwrap_or(usize::MAX)
        };
        let mut unclear: Vec<Option<Unclear>> = vec![None; lattice.cells.len()];
        let mut doubt = |owner: usize, why: Unclear| {
            if let Some(cell) = unclear.get_mut(owner) {
                *cell = cell.or(Some(why));
            }
        };
        let mut last: Option<(Glyph, usize)> = None;
        for glyph in glyphs {
            let (x, y) = glyph.centre();
            let owner = owner_at(x, y);
            if let Some(text) = texts.get_mut(owner) {
                text.push(*glyph);
            }
            if glyph.left_out.is_some() {
                continue;
            }
            if glyph.c.is_ascii_digit() {
                // A figure that stands on a border, and one that its neighbour in another cell belongs to.
                let into = (glyph.right - glyph.left) * ACROSS;
                for beside in [owner_at(glyph.left + into, y), owner_at(glyph.right - into, y)] {
                    if beside != owner {
                        doubt(owner, Unclear::AcrossBorder);
                        doubt(beside, Unclear::AcrossBorder);
                    }
                }
                let outside = !area.contains((x, y));
                if let Some((_, of)) = last.filter(|(before, _)| is_one_number(before, glyph))
                    && (of != owner || outside)
                {
                    doubt(owner, Unclear::AcrossBorder);
                    doubt(of, Unclear::AcrossBorder);
                }
            }
            last = Some((*glyph, owner));
        }
        let cells =
            lattice.cells.iter().zip(texts).zip(unclear).map(|((boxes, glyphs), across)| {
                let edge = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or(0.0);
                let mut cell = PagedCell {
                    row: boxes.row,
                    column: boxes.column,
                    rowspan: boxes.rowspan,
                    colspan: boxes.colspan,
                    lines: lines(area.page, &glyphs),
                    area: PageArea {
                        page: area.page,
                        left: edge(&lattice.xs, boxes.column),
                        top: edge(&lattice.ys, boxes.row),
                        right: edge(&lattice.xs, boxes.column + boxes.colspan),
                        bottom: edge(&lattice.ys, boxes.row + boxes.rowspan),
                    },
                    unclear: across,
                };
                let mark = marks.iter().find(|(mark, _)| lies_in(mark, &cell.area));
                cell.unclear = cell.unclear.or(mark.map(|(_, why)| *why));
                if cell.is_blank() {
                    let left_out = glyphs.iter().filter(|glyph| glyph.is_ink());
                    cell.unclear =
                        cell.unclear.or(left_out.filter_map(|glyph| glyph.left_out).next());
                }
                (boxes.closed, cell)
            });
        // Outside a table whose rows are not all as wide as the widest, there is no cell.
        let cells =
            cells.filter(|(closed, cell)| *closed || !cell.is_blank() || cell.unclear.is_some());
        PagedTable {
            edges: lattice.xs.clone(),
            rows,
            cells: cells.map(|(_, cell)| cell).collect(),
            areas: vec![area],
            lines: lines(area.page, glyphs),
            open_top: lattice.open_top,
            open_bottom: lattice.open_bottom,
        }
    }
}

/// The share of a figure that may stand beyond a border.
const ACROSS: f32 = 0.35;
/// Figures of one span are of one number that are no further apart, in heights.
const ONE_NUMBER: f32 = 0.25;

/// Whether a figure was drawn with the one before it, right behind it.
pub(super) fn is_one_number(before: &Glyph, glyph: &Glyph) -> bool {
    let apart = glyph.left - before.right;
    let figures = before.c.is_ascii_digit() && glyph.c.is_ascii_digit();
    figures && before.span == glyph.span && apart.abs() <= glyph.height() * ONE_NUMBER
}

/// Whether a mark stands in a cell: a third of the mark, or of the cell.
fn lies_in(mark: &[f32; 4], cell: &PageArea) -> bool {
    let [left, top, right, bottom] = *mark;
    let across = (right.min(cell.right) - left.max(cell.left)).max(0.0);
    let down = (bottom.min(cell.bottom) - top.max(cell.top)).max(0.0);
    let own = (right - left) * (bottom - top);
    let of_cell = (cell.right - cell.left) * (cell.bottom - cell.top);
    across * down * 3.0 > own.min(of_cell).max(0.1)
}

/// The index of the edges between which a value lies.
fn position(edges: &[f32], value: f32) -> usize {
    let inner = edges.get(1..edges.len().saturating_sub(1)).unwrap_or(&[]);
    inner.partition_point(|edge| *edge <= value)
}
