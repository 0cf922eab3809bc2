//! Gouji (勾稽) checks a 政府信息公开工作年度报告 (annual report on open government information).
//!
//! The whole way in one breath:
//!
//! ```text
//! bytes → read → Document → recognise → Report → rules → Findings → view → sentences, paper, JSON
//! ```
//!
//! The library knows no browser, no files, no clock and no threads, and it never guesses: what it could
//! not read or check is said, with the reason.

#![forbid(unsafe_code)]

mod decoder;
#[cfg(test)]
mod tests;

use engine::Review;
use model::document::Document;
use read::FormatGroup;

pub use decoder::Gb18030;
pub use model::Refused;
pub use read::{Decoder, File, Limits, Source};

/// Services and limits that the host provides.
#[derive(Clone, Copy)]
pub struct Environment<'a> {
    pub decoder: &'a dyn Decoder,
    pub limits: Limits,
}

impl Default for Environment<'_> {
    fn default() -> Self {
        Environment { decoder: &Gb18030, limits: Limits::default() }
    }
}

/// Reads a file and recognises the report in it, once; [`Review::judge`] then applies the rules.
///
/// # Errors
/// [`Refused`] where the bytes are no report that can be read. A bad report is not an error.
pub fn open(file: &File<'_>, environment: &Environment<'_>) -> Result<Review, Refused> {
    Review::of(read(file, environment)?)
}

/// Reads the bytes of a file in any of the formats.
///
/// # Errors
/// [`Refused`] where the bytes are no file that could hold a report.
pub fn read(file: &File<'_>, environment: &Environment<'_>) -> Result<Document, Refused> {
    let Environment { decoder, limits } = environment;
    match read::format_group(file)? {
        FormatGroup::Written => written::read(file, limits, *decoder),
        FormatGroup::Office => office::read(file.bytes, limits),
        FormatGroup::Pdf => pdf::read(file.bytes, limits, *decoder),
        FormatGroup::Legacy => legacy::read(file.bytes, limits),
    }
}
