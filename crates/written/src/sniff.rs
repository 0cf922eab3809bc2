//! Tells html and Office's XML from other text by the tags.

use model::document::Format;
use read::contains_bytes;

/// How far into a file the marks of Office's XML are looked for, in bytes.
const HEAD: usize = 4 << 10;

/// Marks of the XML that Office saves as one file.
const OFFICE_XML: &[&[u8]] = &[b"<?mso-application", b"<w:wordDocument", b"<pkg:package"];

/// Whether the text is what Word or Excel saves as one file of XML.
pub fn is_office_xml(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    OFFICE_XML.iter().any(|mark| contains_bytes(head, mark))
}

/// Whether the text is html: it begins like a page, or it has the tags that text never has.
/// Markdown with tables of html in it (OCR writes it so) is read as html too, but by its lines.
pub fn html(text: &str) -> Option<Format> {
    let start = text.trim_start();
    if ["<!doctype html", "<html", "<head", "<body", "<meta"].iter().any(|mark| at(start, mark)) {
        return Some(Format::Html);
    }
    // Markdown may contain a few <br>; a page has closing tags.
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
