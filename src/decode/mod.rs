//! Bytes → [`Document`]: the only rooms that know a file format.
//!
//! What a file is, its bytes say; its name and what it declares about itself are not asked. What
//! could not be read is remarked in [`Document::remarks`], never repaired.

#[cfg(feature = "office")]
mod archive;
#[cfg(feature = "written")]
mod csv;
#[cfg(feature = "written")]
mod damage;
#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "written")]
mod encoding;
#[cfg(feature = "written")]
mod html;
#[cfg(feature = "written")]
mod json;
#[cfg(feature = "legacy")]
mod legacy;
#[cfg(feature = "written")]
mod mhtml;
#[cfg(any(feature = "office", feature = "legacy"))]
mod numerals;
#[cfg(feature = "office")]
mod ods;
#[cfg(feature = "office")]
mod ofd;
#[cfg(feature = "office")]
mod package;
#[cfg(any(feature = "office", feature = "pdf"))]
mod paged;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(any(feature = "office", feature = "legacy", feature = "written"))]
mod script;
#[cfg(any(feature = "office", feature = "legacy", feature = "written"))]
mod sheets;
mod sniff;
#[cfg(test)]
mod tests;
#[cfg(feature = "written")]
mod text;
#[cfg(feature = "office")]
mod xlsx;
#[cfg(feature = "office")]
mod xml;

use serde::{Deserialize, Serialize};

#[cfg(any(feature = "office", feature = "pdf"))]
use crate::document::PageDrawn;
use crate::document::{Block, Document, Format, Remark, Said};
#[cfg(feature = "office")]
pub use archive::{Enclosed, enclosed, is_litter};
#[cfg(feature = "office")]
use package::Package;

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
    /// Entries of a zip.
    pub entries: usize,
    /// Bytes of one unpacked part of a file, and of all its parts together.
    pub part: usize,
    pub unpacked: usize,
    /// Elements and texts of one part that is XML.
    pub nodes: usize,
    /// Pages of a file that has pages.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 20 << 20,
            elements: 200_000,
            depth: 256,
            attributes: 64,
            grid: 2_000,
            entries: 4_096,
            part: 16 << 20,
            unpacked: 128 << 20,
            nodes: 1_000_000,
            pages: 500,
        }
    }
}

/// Why a file is no report that can be read. The words stand in the catalogue of refusals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    Empty,
    TooLarge,
    Image,
    /// The reader for its kind is not in this build.
    Elsewhere,
    /// Office files of a kind that is not read: slides, RTF, OpenDocument text.
    Office,
    Archive,
    /// It opens with a password only.
    Encrypted,
    /// Word 6 and Word 95.
    OldWord,
    /// Microsoft Works.
    Works,
    /// A PDF whose pages are pictures.
    Scanned,
    /// A workbook without a filled cell.
    EmptyWorkbook,
    /// The file, or a part of it that cannot be done without, is broken. `part` is its name inside
    /// the file; empty where it is the file itself.
    Damaged {
        part: String,
    },
    /// These pages (from 1) are broken, and no other has text.
    DamagedPages {
        pages: Vec<usize>,
    },
    /// Bytes that are no text in any encoding we know.
    Binary,
    /// Text whose characters were destroyed by a wrong conversion.
    Mojibake,
    /// Text, but not an annual report on open government information.
    AnotherDocument,
}

/// A reader that a first visit does without. In the browser it is a module of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is text in some encoding, pasted or in a file: web pages, `.mht`, csv, JSON, plain text.
    Written,
    /// What is a zip inside: Word and Excel since 2007, WPS, OpenDocument, OFD; and archives.
    Office,
    Pdf,
    /// Word and Excel up to 2003.
    Legacy,
}

impl Part {
    /// The name of its module.
    pub fn word(self) -> &'static str {
        match self {
            Part::Written => "written",
            Part::Office => "office",
            Part::Pdf => "pdf",
            Part::Legacy => "legacy",
        }
    }
}

/// The part that reads this file; `None` where none does. It looks at the first bytes only.
pub fn part(file: &File<'_>) -> Option<Part> {
    kind(file).ok()
}

fn kind(file: &File<'_>) -> Result<Part, Refused> {
    if file.source == Source::File { sniff::kind(file.bytes) } else { Ok(Part::Written) }
}

/// Reads the files of one part.
///
/// # Errors
/// As [`decode`].
pub type Reader = fn(&File<'_>, &Limits, &dyn Decoder) -> Result<Document, Refused>;

/// The readers of the parts, each by itself: a module in the browser names one, and holds no other.
pub mod readers {
    #[allow(unused_imports, reason = "a build may hold none")]
    use super::{Decoder, Document, File, Format, Limits, Refused, of};

    #[cfg(feature = "written")]
    pub fn written(
        file: &File<'_>,
        limits: &Limits,
        decoder: &dyn Decoder,
    ) -> Result<Document, Refused> {
        super::written(file, limits, decoder)
    }

    #[cfg(feature = "office")]
    pub fn office(file: &File<'_>, limits: &Limits, _: &dyn Decoder) -> Result<Document, Refused> {
        super::office(file.bytes, limits)
    }

    #[cfg(feature = "pdf")]
    pub fn pdf(
        file: &File<'_>,
        limits: &Limits,
        decoder: &dyn Decoder,
    ) -> Result<Document, Refused> {
        let read = super::pdf::read(file.bytes, limits, decoder)?;
        Ok(super::paged(Format::Pdf, read))
    }

    #[cfg(feature = "legacy")]
    pub fn legacy(file: &File<'_>, limits: &Limits, _: &dyn Decoder) -> Result<Document, Refused> {
        super::legacy::read(file.bytes, limits).map(|(format, read)| of(format, read))
    }
}

impl Part {
    /// `None` where it is not in this build.
    fn reader(self) -> Option<Reader> {
        match self {
            #[cfg(feature = "written")]
            Part::Written => Some(readers::written),
            #[cfg(feature = "office")]
            Part::Office => Some(readers::office),
            #[cfg(feature = "pdf")]
            Part::Pdf => Some(readers::pdf),
            #[cfg(feature = "legacy")]
            Part::Legacy => Some(readers::legacy),
            #[allow(unreachable_patterns, reason = "a build may hold every part")]
            _ => None,
        }
    }
}

/// Reads a file with a reader that is known to be its own.
///
/// # Errors
/// As [`decode`].
pub fn read(
    reader: Reader,
    file: &File<'_>,
    limits: &Limits,
    decoder: &dyn Decoder,
) -> Result<Document, Refused> {
    match file.bytes.len() > limits.bytes {
        true => Err(Refused::TooLarge),
        false => reader(file, limits, decoder),
    }
}

#[cfg(feature = "office")]
fn office(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    use sniff::InZip;
    let package = Package::open(bytes, limits)?;
    match sniff::package(&package) {
        InZip::Docx => docx::read(&package, limits).map(|read| of(Format::Docx, read)),
        InZip::Xlsx => xlsx::read(&package, limits).map(|read| of(Format::Xlsx, read)),
        InZip::Ods => ods::read(&package, limits).map(|read| of(Format::Ods, read)),
        InZip::Ofd => ofd::read(&package, limits).map(|read| paged(Format::Ofd, read)),
        InZip::OtherOffice => Err(Refused::Office),
        InZip::Files => Err(Refused::Archive),
    }
}

fn of(format: Format, (blocks, remarks): (Vec<Block>, Vec<Remark>)) -> Document {
    Document { format, blocks, pages: Vec::new(), remarks, said: Said::default() }
}

/// What a reader of one format gives: blocks in reading order, and its remarks.
type Read = Result<(Vec<Block>, Vec<Remark>), Refused>;

/// The same, with what is drawn on the pages.
#[cfg(any(feature = "office", feature = "pdf"))]
type ReadPages = Result<(Vec<Block>, Vec<PageDrawn>, Vec<Remark>), Refused>;

#[cfg(any(feature = "office", feature = "pdf"))]
fn paged(
    format: Format,
    (blocks, pages, remarks): (Vec<Block>, Vec<PageDrawn>, Vec<Remark>),
) -> Document {
    Document { format, blocks, pages, remarks, said: Said::default() }
}

/// Reads the bytes.
///
/// # Errors
/// [`Refused`] where the bytes are no file that could hold a report.
pub fn decode(
    file: &File<'_>,
    limits: &Limits,
    decoder: &dyn Decoder,
) -> Result<Document, Refused> {
    // First the kind: "this is a picture" helps more than "this is too large".
    let reader = kind(file)?.reader().ok_or(Refused::Elsewhere)?;
    read(reader, file, limits, decoder)
}

/// Reads what is text in some encoding: pasted or in a file.
#[cfg(feature = "written")]
fn written(file: &File<'_>, limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    let pasted = file.source != Source::File;
    if !pasted && mhtml::begins(file.bytes) {
        return mhtml::read(file.bytes, limits, decoder).map(|read| of(Format::Mhtml, read));
    }
    if !pasted && sniff::is_office_xml(file.bytes) {
        return Err(Refused::Office);
    }
    let decoded =
        if pasted { encoding::pasted(file.bytes) } else { encoding::decode(file.bytes, decoder)? };
    if decoded.text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    if damage::is_mojibake(&decoded.text) {
        return Err(Refused::Mojibake);
    }
    if file.source != Source::PastedHtml && json::begins(&decoded.text) {
        let json::Content { blocks, mut remarks, said } = json::read(&decoded.text, limits)?;
        remarks.extend(damage::undecodable(&decoded.text));
        return Ok(Document { said, ..of(Format::Json, (blocks, remarks)) });
    }
    let kind = match file.source {
        Source::PastedHtml => Some(Format::Html),
        _ => sniff::html(&decoded.text),
    };
    if let Some(format) = kind {
        let contradicted = !pasted && encoding::contradicts(&decoded.text, decoded.encoding);
        let space = match format {
            Format::Html => html::Space::Collapsed,
            _ => html::Space::Kept,
        };
        return Ok(of(format, page(decoded, contradicted, space, limits)));
    }
    let mut remarks = decoded.remarks;
    remarks.extend(damage::undecodable(&decoded.text));
    if let Some(read) = csv::read(&decoded.text, limits) {
        let (blocks, more) = read?;
        remarks.extend(more);
        return Ok(of(Format::Csv, (blocks, remarks)));
    }
    let (format, blocks) = text::blocks(&decoded.text);
    Ok(of(format, (blocks, remarks)))
}

/// A page of html in whatever it came; `contradicted`: it declares another encoding than its own.
#[cfg(feature = "written")]
fn page(
    decoded: encoding::Decoded,
    contradicted: bool,
    space: html::Space,
    limits: &Limits,
) -> (Vec<Block>, Vec<Remark>) {
    let mut remarks = decoded.remarks;
    remarks.extend(damage::undecodable(&decoded.text));
    remarks.extend(contradicted.then_some(Remark::EncodingContradicted));
    let (blocks, more) = html::blocks(&decoded.text, space, limits);
    for remark in more {
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    (blocks, remarks)
}
