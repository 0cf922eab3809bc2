//! Bytes → [`Document`]: the only rooms that know a file format.

use crate::check::{File, Options};
use crate::document::Document;

/// Turns GB18030 bytes into text, with U+FFFD for what it cannot.
pub trait Decoder {
    fn gb18030(&self, bytes: &[u8]) -> String;
}

/// How much of a file is read. Past these, the file is refused or cut, and it is said.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Elements of an html page.
    pub elements: usize,
    /// Depth of nested elements.
    pub depth: usize,
    /// Attributes of one tag.
    pub attributes: usize,
    /// Rows and columns of one grid.
    pub grid: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 20 << 20, elements: 200_000, depth: 256, attributes: 64, grid: 2_000 }
    }
}

/// Why a file is no report that can be read. The words stand in the catalogue of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Empty,
    TooLarge,
    Image,
    /// PDF: the way out is to copy everything and paste it.
    Pdf,
    /// Word, WPS, Excel and other office files, old and new.
    Office,
    Archive,
    /// Bytes that are no text in any encoding we know.
    Binary,
    /// Text whose characters were destroyed by a wrong conversion.
    Mojibake,
    /// Text, but not an annual report on open government information.
    AnotherDocument,
}

/// Reads the bytes.
///
/// # Errors
/// [`Refused`] where the bytes are no text or html that could hold a report.
pub fn decode(_file: &File<'_>, _options: &Options<'_>) -> Result<Document, Refused> {
    Err(Refused::Empty)
}
