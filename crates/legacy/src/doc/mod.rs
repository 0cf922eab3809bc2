//! Word 97 to 2003, and WPS's files of the same kind: MS-DOC.
//!
//! An own reader. Of the crates that read `.doc`, none gives the cells of a row whose properties
//! lie in the `Data` stream (every row of fifteen cells that Word has written), the revisions, or
//! Chinese numbering; and a deleted number that is read as if it stood there is a wrong number.
//!
//! Text is read as a reader of the paper sees it: results of fields and not their instructions, no
//! hidden text, revisions as accepted. Footnotes and endnotes follow the body; text boxes follow
//! the paragraph or the table that holds them. Headers, footers and comments are left out. Numbers
//! that Word counts itself are part of the text of their paragraph.

mod fib;
mod lists;
mod numerals;
mod parts;
mod pieces;
mod properties;
mod source;
mod sprm;
mod stories;
mod story;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use super::WORD;
use super::compound::Compound;
use crate::{Limits, Read, Refused};
use fib::Fib;

/// Reads the text and the tables.
///
/// # Errors
/// [`Refused::OldWord`] and [`Refused::Encrypted`] by the head of the file; [`Refused::Damaged`]
/// with the name of the stream that is.
pub(super) fn read(file: &Compound<'_>, limits: &Limits) -> Read {
    let main = needed(file, WORD)?;
    let fib = Fib::read(&main)?;
    understood(file, &main, &fib, limits)
}

fn understood(file: &Compound<'_>, main: &[u8], fib: &Fib<'_>, limits: &Limits) -> Read {
    let table = needed(file, fib.table_stream())?;
    // Only long properties and pictures lie there: many a file has none.
    let data = file.stream("Data").transpose()?.unwrap_or_default();
    let streams = Streams { main, table: &table, data: &data };
    stories::read(&streams, fib, limits)
}

fn needed(file: &Compound<'_>, name: &str) -> Result<Vec<u8>, Refused> {
    file.stream(name).unwrap_or_else(|| Err(Refused::Damaged { part: name.to_owned() }))
}

/// The three streams that a document lies in (MS-DOC, File Structure).
struct Streams<'a> {
    main: &'a [u8],
    table: &'a [u8],
    data: &'a [u8],
}
