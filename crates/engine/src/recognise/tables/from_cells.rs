//! A table from lines of cells between pipes or tabs, where each line has its cells in their columns, as spreadsheets
//! and programs for markdown write them. What other programs leave of such lines is read as running text.

use std::ops::Range;

use super::builder::Builder;
use super::from_grids::{leave_over, put_grid_rows};
use super::from_run::taken;
use super::{TableFound, under};
use crate::recognise::flat::Flat;
use crate::recognise::folded::FoldedTable;
use crate::recognise::grid::{self, GridRow};
use crate::recognise::headings::Heading;
use crate::recognise::tokens;
use model::document::{Anchor, Grid, GridCell};
use model::form::TableForm;
use model::{Columns, TableId};

/// The table, where every row of the form is read and its head tells the columns.
pub(super) fn from_cells(
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
    region: &Range<usize>,
) -> Option<TableFound> {
    let words = FoldedTable::of(form);
    let heading = headings.iter().rfind(|heading| heading.range.end <= region.start);
    let from = heading.map_or(region.start, |heading| heading.range.end);
    let (grid, text) = grid(flat, from..region.end)?;
    if !grid::holds(&grid, &words) {
        return None;
    }
    let rows = match form.id {
        TableId::Disputes => grid::disputes(&grid, None, &words),
        _ => grid::labelled(&grid, None, &words, &mut None),
    };
    if !is_whole(&rows, form) || rows.iter().any(|row| row.columns == Columns::Unclear) {
        return None;
    }
    let mut builder = Builder::new(form, under(headings, region.start));
    builder.found.taken = taken(flat, headings, &text);
    put_grid_rows(&mut builder, rows);
    let mut strange = grid::Strange::default();
    strange.look(&grid, &words);
    leave_over(&mut builder, &strange);
    Some(builder.finish())
}

/// Whether each row of the form is there with its values, or the one that stands for several.
fn is_whole(rows: &[GridRow<'_>], form: &TableForm) -> bool {
    let has = |id: &str| rows.iter().any(|row| row.row == id && row.values.is_some());
    let stands = |id: &&str| form.rows.iter().any(|row| row.stands_for.contains(id) && has(row.id));
    form.official_rows().all(|row| has(row.id) || stands(&row.id))
}

/// The lines of cells in a range, and the text from the first to the last of them.
fn grid(flat: &Flat<'_>, within: Range<usize>) -> Option<(Grid, Range<usize>)> {
    let (mut cells, mut rows, mut columns) = (Vec::new(), 0, 0);
    let mut text: Option<Range<usize>> = None;
    for line in flat.lines().iter().skip(flat.line_at(within.start)) {
        let range = line.range.start.max(within.start)..line.range.end.min(within.end);
        if line.range.start >= within.end {
            break;
        }
        let own = tokens::cells(flat, range.clone());
        let is_rule = |cell: &Range<usize>| {
            let text = flat.text(cell.clone());
            !text.trim().is_empty() && text.trim().chars().all(|c| matches!(c, '-' | ':'))
        };
        if own.len() < 2 || own.iter().all(is_rule) {
            continue;
        }
        columns = columns.max(own.len());
        for (column, range) in own.into_iter().enumerate() {
            let range = tokens::trimmed(flat, range);
            let anchor = flat
                .anchor(range.clone())
                .unwrap_or(Anchor::Text { chars: range.clone(), line: 0 });
            let (unclear, text) = (flat.unclear(&range), flat.text(range));
            cells.push(GridCell {
                row: rows,
                column,
                rowspan: 1,
                colspan: 1,
                text,
                anchor,
                unclear,
            });
        }
        rows += 1;
        text = Some(text.map_or(range.clone(), |text| text.start..range.end));
    }
    Some((Grid { rows, columns, cells, lines: Vec::new() }, text?))
}
