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

/// What a zip holds, told from the names of its parts; OpenDocument files from the part `mimetype`, or else
/// from the manifest.
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
        None => kind_in_manifest(package),
        _ => ZipKind::Files,
    }
}

/// What the manifest of an OpenDocument file says that it is; programs that pack such a file anew may lose the part
/// `mimetype`. A folder of the same name among other files holds no content.
fn kind_in_manifest(package: &Package<'_>) -> ZipKind {
    let content = || package.names().any(|name| name.eq_ignore_ascii_case("content.xml"));
    match package.part("META-INF/manifest.xml") {
        Some(Ok(manifest)) if content() => {
            if contains_bytes(&manifest, b"opendocument.spreadsheet") {
                ZipKind::Ods
            } else if contains_bytes(&manifest, b"opendocument") {
                ZipKind::OtherOffice
            } else {
                ZipKind::Files
            }
        }
        _ => ZipKind::Files,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use read::Limits;

    #[test]
    fn an_open_document_without_its_type_is_known_by_its_manifest() {
        let kind = |parts: &[(&str, &str)]| {
            kind_of(&Package::open(&testing::zip(parts), &Limits::default()).unwrap())
        };
        let manifest = |of: &str| format!("<manifest media-type='application/vnd.oasis.{of}'/>");
        let (sheet, text) = (manifest("opendocument.spreadsheet"), manifest("opendocument.text"));
        let content = ("content.xml", "<content/>");
        let named = "META-INF/manifest.xml";
        assert_eq!(kind(&[content, (named, &sheet)]), ZipKind::Ods);
        assert_eq!(kind(&[content, (named, &text)]), ZipKind::OtherOffice);
        assert_eq!(kind(&[("a.txt", "1"), (named, &sheet)]), ZipKind::Files);
        assert_eq!(kind(&[content]), ZipKind::Files);
    }
}
