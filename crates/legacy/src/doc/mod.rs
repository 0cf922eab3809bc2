//! Word 97 to 2003, and WPS's files of the same kind: MS-DOC.
//!
//! No crate is used for it: those that read `.doc` give neither the cells of a row whose properties lie in the `Data`
//! stream (every row of fifteen cells that Word writes), nor the revisions, nor Chinese numbering; and deleted text
//! that is read as current makes wrong numbers.
//!
//! Text is read as a reader of the paper sees it: results of fields and not their instructions, no
//! hidden text, revisions as accepted. Footnotes and endnotes follow the body; text boxes follow
//! the paragraph or the table that holds them. Headers, footers and comments are left out. Numbers
//! that Word counts itself are part of the text of their paragraph.

mod blocks;
mod character;
mod fib;
mod lists;
mod numerals;
mod parts;
mod pieces;
mod properties;
mod shape;
mod source;
mod sprm;
mod stories;
mod story;
mod streams;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use crate::compound::Compound;
use fib::Fib;
use read::{FlowResult, Limits, Refused};
use streams::Streams;

pub(super) use streams::MAIN_STREAM;

/// Reads the text and the tables.
///
/// # Errors
/// [`Refused::OldWord`] and [`Refused::Encrypted`] by the head of the file; [`Refused::Damaged`]
/// with the name of the stream that is.
pub(super) fn read(file: &Compound<'_>, limits: &Limits) -> FlowResult {
    let main = required_stream(file, MAIN_STREAM)?;
    let fib = Fib::read(&main)?;
    read_streams(file, &main, &fib, limits)
}

fn read_streams(file: &Compound<'_>, main: &[u8], fib: &Fib<'_>, limits: &Limits) -> FlowResult {
    let table = required_stream(file, fib.table_stream())?;
    // Only long properties and pictures lie there: many a file has none.
    let data = file.stream("Data").transpose()?.unwrap_or_default();
    let streams = Streams { main, table: &table, data: &data };
    stories::read(&streams, fib, limits)
}

fn required_stream(file: &Compound<'_>, name: &str) -> Result<Vec<u8>, Refused> {
    file.stream(name).unwrap_or_else(|| Err(Refused::Damaged { part: name.to_owned() }))
}
