//! What the bytes are, by their first bytes and never by the file's name.

use super::Refused;
use crate::document::Format;

/// How far into a file the names of a zip's entries and the tags of a page are looked for, in
/// bytes. The directory of a zip stands at its end.
const HEAD: usize = 4 << 10;
const TAIL: usize = 64 << 10;

/// First bytes of formats that are not text, with what to say of them. Byte order marks and RIFF
/// are looked at apart.
const MAGIC: &[(&[u8], Refused)] = &[
    (b"%PDF-", Refused::Pdf),
    // The compound file of Word, Excel, WPS up to 2003 and since.
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refused::Office),
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

/// Names inside a zip that make it an office file (or an OFD page) rather than an archive.
const OFFICE_ENTRIES: &[&[u8]] =
    &[b"[Content_Types].xml", b"_rels/.rels", b"OFD.xml", b"mimetypeapplication/"];

/// Marks of the XML that Office saves as one file.
const OFFICE_XML: &[&[u8]] = &[b"<?mso-application", b"<w:wordDocument", b"<pkg:package"];

/// Says which kind of file the bytes are, where that kind is not text.
pub(super) fn refused(bytes: &[u8]) -> Option<Refused> {
    if bytes.is_empty() {
        return Some(Refused::Empty);
    }
    let body = bytes.trim_ascii_start();
    if let Some((_, refused)) = MAGIC.iter().find(|(magic, _)| body.starts_with(magic)) {
        return Some(*refused);
    }
    if is_other_image(bytes) {
        return Some(Refused::Image);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if OFFICE_XML.iter().any(|mark| contains(head, mark)) {
        return Some(Refused::Office);
    }
    None
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

fn zip(bytes: &[u8]) -> Refused {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    let office = |part| OFFICE_ENTRIES.iter().any(|name| contains(part, name));
    if office(head) || office(tail) { Refused::Office } else { Refused::Archive }
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
