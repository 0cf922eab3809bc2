//! A table from a grid whose labels are the form's ids, as programs write it.
//!
//! The corner of the grid names the table. Ids may be written in any of the usual ways:
//! `in-force`, `in_force`, `inForce`.

use super::TableFound;
use super::builder::Builder;
use super::from_grids::{self, grids};
use crate::recognise::NoteKind;
use crate::recognise::flat::Flat;
use crate::recognise::headings::Heading;
use crate::recognise::number;
use model::document::{Document, Grid, GridCell};
use model::form::{Form, TableForm};
use model::{Cell, Edition, Place, TableId};

/// The text of a value that could not be read.
const UNREAD: &str = "\u{fffd}";

pub(super) fn from_keys(
    document: &Document,
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
) -> Option<TableFound> {
    let grids = grids(document);
    let mut own = grids.iter().enumerate().filter(|(_, grid)| table(grid) == Some(form.id));
    let (index, grid) = own.next()?;
    let under = from_grids::section_above(flat, headings, index);
    let mut builder = Builder::new(form, under);
    if own.next().is_some() {
        builder.note(NoteKind::TableTwice, Place::Table(form.id), "");
    }
    put(&mut builder, grid, document);
    builder.fill_rows();
    (!builder.found.table.rows.is_empty()).then(|| builder.finish())
}

/// The edition whose ids table two has; `None` where it has none, or as many of the one as of the
/// other.
pub fn edition(document: &Document, forms: [&'static Form; 2]) -> Option<Edition> {
    let grids = grids(document);
    let grid = grids.iter().find(|grid| table(grid) == Some(TableId::Proactive))?;
    let count = |form: &Form| {
        let Some(own) = form.table(TableId::Proactive) else { return 0 };
        let ids =
            own.columns.iter().map(|column| column.id).chain(own.rows.iter().map(|row| row.id));
        let labels = || grid.cells.iter().filter(|cell| cell.row == 0 || cell.column == 0);
        ids.filter(|id| labels().any(|cell| folded(&cell.text) == folded(id))).count()
    };
    let [one, other] = forms;
    match count(one).cmp(&count(other)) {
        std::cmp::Ordering::Greater => Some(one.edition),
        std::cmp::Ordering::Less => Some(other.edition),
        std::cmp::Ordering::Equal => None,
    }
}

/// The table that the corner of a grid names.
fn table(grid: &Grid) -> Option<TableId> {
    let corner = folded(&grid.row(0).next().filter(|cell| cell.column == 0)?.text);
    TableId::ALL.into_iter().find(|id| id.word() == corner)
}

/// Puts every value in the cell of its row's and column's id. Values without a place in the form get a note.
fn put(builder: &mut Builder, grid: &Grid, document: &Document) {
    let form = builder.form;
    let columns: Vec<Option<&'static str>> = {
        let mut columns = vec![None; grid.columns];
        for cell in grid.row(0).skip(1) {
            let id = form.columns.iter().map(|column| column.id).find(|id| same(id, &cell.text));
            if let Some(column) = columns.get_mut(cell.column) {
                *column = id;
            }
        }
        columns
    };
    for index in 1..grid.rows {
        let mut cells = grid.row(index);
        let Some(label) = cells.next().filter(|cell| cell.column == 0) else { continue };
        let row = form.rows.iter().find(|row| same(row.id, &label.text));
        for grid_cell in cells {
            let column = columns.get(grid_cell.column).copied().flatten();
            let place = row.zip(column).filter(|(row, column)| row.columns.contains(column));
            let known =
                place.and_then(|(row, column)| builder.found.table.cells.get(&(row.id, column)));
            match (place, known) {
                (Some((row, column)), None) => {
                    let kind =
                        form.column(column).map_or(model::form::Kind::Count, |found| found.kind);
                    let mut cell = number::read(&grid_cell.text, kind);
                    // It was marked as not read when the file was written.
                    let unread = cell.printed == UNREAD;
                    if unread {
                        cell.printed.clear();
                    }
                    let doubted = document.declared.uncertain.contains(&grid_cell.anchor);
                    cell.certain &= !doubted && !grid_cell.text.contains(UNREAD);
                    let anchor = match unread {
                        true => grid_cell.anchor.part(0..0),
                        false => grid_cell.anchor.clone(),
                    };
                    builder.put(row.id, column, cell, Some(anchor));
                    builder.doubt_as_seen(row.id, column, grid_cell.unclear);
                    if !builder.found.table.rows.contains(&row.id) {
                        builder.found.table.rows.push(row.id);
                    }
                }
                (Some((row, column)), Some(known)) if known.printed != grid_cell.text.trim() => {
                    // Two values for one cell: it is not known which is meant.
                    let doubted = Cell { certain: false, ..known.clone() };
                    builder.found.table.cells.insert((row.id, column), doubted);
                    builder.left_over(pair(label, grid_cell), Some(grid_cell.anchor.clone()));
                }
                (Some(_), Some(_)) => {}
                (None, _) => {
                    builder.left_over(pair(label, grid_cell), Some(grid_cell.anchor.clone()));
                }
            }
        }
    }
}

fn pair(label: &GridCell, value: &GridCell) -> String {
    [label.text.as_str(), &value.text].join(" ")
}

fn same(id: &str, written: &str) -> bool {
    folded(id) == folded(written)
}

/// An id without the signs by which one way of writing differs from the other.
fn folded(id: &str) -> String {
    id.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
