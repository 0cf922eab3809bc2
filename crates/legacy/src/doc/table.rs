//! The grid of a table. Word has no columns: it stores the edges of the cells row by row.

use std::collections::BTreeMap;

use super::parts::{DocCell, DocRow, DocTable};
use super::shape::{CONTINUES, RowShape, VERTICAL};
use model::document::{Anchor, Grid, GridCell};
use read::Limits;

/// Edges that lie closer together are one, in twentieths of a point: rows that were drawn by hand,
/// or converted, miss each other a little.
const NEAR: i32 = 40;

/// A cell in its place.
struct PlacedCell<'t> {
    cell: &'t DocCell,
    row: usize,
    /// From the left, from 1, as it stands in the file.
    number: usize,
    columns: (usize, usize),
    vertical: u16,
}

/// The grid of a table, and whether a limit cut it. `None` for a table of a single column, which
/// only frames its text.
pub(super) fn grid(table: &DocTable, limits: &Limits) -> Option<(Grid, bool)> {
    let rows = table.rows.get(..limits.grid).unwrap_or(&table.rows);
    let fits = |row: &DocRow| row.shape.as_ref().is_some_and(|s| s.fits(row.cells.len()));
    let edges = rows.iter().all(fits).then(|| edges(table, limits)).flatten();
    let mut cells: Vec<GridCell> = Vec::new();
    // The cells that continue in the next row, by their first column.
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
            let unclear = placed.cell.unclear();
            let cell = Some((table.number, placed.row + 1, placed.number));
            cells.push(GridCell {
                row: placed.row,
                column: from,
                rowspan: 1,
                colspan: to.saturating_sub(from).max(1),
                text,
                anchor: Anchor::Word { cell, paragraph: 1, chars },
                unclear,
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
    rows: &'t [DocRow],
    edges: Option<&'t [i32]>,
    limits: &Limits,
) -> impl Iterator<Item = Vec<PlacedCell<'t>>> {
    let most = limits.grid;
    rows.iter().enumerate().map(move |(row, own)| {
        let mut placed: Vec<PlacedCell<'_>> = Vec::new();
        let shape = own.shape.as_ref().filter(|shape| shape.fits(own.cells.len()));
        let joined = shape.map(RowShape::joined).unwrap_or_default();
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
            placed.push(PlacedCell { cell, row, number: index + 1, columns, vertical });
        }
        placed
    })
}

/// The edges of all rows; those that lie close together are one, unless a cell lies between them.
fn edges(table: &DocTable, limits: &Limits) -> Option<Vec<i32>> {
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
