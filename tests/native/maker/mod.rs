//! A maker of test files: one set of values, written as people's programs write reports.
//!
//! ```text
//! seed → Report (values, prose) → Page (headings, paragraphs, tables) → bytes of a format
//! ```
//!
//! Nothing here reads: what a value means is worked out anew in `meaning.rs`, so that a mistake of
//! the library is not repeated by what it is held against. All values and all prose are inventions.

pub mod book;
pub mod docx;
pub mod draw;
pub mod fixed;
pub mod formats;
pub mod html;
pub mod ink;
pub mod json;
pub mod meaning;
pub mod mhtml;
pub mod ofd;
pub mod page;
pub mod pdf;
pub mod programs;
pub mod prose;
pub mod report;
pub mod text;
pub mod values;
pub mod xlsx;
pub mod zip;

use std::collections::BTreeMap;

use model::TableId;

/// Values by table, row and column, as printed.
pub type Values = BTreeMap<(TableId, &'static str, &'static str), String>;
