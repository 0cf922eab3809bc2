//! The rows of a table and its grid: Word writes down where the edges of each cell are, row by row
//! (MS-DOC, TDefTableOperand and TC80).

use std::collections::BTreeMap;

use super::super::compound::u16_at;
use super::parts::{Cell, Table};
use crate::Limits;
use model::document::{Anchor, Grid, GridCell};

/// Bytes of the description of a cell (TC80).
const DESCRIPTION: usize = 20;
/// The form has fifteen columns; Word has room for 63 (TDefTableOperand).
const MOST_CELLS: usize = 63;
/// Edges that lie closer together are one, in twentieths of a point: rows that were drawn by hand,
/// or converted, miss each other a little.
const NEAR: i32 = 40;

const HORIZONTAL: u16 = 0x0003;
/// Both bits of the first of merged cells, in one reading of the two bits (TCGRF); Word's own
/// files have 1 for the first and 2 for the others.
const FIRST: u16 = 0x0003;
const VERTICAL: u16 = 0x0060;
const CONTINUES: u16 = 0x0020;

/// Where the cells of a row are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// From left to right, one more than there are cells, in twentieths of a point.
    edges: Vec<i32>,
    /// Which cells are merged with their neighbours.
    flags: Vec<u16>,
}

impl Shape {
    /// Reads the definition of a row.
    pub fn read(operand: &[u8]) -> Option<Shape> {
        let count = usize::from(*operand.first()?);
        if count == 0 || count > MOST_CELLS {
            return None;
        }
        let edge = |index: usize| Some(i32::from(u16_at(operand, 1 + 2 * index)?.cast_signed()));
        let edges = (0..=count).map(edge).collect::<Option<Vec<i32>>>()?;
        // Descriptions may be left out at the end.
        let first = 1 + 2 * (count + 1);
        let flags = |index: usize| u16_at(operand, first + DESCRIPTION * index).unwrap_or(0);
        Some(Shape { edges, flags: (0..count).map(flags).collect() })
    }

    /// Applies what is changed behind the definition.
    pub fn change(&mut self, sprm: u16, operand: &[u8]) {
        let byte = |at: usize| operand.get(at).copied().map_or(0, usize::from);
        match sprm {
            // sprmTMerge, sprmTSplit
            0x5624 => {
                let (first, end) = (byte(0), byte(1));
                for (index, flags) in self.flags.iter_mut().enumerate().take(end).skip(first) {
                    *flags = *flags & !HORIZONTAL | if index == first { 1 } else { 2 };
                }
            }
            0x5625 => {
                for flags in self.flags.iter_mut().take(byte(1)).skip(byte(0)) {
                    *flags &= !HORIZONTAL;
                }
            }
            // sprmTVertMerge
            0xD62B => {
                if let Some(flags) = self.flags.get_mut(byte(0)) {
                    *flags = *flags & !VERTICAL | (byte(1) as u16) << 5 & VERTICAL;
                }
            }
            _ => {}
        }
    }

    fn fits(&self, cells: &[Cell]) -> bool {
        self.flags.len() == cells.len() && self.edges.is_sorted_by(|a, b| a < b)
    }

    /// For each cell, whether it belongs to the one before it.
    fn joined(&self) -> Vec<bool> {
        let own = |flags: &u16| flags & HORIZONTAL;
        let first = self.flags.iter().map(own).find(|flags| *flags != 0).unwrap_or(0);
        let joined = |flags| own(flags) != 0 && own(flags) != first && own(flags) != FIRST;
        self.flags.iter().map(joined).collect()
    }
}

/// A cell in its place.
struct Placed<'t> {
    cell: &'t Cell,
    row: usize,
    /// From the left, from 1, as it stands in the file.
    number: usize,
    columns: (usize, usize),
    vertical: u16,
}

/// The grid of a table, and whether a limit cut it. `None` for a table of a single column, which
/// only frames its text.
pub(super) fn grid(table: &Table, limits: &Limits) -> Option<(Grid, bool)> {
    let rows = table.rows.get(..limits.grid).unwrap_or(&table.rows);
    let fits = |row: &super::parts::Row| row.shape.as_ref().is_some_and(|s| s.fits(&row.cells));
    let edges = rows.iter().all(fits).then(|| edges(table, limits)).flatten();
    let mut cells: Vec<GridCell> = Vec::new();
    // The cell that goes on downwards, by its first column.
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    for row in place(rows, edges.as_deref(), limits) {
        let mut still = BTreeMap::new();
        for placed in row {
            let (from, to) = placed.columns;
            if placed.vertical == CONTINUES
                && let Some(index) = open.get(&from)
                && let Some(above) = cells.get_mut(*index)
            {
                above.rowspan += 1;
                still.insert(from, *index);
                continue;
            }
            if placed.vertical != 0 {
                still.insert(from, cells.len());
            }
            let text = placed.cell.text();
            let chars = 0..text.chars().count();
            let cell = Some((table.number, placed.row + 1, placed.number));
            cells.push(GridCell {
                row: placed.row,
                column: from,
                rowspan: 1,
                colspan: to.saturating_sub(from).max(1),
                text,
                anchor: Anchor::Word { cell, paragraph: 1, chars },
            });
        }
        open = still;
    }
    let columns = cells.iter().map(|cell| cell.column + cell.colspan).max().unwrap_or(0);
    let grid = Grid { rows: rows.len(), columns, cells, lines: Vec::new() };
    let cut = rows.len() < table.rows.len() || rows.iter().any(|r| r.cells.len() > limits.grid);
    (columns > 1).then_some((grid, cut))
}

/// Each cell in the columns between its edges; cells of which nothing is known, in a row.
fn place<'t>(
    rows: &'t [super::parts::Row],
    edges: Option<&'t [i32]>,
    limits: &Limits,
) -> impl Iterator<Item = Vec<Placed<'t>>> {
    let most = limits.grid;
    rows.iter().enumerate().map(move |(row, own)| {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        let shape = own.shape.as_ref().filter(|shape| shape.fits(&own.cells));
        let joined = shape.map(Shape::joined).unwrap_or_default();
        for (index, cell) in own.cells.iter().enumerate().take(most) {
            let columns = shape
                .zip(edges)
                .and_then(|(shape, edges)| {
                    let at = |edge| edges.partition_point(|known| *known <= edge).checked_sub(1);
                    Some((at(*shape.edges.get(index)?)?, at(*shape.edges.get(index + 1)?)?))
                })
                .unwrap_or((index, index + 1));
            if joined.get(index) == Some(&true)
                && let Some(before) = placed.last_mut()
            {
                before.columns.1 = columns.1;
                continue;
            }
            let vertical =
                shape.and_then(|shape| shape.flags.get(index)).map_or(0, |f| f & VERTICAL);
            placed.push(Placed { cell, row, number: index + 1, columns, vertical });
        }
        placed
    })
}

/// The edges of all rows; those that lie close together are one, unless a cell lies between them.
fn edges(table: &Table, limits: &Limits) -> Option<Vec<i32>> {
    let shapes = || table.rows.iter().filter_map(|row| row.shape.as_ref());
    let mut all: Vec<i32> = shapes().flat_map(|shape| shape.edges.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let mut apart: Vec<i32> = Vec::new();
    for edge in &all {
        if apart.last().is_none_or(|last| edge - last > NEAR) {
            apart.push(*edge);
        }
    }
    let narrowest = shapes()
        .flat_map(|shape| shape.edges.windows(2))
        .filter_map(|pair| Some(pair.last()? - pair.first()?))
        .min()?;
    let chosen = if narrowest > NEAR { apart } else { all };
    (chosen.len() <= limits.grid).then_some(chosen)
}
