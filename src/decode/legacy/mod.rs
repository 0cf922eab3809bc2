//! Word and Excel up to 2003, and WPS's files of the same kinds: the compound file.
//!
//! What it holds is told by the names of its streams, in every build; the readers themselves are
//! behind the feature `legacy`.

mod compound;
mod doc;
#[cfg(test)]
mod maker;
#[cfg(test)]
mod tests;
mod xls;

use super::{Limits, Read, Refused};
use crate::document::{Block, Format, Remark};
use compound::Compound;

/// What a compound file holds, by the names of its streams.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    Word,
    Excel,
    Refused(Refused),
}

/// Streams that stand beside, or in place of, a document that opens with a password or with rights
/// only (MS-OFFCRYPTO §2.3.4, §2.2.4).
const ENCRYPTED: &[&str] = &["EncryptedPackage", "EncryptionInfo", "\u{9}DRMContent"];
/// Word's main stream (MS-DOC §2.1.1).
const WORD: &str = "WordDocument";
/// Excel's main stream since 97, and before (MS-XLS §2.1.7.20).
const EXCEL: &[&str] = &["Workbook", "Book"];
/// Microsoft Works. Publisher has `Contents`: here the case tells.
const WORKS: &[&str] = &["MatOST", "CONTENTS"];

/// Reads a compound file.
pub(super) fn read(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Format, (Vec<Block>, Vec<Remark>)), Refused> {
    let file = Compound::open(bytes)?;
    match holds(&file) {
        Holds::Word => doc::read(&file, limits).map(|read| (Format::Doc, read)),
        Holds::Excel => xls::read(bytes, limits).map(|read| (Format::Xls, read)),
        Holds::Refused(refused) => Err(refused),
    }
}

fn holds(file: &Compound<'_>) -> Holds {
    let any = |names: &[&str]| file.streams().any(|name| names.contains(&name));
    if any(ENCRYPTED) {
        Holds::Refused(Refused::Encrypted)
    } else if any(&[WORD]) {
        Holds::Word
    } else if any(EXCEL) {
        Holds::Excel
    } else if any(WORKS) {
        Holds::Refused(Refused::Works)
    } else {
        Holds::Refused(Refused::Office)
    }
}
