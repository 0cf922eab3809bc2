//! A line or a table of a page, as an intermediate result.

use super::lines::TextLine;
use super::table::PagedTable;

/// A line or a table of a page.
pub enum PageItem {
    Line {
        line: TextLine,
        /// A page number, or a head or foot that stands on other pages too.
        furniture: bool,
        /// It repeats a head or foot, or is a page number. It is left out, because it would split a sentence or a table.
        dropped: bool,
        /// A paragraph of its own.
        whole: bool,
    },
    Table(PagedTable),
}

impl PageItem {
    pub fn top(&self) -> f32 {
        match self {
            PageItem::Line { line, .. } => line.top,
            PageItem::Table(table) => table.areas.first().map_or(0.0, |area| area.top),
        }
    }

    pub fn is_furniture(&self) -> bool {
        matches!(self, PageItem::Line { furniture: true, .. })
    }
}
