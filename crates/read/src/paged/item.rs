//! Lines and tables of a page while its blocks are made.

use super::lines::TextLine;
use super::table::PagedTable;

/// What stands on a page, from top to bottom.
pub enum PageItem {
    Line {
        line: TextLine,
        /// A page number, or a head or foot that stands on other pages too.
        furniture: bool,
        /// It says what was said before, and would tear a sentence apart.
        gone: bool,
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
