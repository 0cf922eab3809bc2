//! What the readers of file formats have in common: what a file is, its limits, and the layers that several
//! formats share.
//!
//! What a file is, its bytes say; its name and what it declares about itself are not asked. What
//! could not be read is remarked in [`Document::remarks`], never repaired.

#![forbid(unsafe_code)]

pub mod numerals;
pub mod paged;
pub mod script;
pub mod sheets;
mod sniff;

use model::document::{Block, Declared, Document, Format, PageDrawing, Remark};

pub use model::Refused;
pub use sniff::contains;

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

/// By the word of a question for it; what is no such word is a file.
impl From<&str> for Source {
    fn from(word: &str) -> Source {
        match word {
            "pasted-html" => Source::PastedHtml,
            "pasted-text" => Source::PastedText,
            _ => Source::File,
        }
    }
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

/// Formats that one crate reads. In the browser each group is a module of its own, loaded when the first
/// such file comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatGroup {
    /// What is text in some encoding, pasted or in a file: web pages, `.mht`, csv, JSON, plain text.
    Written,
    /// What is a zip inside: Word and Excel since 2007, WPS, OpenDocument, OFD; and archives.
    Office,
    Pdf,
    /// Word and Excel up to 2003.
    Legacy,
}

impl FormatGroup {
    /// The name of its crate and of its module.
    pub fn name(self) -> &'static str {
        match self {
            FormatGroup::Written => "written",
            FormatGroup::Office => "office",
            FormatGroup::Pdf => "pdf",
            FormatGroup::Legacy => "legacy",
        }
    }
}

/// The group that reads a file. It looks at the first bytes only.
///
/// # Errors
/// Why none does.
pub fn format_group(file: &File<'_>) -> Result<FormatGroup, Refused> {
    match file.source {
        Source::File => sniff::group(file.bytes),
        Source::PastedHtml | Source::PastedText => Ok(FormatGroup::Written),
    }
}

/// Blocks in reading order, and what the reader has to remark.
pub type Flow = (Vec<Block>, Vec<Remark>);

/// The same, with what is drawn on the pages.
pub type Pages = (Vec<Block>, Vec<PageDrawing>, Vec<Remark>);

/// What the reader of one format without pages gives.
pub type Read = Result<Flow, Refused>;

/// What the reader of one format with pages gives.
pub type ReadPages = Result<Pages, Refused>;

/// The document of a format without pages.
pub fn document(format: Format, (blocks, remarks): Flow) -> Document {
    Document { format, blocks, pages: Vec::new(), remarks, declared: Declared::default() }
}

/// The document of a format with pages.
pub fn paged_document(format: Format, (blocks, pages, remarks): Pages) -> Document {
    Document { format, blocks, pages, remarks, declared: Declared::default() }
}

impl Limits {
    /// # Errors
    /// [`Refused::TooLarge`] where the file has more bytes than are read.
    pub fn admit(&self, bytes: &[u8]) -> Result<(), Refused> {
        if bytes.len() > self.bytes { Err(Refused::TooLarge) } else { Ok(()) }
    }
}
