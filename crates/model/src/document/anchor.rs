//! Positions in the source file.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A position in the source file. Rules use [`crate::Place`] instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Unicode scalar values of the decoded text, end exclusive, and the line they begin on
    /// (from 1).
    Text { chars: Range<usize>, line: usize },
    /// An element, as `html/body/div[2]/table[1]/tr[5]/td[3]`, and the scalar values of its text
    /// (after entities, before any folding), end exclusive.
    Html { path: String, chars: Range<usize> },
    /// A Word document: the table, its row and its cell where the text is in one (each from 1, in
    /// the order of the file; tables within tables, rows and cells that were taken out and cells
    /// that merges hide are counted too); the paragraph (from 1) of the cell or, outside of tables,
    /// of the document, text boxes behind what they hang on and notes behind the body; and the
    /// scalar values of that paragraph's text with its automatic number, one `\n` for each line
    /// break. The text of a grid's cell is that of all its paragraphs, with a `\n` between them (of its
    /// text boxes, where it has nothing else); it begins with paragraph 1.
    Word { cell: Option<(usize, usize, usize)>, paragraph: usize, chars: Range<usize> },
    /// A cell of a workbook, as `C5`, and the scalar values of its text.
    Sheet { sheet: String, cell: String, chars: Range<usize> },
    /// A value of a JSON file, by its pointer (RFC 6901), and the scalar values of its text.
    Json { pointer: String, chars: Range<usize> },
    /// A box on a page (from 1), in hundredths of a point from the upper left corner of the page.
    /// `edges` are the left edges of the characters and the right edge of the last; or only the
    /// left and the right edge, where the text stands on several lines.
    Page { page: usize, top: i32, bottom: i32, edges: Vec<i32> },
}

impl Anchor {
    /// The part of this anchor that holds `chars`, counted from its own beginning.
    pub fn part(&self, part: Range<usize>) -> Anchor {
        let within = |whole: &Range<usize>| {
            let start = whole.start.saturating_add(part.start).min(whole.end);
            let end = whole.start.saturating_add(part.end).min(whole.end);
            start..end
        };
        match self {
            Anchor::Text { chars, line } => Anchor::Text { chars: within(chars), line: *line },
            Anchor::Html { path, chars } => {
                Anchor::Html { path: path.clone(), chars: within(chars) }
            }
            Anchor::Word { cell, paragraph, chars } => {
                Anchor::Word { cell: *cell, paragraph: *paragraph, chars: within(chars) }
            }
            Anchor::Sheet { sheet, cell, chars } => {
                Anchor::Sheet { sheet: sheet.clone(), cell: cell.clone(), chars: within(chars) }
            }
            Anchor::Json { pointer, chars } => {
                Anchor::Json { pointer: pointer.clone(), chars: within(chars) }
            }
            Anchor::Page { page, top, bottom, edges } => {
                // What continues after the last character is on another line.
                let last = edges.len().saturating_sub(1);
                let own = match edges.get(part.start..=part.end.min(last)) {
                    Some(own) if edges.len() > 2 => own,
                    _ => edges,
                };
                Anchor::Page { page: *page, top: *top, bottom: *bottom, edges: own.to_vec() }
            }
        }
    }
}
