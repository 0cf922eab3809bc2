//! The words of a table of the form, folded once for a document: a sheet may have a hundred thousand cells to hold
//! against them.

use super::fold::fold;
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
    /// Of each column its label, and then the other wordings of it.
    pub columns: Vec<Vec<String>>,
}

impl FoldedTable {
    pub fn of(form: &'static TableForm) -> FoldedTable {
        let text = |word: &&str| fold(word).into_iter().collect::<String>();
        let row = |row: &'static RowForm| FoldedRow {
            row,
            labels: std::iter::once(&row.label).chain(row.aliases).map(text).collect(),
            heads: row.heads.iter().map(text).collect(),
        };
        FoldedTable {
            form,
            rows: form.rows.iter().map(row).collect(),
            head: form.head.iter().map(text).collect(),
            columns: form
                .columns
                .iter()
                .map(|column| {
                    std::iter::once(&column.label).chain(column.aliases).map(text).collect()
                })
                .collect(),
        }
    }

    /// Whether a text is the label of one of its columns as the form prints it.
    pub fn is_column(&self, text: &str) -> bool {
        let folded: String = fold(text).into_iter().collect();
        self.columns.iter().any(|labels| labels.first() == Some(&folded))
    }

    /// The row of the form that a label names: by its words, or by the pieces that tell it apart.
    pub fn named(&self, label: &str) -> Option<&'static RowForm> {
        let text: String = fold(label).into_iter().collect();
        if text.is_empty() {
            return None;
        }
        let exact = self.rows.iter().find(|row| row.labels.contains(&text));
        let found = exact.or_else(|| {
            let has = |head: &String| text.contains(head.as_str());
            self.rows.iter().find(|row| row.heads.iter().any(has))
        });
        found.map(|found| found.row)
    }
}
