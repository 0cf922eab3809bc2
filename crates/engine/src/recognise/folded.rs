//! The words of a table of the form, folded once for a document: a sheet may have a hundred thousand cells to hold
//! against them.

use super::fold::{fold, without_note};
use super::heads::{HeadWords, folded_words};
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
        let text = |word: &&str| fold(word).into_iter().collect::<String>();
        let row = |row: &'static RowForm| FoldedRow {
            row,
            labels: std::iter::once(&row.label).chain(row.aliases).map(text).collect(),
            heads: row.heads.iter().map(text).collect(),
        };
        let rows: Vec<FoldedRow> = form.rows.iter().map(row).collect();
        let groups = form.rows.iter().filter_map(|row| row.group);
        let head = folded_words(form.head.iter().copied());
        let labels = rows.iter().flat_map(|row| &row.labels);
        let beside = || head.iter().cloned().chain(folded_words(groups.clone()));
        let others = || beside().chain(labels.clone().cloned()).collect();
        let mut sets: Vec<&'static [ColumnId]> = Vec::new();
        for row in form.rows {
            if !sets.contains(&row.columns) {
                sets.push(row.columns);
            }
        }
        let columns = |set: &[ColumnId]| {
            let own = form.columns.iter().filter(|column| set.contains(&column.id));
            own.map(|column| {
                folded_words(std::iter::once(&column.label).chain(column.aliases).copied())
            })
            .collect()
        };
        let heads = sets.into_iter().map(|set| (set, HeadWords::new(columns(set), others())));
        let blocks = rows.iter().map(|row| row.labels.clone()).collect();
        FoldedTable {
            form,
            columns: folded_words(form.columns.iter().map(|column| column.label)),
            heads: heads.collect(),
            blocks: HeadWords::new(blocks, beside().collect()),
            rows,
            head: head.clone(),
        }
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
        let folded: String = fold(text).into_iter().collect();
        self.columns.contains(&folded)
    }

    /// The row of the form that a label names: by its words, or by the pieces that tell it apart.
    pub fn named(&self, label: &str) -> Option<&'static RowForm> {
        let text: String = fold(label).into_iter().collect();
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
