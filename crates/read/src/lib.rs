//! What the readers of file formats share: the file, its limits, and the layers that several formats need.
//!
//! | module | for |
//! |---|---|
//! | [`sheets`] | spreadsheets: cells become lines and grids |
//! | [`paged`] | pages of fixed layout: placed text and drawn lines become lines and grids |
//! | [`numerals`] | numbers that a program puts before paragraphs by itself |
//! | [`shown`] | text without what is struck out or hidden |
//! | [`vertical_align`] | superscript and subscript digits |
//!
//! The format of a file is told from its bytes; its name and what it declares about itself are not used. What
//! could not be read is listed in [`Document::remarks`] and never repaired.

#![forbid(unsafe_code)]

pub mod numerals;
pub mod paged;
pub mod sheets;
pub mod shown;
mod sniff;
pub mod vertical_align;

use model::document::{Block, Declared, Document, Format, PageDrawing, Remark};

pub use model::Refused;
pub use sniff::{FormatGroup, contains_bytes};

/// The bytes of a file, or what was pasted.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The base name; empty for something pasted. It is shown and never used to tell the format.
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub source: Source,
}

impl<'a> File<'a> {
    /// A file that was opened.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> File<'a> {
        File { name, bytes, source: Source::File }
    }
}

/// How the bytes came. Pasted text is UTF-8, whatever its own `meta` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    File,
    PastedHtml,
    PastedText,
}

impl Source {
    /// The source of a word in a question: `pasted-html`, `pasted-text`; every other word is a file.
    pub fn of_word(word: &str) -> Source {
        match word {
            "pasted-html" => Source::PastedHtml,
            "pasted-text" => Source::PastedText,
            _ => Source::File,
        }
    }
}

/// Decodes GB18030. A browser has tables of its own; other hosts provide a library. A function of the bytes is one, too.
pub trait Decoder {
    /// The text of the bytes, without regard to a byte order mark; U+FFFD stands for each sequence that is
    /// none of the encoding.
    fn gb18030(&self, bytes: &[u8]) -> String;
}

impl<F: Fn(&[u8]) -> String> Decoder for F {
    fn gb18030(&self, bytes: &[u8]) -> String {
        self(bytes)
    }
}

/// How much of a file is read. Past a limit the file is refused, or cut and the cut remarked.
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
    /// Bytes of one unpacked part of a file.
    pub part: usize,
    /// Bytes of all unpacked parts of a file together.
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

/// The group that reads a file, told from its first bytes. What is nothing else is taken for text.
///
/// ```
/// use gouji_read::{File, FormatGroup, Refused, format_group};
///
/// assert_eq!(format_group(&File::new("a.doc", b"%PDF-1.5")), Ok(FormatGroup::Pdf));
/// assert_eq!(format_group(&File::new("a.pdf", b"\x89PNG\r\n\x1A\n")), Err(Refused::Image));
/// ```
///
/// # Errors
/// [`Refused`] where no group does: the file is empty, an image, an archive other than zip, or RTF.
pub fn format_group(file: &File<'_>) -> Result<FormatGroup, Refused> {
    match file.source {
        Source::File => sniff::group(file.bytes),
        Source::PastedHtml | Source::PastedText => Ok(FormatGroup::Written),
    }
}

/// Blocks in reading order and the remarks of the reader, of a format without pages.
pub type FlowContent = (Vec<Block>, Vec<Remark>);

/// The same of a format with pages, with what is drawn on them.
pub type PagedContent = (Vec<Block>, Vec<PageDrawing>, Vec<Remark>);

/// What the reader of a format without pages gives.
pub type FlowResult = Result<FlowContent, Refused>;

/// What the reader of a format with pages gives.
pub type PagedResult = Result<PagedContent, Refused>;

/// The document of a format without pages.
pub fn flow_document(format: Format, (blocks, remarks): FlowContent) -> Document {
    Document { format, blocks, pages: Vec::new(), remarks, declared: Declared::default() }
}

/// The document of a format with pages.
pub fn paged_document(format: Format, (blocks, pages, remarks): PagedContent) -> Document {
    Document { format, blocks, pages, remarks, declared: Declared::default() }
}

impl Limits {
    /// # Errors
    /// [`Refused::TooLarge`] where the file has more bytes than are read.
    pub fn check_size(&self, bytes: &[u8]) -> Result<(), Refused> {
        if bytes.len() > self.bytes { Err(Refused::TooLarge) } else { Ok(()) }
    }
}
