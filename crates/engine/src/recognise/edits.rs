//! Edits of a person, laid over what was read.
//!
//! The file's own value is kept beside an edit, to be shown and to be written back. A typed value is certain.

use model::document::Document;
use model::form::{self, Form, Kind};
use model::{Cell, CellId, Edit, Edition, Place, ReadProse, SectionId};

use super::masthead::{self, Said};
use super::tables::state;
use super::{Corrections, NoteKind, Reading, number, organ_of, year_of};

/// Lays the edits over the reading of a document, in their order, and returns those of places that it does not have.
///
/// Year and organ follow the title and the prose, as when they are read. The edition stays: another would be another
/// reading of the tables, which a person asks for by a correction.
pub(crate) fn lay_over(
    reading: &mut Reading,
    edits: &[Edit],
    (document, corrections): (&Document, &Corrections),
    read_prose: ReadProse,
) -> Vec<Edit> {
    let edition = reading.report.edition.get().copied().unwrap_or(Edition::E2021);
    let form = form::form(edition);
    let (mut misplaced, mut prose) = (Vec::new(), false);
    for edit in edits {
        let before = match edit.place {
            Place::Cell(id) => cell(reading, form, id, &edit.printed),
            Place::Sentence(section, index) => sentence(reading, section, index, &edit.printed),
            Place::Title => Some(title(reading, &edit.printed)),
            _ => None,
        };
        match before {
            Some(before) => {
                prose |= !matches!(edit.place, Place::Cell(_));
                // Where a place is edited twice, the value of the file is kept, not that of the first edit.
                reading.typed.entry(edit.place).or_insert(before);
            }
            None => misplaced.push(edit.clone()),
        }
    }
    if prose {
        let report = &mut reading.report;
        let Said { masthead, year, organ } =
            masthead::said(report.masthead.title.as_deref(), &report.sections);
        report.masthead = masthead;
        report.year = year_of(year, corrections, document);
        report.organ = organ_of(organ, corrections, document);
        super::claim(report, read_prose);
    }
    misplaced
}

/// Sets a cell and returns what it had before; `None` where the form has no such cell.
fn cell(reading: &mut Reading, form: &'static Form, id: CellId, printed: &str) -> Option<String> {
    let table_form = form.table(id.table)?;
    let row = table_form.row(id.row).filter(|row| row.columns.contains(&id.column))?;
    let kind = table_form.column(id.column).map_or(Kind::Count, |column| column.kind);
    let table = reading.report.tables.iter_mut().find(|table| table.id == id.table)?;
    let typed = Cell { certain: true, ..number::read(printed, kind) };
    let before = table.cells.insert((row.id, id.column), typed);
    if !table.rows.contains(&row.id) {
        table.rows.push(row.id);
        let position = |id: &str| table_form.rows.iter().position(|row| row.id == id);
        table.rows.sort_by_key(|id| position(id));
    }
    table.state = state(table, table_form);
    let typed = |column: &'static str| {
        column == id.column || reading.typed.contains_key(&CellId { column, ..id }.into())
    };
    if row.columns.iter().all(|column| typed(column)) {
        // All values of the row are typed: notes on how it was read no longer apply.
        let place = Place::Row(id.table, row.id);
        let of_reading = |kind: &NoteKind| matches!(kind, NoteKind::RowNotRead | NoteKind::Split);
        reading.notes.retain(|note| note.place != place || !of_reading(&note.kind));
    }
    Some(before.map_or_else(String::new, |cell| cell.printed))
}

/// Sets the title and returns the one before, empty where there was none.
fn title(reading: &mut Reading, printed: &str) -> String {
    let printed = Some(printed.to_owned()).filter(|printed| !printed.trim().is_empty());
    let before = std::mem::replace(&mut reading.report.masthead.title, printed);
    before.unwrap_or_default()
}

/// Sets a sentence and returns the one before; `None` where the report has no such sentence.
fn sentence(reading: &mut Reading, id: SectionId, index: usize, printed: &str) -> Option<String> {
    let section = reading.report.sections.iter_mut().find(|section| section.id == id)?;
    let mut sentences =
        section.paragraphs.iter_mut().flat_map(|paragraph| paragraph.sentences.iter_mut());
    let sentence = sentences.nth(index)?;
    let before = std::mem::replace(sentence, printed.to_owned());
    // The anchors of its numbers no longer apply.
    let within =
        |place: &Place| matches!(place, Place::Span(own, at, ..) if (*own, *at) == (id, index));
    reading.anchors.retain(|place, _| !within(place));
    Some(before)
}
