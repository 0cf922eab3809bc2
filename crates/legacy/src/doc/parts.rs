//! A story as a tree of paragraphs and tables.

use super::shape::RowShape;
use model::document::Unclear;

#[derive(Debug)]
pub(super) enum DocPart {
    Paragraph(DocParagraph),
    Table(DocTable),
}

/// A paragraph, and which it is in the body or in its cell, from 1.
#[derive(Debug)]
pub(super) struct DocParagraph {
    pub text: String,
    pub number: usize,
}

#[derive(Debug, Default)]
pub(super) struct DocTable {
    /// Which it is in the file, from 1.
    pub number: usize,
    pub rows: Vec<DocRow>,
}

#[derive(Debug, Default)]
pub(super) struct DocRow {
    pub cells: Vec<DocCell>,
    pub shape: Option<RowShape>,
}

#[derive(Debug, Default)]
pub(super) struct DocCell {
    pub parts: Vec<DocPart>,
    /// Why text in it was left out.
    pub left_out: Option<Unclear>,
    /// What stands in it beside its text, or may be hidden in it.
    pub drawn: Option<Unclear>,
}

impl DocCell {
    /// Its own text, without that of tables in it.
    pub fn text(&self) -> String {
        let own = self.parts.iter().filter_map(|part| match part {
            DocPart::Paragraph(words) => Some(words.text.as_str()),
            DocPart::Table(_) => None,
        });
        own.collect::<Vec<_>>().join("\n")
    }

    /// Why its text may not be what is seen in it.
    pub fn unclear(&self) -> Option<Unclear> {
        let blank = self.text().trim().is_empty();
        self.drawn.or(self.left_out.filter(|_| blank))
    }

    pub fn has_table(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, DocPart::Table(_)))
    }
}

impl DocParagraph {
    /// The lines on which something is printed, each with the character it begins at.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut begin = 0;
        let lines = self.text.split('\n').map(move |line| {
            let own = begin;
            begin += line.chars().count() + 1;
            (own, line)
        });
        lines.filter(|(_, line)| !line.trim().is_empty())
    }
}
