//! The three tables, from grids where the file has them, otherwise from the run of its text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::flat::Flat;
use super::fold::fold;
use super::glued;
use super::grid::{self, GridRow};
use super::headings::Heading;
use super::label;
use super::lexicon;
use super::number;
use super::run::{self, RunRow, RunTable};
use super::tokens::{Token, Tokens};
use super::{Note, NoteKind};
use crate::document::{Anchor, Block, Document, Grid};
use crate::form::{Form, Kind, TableForm};
use crate::model::{Cell, CellId, Entry, Place, RowId, SectionId, TableId, TableRead, TableState};

/// A table as it was read, where its cells stood, and which text it took.
pub(super) struct Found {
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
) -> Vec<Found> {
    let regions = regions(flat, headings);
    form.tables
        .iter()
        .zip(regions)
        .map(|(table, region)| {
            from_grids(document, flat, headings, table)
                .or_else(|| region.and_then(|region| from_run(flat, headings, table, region)))
                .unwrap_or_else(|| missing(table))
        })
        .collect()
}

/// So many notes of one kind are said once, of the table.
const MANY: usize = 4;

/// Collects cells under the names of a table.
struct Builder {
    form: &'static TableForm,
    found: Found,
}

impl Builder {
    fn new(form: &'static TableForm, under: Option<SectionId>) -> Builder {
        let table = TableRead {
            id: form.id,
            state: TableState::Missing,
            cells: BTreeMap::new(),
            rows: Vec::new(),
            labels: Vec::new(),
            under,
        };
        let found = Found { table, anchors: Vec::new(), notes: Vec::new(), taken: Vec::new() };
        Builder { form, found }
    }

    fn columns(&self, row: RowId) -> Vec<(&'static str, Kind)> {
        let columns = self.form.row(row).map_or(&[][..], |row| row.columns);
        let kind = |id: &str| self.form.column(id).map_or(Kind::Count, |column| column.kind);
        columns.iter().map(|column| (*column, kind(column))).collect()
    }

    fn put(&mut self, row: RowId, column: &'static str, cell: Cell, anchor: Option<Anchor>) {
        let id = CellId::new(self.form.id, row, column);
        self.found.anchors.extend(anchor.map(|anchor| (Place::Cell(id), anchor)));
        self.found.table.cells.insert((row, column), cell);
    }

    /// A row that is there and whose values could not be told apart.
    fn unread(&mut self, row: RowId, printed: &str, note: bool) {
        for (column, _) in self.columns(row) {
            let cell = Cell {
                printed: String::new(),
                entry: Entry::Text,
                certain: false,
                ..Cell::absent()
            };
            self.put(row, column, cell, None);
        }
        if note {
            self.note(NoteKind::RowNotRead, Place::Row(self.form.id, row), printed);
        }
    }

    fn note(&mut self, kind: NoteKind, place: Place, text: &str) {
        self.found.notes.push(Note { kind, place, text: text.to_owned() });
    }

    fn label(&mut self, row: RowId, printed: &str) {
        self.found.table.labels.push((row, printed.to_owned()));
        self.note(NoteKind::LabelVariant, Place::Row(self.form.id, row), printed);
    }

    /// Many notes of one kind are one: a table whose rows were all read the same way.
    fn fold_notes(&mut self, kind: NoteKind) {
        let same = |note: &Note| note.kind == kind;
        if self.found.notes.iter().filter(|note| same(note)).count() >= MANY {
            self.found.notes.retain(|note| !same(note));
            self.note(kind, Place::Table(self.form.id), "");
        }
    }

    /// Adds the absent rows and says how whole the table is.
    fn finish(mut self) -> Found {
        self.fold_notes(NoteKind::Split);
        self.fold_notes(NoteKind::RowNotRead);
        let present = self.found.table.rows.clone();
        let table_form = self.form;
        let one_row = table_form
            .rows
            .iter()
            .find(|row| present.contains(&row.id) && !row.stands_for.is_empty());
        let stood_for = one_row.map_or(&[][..], |row| row.stands_for);
        let absent: Vec<RowId> = table_form
            .official_rows()
            .map(|row| row.id)
            .filter(|row| !present.contains(row))
            .collect();
        for row in &absent {
            for (column, _) in self.columns(row) {
                self.put(row, column, Cell::absent(), None);
            }
        }
        let whole = absent.iter().all(|row| stood_for.contains(row));
        let cells = || self.found.table.cells.values().filter(|cell| cell.entry != Entry::Absent);
        let unread = |cell: &Cell| cell.entry == Entry::Text && cell.printed.is_empty();
        self.found.table.state = if present.is_empty() {
            TableState::Missing
        } else if cells().all(unread) {
            TableState::Unreadable
        } else if cells().all(|cell| cell.entry == Entry::Blank) {
            TableState::AllBlank
        } else if whole && !cells().any(unread) {
            TableState::Whole
        } else {
            TableState::Partial
        };
        self.found
    }
}

fn missing(form: &'static TableForm) -> Found {
    Builder::new(form, None).finish()
}

// ------------------------------------------------------------------------------------ from grids

fn from_grids(
    document: &Document,
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
) -> Option<Found> {
    let grids: Vec<(usize, &Grid)> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Line(_) => None,
        })
        .enumerate()
        .filter(|(_, grid)| grid::holds(grid, form))
        .collect();
    let (first, _) = grids.first()?;
    let mut builder = Builder::new(form, section_above(flat, headings, *first));
    for (_, grid) in &grids {
        let rows = match form.id {
            TableId::Disputes => grid::disputes(grid, form),
            _ => grid::labelled(grid, form),
        };
        for row in rows {
            put_grid_row(&mut builder, row);
        }
    }
    // A picture of a table's head, or a table cut off behind it, is not the table.
    (!builder.found.table.rows.is_empty()).then(|| builder.finish())
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
    let Some(values) = row.values else { return builder.unread(row.row, "", true) };
    for ((column, kind), grid_cell) in builder.columns(row.row).into_iter().zip(values) {
        let mut cell = number::read(&grid_cell.text, kind);
        cell.certain &= row.certain && !cell.printed.contains('\u{fffd}');
        builder.put(row.row, column, cell, Some(grid_cell.anchor.clone()));
    }
}

/// The section under which the grid with this index stands.
fn section_above(flat: &Flat<'_>, headings: &[Heading], grid: usize) -> Option<SectionId> {
    let before = flat.lines().iter().take_while(|line| line.grids_before <= grid).last()?;
    under(headings, before.range.end)
}

fn under(headings: &[Heading], position: usize) -> Option<SectionId> {
    headings
        .iter()
        .filter(|heading| heading.range.start < position)
        .filter_map(|heading| heading.found.section)
        .next_back()
}

// --------------------------------------------------------------------------------- from running text

/// Where the text of each table may stand: two, three, four.
fn regions(flat: &Flat<'_>, headings: &[Heading]) -> [Option<Range<usize>>; 3] {
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
        let anchors = match table {
            TableId::Proactive => lexicon::PROACTIVE_ANCHORS,
            TableId::Applications => lexicon::APPLICATIONS_ANCHORS,
            TableId::Disputes => lexicon::DISPUTES_ANCHORS,
        };
        let labels = lexicon::FIRST_LABELS.iter().filter(|_| table == TableId::Applications);
        let found = anchors
            .iter()
            .chain(labels)
            .filter_map(|anchor| flat.find(anchor, start..end))
            .map(|anchor| anchor.start)
            .min()?;
        from = found;
        Some(found..end)
    });
    // Where a heading is missing the tables end where the next one begins.
    let starts: Vec<usize> = regions.iter().flatten().map(|region| region.start).collect();
    for region in regions.iter_mut().flatten() {
        let next = starts.iter().copied().filter(|start| *start > region.start).min();
        region.end = next.map_or(region.end, |next| region.end.min(next));
    }
    regions
}

fn from_run(
    flat: &Flat<'_>,
    headings: &[Heading],
    form: &'static TableForm,
    region: Range<usize>,
) -> Option<Found> {
    let region = match form.id {
        TableId::Disputes => shortest(flat, form, region),
        _ => region,
    };
    let tokens = Tokens::of(flat, region.clone());
    let read = run::table(&tokens, form);
    let mut builder = Builder::new(form, under(headings, region.start));
    builder.found.taken = taken(flat, headings, &region);
    if read.column_order {
        builder.note(NoteKind::ColumnOrder, Place::Table(form.id), "");
    }
    let damaged = tokens.labels.iter().any(|(_, c)| *c == '\u{fffd}');
    for (row, printed) in label::variants(&tokens, form, &read.present, flat) {
        builder.label(row, &printed);
    }
    let blank = tokens.values.is_empty() && tokens.rows.is_empty();
    let enough = read.present.len() * 2 > form.official_rows().count();
    let mut rows = part_glued(flat, form, read, &mut builder);
    doubt_what_may_be_a_page_number(flat, form.id, &mut rows);
    for row in rows {
        builder.found.table.rows.push(row.row);
        match &row.values {
            Some(values) => put_run_row(&mut builder, flat, &row, values, damaged),
            // Labels and not one value: the form as it is handed out.
            None if blank && enough => put_blank_row(&mut builder, row.row),
            None => {
                let printed: Vec<String> =
                    row.raw.iter().map(|value| flat.text(value.range.clone())).collect();
                builder.unread(row.row, &printed.join(" "), form.id != TableId::Disputes);
            }
        }
    }
    (!builder.found.table.rows.is_empty()).then(|| builder.finish())
}

fn put_run_row(
    builder: &mut Builder,
    flat: &Flat<'_>,
    row: &RunRow,
    values: &[Token],
    damaged: bool,
) {
    // A number that the end of the file cuts may go on.
    let cut = |value: &Token| value.range.end + 1 >= flat.len();
    let certain = row.certain && !damaged && !values.iter().any(cut);
    for ((column, kind), value) in builder.columns(row.row).into_iter().zip(values) {
        let mut printed = flat.text(value.range.clone());
        if let Some(note) = &value.note {
            printed.push_str(&flat.text(note.clone()));
        }
        let mut cell = number::read(&printed, kind);
        cell.certain &= certain;
        builder.put(row.row, column, cell, flat.anchor(value.range.clone()));
    }
}

/// A page number without dashes looks like a value, and where blanks were lost it makes up the
/// number. So a row that is broken over lines unevenly, or stands in a table that lost values, is
/// certain only if it adds up: the sum chooses between readings here, it changes none. Table two has
/// no sums.
fn doubt_what_may_be_a_page_number(flat: &Flat<'_>, table: TableId, rows: &mut [RunRow]) {
    let lossy = rows.iter().any(|row| row.values.is_none());
    for row in rows {
        let Some(values) = &row.values else { continue };
        let lines: Vec<usize> = values.iter().map(|value| value.line).collect();
        let breaks = lines.windows(2).filter(|pair| pair.first() != pair.last()).count();
        let uneven = breaks > 0 && breaks + 1 < values.len();
        if lossy || uneven {
            row.certain &= table != TableId::Proactive && adds_up(flat, values);
        }
    }
}

fn adds_up(flat: &Flat<'_>, values: &[Token]) -> bool {
    let number = |value: &Token| {
        let cell = number::read(&flat.text(value.range.clone()), Kind::Count);
        if cell.is_empty() { Some(0) } else { cell.count() }
    };
    let numbers: Option<Vec<u64>> = values.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.split_last().is_some_and(|(total, parts)| sum(parts) == Some(*total))
    })
}

fn put_blank_row(builder: &mut Builder, row: RowId) {
    for (column, kind) in builder.columns(row) {
        let cell = Cell { certain: false, ..number::read("", kind) };
        builder.put(row, column, cell, None);
    }
}

/// Table four ends with its fifteenth value; what follows up to the next heading is prose.
fn shortest(flat: &Flat<'_>, form: &'static TableForm, region: Range<usize>) -> Range<usize> {
    let first = flat.line_at(region.start);
    let ends = flat.lines().iter().skip(first).map(|line| line.range.end);
    ends.take_while(|end| *end < region.end)
        .map(|end| region.start..end)
        .find(|part| {
            let read = run::disputes(&Tokens::of(flat, part.clone()), form);
            read.rows.iter().all(|row| row.values.is_some())
        })
        .unwrap_or(region)
}

/// The text of a table: its region but for lines that are sentences, and the words of its head that
/// stand between the heading and the region.
fn taken(flat: &Flat<'_>, headings: &[Heading], region: &Range<usize>) -> Vec<Range<usize>> {
    let heading = headings.iter().rfind(|heading| heading.range.end <= region.start);
    let from = heading.map_or(region.start, |heading| heading.range.end);
    let stops = |range: &Range<usize>| {
        let text = flat.text(range.clone());
        range.len() < 300 && text.contains(|c| lexicon::STOPS.contains(c))
    };
    flat.lines()
        .iter()
        .map(|line| line.range.start.max(from)..line.range.end.min(region.end))
        .filter(|piece| piece.start < piece.end && !stops(piece))
        .collect()
}

/// Offers the one way in which glued digits can be parted, where the sums leave one.
fn part_glued(
    flat: &Flat<'_>,
    form: &'static TableForm,
    read: RunTable,
    builder: &mut Builder,
) -> Vec<RunRow> {
    let mut rows = read.rows;
    match form.id {
        // Table two has nothing to decide by: never guess. Where one row of it is glued the
        // others came the same way.
        TableId::Proactive => {
            if rows.iter().any(|row| row.values.is_none() && row.columns_glued(form)) {
                rows.iter_mut().for_each(|row| row.values = None);
            }
        }
        TableId::Applications => {
            let total = |numbers: &[u64]| match numbers.split_last() {
                Some((total, parts)) => sum(parts) == Some(*total),
                None => false,
            };
            for row in rows.iter_mut().filter(|row| row.values.is_none() && !row.raw.is_empty()) {
                row.values = parted(flat, &row.raw, form.columns.len(), &total);
                row.certain = false;
                if row.values.is_some() {
                    let place = Place::Row(form.id, row.row);
                    builder.note(NoteKind::Split, place, &printed(flat, &row.raw));
                }
            }
        }
        TableId::Disputes => {
            let raw = rows.first().map(|row| row.raw.clone()).unwrap_or_default();
            if rows.iter().all(|row| row.values.is_none()) && !raw.is_empty() {
                let width = form.columns.len();
                let sums = |numbers: &[u64]| {
                    numbers.chunks(width).all(|row| match row.split_last() {
                        Some((total, parts)) => sum(parts) == Some(*total),
                        None => false,
                    })
                };
                let values = parted(flat, &raw, width * rows.len(), &sums).unwrap_or_default();
                for (row, values) in rows.iter_mut().zip(values.chunks(width)) {
                    row.values = Some(values.to_vec());
                    row.certain = false;
                }
                if !values.is_empty() {
                    builder.note(NoteKind::Split, Place::Table(form.id), &printed(flat, &raw));
                }
            }
        }
    }
    rows
}

fn sum(parts: &[u64]) -> Option<u64> {
    parts.iter().try_fold(0u64, |sum, part| sum.checked_add(*part))
}

fn printed(flat: &Flat<'_>, raw: &[Token]) -> String {
    let texts: Vec<String> = raw.iter().map(|value| flat.text(value.range.clone())).collect();
    texts.join(" ")
}

fn parted(
    flat: &Flat<'_>,
    raw: &[Token],
    count: usize,
    accept: &dyn Fn(&[u64]) -> bool,
) -> Option<Vec<Token>> {
    let runs: Vec<String> = raw.iter().map(|value| flat.text(value.range.clone())).collect();
    let parts = glued::part(&runs, count, accept)?;
    parts
        .into_iter()
        .map(|(run, at)| {
            let whole = raw.get(run)?;
            let range = whole.range.start + at.start..whole.range.start + at.end;
            Some(Token { range, ..whole.clone() })
        })
        .collect()
}

impl RunRow {
    /// The row has several columns and its values stand together.
    fn columns_glued(&self, form: &TableForm) -> bool {
        form.row(self.row).is_some_and(|row| row.columns.len() > 1)
    }
}
