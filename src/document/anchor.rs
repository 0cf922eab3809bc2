//! Where in the file something stood.

use std::ops::Range;

/// A spot in the source. Rules never see it: they speak in [`crate::model::Place`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Unicode scalar values of the decoded text, end exclusive, and the line they begin on
    /// (from 1).
    Text { chars: Range<usize>, line: usize },
    /// An element, as `html/body/div[2]/table[1]/tr[5]/td[3]`, and the scalar values of its text
    /// (after entities, before any folding), end exclusive.
    Html { path: String, chars: Range<usize> },
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
        }
    }
}
