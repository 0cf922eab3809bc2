//! What a zip holds, by the names of its parts.

use super::package::Package;
use read::contains;

/// What a zip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InZip {
    Docx,
    Xlsx,
    Ods,
    Ofd,
    OtherOffice,
    /// Files of their own.
    Files,
}

/// Says what a zip holds, by the names of its parts.
pub fn contents(package: &Package<'_>) -> InZip {
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
