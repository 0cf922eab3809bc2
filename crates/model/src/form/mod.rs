//! The official form as data: rows, columns, spans, labels, aliases, units, clauses.
//!
//! The tables of `data/*.toml` are compiled in by the build script; this module has their types and look-ups. Sources: 国办公开办函〔2021〕30号 and 〔2019〕60号.

use crate::language::InEnglish;
use crate::{CellId, ColumnId, Edition, RowId, SectionId, TableId};

mod name;

pub use name::{column_name, name, opens_subheading, row_name};

mod compiled {
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/form.rs"));
}

/// One edition of the official form.
#[derive(Debug)]
pub struct Form {
    pub edition: Edition,
    /// Instrument that prescribes it, e.g. `国办公开办函〔2021〕30号`.
    pub instrument: &'static str,
    /// Report years it is for, both inclusive.
    pub years: (u16, u16),
    pub sections: &'static [SectionForm],
    pub tables: &'static [TableForm],
}

/// A numbered section.
#[derive(Debug)]
pub struct SectionForm {
    pub id: SectionId,
    /// 1 to 6.
    pub ordinal: u8,
    /// The heading as the form prints it, with its ordinal.
    pub heading: &'static str,
    /// English name, for the English page.
    pub english: InEnglish,
    /// Headings without ordinal that are published and accepted.
    pub aliases: &'static [&'static str],
    /// Groups of words: the heading is this section's when all words of one group are in it.
    pub keywords: &'static [&'static [&'static str]],
    pub table: Option<TableId>,
}

#[derive(Debug)]
pub struct TableForm {
    pub id: TableId,
    /// 表二, 表三, 表四.
    pub name: &'static str,
    pub english: InEnglish,
    /// Words of the table's head, in reading order; they are labels, never values.
    pub head: &'static [&'static str],
    pub columns: &'static [ColumnForm],
    pub rows: &'static [RowForm],
    /// How the form draws it, top to bottom, left to right, spans included.
    pub layout: &'static [&'static [LayoutCell]],
    /// Count of layout rows that are the head.
    pub head_rows: usize,
}

#[derive(Debug)]
pub struct ColumnForm {
    pub id: ColumnId,
    pub label: &'static str,
    pub english: InEnglish,
    pub aliases: &'static [&'static str],
    /// What a cell of the column holds.
    pub kind: Kind,
    /// 件, 万元, 项, 元.
    pub unit: &'static str,
}

#[derive(Debug)]
pub struct RowForm {
    pub id: RowId,
    /// The label exactly as the form prints it.
    pub label: &'static str,
    pub english: InEnglish,
    /// The group label that stands beside it, e.g. `（三）不予公开`.
    pub group: Option<&'static str>,
    pub group_english: Option<InEnglish>,
    /// Other labels that are published for it.
    pub aliases: &'static [&'static str],
    /// Pieces of the label by which it can be told from every other, folded.
    pub heads: &'static [&'static str],
    /// The columns this row has.
    pub columns: &'static [ColumnId],
    /// Clause of the Regulations it rests on, e.g. `第三十六条第一、二项`; empty where unknown.
    pub clause: &'static str,
    /// The rows it stands for where a report prints one row for several (`other`).
    pub stands_for: &'static [RowId],
    pub blank: BlankMeans,
}

/// What a cell is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, not negative.
    Count,
    /// A whole number with or without a sign.
    Change,
    /// Money.
    Amount,
}

/// What an empty cell means. The form asks for a 0 where there is nothing to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankMeans {
    /// Not filled in. A 0 may have been meant; nothing else may be concluded.
    NotFilled,
}

#[derive(Debug)]
pub struct LayoutCell {
    pub content: LayoutContent,
    pub colspan: u8,
    pub rowspan: u8,
}

#[derive(Debug)]
pub enum LayoutContent {
    /// Words of the form above or beside the values. `row` where it labels a row of values. Rows and
    /// columns are numbers in the table's lists: there are hundreds of these cells.
    Label {
        text: &'static str,
        row: Option<u8>,
    },
    Value {
        row: u8,
        column: u8,
    },
}

/// The form of an edition.
pub fn form(edition: Edition) -> &'static Form {
    match edition {
        Edition::E2019 => &compiled::FORM_2019,
        Edition::E2021 => &compiled::FORM_2021,
    }
}

/// All ids of rows and columns, of all editions, sorted: a place can travel as numbers.
pub fn ids() -> &'static [&'static str] {
    compiled::IDS
}

/// The edition that is prescribed for a report year; `None` before 2019.
pub fn edition_for_year(year: u16) -> Option<Edition> {
    [&compiled::FORM_2019, &compiled::FORM_2021]
        .into_iter()
        .find(|form| (form.years.0..=form.years.1).contains(&year))
        .map(|form| form.edition)
}

impl Form {
    pub fn section(&self, id: SectionId) -> Option<&'static SectionForm> {
        self.sections.iter().find(|section| section.id == id)
    }

    pub fn table(&self, id: TableId) -> Option<&'static TableForm> {
        self.tables.iter().find(|table| table.id == id)
    }

    pub fn row(&self, table: TableId, row: &str) -> Option<&'static RowForm> {
        self.table(table)?.row(row)
    }

    pub fn column(&self, table: TableId, column: &str) -> Option<&'static ColumnForm> {
        self.table(table)?.column(column)
    }
}

impl TableForm {
    pub fn row(&self, id: &str) -> Option<&'static RowForm> {
        self.rows.iter().find(|row| row.id == id)
    }

    pub fn column(&self, id: &str) -> Option<&'static ColumnForm> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// The rows that the official form prints, without those that only stand for several.
    pub fn official_rows(&self) -> impl Iterator<Item = &'static RowForm> {
        self.rows.iter().filter(|row| row.stands_for.is_empty())
    }

    /// Every cell of the official form, in its order.
    pub fn cells(&self) -> impl Iterator<Item = CellId> {
        let id = self.id;
        self.official_rows().flat_map(move |row| {
            row.columns.iter().map(move |column| CellId::new(id, row.id, column))
        })
    }
}

#[cfg(test)]
mod tests;
