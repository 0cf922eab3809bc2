//! What every rule may ask.

use super::tables::diagnosis::{self, Cause};
use super::tables::identity::{self, Identity};
use crate::finding::Severity;
use crate::form::{self, Form, RowForm, TableForm};
use crate::model::{
    Cell, CellId, Edition, Entry, Place, Report, SectionId, TableId, TableRead, TableState,
};
use crate::recognise::{NoteKind, Reading};

use super::Why;

/// One reading, the form it is held against, and what several rules need at once.
pub(super) struct Context<'a> {
    pub reading: &'a Reading,
    pub report: &'a Report,
    /// The form of the report's edition. Where the edition is unknown it is the current one: tables
    /// three and four differ in one row only, and that row is judged as it stands.
    pub form: &'static Form,
    /// The row that table three prints instead of several, if it does.
    one_row: Option<&'static RowForm>,
    /// Every identity of the edition at every place, judged.
    pub identities: Vec<Identity<'a>>,
    /// What is behind the broken ones of table three.
    pub causes: Vec<Cause>,
}

impl<'a> Context<'a> {
    pub fn new(reading: &'a Reading) -> Context<'a> {
        let report = &reading.report;
        let edition = report.edition.get().copied().unwrap_or(Edition::E2021);
        let form = form::form(edition);
        let mut cx = Context {
            reading,
            report,
            form,
            one_row: None,
            identities: Vec::new(),
            causes: Vec::new(),
        };
        cx.one_row = cx.find_one_row(TableId::Applications);
        cx.identities = identity::judge_all(&cx, edition);
        cx.causes = diagnosis::diagnose(&cx.identities);
        cx
    }

    /// A table whose numbers can be looked at, with its form.
    ///
    /// # Errors
    /// The reason why nothing can be said about it.
    pub fn table(&self, id: TableId) -> Result<(&'a TableRead, &'static TableForm), Why> {
        let form = self.form.table(id).ok_or(Why::NotInThisEdition)?;
        let table = self.report.table(id).ok_or(Why::TableMissing)?;
        match table.state {
            TableState::Missing => Err(Why::TableMissing),
            TableState::Unreadable => Err(Why::TableUnreadable),
            TableState::AllBlank if !has_marks(table) => Err(Why::TableBlank),
            TableState::AllBlank | TableState::Whole | TableState::Partial => Ok((table, form)),
        }
    }

    /// The rows to look at: the official ones, or the one that stands for several where the report
    /// prints that one alone.
    pub fn rows(&self, id: TableId) -> impl Iterator<Item = &'static RowForm> + use<> {
        let rows = self.form.table(id).map_or(&[][..], |table| table.rows);
        let printed = self.one_row(id);
        rows.iter().filter(move |row| match printed {
            Some(one) => row.id == one.id || !one.stands_for.contains(&row.id),
            None => row.stands_for.is_empty(),
        })
    }

    /// The row that the report prints instead of several, if it does.
    pub fn one_row(&self, id: TableId) -> Option<&'static RowForm> {
        self.one_row.filter(|_| id == TableId::Applications)
    }

    fn find_one_row(&self, id: TableId) -> Option<&'static RowForm> {
        self.form.table(id)?.rows.iter().find(|row| {
            !row.stands_for.is_empty()
                && self.has_row(id, row.id)
                && !row.stands_for.iter().any(|part| self.has_row(id, part))
        })
    }

    /// The report has the heading of a section.
    pub fn has_section(&self, id: SectionId) -> bool {
        self.report.headings.iter().any(|heading| heading.section == Some(id))
    }

    /// The sentences of a section, in order.
    pub fn sentences(&self, id: SectionId) -> impl Iterator<Item = &'a str> {
        let paragraphs = self.report.section(id).map_or(&[][..], |section| &section.paragraphs);
        paragraphs.iter().flat_map(|paragraph| paragraph.sentences.iter().map(String::as_str))
    }

    /// The report has a row of this id.
    pub fn has_row(&self, id: TableId, row: &str) -> bool {
        self.report.table(id).is_some_and(|table| {
            table.rows.contains(&row)
                || self.form.row(id, row).is_some_and(|form| {
                    form.columns.iter().any(|column| {
                        let cell = table.cells.get(&(form.id, *column));
                        cell.is_some_and(|cell| cell.entry != Entry::Absent)
                    })
                })
        })
    }

    /// All cells of a table that the report has, in the form's order.
    pub fn cells(&self, id: TableId) -> impl Iterator<Item = (CellId, &'a Cell)> {
        let report = self.report;
        self.rows(id).flat_map(move |row| {
            row.columns.iter().filter_map(move |column| {
                let id = CellId::new(id, row.id, column);
                let cell = report.cell(id)?;
                (cell.entry != Entry::Absent).then_some((id, cell))
            })
        })
    }

    /// The reading has something to say about this place.
    pub fn noted(&self, kind: NoteKind, place: Place) -> bool {
        self.reading.notes.iter().any(|note| note.kind == kind && note.place == place)
    }
}

/// Who writes a mark in every cell says "nothing", and has filled in the table.
fn has_marks(table: &TableRead) -> bool {
    table.cells.values().any(|cell| cell.entry == Entry::Mark)
}

/// The gravest that may be said of something that rests on these cells.
pub(super) fn severity(certain: bool, worst: Severity) -> Severity {
    if certain { worst } else { worst.max(Severity::Doubtful) }
}
