//! A table read a second time, as text that knows nothing of its cells.
//!
//! Where both readings are sure of a cell and differ, the cell needs an eye. The first is kept: lines
//! say which column a number stands in, and a run of text cannot see an empty cell. But it notices
//! what lines hide: a number that slid over a border, two rows that became one.

use super::Found;
use super::from_run::from_run;
use crate::document::Line;
use crate::form::TableForm;
use crate::model::{Cell, Entry, RowId};
use crate::recognise::flat::Flat;

/// Doubts the cells of `found` that `lines` contradict.
pub(super) fn doubt(found: &mut Found, lines: &[&Line], form: &'static TableForm) {
    if lines.is_empty() {
        return;
    }
    let flat = Flat::of_lines(lines);
    let Some(second) = from_run(&flat, &[], form, 0..flat.len()) else { return };
    let read = |cell: &Cell| !matches!(cell.entry, Entry::Absent | Entry::Text);
    let unread = |row: RowId| {
        let mut cells = second.table.cells.iter().filter(|((own, _), _)| *own == row);
        cells.any(|(_, cell)| !read(cell))
    };
    // Where labels stand lower than their numbers, each row of a run gets the numbers of the next
    // one, and the last row none. A filled row without its numbers betrays it.
    let filled = found.table.rows.iter().filter(|row| {
        let mut cells = found.table.cells.iter().filter(|((own, _), _)| own == *row);
        cells.all(|(_, cell)| read(cell) && cell.entry != Entry::Blank)
    });
    if filled.copied().any(unread) {
        return;
    }
    for (place, cell) in &mut found.table.cells {
        let Some(other) = second.table.cells.get(place) else { continue };
        let differ = read(cell) && read(other) && other.certain && cell.entry != other.entry;
        cell.certain &= !differ;
    }
}
