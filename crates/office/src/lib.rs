//! Reads what is a zip inside: Word and Excel since 2007, WPS, OpenDocument, OFD; and archives of reports.

#![forbid(unsafe_code)]

mod archive;
mod contents;
mod docx;
mod ods;
mod ofd;
mod package;
mod xlsx;
mod xml;

use model::document::{Document, Format};
use read::{
    Limits, Read, ReadPages, Refused, document, numerals, paged, paged_document, script, sheets,
};

pub use archive::{Enclosed, enclosed, is_litter};
use contents::InZip;
use package::Package;

/// Reads a document, a workbook or an OFD; which of them, its parts say.
///
/// # Errors
/// [`Refused`] where it is none of them or cannot be read; [`Refused::Archive`] where it holds files of
/// their own, which [`enclosed`] hands out.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refused> {
    limits.admit(bytes)?;
    let package = Package::open(bytes, limits)?;
    match contents::contents(&package) {
        InZip::Docx => docx::read(&package, limits).map(|read| document(Format::Docx, read)),
        InZip::Xlsx => xlsx::read(&package, limits).map(|read| document(Format::Xlsx, read)),
        InZip::Ods => ods::read(&package, limits).map(|read| document(Format::Ods, read)),
        InZip::Ofd => ofd::read(&package, limits).map(|read| paged_document(Format::Ofd, read)),
        InZip::OtherOffice => Err(Refused::Office),
        InZip::Files => Err(Refused::Archive),
    }
}
