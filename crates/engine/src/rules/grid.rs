//! The cells of a table by number instead of by name: rules ask for them some thousand times.

use model::form::{Kind, TableForm};
use model::{Cell, CellId, Entry, TableRead};

/// One table of the form with the report's cells in it.
pub(super) struct Grid<'a> {
    pub form: &'static TableForm,
    /// Row by row, all rows and columns of the form; `None` where a row has no such column or the
    /// report has no such cell.
    cells: Vec<Option<&'a Cell>>,
}

/// A cell that the report has.
#[derive(Clone, Copy)]
pub(super) struct GridCell<'a> {
    pub id: CellId,
    pub cell: &'a Cell,
    /// What the form asks for.
    pub kind: Kind,
}

impl<'a> Grid<'a> {
    pub fn new(form: &'static TableForm, table: Option<&'a TableRead>) -> Grid<'a> {
        let rows = form.rows.iter();
        let cells = rows
            .flat_map(|row| form.columns.iter().map(move |column| (row.id, column.id)))
            .map(|key| table.and_then(|table| table.cells.get(&key)))
            .map(|cell| cell.filter(|cell| cell.entry != Entry::Absent))
            .collect();
        Grid { form, cells }
    }

    pub fn row(&self, id: &str) -> Option<usize> {
        self.form.rows.iter().position(|row| row.id == id)
    }

    pub fn column(&self, id: &str) -> Option<usize> {
        self.form.columns.iter().position(|column| column.id == id)
    }

    /// The cell of a row and column, by their numbers in the form.
    pub fn at(&self, row: usize, column: usize) -> Option<GridCell<'a>> {
        let (of, head) = (self.form.rows.get(row)?, self.form.columns.get(column)?);
        let cell = self.cells.get(row * self.form.columns.len() + column).copied()??;
        Some(GridCell { id: CellId::new(self.form.id, of.id, head.id), cell, kind: head.kind })
    }

    /// Some cell of the row is there.
    pub fn has_row(&self, row: usize) -> bool {
        (0..self.form.columns.len()).any(|column| self.at(row, column).is_some())
    }
}
