//! A zip that holds the parts of one document: docx, xlsx, ods, ofd.
//!
//! Sizes that a zip declares are not used: what is unpacked is counted, and its checksum (CRC-32, APPNOTE.TXT 4.4.7)
//! is compared. A damaged part is named, never read.

use std::cell::Cell;
use std::ops::Range;

use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{
    CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive, ZipVerification,
    crc32,
};

use read::{Limits, Refused};

/// A part that grows by more than this factor, and beyond [`SMALL`], is refused as a zip bomb.
const RATIO: usize = 200;
/// Bytes up to which a part may grow by any factor.
const SMALL: usize = 1 << 20;

pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: Vec<ZipEntry>,
    /// Bytes that may still be unpacked, all parts together.
    left: Cell<usize>,
    most: usize,
}

struct ZipEntry {
    name: String,
    /// The name as it is written.
    raw: Vec<u8>,
    wayfinder: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    encrypted: bool,
}

/// A part that is a file of its own.
pub(super) struct EnclosedFile<'p> {
    /// As it is written, in whatever encoding.
    pub name: &'p [u8],
    package: &'p Package<'p>,
    part: &'p ZipEntry,
}

impl EnclosedFile<'_> {
    pub fn unpack(&self) -> Result<Vec<u8>, UnpackError> {
        self.package.unpack(self.part)
    }
}

/// Why a part cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnpackError {
    /// Its checksum is another, or it cannot be unpacked.
    Damaged,
    TooLarge,
    Encrypted,
}

impl<'a> Package<'a> {
    /// Reads the directory of a zip.
    ///
    /// # Errors
    /// [`Refused::Damaged`] where there is no directory, or its entries lie over each other;
    /// [`Refused::TooLarge`] where there are too many.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Package<'a>, Refused> {
        let damaged = || Refused::Damaged { part: String::new() };
        let archive = ZipArchive::from_slice(bytes).map_err(|_| damaged())?;
        let mut parts = Vec::new();
        let mut ranges: Vec<Range<u64>> = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| damaged())? {
            if parts.len() >= limits.entries {
                return Err(Refused::TooLarge);
            }
            if entry.is_dir() {
                continue;
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
            let wayfinder = entry.wayfinder();
            if let Ok(entry) = archive.get_entry(wayfinder) {
                let (start, end) = entry.compressed_data_range();
                ranges.push(start..end);
            }
            parts.push(ZipEntry {
                raw: entry.file_path().as_bytes().to_vec(),
                name: name.trim_start_matches('/').to_owned(),
                wayfinder,
                method: entry.compression_method(),
                encrypted: entry.flags().is_encrypted(),
            });
        }
        ranges.sort_by_key(|range| range.start);
        // A zip whose entries share their data unpacks to a thousand times its size.
        if ranges.windows(2).any(|pair| matches!(pair, [a, b] if a.end > b.start)) {
            return Err(damaged());
        }
        Ok(Package { archive, parts, left: Cell::new(limits.unpacked), most: limits.part })
    }

    /// The names of all parts, with `/` between folders, in the order of the directory.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// The bytes of a part; `None` where there is none of that name. Names are compared without
    /// regard to case, as Office does (ECMA-376-2 §6.2.2.3).
    pub fn part(&self, name: &str) -> Option<Result<Vec<u8>, UnpackError>> {
        let name = name.trim_start_matches('/');
        let part = self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))?;
        Some(self.unpack(part))
    }

    /// The bytes of a part that the document cannot do without.
    ///
    /// # Errors
    /// [`Refused`], with the name of the part where it is damaged or missing.
    pub fn required(&self, name: &str) -> Result<Vec<u8>, Refused> {
        match self.part(name) {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(UnpackError::TooLarge)) => Err(Refused::TooLarge),
            Some(Err(UnpackError::Encrypted)) => Err(Refused::Encrypted),
            Some(Err(UnpackError::Damaged)) | None => {
                Err(Refused::Damaged { part: name.to_owned() })
            }
        }
    }

    /// All parts, for a zip whose parts are files of their own.
    pub fn files(&self) -> impl Iterator<Item = EnclosedFile<'_>> {
        self.parts.iter().map(|part| EnclosedFile { name: &part.raw, package: self, part })
    }

    fn unpack(&self, part: &ZipEntry) -> Result<Vec<u8>, UnpackError> {
        if part.encrypted {
            return Err(UnpackError::Encrypted);
        }
        let entry = self.archive.get_entry(part.wayfinder).map_err(|_| UnpackError::Damaged)?;
        let packed = entry.data();
        let room =
            self.left.get().min(self.most).min(packed.len().saturating_mul(RATIO).max(SMALL));
        let bytes = match part.method {
            CompressionMethod::STORE if packed.len() <= room => packed.to_vec(),
            CompressionMethod::STORE => return Err(UnpackError::TooLarge),
            CompressionMethod::DEFLATE => {
                decompress_to_vec_with_limit(packed, room).map_err(|error| match error.status {
                    miniz_oxide::inflate::TINFLStatus::HasMoreOutput => UnpackError::TooLarge,
                    _ => UnpackError::Damaged,
                })?
            }
            _ => return Err(UnpackError::Damaged),
        };
        self.left.set(self.left.get().saturating_sub(bytes.len()));
        let found = ZipVerification { crc: crc32(&bytes), uncompressed_size: bytes.len() as u64 };
        entry.claim_verifier().valid(found).map_err(|_| UnpackError::Damaged)?;
        Ok(bytes)
    }
}

/// The name of a part as another one gives it: from the root of the package where it begins with `/`,
/// from the folder of that part otherwise (ECMA-376-2 §6.2.2; GB/T 33190-2016 7.3.2, `ST_Loc`).
pub(super) fn resolved(from: &str, target: &str) -> String {
    let target = target.trim().replace('\\', "/");
    let folder = match (target.starts_with('/'), from.rsplit_once('/')) {
        (false, Some((folder, _))) => folder,
        _ => "",
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::zip_bytes as zip;

    #[test]
    fn parts_come_out_as_they_went_in() {
        let bytes = zip(&[("word/document.xml", b"<a/>"), ("empty", b"")]);
        let package = Package::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(package.names().collect::<Vec<_>>(), ["word/document.xml", "empty"]);
        assert_eq!(package.part("/Word/Document.xml"), Some(Ok(b"<a/>".to_vec())));
        assert_eq!(package.part("empty"), Some(Ok(Vec::new())));
        assert_eq!(package.part("other"), None);
        let missing = package.required("other");
        assert_eq!(missing, Err(Refused::Damaged { part: "other".into() }));
    }

    #[test]
    fn a_changed_byte_is_never_read() {
        let whole = zip(&[("a", b"one two three four five six seven")]);
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x20;
            let Ok(package) = Package::open(&bytes, &Limits::default()) else { continue };
            if let Some(Ok(read)) = package.part("a") {
                assert_eq!(read, b"one two three four five six seven", "at {at}");
            }
        }
    }

    #[test]
    fn bombs_are_not_unpacked() {
        let bomb = vec![0u8; 40 << 20];
        let bytes = zip(&[("bomb", &bomb)]);
        let package = Package::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(package.part("bomb"), Some(Err(UnpackError::TooLarge)));
        let limits = Limits { unpacked: 10, ..Limits::default() };
        let bytes = zip(&[("a", b"12345678"), ("b", b"12345678")]);
        let package = Package::open(&bytes, &limits).unwrap();
        assert!(package.part("a").unwrap().is_ok());
        assert_eq!(package.part("b"), Some(Err(UnpackError::TooLarge)));
    }

    #[test]
    fn a_cut_zip_is_damaged() {
        let bytes = zip(&[("a", b"12345678")]);
        let cut = Package::open(&bytes[..bytes.len() - 30], &Limits::default());
        assert!(matches!(cut, Err(Refused::Damaged { .. })));
    }

    #[test]
    fn names_are_resolved_from_the_folder_of_the_part() {
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/document.xml", "/word/a.xml"), "word/a.xml");
        assert_eq!(resolved("word/document.xml", "../a/./b.xml"), "a/b.xml");
        assert_eq!(resolved("document.xml", "..\\..\\b.xml"), "b.xml");
        assert_eq!(resolved("Doc_0/Document.xml", "/Doc_1\\Res.xml "), "Doc_1/Res.xml");
    }
}
