//! Word and Excel up to 2003, and WPS's files of the same kinds: the compound file.
//!
//! What it holds is told by the names of its streams.

#![forbid(unsafe_code)]

mod compound;
mod doc;
#[cfg(test)]
mod maker;
#[cfg(test)]
mod tests;
mod xls;

use model::document::{Document, Format};
use read::{Limits, Read, Refused, document, numerals, script, sheets};

use compound::Compound;

/// What a compound file holds, by the names of its streams.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    Word,
    Excel,
    Refused(Refused),
}

/// Streams that stand beside, or in place of, a document that opens with a password or with rights
/// only (MS-OFFCRYPTO).
const ENCRYPTED: &[&str] = &["EncryptedPackage", "EncryptionInfo", "\u{9}DRMContent"];
/// Word's main stream (MS-DOC, WordDocument Stream).
const WORD: &str = "WordDocument";
/// Excel's main stream since 97, and before (MS-XLS, Workbook Stream).
const EXCEL: &[&str] = &["Workbook", "Book"];
/// Microsoft Works.
const WORKS: &str = "MatOST";
/// Microsoft Works too; Publisher has `Contents`: here the case tells.
const WORKS_CONTENTS: &str = "CONTENTS";

/// Reads a compound file.
///
/// # Errors
/// [`Refused`] where it holds nothing that is read.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    limits.admit(bytes)?;
    let file = Compound::open(bytes)?;
    match holds(&file) {
        Holds::Word => doc::read(&file, limits).map(|read| document(Format::Doc, read)),
        Holds::Excel => xls::read(bytes, limits).map(|read| document(Format::Xls, read)),
        Holds::Refused(refused) => Err(refused),
    }
}

fn holds(file: &Compound<'_>) -> Holds {
    let has = |name: &&str| file.streams().any(|other| other.eq_ignore_ascii_case(name));
    if ENCRYPTED.iter().any(has) {
        Holds::Refused(Refused::Encrypted)
    } else if has(&WORD) {
        Holds::Word
    } else if EXCEL.iter().any(has) {
        Holds::Excel
    } else if has(&WORKS) || file.streams().any(|name| name == WORKS_CONTENTS) {
        Holds::Refused(Refused::Works)
    } else {
        Holds::Refused(Refused::Office)
    }
}
