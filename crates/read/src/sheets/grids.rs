//! Rows of a sheet become grids, with every cell and every blank in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::address::address;
use super::tables::is_number;
use super::view::{VisibleCell, VisibleSheet};
use crate::Limits;
use model::document::{Anchor, Grid, GridCell, Unclear};

/// More tables side by side than this are read as one table with blank columns.
const MOST_BESIDE: usize = 16;

pub struct LaidOutGrids {
    pub blocks: Vec<Grid>,
    /// A limit cut them.
    pub cut: bool,
}

/// Lays out the tables that stand in these rows, left to right.
pub fn grids(
    view: &VisibleSheet<'_>,
    rows: Range<usize>,
    limits: &Limits,
    cells_left: &mut usize,
) -> LaidOutGrids {
    let first = view.cells.partition_point(|cell_here| cell_here.rows.start < rows.start);
    let last = view.cells.partition_point(|cell_here| cell_here.rows.start < rows.end);
    let cells = view.cells.get(first..last).unwrap_or(&[]);
    let below =
        view.cells.get(last..).unwrap_or(&[]).iter().find(|cell_here| cell_here.is_filled());
    let room = below.is_none_or(|cell_here| cell_here.rows.start > rows.end);
    let mut laid = LaidOutGrids { blocks: Vec::new(), cut: false };
    for columns in side_by_side(cells) {
        let own: Vec<&VisibleCell<'_>> =
            cells.iter().filter(|cell_here| span(&columns, &cell_here.columns).is_some()).collect();
        let mut rows = filled_rows(&own);
        // A head without rows gets a blank row: the table is there, and blank.
        rows.end += usize::from(room && !ends_in_numbers(&own, rows.end));
        let table = GridRegion { view, rows, columns };
        laid.blocks.push(table.lay_out(&own, limits, cells_left, &mut laid.cut));
    }
    laid
}

/// For each of the tables beside each other, the columns in which a cell begins. Other columns are only covered by
/// merged cells or left blank by the author.
fn side_by_side(cells: &[VisibleCell<'_>]) -> Vec<Vec<usize>> {
    let mut begun: Vec<(usize, usize)> = Vec::new();
    let mut filled: Vec<&VisibleCell<'_>> =
        cells.iter().filter(|cell_here| cell_here.is_filled()).collect();
    filled.sort_by_key(|cell_here| cell_here.columns.start);
    for cell_here in &filled {
        match begun.last_mut() {
            Some((column, end)) if *column == cell_here.columns.start => {
                *end = cell_here.columns.end.max(*end)
            }
            _ => begun.push((cell_here.columns.start, cell_here.columns.end)),
        }
    }
    let mut pieces: Vec<(Vec<usize>, usize)> = Vec::new();
    for (column, end) in begun {
        match pieces.last_mut() {
            Some((columns, reach)) if column <= *reach => {
                columns.push(column);
                *reach = end.max(*reach);
            }
            _ => pieces.push((vec![column], end)),
        }
    }
    let texts: BTreeSet<usize> = filled
        .iter()
        .filter(|cell_here| !is_number(&cell_here.text))
        .map(|cell_here| cell_here.columns.start)
        .collect();
    let mut tables: Vec<Vec<usize>> = Vec::new();
    for (columns, _) in pieces {
        // A blank column separates two tables, or a table from sums that were written beside it; but a
        // table may also have blank columns between its own.
        let apart = columns.len() > 1 || !columns.iter().any(|column| texts.contains(column));
        match tables.last_mut() {
            Some(last) if last.len() == 1 || !apart => last.extend(columns),
            _ => tables.push(columns),
        }
    }
    if tables.len() > MOST_BESIDE { vec![tables.concat()] } else { tables }
}

/// Which of these columns a span covers: the first, and how many.
fn span(columns: &[usize], range: &Range<usize>) -> Option<(usize, usize)> {
    let first = columns.partition_point(|column| *column < range.start);
    let end = columns.partition_point(|column| *column < range.end);
    (first < end).then_some((first, end - first))
}

fn filled_rows(cells: &[&VisibleCell<'_>]) -> Range<usize> {
    let filled = || cells.iter().filter(|cell_here| cell_here.is_filled());
    let start = filled().map(|cell_here| cell_here.rows.start).min().unwrap_or(0);
    start..filled().map(|cell_here| cell_here.rows.end).max().unwrap_or(start)
}

fn ends_in_numbers(cells: &[&VisibleCell<'_>], end: usize) -> bool {
    cells.iter().any(|cell_here| cell_here.rows.end == end && is_number(&cell_here.text))
}

struct GridRegion<'t, 'a> {
    view: &'t VisibleSheet<'a>,
    rows: Range<usize>,
    columns: Vec<usize>,
}

impl GridRegion<'_, '_> {
    fn lay_out(
        &self,
        cells: &[&VisibleCell<'_>],
        limits: &Limits,
        cells_left: &mut usize,
        cut: &mut bool,
    ) -> Grid {
        let columns = self.columns.get(..limits.grid).unwrap_or(&self.columns);
        let rows = self.rows.len().min(limits.grid);
        *cut |= columns.len() < self.columns.len() || rows < self.rows.len();
        let mut at: BTreeMap<(usize, usize), &VisibleCell<'_>> = BTreeMap::new();
        for cell_here in cells {
            let place =
                span(columns, &cell_here.columns).map(|(column, _)| (cell_here.rows.start, column));
            at.extend(
                place.filter(|place| !at.contains_key(place)).map(|place| (place, *cell_here)),
            );
        }
        let mut grid = Grid { rows, columns: columns.len(), ..Grid::default() };
        // For each column, the row from which on it is free again.
        let mut free = vec![0; columns.len()];
        for (row, visible_row) in self.rows.clone().take(rows).enumerate() {
            for (column, visible_column) in columns.iter().enumerate() {
                if free.get(column).is_none_or(|free| *free > row) {
                    continue;
                }
                let Some(left) = cells_left.checked_sub(1) else {
                    *cut = true;
                    return grid;
                };
                *cells_left = left;
                let cell_here = at.get(&(visible_row, column)).copied();
                let (rowspan, colspan) = cell_here.map_or((1, 1), |cell_here| {
                    let across = span(columns, &cell_here.columns).map_or(1, |(_, count)| count);
                    (cell_here.rows.len().min(rows - row), across)
                });
                for free in free.iter_mut().skip(column).take(colspan) {
                    *free = (*free).max(row + rowspan);
                }
                let (text, anchor, unclear) = self.cell(cell_here, visible_row, *visible_column);
                grid.cells.push(GridCell { row, column, rowspan, colspan, text, anchor, unclear });
            }
        }
        grid
    }

    fn cell(
        &self,
        cell_here: Option<&VisibleCell<'_>>,
        row: usize,
        column: usize,
    ) -> (String, Anchor, Option<Unclear>) {
        let home =
            cell_here.map_or_else(|| self.view.in_file(row, column), |cell_here| cell_here.in_file);
        let text =
            cell_here.map_or_else(String::new, |cell_here| cell_here.text.clone().into_owned());
        let chars = 0..text.chars().count();
        let cell = address(home.0, home.1);
        let anchor = Anchor::Sheet { sheet: self.view.name.to_owned(), cell, chars };
        (text, anchor, self.view.unclear.get(&home).copied())
    }
}
