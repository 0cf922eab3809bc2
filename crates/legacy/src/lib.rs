//! Readers of compound files (MS-CFB): Word and Excel up to 2003, and WPS's files of the same formats.
//!
//! [`read()`] tells the format from the names of the streams; [`doc()`] and [`xls()`] are for a file whose format is
//! known. All of them give a [`Document`] and [`Refused`] where there is none.

#![forbid(unsafe_code)]

mod compound;
mod doc;
#[cfg(test)]
mod tests;
mod xls;

use model::document::{Document, Format};
use read::flow_document;

pub use model::document;
pub use read::{Limits, Refused};

use compound::Compound;

/// What a compound file holds, told from the names of its streams.
#[derive(Clone, Debug, PartialEq, Eq)]
enum CompoundKind {
    Word,
    Excel,
    Refused(Refused),
}

/// Streams that stand beside, or in place of, a document that opens with a password or with rights
/// only (MS-OFFCRYPTO).
const ENCRYPTED: &[&str] = &["EncryptedPackage", "EncryptionInfo", "\u{9}DRMContent"];
/// Excel's main stream since 97, and before (MS-XLS, Workbook Stream).
const EXCEL: &[&str] = &["Workbook", "Book"];
/// Microsoft Works.
const WORKS: &str = "MatOST";
/// Microsoft Works too. Publisher has `Contents`: the two differ in case only.
const WORKS_CONTENTS: &str = "CONTENTS";

/// Reads a Word document or an Excel workbook; which of them it is, the names of the streams tell.
///
/// ```
/// use gouji_legacy::{Limits, Refused};
///
/// let read = gouji_legacy::read(b"not a compound file", &Limits::default());
/// assert_eq!(read, Err(Refused::Damaged { part: String::new() }));
/// ```
///
/// # Errors
/// [`Refused::Works`] and [`Refused::Office`] where it is another kind of document; otherwise as [`doc()`] and
/// [`xls()`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    limits.check_size(bytes)?;
    let file = Compound::open(bytes)?;
    match kind_of(&file) {
        CompoundKind::Word => doc::read(&file, limits).map(|read| flow_document(Format::Doc, read)),
        CompoundKind::Excel => {
            xls::read(&file, limits).map(|read| flow_document(Format::Xls, read))
        }
        CompoundKind::Refused(refused) => Err(refused),
    }
}

/// Reads a Word document of Word 97 to 2003 (MS-DOC): a line for each paragraph, a grid for each table of data, as
/// it would be printed with all tracked changes accepted.
///
/// ```
/// use gouji_legacy::{Limits, document::Format};
///
/// // An invented report.
/// let bytes = std::fs::read("../../tests/fixtures/doc/2021.doc")?;
/// let document = gouji_legacy::doc(&bytes, &Limits::default())?;
/// assert_eq!(document.format, Format::Doc);
/// assert!(testing::outline(&document.blocks).iter().any(|row| row.starts_with('[')));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] with the stream that is missing or broken; [`Refused::OldWord`] where it is older than
/// Word 97, [`Refused::Encrypted`], [`Refused::TooLarge`].
pub fn doc(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    limits.check_size(bytes)?;
    doc::read(&Compound::open(bytes)?, limits).map(|read| flow_document(Format::Doc, read))
}

/// Reads an Excel workbook of Excel 97 to 2003 (BIFF8, MS-XLS): what its cells show, sheet after sheet, as lines and
/// grids.
///
/// ```
/// use gouji_legacy::{Limits, document::Format};
///
/// // An invented report.
/// let bytes = std::fs::read("../../tests/fixtures/sheets/one-sheet.xls")?;
/// let document = gouji_legacy::xls(&bytes, &Limits::default())?;
/// assert_eq!(document.format, Format::Xls);
/// assert!(testing::outline(&document.blocks).iter().any(|row| row.starts_with('[')));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where it is broken, [`Refused::Office`] where it is older than Excel 97 or holds no
/// workbook, [`Refused::EmptyWorkbook`], [`Refused::Encrypted`], [`Refused::TooLarge`].
pub fn xls(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    limits.check_size(bytes)?;
    xls::read(&Compound::open(bytes)?, limits).map(|read| flow_document(Format::Xls, read))
}

fn kind_of(file: &Compound<'_>) -> CompoundKind {
    let has = |name: &&str| file.streams().any(|other| other.eq_ignore_ascii_case(name));
    if ENCRYPTED.iter().any(has) {
        CompoundKind::Refused(Refused::Encrypted)
    } else if has(&doc::MAIN_STREAM) {
        CompoundKind::Word
    } else if EXCEL.iter().any(has) {
        CompoundKind::Excel
    } else if has(&WORKS) || file.streams().any(|name| name == WORKS_CONTENTS) {
        CompoundKind::Refused(Refused::Works)
    } else {
        CompoundKind::Refused(Refused::Office)
    }
}
