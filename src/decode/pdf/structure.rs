//! The streams that hold the objects of a file and say where they lie (ISO 32000-2 §7.5.7, §7.5.8).
//!
//! hayro-syntax unpacks them itself, without a bound and without a look at their checksum. So they
//! are held against both here. What stays unbounded: such a stream of an encrypted file, and one
//! that is none by its dictionary and is made one by the cross-reference table.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, Object};

use super::super::{Limits, Refused};
use super::unpack::{Unpacked, Unpacker, inflated};

/// How far before its data the dictionary of such a stream may begin.
const DICTIONARY: usize = 4_096;
/// Deflate makes at most so many bytes of one.
const GROWTH: usize = 1_032;

/// Refuses a file one of whose streams of objects would unpack to more than a part may have.
///
/// # Errors
/// [`Refused::TooLarge`].
pub(super) fn bounded(bytes: &[u8], limits: &Limits) -> Result<(), Refused> {
    let mut left = limits.unpacked;
    let mut from = 0;
    while let Some(at) = find(bytes, from, b"stream") {
        from = at + b"stream".len();
        let before = bytes.get(at.saturating_sub(DICTIONARY)..at).unwrap_or(&[]);
        if before.ends_with(b"end") || !holds_objects(before) {
            continue;
        }
        let rest = bytes.get(from..).unwrap_or(&[]);
        let data = rest.strip_prefix(b"\r").unwrap_or(rest);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let end = find(data, 0, b"endstream").unwrap_or(data.len());
        if end.saturating_mul(GROWTH) <= limits.part.min(left) {
            left = left.saturating_sub(end.saturating_mul(GROWTH));
            continue;
        }
        match inflated(data, limits.part.min(left)) {
            Err(Unpacked::TooLarge) => return Err(Refused::TooLarge),
            Ok(unpacked) => left = left.saturating_sub(unpacked.len()),
            Err(Unpacked::Damaged) => {}
        }
    }
    Ok(())
}

/// Refuses a file whose objects cannot be trusted: any number on its pages may be another.
///
/// # Errors
/// [`Refused::Damaged`] with the number of the stream.
pub(super) fn whole(pdf: &Pdf, unpacker: &Unpacker) -> Result<(), Refused> {
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream.dict().get::<Name<'_>>("Type");
        if !matches!(kind.as_deref(), Some(b"ObjStm" | b"XRef")) {
            continue;
        }
        match unpacker.stream(&stream) {
            Ok(_) => {}
            Err(Unpacked::TooLarge) => return Err(Refused::TooLarge),
            Err(Unpacked::Damaged) => {
                let part = format!("object {}", stream.obj_id().obj_number);
                return Err(Refused::Damaged { part });
            }
        }
    }
    Ok(())
}

/// Does this dictionary, or what was before it, say so?
fn holds_objects(before: &[u8]) -> bool {
    let start = before.windows(4).rposition(|window| window == b" obj").unwrap_or(0);
    let dictionary = before.get(start..).unwrap_or(&[]);
    let has = |word: &[u8]| dictionary.windows(word.len()).any(|window| window == word);
    has(b"ObjStm") || has(b"XRef") || has(b"/First") || has(b"#")
}

fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(word.len()).position(|window| window == word).map(|at| from + at)
}
