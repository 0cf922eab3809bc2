//! The neutral document that files of all formats are read into.
//!
//! A [`Document`] is a sequence of lines and grids in reading order, made by the readers and interpreted by
//! `recognise`. Text is kept as printed, without folding, trimming or repairs.

mod anchor;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use anchor::Anchor;

/// The content of a file in reading order, not yet related to the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub format: Format,
    pub blocks: Vec<Block>,
    /// What is drawn on the pages besides text; empty where the format has no pages.
    pub pages: Vec<PageDrawing>,
    /// The remarks of the reader, in the order in which it made them.
    pub remarks: Vec<Remark>,
    pub declared: Declared,
}

/// What a file declares about its content beside its text. Only files of data (JSON) do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The line that is the title.
    pub title: Option<Anchor>,
    pub year: Option<u16>,
    pub organ: Option<String>,
    /// Cells that the file itself declares uncertain.
    pub uncertain: Vec<Anchor>,
}

/// A page without its text. Lengths in hundredths of a point, from its upper left corner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDrawing {
    /// From 1.
    pub number: usize,
    pub width: i32,
    pub height: i32,
    /// Drawn lines: left, top, right, bottom.
    pub rules: Vec<[i32; 4]>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    Line(Line),
    Grid(Grid),
}

/// One line of a text file, or one paragraph of a format that has paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub text: String,
    /// A paragraph is whole; a line of a text file may be only a piece of one.
    pub whole: bool,
    pub anchor: Anchor,
    /// Parts of `text` that do not say for sure what is seen there, in scalar values. A part without text is what
    /// was left out there, or is no text.
    pub unclear: Vec<(Range<usize>, Unclear)>,
}

/// A table as the file draws it. Cells stand in document order, each at its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Count of rows and of columns after spans are laid out.
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<GridCell>,
    /// The same area read a second time, as running text without the cells. Only formats with fixed pages have it; empty
    /// elsewhere.
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridCell {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    /// The paragraphs and line breaks of a cell are `\n`.
    pub text: String,
    pub anchor: Anchor,
    /// Why `text` does not say for sure what is seen in the cell.
    pub unclear: Option<Unclear>,
}

/// Why the text of a place may not be what a person sees there. What is plainly struck out or hidden is left out of
/// the text, and is a reason only where nothing is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unclear {
    /// Everything that stands there is struck out.
    Struck,
    /// Everything that stands there is hidden, or is set in the colour of its ground.
    Hidden,
    /// Something is drawn over a part of it.
    Covered,
    /// Two texts stand on one spot.
    Overlap,
    /// It runs across the border of a cell.
    AcrossBorder,
    /// A picture or a drawing stands there.
    Picture,
    /// A text box that is placed freely stands there.
    TextBox,
    /// A field of a form, or an annotation.
    Field,
}

/// The file formats that can be told apart by their content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Mhtml,
    Csv,
    Json,
    Docx,
    Xlsx,
    Ods,
    Ofd,
    Pdf,
    Doc,
    Xls,
}

impl Format {
    /// The word of `wire v1`.
    pub fn word(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Mhtml => "mhtml",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Ods => "ods",
            Format::Ofd => "ofd",
            Format::Pdf => "pdf",
            Format::Doc => "doc",
            Format::Xls => "xls",
        }
    }
}

/// A remark of the reader; the page shows it with the notes of the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// Characters that the encoding could not give back (shown as U+FFFD).
    Undecodable { count: usize },
    /// The declared encoding is not the one the bytes are in.
    EncodingContradicted,
    /// The file ends in the middle of a character, a tag or a table.
    CutShort,
    /// A limit stopped the reading; the rest was not read.
    LimitReached,
    /// Tracked changes are in it; they were read as accepted.
    TrackedChanges,
    /// Comments are in it; they were left out.
    Comments,
    /// Another file is embedded in this one and was not read.
    FileWithin,
    /// These pages (from 1) have no text that could be read: pictures, as a rule.
    PagesWithoutText { pages: Vec<usize> },
    /// The text of these pages (from 1) was recognised in a picture by another program and lies
    /// unseen over or under it.
    ScannedPages { pages: Vec<usize> },
    /// These pages (from 1) are broken and were left out.
    DamagedPages { pages: Vec<usize> },
    /// A part of the file is broken and was left out. Its name inside the file.
    DamagedPart { name: String },
    /// A sheet that is hidden in the workbook. It is read only where no other sheet holds
    /// a table.
    HiddenSheet { name: String, read: bool },
    /// Rows, columns or cells of a sheet that are not shown were left out.
    HiddenCells { sheet: String },
    /// A sheet is larger than any report, and was not read.
    SheetTooLarge { name: String },
    /// So many cells hold a formula whose result the file does not have.
    FormulasWithoutResult { count: usize },
    /// The file holds more documents than the one that was read, so many of them.
    OtherDocuments { count: usize },
}

impl Grid {
    /// The cells that begin in `row`, left to right.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &GridCell> {
        let first = self.cells.partition_point(|cell| cell.row < row);
        let cells = self.cells.get(first..).unwrap_or(&[]);
        cells.iter().take_while(move |cell| cell.row == row)
    }
}
