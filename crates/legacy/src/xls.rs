//! Excel 97 to 2003: BIFF8 (MS-XLS).
//!
//! No crate is used for it: the one that reads this format panics on records that are shorter than their kind, follows
//! positions and chains out of the file, allocates what a sheet claims to hold, and does not give the formats of
//! dates. Older Excel files are refused: their text is in the code page of the machine that wrote them.

mod binary;
mod cells;
mod drawing;
mod globals;
mod records;
mod strings;
#[cfg(test)]
mod tests;

use crate::compound::Compound;
use model::document::Remark;
use read::{FlowResult, Limits, Refused, sheets};

/// Reads a workbook.
///
/// # Errors
/// [`Refused::Encrypted`] where it opens with a password only, [`Refused::Office`] where it is
/// older than Excel 97, [`Refused::Damaged`] where it has no book.
pub(super) fn read(file: &Compound<'_>, limits: &Limits) -> FlowResult {
    // Excel 95 and before have another name for it; some files hold both.
    let Some(stream) = file.stream("Workbook") else {
        return Err(Refused::Office);
    };
    let stream = stream?;
    let book = globals::read(&stream)?;
    let mut reader = cells::XlsReader::new(&stream, &book, limits);
    let sheets: Vec<sheets::Sheet> =
        book.sheets.iter().filter_map(|sheet| reader.sheet(sheet)).collect();
    let mut remarks = reader.finish();
    if book.cut {
        remarks.push(Remark::CutShort);
    }
    sheets::blocks(&sheets, remarks, limits)
}
