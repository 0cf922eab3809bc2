//! The words of a table of the form, folded once for a document: a sheet may have a hundred thousand cells to hold
//! against them.

use super::folded;
use super::heads::HeadWords;
use fold::without_note;
use model::ColumnId;
use model::form::{RowForm, TableForm};

/// The words of a row, folded.
pub(super) struct FoldedRow {
    pub row: &'static RowForm,
    /// Its label and the other wordings of it.
    pub labels: Vec<String>,
    /// The pieces that tell it apart.
    pub heads: Vec<String>,
}

/// The words of a table, folded.
pub(super) struct FoldedTable {
    pub form: &'static TableForm,
    pub rows: Vec<FoldedRow>,
    pub head: Vec<String>,
    /// The labels of its columns as the form prints them.
    pub columns: Vec<String>,
    /// The words above the values, for each set of columns that its rows have; that of all columns is the last.
    heads: Vec<(&'static [ColumnId], HeadWords)>,
    /// The labels of rows as words of the head, which they are in table four.
    pub blocks: HeadWords,
}

impl FoldedTable {
    pub fn of(form: &'static TableForm) -> FoldedTable {
        let mut rows = Vec::new();
        let mut beside: Vec<String> = words(form.head);
        let mut labels = Vec::new();
        let mut heads: Vec<(&'static [ColumnId], HeadWords)> = Vec::new();
        for row in form.rows {
            let own = wordings(row.label, row.aliases);
            beside.extend(row.group.map(folded));
            labels.push(own.clone());
            rows.push(FoldedRow { row, labels: own, heads: words(row.heads) });
        }
        let blocks = HeadWords::new(labels.clone(), beside.clone());
        let head = words(form.head);
        beside.extend(labels.concat());
        for row in form.rows {
            if heads.iter().any(|(set, _)| *set == row.columns) {
                continue;
            }
            let mut columns = Vec::new();
            for column in form.columns.iter().filter(|column| row.columns.contains(&column.id)) {
                columns.push(wordings(column.label, column.aliases));
            }
            heads.push((row.columns, HeadWords::new(columns, beside.clone())));
        }
        let columns = form.columns.iter().map(|column| folded(column.label)).collect();
        FoldedTable { form, rows, head, columns, heads, blocks }
    }

    /// The words above the values of a row.
    pub fn head_of(&self, row: &RowForm) -> Option<&HeadWords> {
        self.heads.iter().find(|(set, _)| *set == row.columns).map(|(_, words)| words)
    }

    /// The words above all columns, where every row has all of them.
    pub fn whole_head(&self) -> Option<&HeadWords> {
        self.head_of(self.form.rows.first()?)
    }

    /// Whether a text is the label of one of its columns as the form prints it.
    pub fn is_column(&self, text: &str) -> bool {
        self.columns.contains(&folded(text))
    }

    /// The row of the form that a label names: by its words, or by the pieces that tell it apart.
    pub fn named(&self, label: &str) -> Option<&'static RowForm> {
        let text = folded(label);
        if text.is_empty() {
            return None;
        }
        let words = without_note(&text);
        let exact =
            |label: &str| self.rows.iter().find(|row| row.labels.iter().any(|own| own == label));
        // A note may name other rows.
        let by_pieces = |label: &str| {
            let has = |head: &String| label.contains(head.as_str());
            self.rows.iter().find(|row| row.heads.iter().any(has))
        };
        let found = exact(&text).or_else(|| exact(words)).or_else(|| by_pieces(words));
        found.map(|found| found.row)
    }
}

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| folded(text)).collect()
}

fn wordings(label: &str, aliases: &[&str]) -> Vec<String> {
    let mut all = words(aliases);
    all.insert(0, folded(label));
    all
}
