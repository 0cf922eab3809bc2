//! Readers of zip packages: Word and Excel since 2007, WPS, OpenDocument, OFD; and archives of such files.
//!
//! [`read()`] tells the format from the names of the parts; [`docx()`], [`xlsx()`], [`ods()`] and [`ofd()`] are for a file
//! whose format is known. All of them give a [`Document`] and [`Refused`] where there is none. [`enclosed`]
//! hands out the files of an archive.
//!
//! Sizes that a package declares are not used: what is unpacked is counted, and its checksum compared.

#![forbid(unsafe_code)]

mod archive;
mod docx;
mod kind;
mod ods;
mod ofd;
mod package;
mod xlsx;
mod xml;

use model::document::{Document, Format};
use read::{flow_document, paged_document};

pub use model::document;
pub use read::{Decoder, Limits, Refused};

pub use archive::{Enclosed, enclosed, is_litter};
use kind::{ZipKind, kind_of};
use package::Package;

/// Reads a document, a workbook or an OFD file; which of them it is, the names of its parts tell.
///
/// ```
/// use gouji_office::{Limits, Refused};
///
/// let archive = testing::zip(&[("2023.txt", "one"), ("2024.txt", "two")]);
/// assert_eq!(gouji_office::read(&archive, &Limits::default()), Err(Refused::Archive));
/// ```
///
/// # Errors
/// [`Refused::Archive`] where the zip holds files of their own, which [`enclosed`] hands out;
/// [`Refused::Office`] where it is an office format that is not read; otherwise as [`docx()`], [`xlsx()`], [`ods()`]
/// and [`ofd()`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    let package = open(bytes, limits)?;
    match kind_of(&package) {
        ZipKind::Docx => docx::read(&package, limits).map(|read| flow_document(Format::Docx, read)),
        ZipKind::Xlsx => xlsx::read(&package, limits).map(|read| flow_document(Format::Xlsx, read)),
        ZipKind::Ods => ods::read(&package, limits).map(|read| flow_document(Format::Ods, read)),
        ZipKind::Ofd => ofd::read(&package, limits).map(|read| paged_document(Format::Ofd, read)),
        ZipKind::OtherOffice => Err(Refused::Office),
        ZipKind::Files => Err(Refused::Archive),
    }
}

/// Reads a Word document, transitional or strict (ECMA-376 WordprocessingML): a line for each paragraph, a grid
/// for each table of data, as it would be printed with all tracked changes accepted.
///
/// ```
/// use gouji_office::Limits;
///
/// let body = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>
///     <w:body><w:p><w:r><w:t>one paragraph</w:t></w:r></w:p></w:body></w:document>";
/// let file = testing::zip(&[("word/document.xml", body)]);
/// let document = gouji_office::docx(&file, &Limits::default())?;
/// assert_eq!(testing::outline(&document.blocks), ["one paragraph"]);
/// # Ok::<(), gouji_office::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] with the part that is missing or broken, [`Refused::TooLarge`],
/// [`Refused::Encrypted`].
pub fn docx(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    docx::read(&open(bytes, limits)?, limits).map(|read| flow_document(Format::Docx, read))
}

/// Reads an Excel workbook, transitional or strict (ECMA-376 SpreadsheetML): what its cells show, sheet after
/// sheet, as lines and grids.
///
/// ```
/// use gouji_office::Limits;
///
/// let file = testing::zip(&[
///     ("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='1' r:id='a'/></sheets></workbook>"),
///     ("xl/_rels/workbook.xml.rels", "<r><Relationship Id='a' Type='/worksheet' Target='1.xml'/></r>"),
///     ("xl/1.xml", "<worksheet><sheetData><row><c><v>12</v></c></row></sheetData></worksheet>"),
/// ]);
/// let document = gouji_office::xlsx(&file, &Limits::default())?;
/// assert_eq!(testing::outline(&document.blocks), ["12"]);
/// # Ok::<(), gouji_office::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where the workbook or its strings are missing or broken,
/// [`Refused::EmptyWorkbook`], [`Refused::TooLarge`], [`Refused::Encrypted`].
pub fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    xlsx::read(&open(bytes, limits)?, limits).map(|read| flow_document(Format::Xlsx, read))
}

/// Reads an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3, §9): what its cells show, sheet after
/// sheet, as lines and grids.
///
/// ```
/// use gouji_office::Limits;
///
/// let content = "<content><body><spreadsheet><table><table-row>
///     <table-cell><p>one cell</p></table-cell></table-row></table></spreadsheet></body></content>";
/// let file = testing::zip(&[("content.xml", content)]);
/// let document = gouji_office::ods(&file, &Limits::default())?;
/// assert_eq!(testing::outline(&document.blocks), ["one cell"]);
/// # Ok::<(), gouji_office::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where the content is missing or broken, [`Refused::EmptyWorkbook`],
/// [`Refused::TooLarge`], [`Refused::Encrypted`].
pub fn ods(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    ods::read(&open(bytes, limits)?, limits).map(|read| flow_document(Format::Ods, read))
}

/// Reads an OFD file (GB/T 33190-2016): the text of its pages by its place, tables by their drawn lines.
///
/// ```
/// use gouji_office::Limits;
///
/// let file = testing::zip(&[
///     ("OFD.xml", "<OFD><DocBody><DocRoot>Document.xml</DocRoot></DocBody></OFD>"),
///     ("Document.xml", "<Document><Pages><Page BaseLoc='Page.xml'/></Pages></Document>"),
///     ("Page.xml", "<Page><Content><Layer><TextObject Boundary='20 20 90 5' Size='4'>
///         <TextCode X='0' Y='4'>one line</TextCode></TextObject></Layer></Content></Page>"),
/// ]);
/// let document = gouji_office::ofd(&file, &Limits::default())?;
/// assert_eq!(testing::outline(&document.blocks), ["one line"]);
/// # Ok::<(), gouji_office::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] with the part that is missing or broken, [`Refused::Scanned`] where all pages are
/// pictures, [`Refused::Empty`] where nothing is drawn, [`Refused::TooLarge`], [`Refused::Encrypted`].
pub fn ofd(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    ofd::read(&open(bytes, limits)?, limits).map(|read| paged_document(Format::Ofd, read))
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Package<'a>, Refused> {
    limits.check_size(bytes)?;
    Package::open(bytes, limits)
}
