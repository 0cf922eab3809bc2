//! Marks lines that are a whole paragraph.
//!
//! A line is marked only where indents and short last lines show it plainly. Other lines are pieces, which the
//! recogniser joins.

use super::item::PageItem;

/// The least indent, and the least distance of a last line from the margin, in heights of the line.
const INDENT: f32 = 1.2;
const SHORT: f32 = 2.0;

pub fn mark(sheets: &mut [Vec<PageItem>]) {
    for items in sheets {
        let lines: Vec<Option<LineExtent>> = items.iter().map(LineExtent::of).collect();
        let sides = || lines.iter().flatten();
        let left = sides().map(|line| line.left).fold(f32::INFINITY, f32::min);
        let right = sides().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
        let begins = |index: usize| match (lines.get(index), index.checked_sub(1)) {
            (Some(Some(line)), before) => {
                let behind_table = before.is_some_and(|at| matches!(lines.get(at), Some(None)));
                line.left > left + line.height * INDENT || behind_table
            }
            (Some(None), _) => true,
            // A page ends in the middle of a paragraph, as a rule.
            (None, _) => false,
        };
        let ends = |index: usize| match lines.get(index) {
            Some(Some(line)) => {
                begins(index + 1)
                    || (line.right < right - line.height * SHORT && index + 1 == lines.len())
            }
            _ => true,
        };
        for (index, item) in items.iter_mut().enumerate() {
            if let PageItem::Line { whole, .. } = item {
                *whole = begins(index) && ends(index);
            }
        }
    }
}

/// How far a line reaches, and how high it is.
struct LineExtent {
    left: f32,
    right: f32,
    height: f32,
}

impl LineExtent {
    fn of(item: &PageItem) -> Option<LineExtent> {
        match item {
            PageItem::Line { line, .. } => {
                Some(LineExtent { left: line.left(), right: line.right(), height: line.height() })
            }
            PageItem::Table(_) => None,
        }
    }
}
