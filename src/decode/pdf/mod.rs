//! PDF (ISO 32000): the text and the lines that its pages draw.
//!
//! hayro-syntax reads objects, hayro-cmap reads CMaps; what the operators of a page do to text and
//! lines is done here ([`content`]), and what stands where becomes lines and grids in
//! [`super::paged`].
//!
//! Streams are unpacked here too ([`unpack`]): bounded, and with their checksum held against them.
//! A page of which a stream is damaged is named and not read.

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

pub(super) use pages::read;
