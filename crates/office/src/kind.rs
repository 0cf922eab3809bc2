//! Tells what a zip holds from the names of its parts.

use crate::package::Package;
use read::contains_bytes;

/// What a zip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZipKind {
    Docx,
    Xlsx,
    Ods,
    Ofd,
    /// An office format that is not read.
    OtherOffice,
    /// Files that are no parts of one document.
    Files,
}

/// What a zip holds, told from the names of its parts; OpenDocument files from the part `mimetype`.
pub fn kind_of(package: &Package<'_>) -> ZipKind {
    let has = |start: &str| {
        package.names().any(|name| {
            name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        })
    };
    if has("[Content_Types].xml") || has("_rels/.rels") {
        return match (has("word/"), has("xl/")) {
            (true, _) => ZipKind::Docx,
            (_, true) => ZipKind::Xlsx,
            _ => ZipKind::OtherOffice,
        };
    }
    if has("OFD.xml") {
        return ZipKind::Ofd;
    }
    match package.part("mimetype") {
        Some(Ok(kind)) if contains_bytes(&kind, b"opendocument.spreadsheet") => ZipKind::Ods,
        Some(Ok(kind)) if contains_bytes(&kind, b"opendocument") => ZipKind::OtherOffice,
        _ => ZipKind::Files,
    }
}
