//! Table four in other shapes than the form's one row: a table or a row for each of its blocks, or turned, with a row for
//! each of its columns.

use super::head::{Above, GridHead, arranged};
use super::{GridRow, number};
use crate::recognise::folded;
use crate::recognise::folded::FoldedTable;
use crate::recognise::heads::{HeadWords, Word};
use model::Columns;
use model::document::{Grid, GridCell};

/// The three blocks of table four, where each of its cells is named by a label of a block and one of a column.
pub(in crate::recognise) fn disputes_in_parts<'d>(
    grids: &[&'d Grid],
    words: &FoldedTable,
) -> Option<Vec<GridRow<'d>>> {
    let columns = words.whole_head()?;
    let blocks = || grids.iter().flat_map(|grid| by_block(grid, words));
    let turned = || grids.iter().flat_map(|grid| by_column(grid, words, columns));
    rows(blocks().collect(), words).or_else(|| rows(turned().collect(), words))
}

/// A cell with the indexes of its block and its column.
type Placed<'d> = ((usize, usize), &'d GridCell);

/// The rows of the form, where each of their cells is there once.
fn rows<'d>(placed: Vec<Placed<'d>>, words: &FoldedTable) -> Option<Vec<GridRow<'d>>> {
    let form = words.form;
    let width = form.columns.len();
    let values = |block: usize| -> Option<Vec<&'d GridCell>> {
        (0..width)
            .map(|column| {
                let mut own = placed.iter().filter(|(at, _)| *at == (block, column));
                own.next().map(|(_, cell)| *cell).filter(|_| own.next().is_none())
            })
            .collect()
    };
    let row = |(block, row): (usize, &model::form::RowForm)| {
        Some(GridRow {
            row: row.id,
            label: None,
            values: Some(values(block)?),
            certain: true,
            raw: String::new(),
            left_over: Vec::new(),
            beside: Vec::new(),
            columns: Columns::Reshaped,
        })
    };
    form.rows.iter().enumerate().map(row).collect()
}

/// A row of values for a block, whose label stands in the row or above it.
fn by_block<'d>(grid: &'d Grid, words: &FoldedTable) -> Vec<Placed<'d>> {
    let mut placed = Vec::new();
    let mut head: Option<GridHead> = None;
    let mut above = 0;
    for index in 0..grid.rows {
        let cells: Vec<&GridCell> = grid.row(index).collect();
        let (labels, values) = parted(&cells);
        let block = |cells: &[&GridCell]| {
            let found = cells
                .iter()
                .rev()
                .find_map(|cell| words.blocks.word(&folded(&cell.text))?.column());
            found.and_then(|at| Some((at, words.form.rows.get(at)?)))
        };
        let over = || -> Vec<&GridCell> { (0..index).flat_map(|row| grid.row(row)).collect() };
        let Some((at, row)) = block(labels).or_else(|| block(&over())) else { continue };
        if values.len() != row.columns.len() || values.iter().all(|cell| is_blank(cell)) {
            continue;
        }
        let own = GridHead::of(row, &Above::of(grid, above..index, None), head.take(), words);
        above = index + 1;
        let cells = own.under(values).or_else(|| {
            let (cells, known) = own.by_order(values);
            known.then_some(cells)
        });
        if let Some(cells) = cells {
            placed.extend(cells.into_iter().enumerate().map(|(column, cell)| ((at, column), cell)));
        }
        head = Some(own);
    }
    placed
}

/// A row of three values for each column, below the labels of the blocks.
fn by_column<'d>(grid: &'d Grid, words: &FoldedTable, columns: &HeadWords) -> Vec<Placed<'d>> {
    let texts =
        |row: usize| -> Vec<String> { grid.row(row).map(|cell| folded(&cell.text)).collect() };
    let mut above: Vec<Vec<String>> = Vec::new();
    let mut placed = Vec::new();
    for index in 0..grid.rows {
        let cells: Vec<&GridCell> = grid.row(index).collect();
        let own = texts(index);
        let label = own.iter().rev().find_map(|text| columns.word(text).and_then(Word::column));
        let (_, values) = parted(&cells);
        let (Some(column), true) = (label, values.len() == words.form.rows.len()) else {
            above.push(own);
            continue;
        };
        let order = words.blocks.order(&above);
        if order.is_known() {
            let cells = arranged(&order, values).into_iter().enumerate();
            placed.extend(cells.map(|(block, cell)| ((block, column), cell)));
        }
    }
    placed
}

/// The cells up to the last label of a row, and the values behind it: a number before a label is the row's own.
fn parted<'c, 'd>(cells: &'c [&'d GridCell]) -> (&'c [&'d GridCell], &'c [&'d GridCell]) {
    let last = cells.iter().rposition(|cell| !number::is_value(&cell.text));
    cells.split_at(last.map_or(0, |last| last + 1))
}

fn is_blank(cell: &GridCell) -> bool {
    cell.text.trim().is_empty()
}
