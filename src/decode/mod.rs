//! Bytes → [`Document`]: the only rooms that know a file format.
//!
//! What a file is, its bytes say; its name and what it declares about itself are not asked. What
//! could not be read is remarked in [`Document::remarks`], never repaired.

mod damage;
mod encoding;
mod html;
mod sniff;
#[cfg(test)]
mod tests;
mod text;

use crate::document::{Document, Format, Remark};

/// A file as it came.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The base name; empty for something pasted.
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub source: Source,
}

/// How it came. Pasted text is UTF-8 whatever its own `meta` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    File,
    PastedHtml,
    PastedText,
}

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
pub fn decode(
    file: &File<'_>,
    limits: &Limits,
    decoder: &dyn Decoder,
) -> Result<Document, Refused> {
    let pasted = file.source != Source::File;
    if let Some(refused) = sniff::refused(file.bytes).filter(|_| !pasted) {
        return Err(refused);
    }
    // After the kind: "this is a PDF" helps more than "this is too large".
    if file.bytes.len() > limits.bytes {
        return Err(Refused::TooLarge);
    }
    let decoded =
        if pasted { encoding::pasted(file.bytes) } else { encoding::decode(file.bytes, decoder)? };
    if decoded.text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    if damage::is_mojibake(&decoded.text) {
        return Err(Refused::Mojibake);
    }
    let kind = match file.source {
        Source::PastedHtml => Some(Format::Html),
        _ => sniff::html(&decoded.text),
    };
    let mut remarks = decoded.remarks;
    remarks.extend(damage::undecodable(&decoded.text));
    if let Some(format) = kind {
        if !pasted && encoding::contradicts(&decoded.text, decoded.encoding) {
            remarks.push(Remark::EncodingContradicted);
        }
        let space = match format {
            Format::Html => html::Space::Collapsed,
            Format::Text | Format::Markdown => html::Space::Kept,
        };
        let (blocks, more) = html::blocks(&decoded.text, space, limits);
        for remark in more {
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
        return Ok(Document { format, blocks, remarks });
    }
    let (format, blocks) = text::blocks(&decoded.text);
    Ok(Document { format, blocks, remarks })
}
