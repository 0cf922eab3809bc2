//! What became of every cell of a table, and of everything that is printed in it.
//!
//! A reading owes an account: each cell of the form is read, blank, or not read with the reason, and each
//! mark in the table is a label, a value, a note, or left over.

use crate::document::Anchor;
use crate::form::{RowForm, TableForm};
use crate::{Cell, CellId, Entry, Place, RowId, TableRead, TableState};

/// What became of a cell of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    /// What is printed there is known, be it no number.
    Read,
    /// The file shows an empty cell.
    Blank,
    NotRead(WhyNotRead),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNotRead {
    /// The table was not found.
    TableMissing,
    /// The report has no such row or cell.
    Absent,
    /// Something stands there that could not be matched to the cell.
    Unmatched,
}

/// Something printed inside a table that is no label, no value and no note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOver {
    pub text: String,
    pub anchor: Option<Anchor>,
}

/// The account of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account<'a> {
    /// Counts of cells.
    pub read: usize,
    pub blank: usize,
    pub not_read: usize,
    /// Of those that were read or are blank: they need a person's eye.
    pub uncertain: usize,
    /// What was not read, in the form's order: the table, whole rows, or cells.
    pub gaps: Vec<NotRead<'a>>,
    pub left_over: &'a [LeftOver],
}

/// A part of a table that was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRead<'a> {
    pub place: Place,
    pub why: WhyNotRead,
    /// What is printed in its row, where that is known; else empty.
    pub raw: &'a str,
}

impl WhyNotRead {
    /// The word of JSON v1.
    pub fn word(self) -> &'static str {
        match self {
            WhyNotRead::TableMissing => "table-missing",
            WhyNotRead::Absent => "absent",
            WhyNotRead::Unmatched => "unmatched",
        }
    }
}

impl Cell {
    pub fn state(&self) -> CellState {
        match self.entry {
            Entry::Absent => CellState::NotRead(WhyNotRead::Absent),
            Entry::Text if self.printed.is_empty() => CellState::NotRead(WhyNotRead::Unmatched),
            Entry::Blank => CellState::Blank,
            _ => CellState::Read,
        }
    }
}

impl Account<'_> {
    /// Every cell was read or is blank, and nothing is left over.
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty() && self.left_over.is_empty()
    }
}

impl TableRead {
    /// What became of the table's cells in an edition of the form, and what is left over.
    pub fn account(&self, form: &TableForm) -> Account<'_> {
        let mut account = Account { left_over: &self.left_over, ..Account::default() };
        let missing = self.state == TableState::Missing;
        for row in form.rows.iter().filter(|row| self.owes(form, row)) {
            let before = account.gaps.len();
            for column in row.columns {
                let cell = self.cells.get(&(row.id, *column));
                let state = cell.map_or(CellState::NotRead(WhyNotRead::Absent), Cell::state);
                if let CellState::NotRead(why) = state {
                    account.not_read += 1;
                    let place = Place::Cell(CellId::new(self.id, row.id, column));
                    account.gaps.push(NotRead { place, why, raw: self.raw(row.id) });
                    continue;
                }
                account.read += usize::from(state == CellState::Read);
                account.blank += usize::from(state == CellState::Blank);
                account.uncertain += usize::from(cell.is_some_and(|cell| !cell.certain));
            }
            let own = account.gaps.get(before..).unwrap_or(&[]);
            let why = own.first().map(|gap| gap.why);
            let same = own.len() == row.columns.len() && own.iter().all(|gap| Some(gap.why) == why);
            if same && let Some(gap) = account.gaps.get_mut(before) {
                gap.place = Place::Row(self.id, row.id);
                account.gaps.truncate(before + 1);
            }
        }
        if missing {
            let (place, why) = (Place::Table(self.id), WhyNotRead::TableMissing);
            account.gaps = vec![NotRead { place, why, raw: "" }];
        }
        account
    }

    /// The row is one of the form that no other row of the report stands for, or is printed all the same.
    fn owes(&self, form: &TableForm, row: &RowForm) -> bool {
        let printed = |id: &RowId| self.rows.contains(id);
        let stood_for =
            || form.rows.iter().any(|one| one.stands_for.contains(&row.id) && printed(&one.id));
        printed(&row.id) || (row.stands_for.is_empty() && !stood_for())
    }

    fn raw(&self, row: RowId) -> &str {
        self.raw.iter().find(|(own, _)| *own == row).map_or("", |(_, raw)| raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edition, TableId, form};

    fn disputes() -> (TableRead, &'static TableForm) {
        let form = form::form(Edition::E2021).table(TableId::Disputes);
        let form = form.unwrap_or_else(|| unreachable!("the form has the table"));
        let zero = Cell { printed: "0".into(), entry: Entry::Count(0), ..Cell::absent() };
        let cells = form.cells().map(|id| ((id.row, id.column), zero.clone())).collect();
        let rows = form.rows.iter().map(|row| row.id).collect();
        let read = TableRead {
            cells,
            rows,
            state: TableState::Whole,
            ..TableRead::missing(TableId::Disputes)
        };
        (read, form)
    }

    #[test]
    fn every_cell_has_one_of_three_states() {
        let (mut read, form) = disputes();
        assert!(read.account(form).is_complete());
        let unread = Cell { entry: Entry::Text, ..Cell::absent() };
        for (column, cell) in
            [("upheld", Cell { entry: Entry::Blank, ..Cell::absent() }), ("other", unread.clone())]
        {
            read.cells.insert(("review", column), cell);
        }
        read.cells.remove(&("review", "total"));
        read.raw.push(("review", "1 2".into()));
        let account = read.account(form);
        assert_eq!((account.read, account.blank, account.not_read), (12, 1, 2));
        let gaps: Vec<String> = account.gaps.iter().map(|gap| gap.place.to_string()).collect();
        assert_eq!(gaps, ["disputes/review/other", "disputes/review/total"]);
        assert!(account.gaps.iter().all(|gap| gap.raw == "1 2"));
        for column in ["upheld", "corrected", "other", "pending", "total"] {
            read.cells.insert(("review", column), unread.clone());
        }
        let account = read.account(form);
        assert_eq!(account.gaps.len(), 1);
        assert_eq!(account.gaps[0].place, Place::Row(TableId::Disputes, "review"));
    }

    #[test]
    fn what_is_left_over_is_not_complete() {
        let (mut read, form) = disputes();
        read.left_over.push(LeftOver { text: "3".into(), anchor: None });
        assert!(!read.account(form).is_complete());
    }

    #[test]
    fn a_missing_table_is_one_gap() {
        let (_, form) = disputes();
        let read = TableRead::missing(TableId::Disputes);
        let account = read.account(form);
        assert_eq!((account.not_read, account.gaps.len()), (15, 1));
        assert_eq!(account.gaps[0].why, WhyNotRead::TableMissing);
    }
}
