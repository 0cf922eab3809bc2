//! PDF (ISO 32000): the text and the lines that its pages draw.
//!
//! hayro-syntax reads objects, hayro-cmap reads CMaps; what the operators of a page do to text and
//! lines is done here ([`content`]), and what stands where becomes lines and grids in
//! [`super::paged`].
//!
//! Streams are unpacked here too ([`unpack`]): bounded, and with their checksum held against them.
//! A page of which a stream is damaged is named and not read.

#[cfg(feature = "pdf")]
mod canvas;
#[cfg(feature = "pdf")]
mod content;
#[cfg(feature = "pdf")]
mod font;
#[cfg(feature = "pdf")]
mod matrix;
#[cfg(feature = "pdf")]
mod pages;
#[cfg(feature = "pdf")]
mod path;
#[cfg(feature = "pdf")]
mod state;
#[cfg(feature = "pdf")]
mod structure;
#[cfg(all(test, feature = "pdf"))]
mod tests;
#[cfg(feature = "pdf")]
mod unpack;

#[cfg(feature = "pdf")]
pub(super) use pages::read;

/// This build reads no PDF.
#[cfg(not(feature = "pdf"))]
pub(super) fn read(
    _: &[u8],
    _: &super::Limits,
    _: &dyn super::Decoder,
) -> Result<(Vec<crate::document::Block>, Vec<crate::document::Remark>), super::Refused> {
    Err(super::Refused::Pdf)
}
