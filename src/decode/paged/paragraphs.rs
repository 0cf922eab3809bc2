//! Which lines are a paragraph of their own: what stands before one and behind it begins anew.
//!
//! Said only of what the page shows plainly, by indents and short last lines. Elsewhere a line is a
//! piece, and whoever reads the text joins it.

use super::Item;
use super::lines::TextLine;

/// An indent, and what a last line falls short of the margin, in heights of the line.
const INDENT: f32 = 1.2;
const SHORT: f32 = 2.0;

pub(super) fn mark(sheets: &mut [Vec<Item>]) {
    for items in sheets {
        let lines: Vec<Option<TextLine>> = items
            .iter()
            .map(|item| match item {
                Item::Line { line, .. } => Some(line.clone()),
                Item::Table(_) => None,
            })
            .collect();
        let sides = || lines.iter().flatten();
        let left = sides().map(TextLine::left).fold(f32::INFINITY, f32::min);
        let right = sides().map(TextLine::right).fold(f32::NEG_INFINITY, f32::max);
        // A page begins in the middle of a paragraph, as a rule, and ends there too.
        let begins = |index: usize| match (lines.get(index), index.checked_sub(1)) {
            (Some(Some(line)), before) => {
                let behind_table = before.is_some_and(|at| matches!(lines.get(at), Some(None)));
                line.left() > left + line.height() * INDENT || behind_table
            }
            (Some(None), _) => true,
            (None, _) => false,
        };
        let ends = |index: usize| match lines.get(index) {
            Some(Some(line)) => {
                begins(index + 1)
                    || (line.right() < right - line.height() * SHORT && index + 1 == lines.len())
            }
            _ => true,
        };
        for (index, item) in items.iter_mut().enumerate() {
            if let Item::Line { whole, .. } = item {
                *whole = begins(index) && ends(index);
            }
        }
    }
}
