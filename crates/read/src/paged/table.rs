//! The cells of a table, each with the text that stands in it.

use super::lattice::Lattice;
use super::lines::{Glyph, TextLine, lines};
use super::page::PageArea;

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
    pub fn of(lattice: &Lattice, area: PageArea, glyphs: &[Glyph]) -> PagedTable {
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
        for glyph in glyphs {
            let (x, y) = glyph.centre();
            let (row, column) = (position(&lattice.ys, y), position(&lattice.xs, x));
            let owner = owners.get(row * columns + column).copied().unwrap_or(usize::MAX);
            if let Some(text) = texts.get_mut(owner) {
                text.push(*glyph);
            }
        }
        let cells = lattice.cells.iter().zip(texts).map(|(boxes, glyphs)| {
            let edge = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or(0.0);
            let cell = PagedCell {
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
            };
            (boxes.closed, cell)
        });
        // Outside a table whose rows are not all as wide as the widest, there is no cell.
        let cells = cells.filter(|(closed, cell)| *closed || !cell.is_blank());
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

/// The index of the edges between which a value lies.
fn position(edges: &[f32], value: f32) -> usize {
    let inner = edges.get(1..edges.len().saturating_sub(1)).unwrap_or(&[]);
    inner.partition_point(|edge| *edge <= value)
}
