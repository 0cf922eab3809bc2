//! Collects the cells of one table and determines its state.

use super::TableFound;
use crate::recognise::{Note, NoteKind};
use model::document::{Anchor, Unclear};
use model::form::{Kind, TableForm};
use model::{
    Cell, CellId, CellState, Entry, LeftOver, Place, RowId, SectionId, TableRead, TableState,
};

/// Collects cells under the names of a table.
pub(super) struct Builder {
    pub form: &'static TableForm,
    pub found: TableFound,
}

impl Builder {
    pub fn new(form: &'static TableForm, under: Option<SectionId>) -> Builder {
        let table = TableRead { under, ..TableRead::missing(form.id) };
        let found = TableFound { table, anchors: Vec::new(), notes: Vec::new(), taken: Vec::new() };
        Builder { form, found }
    }

    pub fn columns(&self, row: RowId) -> Vec<(&'static str, Kind)> {
        let columns = self.form.row(row).map_or(&[][..], |row| row.columns);
        let kind = |id: &str| self.form.column(id).map_or(Kind::Count, |column| column.kind);
        columns.iter().map(|column| (*column, kind(column))).collect()
    }

    pub fn put(&mut self, row: RowId, column: &'static str, cell: Cell, anchor: Option<Anchor>) {
        let id = CellId::new(self.form.id, row, column);
        self.found.anchors.extend(anchor.map(|anchor| (Place::Cell(id), anchor)));
        self.found.table.cells.insert((row, column), cell);
    }

    /// What stands in a cell has to be looked at, for this reason. A cell without text in which something is seen is
    /// not blank.
    pub fn doubt_as_seen(&mut self, row: RowId, column: &'static str, unclear: Option<Unclear>) {
        let Some(unclear) = unclear else { return };
        let Some(cell) = self.found.table.cells.get_mut(&(row, column)) else { return };
        cell.certain = false;
        if cell.entry == Entry::Blank && unclear != Unclear::Hidden {
            cell.entry = Entry::Text;
        }
        let id = CellId::new(self.form.id, row, column);
        let said = self.found.notes.iter().filter(|note| matches!(note.kind, NoteKind::Unclear(_)));
        if said.count() < MOST_UNCLEAR {
            self.note(NoteKind::Unclear(unclear), Place::Cell(id), "");
        }
    }

    /// The row's values are uncertain, because a part of them stands elsewhere.
    pub fn doubt(&mut self, row: RowId) {
        for ((own, _), cell) in &mut self.found.table.cells {
            cell.certain &= *own != row;
        }
    }

    /// A row that is there and whose values could not be told apart; `printed` is what stands in it.
    pub fn unread(&mut self, row: RowId, printed: &str, note: bool) {
        for (column, _) in self.columns(row) {
            let cell = Cell { entry: Entry::Text, certain: false, ..Cell::absent() };
            self.put(row, column, cell, None);
        }
        if !printed.is_empty() {
            self.found.table.raw.push((row, printed.to_owned()));
        }
        if note {
            self.note(NoteKind::RowNotRead, Place::Row(self.form.id, row), printed);
        }
    }

    /// A cell in which something stands that is not only its value.
    pub fn unread_cell(&mut self, row: RowId, column: &'static str, printed: &str) {
        let cell = Cell { entry: Entry::Text, certain: false, ..Cell::absent() };
        self.put(row, column, cell, None);
        self.found.table.raw.push((row, printed.to_owned()));
    }

    pub fn note(&mut self, kind: NoteKind, place: Place, text: &str) {
        self.found.notes.push(Note { kind, place, text: text.to_owned() });
    }

    pub fn label(&mut self, row: RowId, printed: &str) {
        self.found.table.labels.push((row, printed.to_owned()));
        self.note(NoteKind::LabelVariant, Place::Row(self.form.id, row), printed);
    }

    /// Something that has no place in the form, or no single one.
    pub fn left_over(&mut self, text: String, anchor: Option<Anchor>) {
        if self.found.table.left_over.len() < MOST {
            self.note(NoteKind::Leftover, Place::Table(self.form.id), &text);
            self.found.table.left_over.push(LeftOver { text, anchor });
        }
    }

    /// Puts the rows in the form's order and adds absent cells.
    pub fn fill_rows(&mut self) {
        let form = self.form;
        self.found.table.rows.sort_by_key(|id| form.rows.iter().position(|row| row.id == *id));
        for row in self.found.table.rows.clone() {
            for (column, _) in self.columns(row) {
                self.found.table.cells.entry((row, column)).or_insert_with(Cell::absent);
            }
        }
    }

    /// Merges notes of one kind into one, where the table has many.
    fn fold_notes(&mut self, kind: NoteKind) {
        let same = |note: &Note| note.kind == kind;
        if self.found.notes.iter().filter(|note| same(note)).count() >= MANY {
            self.found.notes.retain(|note| !same(note));
            self.note(kind, Place::Table(self.form.id), "");
        }
    }

    /// Adds the absent rows and returns the state of the table.
    pub fn finish(mut self) -> TableFound {
        self.fold_notes(NoteKind::Split);
        self.fold_notes(NoteKind::RowNotRead);
        let present = self.found.table.rows.clone();
        let table_form = self.form;
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
        self.found.table.state = state(&self.found.table, table_form);
        self.found
    }
}

/// The state of a table, from the rows that it prints and from their cells.
pub(in crate::recognise) fn state(table: &TableRead, form: &TableForm) -> TableState {
    let present = &table.rows;
    let mut one_row = form.rows.iter().filter(|row| !row.stands_for.is_empty());
    let stood_for =
        one_row.find(|row| present.contains(&row.id)).map_or(&[][..], |row| row.stands_for);
    let mut gaps = table.cells.iter().filter(|((row, _), _)| present.contains(row));
    let gap = gaps.any(|(_, cell)| cell.entry == Entry::Absent);
    let missing = |row: &&str| !present.contains(row) && !stood_for.contains(row);
    let whole = !gap && !form.official_rows().any(|row| missing(&row.id));
    let cells = || table.cells.values().filter(|cell| cell.entry != Entry::Absent);
    let unread = |cell: &Cell| matches!(cell.state(), CellState::NotRead(_));
    if present.is_empty() {
        TableState::Missing
    } else if cells().all(unread) {
        TableState::Unreadable
    } else if cells().all(|cell| cell.entry == Entry::Blank) {
        TableState::AllBlank
    } else if whole && !cells().any(unread) {
        TableState::Whole
    } else {
        TableState::Partial
    }
}

/// From so many notes of one kind on, there is one for the table instead.
const MANY: usize = 4;
/// The most notes on cells of one table that are not clear. All of them are uncertain.
const MOST_UNCLEAR: usize = 10;
/// The most notes on one table.
const MOST: usize = 100;
