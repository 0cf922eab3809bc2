//! A table from the grids that hold it or parts of it.

use super::builder::Builder;
use super::{TableFound, second, under};
use crate::recognise::NoteKind;
use crate::recognise::flat::Flat;
use crate::recognise::folded::FoldedTable;
use crate::recognise::grid::{self, GridRow};
use crate::recognise::headings::Heading;
use crate::recognise::number;
use fold::fold;
use model::document::{Anchor, Block, Document, Grid, Line};
use model::form::TableForm;
use model::{Columns, Entry, Place, RowId, SectionId, TableId};

pub(super) fn from_grids(
    document: &Document,
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
) -> Option<TableFound> {
    let (grids, words) = (grids(document), FoldedTable::of(form));
    let first = grids.iter().position(|grid| grid::holds(grid, &words))?;
    let mut builder = Builder::new(form, section_above(flat, headings, first));
    let all = grids.clone();
    let before = std::iter::once(None).chain(grids.iter().copied().map(Some));
    let placed: Vec<(&Grid, Option<&Grid>)> = grids.iter().copied().zip(before).collect();
    let (whole, pieces): (Vec<_>, Vec<_>) =
        placed.into_iter().partition(|(grid, _)| grid::holds(grid, &words));
    let lines: Vec<&Line> = whole.iter().flat_map(|(grid, _)| &grid.lines).collect();
    let mut head = None;
    let mut strange = grid::Strange::default();
    for (grid, before) in whole {
        let rows = match form.id {
            TableId::Disputes => grid::disputes(grid, before, &words),
            _ => grid::labelled(grid, before, &words, &mut head),
        };
        put_grid_rows(&mut builder, rows);
        strange.look(grid, &words);
    }
    if form.id == TableId::Disputes && builder.found.table.rows.is_empty() {
        let grids: Vec<&Grid> =
            all.iter().copied().filter(|grid| grid::holds(grid, &words)).collect();
        let rows = grid::disputes_in_parts(&grids, &words).unwrap_or_default();
        put_grid_rows(&mut builder, rows);
    }
    // A table cut at a page may leave one or two rows in a grid of their own.
    if form.id == TableId::Applications {
        for (grid, _) in pieces {
            let mut own = false;
            for row in grid::labelled(grid, None, &words, &mut head) {
                if row.values.is_some() && !builder.found.table.rows.contains(&row.row) {
                    put_grid_row(&mut builder, row);
                    let order = |id: &RowId| form.rows.iter().position(|row| row.id == *id);
                    builder.found.table.rows.sort_by_key(order);
                    own = true;
                }
            }
            if own {
                strange.look(grid, &words);
            }
        }
    }
    leave_over(&mut builder, &strange);
    // The last row of a page may go on in the first grid of the next.
    for (grid, next) in all.iter().zip(all.iter().skip(1)) {
        let is_rest =
            |next: &Grid| !grid::holds(next, &words) && grid::is_row_of_disputes(next, 0, form);
        if form.id == TableId::Disputes && grid::holds(grid, &words) && is_rest(next) {
            form.rows.iter().for_each(|row| builder.doubt(row.id));
        }
        if !grid::may_begin_with_rest(next, &words) {
            continue;
        }
        let last = grid::labelled(grid, None, &words, &mut None).pop();
        let cut = last.and_then(|row| Some((row.row, row.label?)));
        if let Some((row, _)) = cut.filter(|(_, label)| grid::begins_with_rest(next, label, &words))
        {
            builder.doubt(row);
        }
    }
    // A picture of a table's head, or a table cut off behind it, is not the table.
    (!builder.found.table.rows.is_empty()).then(|| {
        let mut found = builder.finish();
        second::doubt(&mut found, &lines, form);
        found
    })
}

pub(super) fn leave_over(builder: &mut Builder, strange: &grid::Strange<'_>) {
    for cells in &strange.left {
        let anchor = cells.last().map(|cell| cell.anchor.clone());
        builder.left_over(grid::printed(cells), anchor);
    }
}

/// Table four whose numbers stand below its head and are not one for each of its cells.
pub(super) fn unread_disputes(
    document: &Document,
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
) -> Option<TableFound> {
    let words = FoldedTable::of(form);
    let mut grids = grids(document).into_iter().enumerate();
    let (at, raw) = grids.find_map(|(at, grid)| {
        let holds = form.id == TableId::Disputes && grid::holds(grid, &words);
        holds.then(|| grid::unread_disputes(grid, &words)).flatten().map(|raw| (at, raw))
    })?;
    let mut builder = Builder::new(form, section_above(flat, headings, at));
    for (row, raw) in form.rows.iter().zip([raw.as_str(), "", ""]) {
        builder.found.table.rows.push(row.id);
        builder.unread(row.id, raw, false);
    }
    Some(builder.finish())
}

pub(super) fn put_grid_rows(builder: &mut Builder, rows: Vec<GridRow<'_>>) {
    let mut beside: Vec<(String, String, Option<Anchor>)> = Vec::new();
    for row in rows {
        for (label, cell) in &row.beside {
            let number = grid::printed(&[*cell]);
            match beside.iter_mut().find(|(own, ..)| own == label) {
                Some((_, numbers, _)) => numbers.push_str(&format!(" {number}")),
                None => beside.push((label.clone(), number, Some(cell.anchor.clone()))),
            }
        }
        put_grid_row(builder, row);
    }
    for (label, numbers, anchor) in beside {
        builder.left_over(format!("{label} {numbers}"), anchor);
    }
}

fn put_grid_row(builder: &mut Builder, row: GridRow<'_>) {
    let table = Place::Table(builder.form.id);
    if builder.found.table.rows.contains(&row.row) {
        if !builder.found.notes.iter().any(|note| note.kind == NoteKind::TableTwice) {
            builder.note(NoteKind::TableTwice, table, "");
        }
        return;
    }
    builder.found.table.rows.push(row.row);
    let printed = row.label.map(|cell| cell.text.split_whitespace().collect::<String>());
    if let Some(printed) = printed
        && let Some(form) = builder.form.row(row.row)
        && fold(&printed) != fold(form.label)
    {
        builder.label(row.row, &printed);
    }
    for cell in &row.left_over {
        builder.left_over(cell.text.clone(), Some(cell.anchor.clone()));
    }
    let several = builder.columns(row.row).len() > 1;
    if several && row.values.is_some() && builder.found.table.columns == Columns::AsInTheForm {
        builder.found.table.columns = row.columns;
    }
    let Some(values) = row.values else { return builder.unread(row.row, &row.raw, true) };
    for ((column, kind), grid_cell) in builder.columns(row.row).into_iter().zip(values) {
        let mut cell = number::read(&grid_cell.text, kind);
        // A label that spills over the border of its cell.
        let label = builder.form.row(row.row).map_or("", |row| row.label);
        let spilled = |c: char| !c.is_ascii() && c.is_alphabetic() && label.contains(c);
        if cell.entry == Entry::Text && cell.printed.contains(spilled) {
            builder.unread_cell(row.row, column, &grid::printed(&[grid_cell]));
            continue;
        }
        cell.certain &= row.certain && !cell.printed.contains('\u{fffd}');
        builder.put(row.row, column, cell, Some(grid_cell.anchor.clone()));
        builder.doubt_as_seen(row.row, column, grid_cell.unclear);
    }
}

pub(super) fn grids(document: &Document) -> Vec<&Grid> {
    let grids = document.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    grids.collect()
}

/// The section under which the grid with this index stands.
pub(super) fn section_above(
    flat: &Flat<'_>,
    headings: &[Heading],
    grid: usize,
) -> Option<SectionId> {
    let before = flat.lines().iter().take_while(|line| line.grids_before <= grid).last()?;
    under(headings, before.range.end)
}
