//! What a report says, as every rule asks for it: found once, before anything is judged.

use std::ops::Deref;

use super::catalogue::{Phrases, phrases};
use super::grid::{Grid, GridCell};
use super::last_year;
use super::outcome::Why;
use super::part::{self, Part};
use super::setting::Setting;
use super::writing::Writing;
use crate::recognise::{NoteKind, Reading};
use model::form::{self, Form, RowForm, TableForm};
use model::{
    CellId, ColumnId, Edition, Entry, Place, Report, RowId, TableId, TableRead, TableState,
};

/// One reading, the form it is held against, and its parts by number. Nothing here is a judgement.
pub(super) struct Facts<'a> {
    pub reading: &'a Reading,
    writing: Writing<'a>,
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
}

impl<'a> Facts<'a> {
    pub fn of(reading: &'a Reading, setting: &'a Setting<'a>) -> Facts<'a> {
        let report = &reading.report;
        let edition = report.edition.get().copied().unwrap_or(Edition::E2021);
        let form = form::form(edition);
        let grid = |form: &'static TableForm| Grid::new(form, report.table(form.id));
        let grids: Vec<Grid<'a>> = form.tables.iter().map(grid).collect();
        Facts {
            reading,
            writing: Writing::of(report, &setting.profile.names),
            setting,
            last_year: last_year::of(report, setting.last_year),
            form,
            one_row: one_row(report, form, &grids),
            grids,
        }
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

    /// The report has a row of this id, be it without values.
    pub fn has_row(&self, id: TableId, row: &str) -> bool {
        has_row(self.report, self.grid(id), id, row)
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
    pub fn cells(&self, id: TableId) -> impl Iterator<Item = GridCell<'a>> {
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
        Ok(Part { id, cell, value: part::value(cell)? })
    }

    /// The clause in which a claim stands, as printed.
    pub fn clause(&self, place: Place) -> String {
        let Place::Span(section, index, start, end) = place else { return String::new() };
        let Some(sentence) = self.sentences_of(section).get(index) else { return String::new() };
        let chars = sentence.chars();
        let stops = phrases::CLAUSE_STOPS;
        let stop = |c: &char| stops.iter().any(|stop| stop.starts_with(*c));
        let mut from = chars.get(..start).and_then(|before| before.iter().rposition(stop));
        // 公开（含部分公开）19 件: what stands in brackets belongs to the words before it.
        while let Some(closed) = from
            .filter(|at| chars.get(*at).is_some_and(|c| is_bracket(*c, phrases::BRACKETS_CLOSE)))
        {
            let before = chars.get(..closed).unwrap_or(&[]);
            let open = before.iter().rposition(|c| is_bracket(*c, phrases::BRACKETS_OPEN));
            let Some(before) = open.and_then(|open| chars.get(..open)) else { break };
            from = before.iter().rposition(stop);
        }
        let to = chars.get(end..).and_then(|behind| behind.iter().position(stop));
        let range = from.map_or(0, |at| at + 1)..to.map_or(chars.len(), |at| end + at);
        chars.get(range).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
    }

    /// What is printed at a place of the prose.
    pub fn printed(&self, place: Place) -> String {
        let Place::Span(section, index, start, end) = place else { return String::new() };
        let sentence = self.sentences_of(section).get(index);
        let chars = sentence.and_then(|sentence| sentence.chars().get(start..end));
        chars.unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
    }

    /// The reading has something to say about this place.
    pub fn noted(&self, kind: NoteKind, place: Place) -> bool {
        self.reading.notes.iter().any(|note| note.kind == kind && note.place == place)
    }
}

impl<'a> Deref for Facts<'a> {
    type Target = Writing<'a>;

    fn deref(&self) -> &Writing<'a> {
        &self.writing
    }
}

fn is_bracket(c: char, brackets: Phrases) -> bool {
    brackets.iter().any(|bracket| bracket.starts_with(c))
}

/// The number of the row that table three prints instead of several, if it does.
fn one_row(report: &Report, form: &'static Form, grids: &[Grid<'_>]) -> Option<usize> {
    let id = TableId::Applications;
    let grid = grids.iter().find(|grid| grid.form.id == id);
    form.table(id)?.rows.iter().position(|row| {
        !row.stands_for.is_empty()
            && has_row(report, grid, id, row.id)
            && !row.stands_for.iter().any(|part| has_row(report, grid, id, part))
    })
}

/// The report lists the row, or has a cell of it.
fn has_row(report: &Report, grid: Option<&Grid<'_>>, id: TableId, row: &str) -> bool {
    let listed = report.table(id).is_some_and(|table| table.rows.contains(&row));
    let filled = |grid: &Grid<'_>| grid.row(row).is_some_and(|row| grid.has_row(row));
    listed || grid.is_some_and(filled)
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
