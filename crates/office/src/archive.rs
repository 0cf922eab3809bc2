//! Archives: a zip that is no document but holds documents.

use crate::kind::{ZipKind, kind_of};
use crate::package::{Package, UnpackError};
use read::{Decoder, File, FormatGroup, Limits, Refused, Source, format_group};

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Its path in the archive, with `/` between folders.
    pub path: String,
    /// Its bytes, or why it could not be unpacked.
    pub bytes: Result<Vec<u8>, Refused>,
}

/// The files in an archive, in the order of their paths; `None` where the bytes are no archive.
///
/// Files that operating systems and office programs leave behind are left out ([`is_litter`]). An archive in an
/// archive is listed like any file, and refused when it is read.
pub fn enclosed(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Option<Vec<Enclosed>> {
    if format_group(&File { name: "", bytes, source: Source::File }) != Ok(FormatGroup::Office) {
        return None;
    }
    let package = Package::open(bytes, limits).ok()?;
    if kind_of(&package) != ZipKind::Files {
        return None;
    }
    let mut files: Vec<Enclosed> = package
        .files()
        .map(|file| Enclosed {
            path: path(file.name, decoder),
            bytes: file.unpack().map_err(|unpacked| match unpacked {
                UnpackError::Damaged => Refused::Damaged { part: String::new() },
                UnpackError::TooLarge => Refused::TooLarge,
                UnpackError::Encrypted => Refused::Encrypted,
            }),
        })
        .filter(|file| !is_litter(&file.path))
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Some(files)
}

/// Old programs write names in the encoding of the machine, which in Chinese offices is GBK.
fn path(name: &[u8], decoder: &dyn Decoder) -> String {
    let name = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => decoder.gb18030(name),
    };
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// Whether a program left this file behind, so that it is no report: `__MACOSX/`, `.DS_Store`, `~$report.docx`, `Thumbs.db`,
/// `desktop.ini`.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || name.starts_with('.')
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::{gb18030, zip_bytes as zip};

    fn paths(bytes: &[u8]) -> Option<Vec<String>> {
        let files = enclosed(bytes, &Limits::default(), &gb18030)?;
        Some(files.into_iter().map(|file| file.path).collect())
    }

    #[test]
    fn files_come_in_the_order_of_their_paths_and_without_litter() {
        let bytes = zip(&[
            ("乙/年报.html", b"2"),
            ("__MACOSX/._a", b"x"),
            ("甲\\年报.docx", b"1"),
            ("甲/~$年报.docx", b"x"),
            ("Thumbs.db", b"x"),
        ]);
        assert_eq!(paths(&bytes).unwrap(), ["乙/年报.html", "甲/年报.docx"]);
    }

    #[test]
    fn names_in_gbk_are_read() {
        let name = encoding_rs::GB18030.encode("年报.txt").0;
        // The writer takes names as text only; the bytes of a name of the same length are replaced afterwards.
        let mut bytes = zip(&[("abcdefgh", b"1")]);
        while let Some(at) = bytes.windows(8).position(|window| window == b"abcdefgh") {
            bytes[at..at + 8].copy_from_slice(&name);
        }
        assert_eq!(paths(&bytes).unwrap(), ["年报.txt"]);
    }

    #[test]
    fn a_document_is_no_archive() {
        assert_eq!(paths(&zip(&[("[Content_Types].xml", b"<a/>"), ("word/a", b"")])), None);
        assert_eq!(paths(b"text"), None);
    }

    #[test]
    fn a_damaged_file_does_not_cost_the_others() {
        let mut bytes = zip(&[("a.txt", b"one two three four"), ("b.txt", b"five")]);
        bytes[40] ^= 1;
        let files = enclosed(&bytes, &Limits::default(), &gb18030).unwrap();
        assert!(files[0].bytes.is_err());
        assert_eq!(files[1].bytes, Ok(b"five".to_vec()));
    }
}
