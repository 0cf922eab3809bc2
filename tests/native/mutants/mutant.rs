//! A report that is being changed, with what a person sees in each of its cells.

use std::collections::{BTreeMap, BTreeSet};

use model::form::Kind;
use model::{Entry, TableId};

use crate::maker::draw::Draw;
use crate::maker::formats::{Cells, Format};
use crate::maker::ink::Ink;
use crate::maker::meaning::meaning;
use crate::maker::page::{Block, Cell, Page, Table};
use crate::maker::report::Report;

/// A table, a row and a column.
pub type Key = (TableId, &'static str, &'static str);

/// What a person sees in a cell.
pub enum Seen {
    Value(Entry),
    /// It takes a second look at the original: to be sure of anything but these is too sure.
    Unclear(Vec<Entry>),
}

pub struct Mutant {
    pub report: Report,
    pub page: Page,
    pub format: &'static Format,
    pub seen: BTreeMap<Key, Seen>,
    pub touched: BTreeSet<Key>,
    /// The changes, as a message names them.
    pub changes: Vec<String>,
    /// The table of which a number was changed to one that fits no sum.
    pub unsound: Vec<TableId>,
    /// Something was added that belongs to no cell.
    pub has_more: bool,
}

impl Mutant {
    /// A report without a fault in one of some formats. Where no cells are drawn, a blank leaves nothing, and nobody can
    /// tell whose it was: there it has none.
    pub fn drawn(draw: &mut Draw, formats: &[&'static Format]) -> Mutant {
        let format = *draw.one_of(formats);
        loop {
            let report = Report::sound(1 + draw.below(10_000));
            if format.cells == Cells::Drawn || !report.features.blanks {
                return Mutant::new(report, format);
            }
        }
    }

    fn new(report: Report, format: &'static Format) -> Mutant {
        let page = Page::new(&report);
        let seen = report.values.iter().map(|(key, printed)| {
            let kind = report.form.column(key.0, key.2).unwrap().kind;
            (*key, Seen::Value(meaning(printed, kind)))
        });
        let seen = seen.collect();
        Mutant {
            report,
            page,
            format,
            seen,
            touched: BTreeSet::new(),
            changes: Vec::new(),
            unsound: Vec::new(),
            has_more: false,
        }
    }

    pub fn kind(&self, key: Key) -> Kind {
        self.report.form.column(key.0, key.2).unwrap().kind
    }

    /// A cell of digits that was not changed before.
    pub fn any_count(&self, draw: &mut Draw) -> Option<Key> {
        let plain = |(key, printed): (&Key, &String)| {
            let digits = !printed.is_empty() && printed.chars().all(|c| c.is_ascii_digit());
            (digits && !self.touched.contains(key)).then_some(*key)
        };
        let all: Vec<Key> = self.report.values.iter().filter_map(plain).collect();
        (!all.is_empty()).then(|| *draw.one_of(&all))
    }

    /// What is printed there, without what was done to it.
    pub fn printed(&self, key: Key) -> String {
        self.report.values[&key].clone()
    }

    /// Puts a text into a cell.
    pub fn put(&mut self, key: Key, text: String, seen: Seen) {
        self.changes.push(format!("{key:?} {:?} → {text:?}", self.printed(key)));
        self.report.values.insert(key, text.clone());
        let cell = self.cell(key);
        cell.text = text;
        self.seen.insert(key, seen);
        self.touched.insert(key);
    }

    /// The cell of the page in which a value is printed.
    fn cell(&mut self, key: Key) -> &mut Cell {
        let keys = self.keys(key.0);
        let nth = keys.iter().position(|one| *one == key).unwrap();
        self.table(key.0).rows.iter_mut().flatten().filter(|cell| cell.is_value).nth(nth).unwrap()
    }

    /// The values of a table in the order in which an unchanged page prints them.
    pub fn keys(&self, table: TableId) -> Vec<Key> {
        let form = self.report.form.table(table).unwrap();
        let laid = view::preview::lay_out(form, &self.report.rows(form));
        let ids = laid.iter().flatten().filter_map(|laid| match laid.role {
            view::preview::Role::Value(id) => Some((id.table, id.row, id.column)),
            _ => None,
        });
        ids.collect()
    }

    pub fn table(&mut self, id: TableId) -> &mut Table {
        let tables = self.page.blocks.iter_mut().filter_map(|block| match block {
            Block::Table(table) if table.id == id => Some(table),
            _ => None,
        });
        tables.into_iter().next().unwrap()
    }

    /// Whether the format can draw a piece in this ink.
    pub fn draws(&self, ink: Ink) -> bool {
        let name = self.format.name;
        let is = |word: &str| name.starts_with(word);
        // Its numbers are broken over lines.
        if name.ends_with("cramped") {
            return false;
        }
        match ink {
            _ if is("html") || is("mhtml") || is("docx") => ink != Ink::Covered,
            Ink::Hidden | Ink::Covered => is("pdf") || is("ofd"),
            Ink::White => is("pdf") || is("ofd") || is("xlsx"),
            Ink::Struck | Ink::Raised | Ink::Lowered | Ink::Bold => {
                is("pdf") || is("ofd") || is("xlsx") || name == "markdown-cells"
            }
            Ink::Red => is("pdf") || is("ofd") || is("xlsx"),
        }
    }

    /// Whether cells of the format are broken over lines where the text is.
    pub fn has_lines(&self) -> bool {
        let name = self.format.name;
        self.format.cells == Cells::Drawn && !name.starts_with("markdown")
    }

    pub fn encodes(&self, text: &str) -> bool {
        !self.format.name.contains("gbk") || !encoding_rs::GBK.encode(text).2
    }
}
