//! The format group of a file, told from its first bytes and never from its name.

use model::Refused;

/// The formats that one crate reads. In the browser each group is a module of its own, loaded when the first
/// file of it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatGroup {
    /// Text in some encoding, pasted or in a file: web pages, `.mht`, csv, JSON, plain text.
    Written,
    /// Zip packages: Word and Excel since 2007, WPS, OpenDocument, OFD; and archives of files.
    Office,
    /// PDF.
    Pdf,
    /// Compound files: Word and Excel up to 2003.
    Legacy,
}

impl FormatGroup {
    /// The name of its crate and of its module.
    pub fn name(self) -> &'static str {
        match self {
            FormatGroup::Written => "written",
            FormatGroup::Office => "office",
            FormatGroup::Pdf => "pdf",
            FormatGroup::Legacy => "legacy",
        }
    }
}

/// First bytes of formats that are not read, with the refusal of each. RIFF is looked at in [`is_other_image`].
const MAGIC: &[(&[u8], Refused)] = &[
    (b"{\\rtf", Refused::Office),
    (b"Rar!\x1A\x07", Refused::Archive),
    (b"7z\xBC\xAF\x27\x1C", Refused::Archive),
    (b"\x1F\x8B\x08", Refused::Archive),
    (b"BZh", Refused::Archive),
    (b"\xFD7zXZ\x00", Refused::Archive),
    (b"MSCF\x00\x00\x00\x00", Refused::Archive),
    (b"\x89PNG\r\n\x1A\n", Refused::Image),
    (b"\xFF\xD8\xFF", Refused::Image),
    (b"GIF87a", Refused::Image),
    (b"GIF89a", Refused::Image),
    (b"II*\x00", Refused::Image),
    (b"MM\x00*", Refused::Image),
    (b"8BPS\x00", Refused::Image),
];

/// The group that reads the bytes; what is nothing else is text.
///
/// # Errors
/// [`Refused`] where none does.
pub fn group(bytes: &[u8]) -> Result<FormatGroup, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let body = bytes.trim_ascii_start();
    if let Some((_, refused)) = MAGIC.iter().find(|(magic, _)| body.starts_with(magic)) {
        return Err(refused.clone());
    }
    if is_other_image(bytes) {
        return Err(Refused::Image);
    }
    if body.starts_with(b"%PDF-") {
        return Ok(FormatGroup::Pdf);
    }
    // The compound file of Word, Excel and WPS up to 2003, and of encrypted ones since.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(FormatGroup::Legacy);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(FormatGroup::Office);
    }
    Ok(FormatGroup::Written)
}

/// Images whose mark is not at the very beginning, or too short to stand alone.
fn is_other_image(bytes: &[u8]) -> bool {
    let at = |from: usize, mark: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(mark));
    let bitmap = at(0, b"BM") && at(6, b"\x00\x00\x00\x00");
    let webp = at(0, b"RIFF") && at(8, b"WEBP");
    let heif = at(4, b"ftyp")
        && [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"].iter().any(|kind| at(8, *kind));
    bitmap || webp || heif
}

/// Whether `part` stands anywhere in the bytes.
pub fn contains_bytes(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
