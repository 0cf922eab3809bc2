//! Reads the three tables, from grids where the file has them, else from the run of its text.

mod again;
mod builder;
mod columns;
mod extent;
mod from_cells;
mod from_grids;
mod from_keys;
mod from_run;
mod parting;
mod second;

use std::ops::Range;

use super::Note;
use super::flat::Flat;
use super::headings::Heading;
use super::run;
use super::starts::table_start;
use builder::Builder;
pub(super) use builder::state;
use from_cells::from_cells;
use from_grids::{from_grids, unread_disputes};
pub(super) use from_keys::edition as edition_of_keys;
use from_keys::from_keys;
use from_run::from_run;
use model::document::{Anchor, Document, Remark};
use model::form::{Form, TableForm};
use model::{Place, SectionId, TableId, TableRead};

/// A table as it was read, the anchors of its cells, and the ranges of text that it took.
pub(super) struct TableFound {
    pub table: TableRead,
    pub anchors: Vec<(Place, Anchor)>,
    pub notes: Vec<Note>,
    /// Ranges of the text that are the table and no prose.
    pub taken: Vec<Range<usize>>,
}

pub(super) fn tables(
    document: &Document,
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static Form,
) -> Vec<TableFound> {
    let regions = regions(flat, headings, form);
    form.tables
        .iter()
        .zip(regions)
        .map(|(table, region)| {
            from_keys(document, flat, headings, table)
                .or_else(|| from_grids(document, flat, headings, table))
                .or_else(|| from_cells(flat, headings, table, region.as_ref()?))
                .or_else(|| from_run(flat, headings, table, region.clone()?))
                .or_else(|| unread_disputes(document, flat, headings, table))
                .unwrap_or_else(|| missing(table))
        })
        .map(|found| doubted_on_scanned_pages(document, found))
        .collect()
}

/// The text of these pages was recognised in pictures by another program: none of it is certain.
fn doubted_on_scanned_pages(document: &Document, mut found: TableFound) -> TableFound {
    let scanned = document.remarks.iter().find_map(|remark| match remark {
        Remark::ScannedPages { pages } => Some(pages),
        _ => None,
    });
    let Some(scanned) = scanned else { return found };
    for (place, anchor) in &found.anchors {
        let on_scanned = matches!(anchor, Anchor::Page { page, .. } if scanned.contains(page));
        if let (Place::Cell(id), true) = (place, on_scanned)
            && let Some(cell) = found.table.cells.get_mut(&(id.row, id.column))
        {
            cell.certain = false;
        }
    }
    found
}

fn missing(form: &'static TableForm) -> TableFound {
    Builder::new(form, None).finish()
}

fn under(headings: &[Heading], position: usize) -> Option<SectionId> {
    headings
        .iter()
        .filter(|heading| heading.range.start < position)
        .filter_map(|heading| heading.found.section)
        .next_back()
}

/// Characters of the longest table, however it is laid out. What follows is no part of it.
const LONGEST: usize = 40_000;

/// Where the text of each table may stand: two, three, four.
fn regions(flat: &Flat<'_>, headings: &[Heading], form: &Form) -> [Option<Range<usize>>; 3] {
    let mut from = 0;
    let mut regions = TableId::ALL.map(|table| {
        let heading =
            headings.iter().find(|heading| heading.found.section == Some(table.section()));
        let start = heading.map_or(from, |heading| heading.range.end);
        let end = headings
            .iter()
            .map(|heading| heading.range.start)
            .find(|other| *other >= start)
            .unwrap_or(flat.len());
        let found = table_start(flat, table, start..end).or_else(|| {
            let form = form.table(table).filter(|_| heading.is_some())?;
            bare_row(flat, start..end, form)
        })?;
        from = found.start;
        Some(found.start..end)
    });
    // Where a heading is missing the tables end where the next one begins.
    let starts: Vec<usize> = regions.iter().flatten().map(|region| region.start).collect();
    for region in regions.iter_mut().flatten() {
        let next = starts.iter().copied().filter(|start| *start > region.start).min();
        let end = next.map_or(region.end, |next| region.end.min(next));
        region.end = end.min(region.start.saturating_add(LONGEST));
    }
    regions
}

/// The first line with the values of table four, or with a label and the values of table three, where the head is lost.
fn bare_row(flat: &Flat<'_>, within: Range<usize>, form: &TableForm) -> Option<Range<usize>> {
    let lines = flat.lines().iter().skip(flat.line_at(within.start));
    let mut lines = lines.map(|line| line.range.clone()).take_while(|line| line.start < within.end);
    lines.find(|line| line.start >= within.start && run::is_bare_row(flat, line.clone(), form))
}

/// How many cells of table four are certain in a document of these blocks.
#[cfg(test)]
fn certain_disputes(
    format: model::document::Format,
    blocks: Vec<model::document::Block>,
    remarks: Vec<Remark>,
) -> usize {
    let declared = model::document::Declared::default();
    let document = Document { format, blocks, pages: Vec::new(), remarks, declared };
    let reading =
        super::recognise(&document, &super::Corrections::default(), ::prose::claims).unwrap();
    let table = reading.report.table(TableId::Disputes).unwrap();
    table.cells.values().filter(|cell| cell.certain).count()
}
