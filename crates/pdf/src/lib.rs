//! PDF (ISO 32000): the text and the lines that its pages draw.
//!
//! hayro-syntax reads objects, hayro-cmap reads CMaps; what the operators of a page do to text and
//! lines is done here ([`content`]), and what stands where becomes lines and grids in
//! [`read::paged`].
//!
//! Streams are unpacked here too ([`unpack`]): bounded, and with their checksum held against them.
//! A page of which a stream is damaged is named and not read.

#![forbid(unsafe_code)]

mod canvas;
mod content;
mod font;
mod matrix;
mod pages;
mod path;
mod state;
mod structure;
#[cfg(test)]
mod tests;
mod unpack;

use model::document::{Document, Format};
use read::{Decoder, Limits, ReadPages, Refused, paged, paged_document};

/// Reads the text and the drawn lines of all pages.
///
/// # Errors
/// [`Refused`] where it is no PDF, opens with a password only, or has no text.
pub fn read(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    limits.admit(bytes)?;
    pages::read(bytes, limits, decoder).map(|read| paged_document(Format::Pdf, read))
}
