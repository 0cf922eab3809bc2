//! PDF (ISO 32000): the text and the lines that its pages draw.
//!
//! The library hayro-syntax parses objects and hayro-cmap parses CMaps. The operators of a page are interpreted
//! here (`content`); the layout of what they draw is analysed in [`read::paged`].
//!
//! Streams are unpacked here too (`unpack`): within limits, and their checksum is verified. A page with a damaged
//! stream is named in a remark and not read.

#![forbid(unsafe_code)]

mod annotations;
mod canvas;
mod content;
mod font;
mod layers;
mod matrix;
mod pages;
mod path;
mod state;
mod structure;
#[cfg(test)]
mod tests;
mod unpack;

use model::document::{Document, Format};
use read::paged_document;

pub use model::document;
pub use read::{Decoder, Limits, Refused};

/// Reads the text of all pages by its place, and tables by their drawn lines.
///
/// `decoder` gives the text of fonts whose codes are GB 18030.
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_pdf::Limits;
///
/// let file = b"%PDF-1.5
/// 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
/// 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >> endobj
/// 3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
/// 4 0 obj << /Length 41 >> stream
/// BT /F 12 Tf 72 700 Td (one line) Tj ET   \nendstream endobj
/// 5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /A /Encoding /WinAnsiEncoding >> endobj
/// trailer << /Root 1 0 R >>";
/// let document = gouji_pdf::read(file, &Limits::default(), &gb18030)?;
/// assert_eq!(testing::outline(&document.blocks), ["one line"]);
/// # Ok::<(), gouji_pdf::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where it is no PDF or its objects are broken, [`Refused::DamagedPages`] where no page is
/// whole, [`Refused::Encrypted`] where it opens with a password only, [`Refused::Scanned`] where its pages are
/// pictures, [`Refused::Empty`] where it has no text at all, [`Refused::TooLarge`].
pub fn read(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    limits.check_size(bytes)?;
    pages::read(bytes, limits, decoder).map(|read| paged_document(Format::Pdf, read))
}
