//! What compound files hold, and that malformed ones end the reading.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::compound::Compound;
use super::*;
use testing::compound;

fn held(names: &[&str]) -> CompoundKind {
    let streams: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &[][..])).collect();
    kind_of(&Compound::open(&compound(&streams)).unwrap())
}

#[test]
fn the_names_of_the_streams_tell_what_a_file_holds() {
    assert_eq!(held(&["1Table", "WordDocument"]), CompoundKind::Word);
    assert_eq!(held(&["worddocument"]), CompoundKind::Word);
    assert_eq!(held(&["Workbook"]), CompoundKind::Excel);
    assert_eq!(held(&["Book"]), CompoundKind::Excel);
    assert_eq!(
        held(&["EncryptedPackage", "EncryptionInfo"]),
        CompoundKind::Refused(Refused::Encrypted)
    );
    assert_eq!(
        held(&["WordDocument", "\u{9}DRMContent"]),
        CompoundKind::Refused(Refused::Encrypted)
    );
    assert_eq!(held(&["MatOST"]), CompoundKind::Refused(Refused::Works));
    assert_eq!(held(&["CONTENTS"]), CompoundKind::Refused(Refused::Works));
    assert_eq!(held(&["Contents"]), CompoundKind::Refused(Refused::Office));
    assert_eq!(held(&["PowerPoint Document"]), CompoundKind::Refused(Refused::Office));
    assert_eq!(held(&[]), CompoundKind::Refused(Refused::Office));
}

#[test]
fn old_and_locked_word_files_are_named_in_every_build() {
    let read = |head: &[u8]| {
        let file = compound(&[("WordDocument", head), ("0Table", &[])]);
        super::read(&file, &Limits::default()).unwrap_err()
    };
    assert_eq!(read(b"\xDC\xA5\x68\0"), Refused::OldWord);
    assert_eq!(read(b"\xDB\xA5\x2D\0"), Refused::OldWord);
    assert_eq!(read(b"\xEC\xA5\x65\0"), Refused::OldWord);
    assert_eq!(read(b"\xEC\xA5\xC1\0\0\0\0\0\0\0\x00\x01"), Refused::Encrypted);
    assert_eq!(read(b"\0\0\0\0"), Refused::Damaged { part: "WordDocument".into() });
}

#[test]
fn streams_come_out_as_they_went_in() {
    let long: Vec<u8> = (0..200_000u32).map(|n| n as u8).collect();
    let file = compound(&[("a", b"one"), ("b", &long), ("c", b"three")]);
    let file = Compound::open(&file).unwrap();
    assert_eq!(file.streams().collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(file.stream("a").unwrap().unwrap().starts_with(b"one\0"));
    assert!(file.stream("B").unwrap().unwrap().starts_with(&long));
    assert!(file.stream("d").is_none());
}

#[test]
fn cycles_end() {
    let mut file = compound(&[("a", &[7; 5000]), ("b", &[8; 5000])]);
    // The table of sectors lies behind the header: from here on every sector follows itself.
    for sector in 2..20u32 {
        let at = 512 + 4 * sector as usize;
        file[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    let read = Compound::open(&file).unwrap();
    assert_eq!(read.stream("a").unwrap().unwrap().len(), 5120);
    // Each entry of the directory hangs on itself and on the root.
    let mut file = compound(&[("a", &[]), ("b", &[])]);
    for entry in 1..3 {
        let at = 512 * 2 + 128 * entry;
        file[at + 68..at + 72].copy_from_slice(&[0, 0, 0, 0]);
        file[at + 76..at + 80].copy_from_slice(&[entry as u8, 0, 0, 0]);
    }
    assert_eq!(Compound::open(&file).unwrap().streams().count(), 2);
}

#[test]
fn sizes_are_not_believed() {
    let mut file = compound(&[("a", &[7; 5000])]);
    let at = 512 * 2 + 128 + 120;
    file[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    let read = Compound::open(&file).unwrap();
    assert_eq!(read.stream("a"), Some(Err(Refused::Damaged { part: "a".into() })));
}

#[test]
fn cut_files_end_in_a_sentence() {
    let whole = compound(&[("WordDocument", &[7; 5000]), ("1Table", &[8; 5000])]);
    for length in 0..whole.len() {
        assert!(super::read(&whole[..length], &Limits::default()).is_err());
    }
}
