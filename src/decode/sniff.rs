//! What the bytes are, by their first bytes and never by the file's name.

#[cfg(feature = "office")]
use super::package::Package;
use super::{Part, Refused};
use crate::document::Format;

/// How far into a file the marks of Office's XML are looked for, in bytes.
const HEAD: usize = 4 << 10;

/// What a zip holds.
#[cfg(feature = "office")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InZip {
    Docx,
    Xlsx,
    Ods,
    Ofd,
    OtherOffice,
    /// Files of their own.
    Files,
}

/// First bytes of formats that are not read, with what to say of them. RIFF is looked at apart.
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

/// Marks of the XML that Office saves as one file.
const OFFICE_XML: &[&[u8]] = &[b"<?mso-application", b"<w:wordDocument", b"<pkg:package"];

/// Says which part reads the bytes: what is nothing else is text.
///
/// # Errors
/// [`Refused`] where none does.
pub(super) fn kind(bytes: &[u8]) -> Result<Part, Refused> {
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
        return Ok(Part::Pdf);
    }
    // The compound file of Word, Excel and WPS up to 2003, and of encrypted ones since.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Part::Legacy);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Part::Office);
    }
    Ok(Part::Written)
}

/// Whether the text is what Word or Excel saves as one file of XML.
pub(super) fn is_office_xml(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    OFFICE_XML.iter().any(|mark| contains(head, mark))
}

/// Says what a zip holds, by the names of its parts.
#[cfg(feature = "office")]
pub(super) fn package(package: &Package<'_>) -> InZip {
    let has = |start: &str| {
        package.names().any(|name| {
            name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        })
    };
    if has("[Content_Types].xml") || has("_rels/.rels") {
        return match (has("word/"), has("xl/")) {
            (true, _) => InZip::Docx,
            (_, true) => InZip::Xlsx,
            _ => InZip::OtherOffice,
        };
    }
    if has("OFD.xml") {
        return InZip::Ofd;
    }
    match package.part("mimetype") {
        Some(Ok(kind)) if contains(&kind, b"opendocument.spreadsheet") => InZip::Ods,
        Some(Ok(kind)) if contains(&kind, b"opendocument") => InZip::OtherOffice,
        _ => InZip::Files,
    }
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

/// Whether the text is html: it begins like a page, or it has the tags that text never has.
/// Markdown with tables of html in it (OCR writes it so) is read as html too, but by its lines.
pub(super) fn html(text: &str) -> Option<Format> {
    let start = text.trim_start();
    if ["<!doctype html", "<html", "<head", "<body", "<meta"].iter().any(|mark| at(start, mark)) {
        return Some(Format::Html);
    }
    // Markdown may hold a <br> or two; a page closes what it opens.
    let has = |tags: &[&str]| {
        text.match_indices('<').any(|(begin, _)| {
            text.get(begin..).is_some_and(|rest| tags.iter().any(|tag| at(rest, tag)))
        })
    };
    if !has(&["</p>", "</td>", "</tr>", "</table>", "</div>"]) {
        None
    } else if start.starts_with('<') || has(&["<p>", "<p ", "<div", "<body"]) {
        Some(Format::Html)
    } else {
        has(&["</td>"]).then_some(Format::Markdown)
    }
}

/// Whether the text begins with a tag, in either case.
fn at(text: &str, tag: &str) -> bool {
    text.as_bytes().get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
