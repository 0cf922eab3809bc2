//! What every rule may ask.

use std::ops::Range;

use super::grid::{Grid, Spot};
use super::phrases::{self, Hit};
use super::sentence::Sentence;
use super::tables::diagnosis::{self, Cause, Change};
use super::tables::identity::{self, Identity, Part};
use crate::recognise::{NoteKind, Reading};
use model::finding::Severity;
use model::form::{self, Form, RowForm, TableForm};
use model::{
    CellId, ColumnId, Edition, Entry, Place, Report, RowId, SectionId, TableId, TableRead,
    TableState,
};

use super::prose::{self, ClaimState, Follows};
use super::{Setting, Why, last_year};

/// One reading, the form it is held against, and what several rules need at once.
pub(super) struct Context<'a> {
    pub reading: &'a Reading,
    pub report: &'a Report,
    pub setting: &'a Setting<'a>,
    /// Last year's report, or why there is none to compare with.
    pub last_year: Result<&'a Report, Why>,
    /// The form of the report's edition. Where the edition is unknown it is the current one: tables
    /// three and four differ in one row only, and that row is judged as it stands.
    pub form: &'static Form,
    /// The three tables, in the form's order.
    grids: Vec<Grid<'a>>,
    /// The number of the row that table three prints instead of several, if it does.
    one_row: Option<usize>,
    /// All sentences of the prose, and which of them are a section's.
    sentences: Vec<Sentence<'a>>,
    sections: Vec<(SectionId, Range<usize>)>,
    /// What nobody writes like this, and the report does.
    pub phrases: Vec<Hit>,
    /// Every identity of the edition at every place, judged.
    pub identities: Vec<Identity<'a>>,
    /// What is behind the broken ones of table three.
    pub causes: Vec<Cause>,
    /// What came of each claim of the prose.
    pub claims: Vec<ClaimState>,
    /// The claims whose contradiction follows from what is proposed to be changed.
    pub follows: Vec<Follows>,
    /// Numbers that the text is held against instead of those in their cells, while it is asked whether
    /// that would explain it.
    pub assumed: Vec<Change>,
}

impl<'a> Context<'a> {
    pub fn new(reading: &'a Reading, setting: &'a Setting<'a>) -> Context<'a> {
        let report = &reading.report;
        let edition = report.edition.get().copied().unwrap_or(Edition::E2021);
        let form = form::form(edition);
        let grid = |form: &'static TableForm| Grid::new(form, report.table(form.id));
        let sentences = Sentence::all(report);
        let mut cx = Context {
            reading,
            report,
            setting,
            last_year: last_year::of(report, setting.last_year),
            form,
            grids: form.tables.iter().map(grid).collect(),
            one_row: None,
            sections: sections(&sentences),
            sentences,
            phrases: Vec::new(),
            identities: Vec::new(),
            causes: Vec::new(),
            claims: Vec::new(),
            follows: Vec::new(),
            assumed: Vec::new(),
        };
        cx.one_row = cx.find_one_row();
        cx.phrases = cx.sentences.iter().flat_map(phrases::hits).collect();
        cx.identities = identity::judge_all(&cx, edition);
        cx.causes = diagnosis::diagnose(&cx.identities);
        cx.claims = report.claims.iter().map(|claim| prose::judge(&cx, claim)).collect();
        prose::follow(&mut cx);
        cx
    }

    /// A table whose numbers can be looked at, with its form.
    ///
    /// # Errors
    /// The reason why nothing can be said about it.
    pub fn table(&self, id: TableId) -> Result<(&'a TableRead, &'static TableForm), Why> {
        let form = self.form.table(id).ok_or(Why::NotInThisEdition)?;
        let table = self.report.table(id).ok_or(Why::TableMissing)?;
        numbers(table).map(|table| (table, form))
    }

    pub fn grid(&self, id: TableId) -> Option<&Grid<'a>> {
        self.grids.iter().find(|grid| grid.form.id == id)
    }

    /// The rows to look at, with their numbers: the official ones, or the one that stands for
    /// several where the report prints that one alone.
    pub fn rows(&self, id: TableId) -> impl Iterator<Item = (usize, &'static RowForm)> + use<> {
        let rows = self.form.table(id).map_or(&[][..], |table| table.rows);
        let printed = self.one_row(id);
        rows.iter().enumerate().filter(move |(_, row)| match printed {
            Some((_, one)) => row.id == one.id || !one.stands_for.contains(&row.id),
            None => row.stands_for.is_empty(),
        })
    }

    /// The row that the report prints instead of several, if it does, and its number.
    pub fn one_row(&self, id: TableId) -> Option<(usize, &'static RowForm)> {
        let number = self.one_row.filter(|_| id == TableId::Applications)?;
        Some((number, self.form.table(id)?.rows.get(number)?))
    }

    fn find_one_row(&self) -> Option<usize> {
        let id = TableId::Applications;
        self.form.table(id)?.rows.iter().position(|row| {
            !row.stands_for.is_empty()
                && self.has_row(id, row.id)
                && !row.stands_for.iter().any(|part| self.has_row(id, part))
        })
    }

    /// The report has the heading of a section.
    pub fn has_section(&self, id: SectionId) -> bool {
        self.report.headings.iter().any(|heading| heading.section == Some(id))
    }

    /// All sentences of the prose, from the masthead to the closing.
    pub fn sentences(&self) -> &[Sentence<'a>] {
        &self.sentences
    }

    /// The sentences of a section; none where the report does not have it.
    pub fn sentences_of(&self, id: SectionId) -> &[Sentence<'a>] {
        let found = self.sections.iter().find(|(section, _)| *section == id);
        found.and_then(|(_, range)| self.sentences.get(range.clone())).unwrap_or(&[])
    }

    /// All sentences, where there are any.
    ///
    /// # Errors
    /// There is no prose.
    pub fn prose(&self) -> Result<&[Sentence<'a>], Why> {
        if self.sentences.is_empty() { Err(Why::NoProse) } else { Ok(&self.sentences) }
    }

    /// The report is on the current form, and of a year that has it.
    ///
    /// # Errors
    /// Another form prescribes what it says.
    pub fn is_on_the_current_form(&self) -> Result<(), Why> {
        const SINCE: u16 = 2021;
        let of_its_time = self.report.year.get().is_none_or(|year| *year >= SINCE);
        let current = self.form.edition == Edition::E2021 && of_its_time;
        if current { Ok(()) } else { Err(Why::NotInThisEdition) }
    }

    /// That a word is nowhere can be said of this report.
    ///
    /// # Errors
    /// It is in traditional characters, of which only those of the form are known.
    pub fn words_can_be_missed(&self) -> Result<(), Why> {
        const SOME: usize = 10;
        let traditional: usize = self.sentences.iter().map(Sentence::traditional).sum();
        if traditional < SOME { Ok(()) } else { Err(Why::TraditionalCharacters) }
    }

    /// The section still holds words of a template.
    pub fn is_template(&self, id: SectionId) -> bool {
        self.phrases.iter().any(|hit| hit.is_in(id, phrases::Kind::Template))
    }

    /// A section of which nothing was cut off: another numbered one stands behind it.
    ///
    /// # Errors
    /// It is missing, or may be cut.
    pub fn whole_section(&self, id: SectionId) -> Result<(), Why> {
        let mut behind = self.report.headings.iter().skip_while(|one| one.section != Some(id));
        behind.next().ok_or(Why::SectionMissing)?;
        behind.find(|one| one.section.is_some()).map(drop).ok_or(Why::MayBeCut)
    }

    /// The report has a row of this id, be it without values.
    pub fn has_row(&self, id: TableId, row: &str) -> bool {
        let listed = self.report.table(id).is_some_and(|table| table.rows.contains(&row));
        let filled = |grid: &Grid<'_>| grid.row(row).is_some_and(|row| grid.has_row(row));
        listed || self.grid(id).is_some_and(filled)
    }

    /// The row with which a table ends early: all rows behind it are missing, and none before it.
    pub fn ends_with(&self, id: TableId) -> Option<&'static RowForm> {
        let there = |row: &RowForm| self.has_row(id, row.id);
        let found = self.rows(id).map(|(_, row)| row).take_while(|row| there(row)).last()?;
        let mut behind = self.rows(id).map(|(_, row)| row).skip_while(|row| there(row)).peekable();
        behind.peek()?;
        (!behind.any(there)).then_some(found)
    }

    /// All cells of a table that the report has, in the form's order.
    pub fn cells(&self, id: TableId) -> impl Iterator<Item = Spot<'a>> {
        let grid = self.grid(id);
        let columns = grid.map_or(0, |grid| grid.form.columns.len());
        self.rows(id)
            .flat_map(move |(row, _)| (0..columns).filter_map(move |column| grid?.at(row, column)))
    }

    /// The whole number of a cell; a blank or a mark is 0.
    ///
    /// # Errors
    /// The table, the row or the number is not there.
    pub fn number(&self, table: TableId, row: RowId, column: ColumnId) -> Result<Part<'a>, Why> {
        self.table(table)?;
        let id = CellId::new(table, row, column);
        let cell = self.report.cell(id).ok_or(Why::RowMissing)?;
        Ok(Part { id, cell, value: identity::value(cell)? })
    }

    /// The reading has something to say about this place.
    pub fn noted(&self, kind: NoteKind, place: Place) -> bool {
        self.reading.notes.iter().any(|note| note.kind == kind && note.place == place)
    }
}

/// Where the sentences of each section begin and end.
fn sections(sentences: &[Sentence<'_>]) -> Vec<(SectionId, Range<usize>)> {
    let mut sections: Vec<(SectionId, Range<usize>)> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        match sections.last_mut() {
            Some((id, range)) if *id == sentence.section => range.end = at + 1,
            _ => sections.push((sentence.section, at..at + 1)),
        }
    }
    sections
}

/// A table, where its numbers can be looked at.
///
/// # Errors
/// It is missing, unreadable or blank.
pub(super) fn numbers(table: &TableRead) -> Result<&TableRead, Why> {
    match table.state {
        TableState::Missing => Err(Why::TableMissing),
        TableState::Unreadable => Err(Why::TableUnreadable),
        TableState::AllBlank if !has_marks(table) => Err(Why::TableBlank),
        TableState::AllBlank | TableState::Whole | TableState::Partial => Ok(table),
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
