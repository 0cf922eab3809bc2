//! Excel 97 to 2003: BIFF8 (MS-XLS).
//!
//! An own reader. The crate that reads this format panics on records that are shorter than their
//! kind, follows positions and chains out of the file, and reserves what a sheet claims to hold; and
//! it does not hand on how a date is shown. Older Excel files are refused: their text is in the code
//! page of the machine that wrote them.

#[cfg(feature = "legacy")]
mod binary;
#[cfg(feature = "legacy")]
mod cells;
#[cfg(feature = "legacy")]
mod globals;
#[cfg(feature = "legacy")]
mod records;
#[cfg(feature = "legacy")]
mod strings;
#[cfg(all(test, feature = "legacy"))]
mod tests;

use crate::decode::{Limits, Read, Refused};

/// Reads a workbook.
///
/// # Errors
/// [`Refused::Encrypted`] where it opens with a password only, [`Refused::Office`] where it is
/// older than Excel 97 or this build does not read it, [`Refused::Damaged`] where it has no book.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Read {
    understood(bytes, limits)
}

#[cfg(not(feature = "legacy"))]
fn understood(_: &[u8], _: &Limits) -> Read {
    Err(Refused::Office)
}

#[cfg(feature = "legacy")]
fn understood(bytes: &[u8], limits: &Limits) -> Read {
    use super::compound::Compound;
    use crate::decode::sheets;
    use crate::document::Remark;

    let file = Compound::open(bytes)?;
    // Excel 95 and before have another name for it; some files hold both.
    let Some(stream) = file.stream("Workbook") else {
        return Err(Refused::Office);
    };
    let stream = stream?;
    let book = globals::read(&stream)?;
    let mut reader = cells::Reader::new(&stream, &book, limits);
    let sheets: Vec<sheets::Sheet> =
        book.sheets.iter().filter_map(|sheet| reader.sheet(sheet)).collect();
    let mut remarks = reader.finish();
    if book.cut {
        remarks.push(Remark::CutShort);
    }
    sheets::blocks(&sheets, remarks, limits)
}
