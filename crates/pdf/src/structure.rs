//! Object streams and cross-reference streams (ISO 32000-2 §7.5.7, §7.5.8).
//!
//! hayro-syntax unpacks them itself, without a bound and without verifying their checksum, so both are checked here
//! first. Not covered: such a stream of an encrypted file, and one that only the cross-reference table declares to be
//! such a stream.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, ObjectIdentifier, Stream};

use super::unpack::{StreamError, Unpacker};
use read::Refused;

/// How far before its data the dictionary of such a stream may begin.
const DICTIONARY: usize = 1 << 16;
/// Such streams of one file. Each holds a hundred objects or more.
const MOST_STREAMS: usize = 5_000;

/// A stream of objects as it was found in the bytes.
struct ObjectStream {
    /// Its object, where it has a number.
    id: Option<ObjectIdentifier>,
    /// Where its data begins.
    start: usize,
    /// The position of its `endstream`.
    end: usize,
}

/// Refuses a file one of whose streams of objects would unpack to more than a part may have, and
/// gives the objects that they are.
///
/// # Errors
/// [`Refused::TooLarge`], and [`Refused::Damaged`] where such streams lie in each other.
pub(super) fn check_bounds(
    bytes: &[u8],
    unpacker: &Unpacker,
) -> Result<Vec<ObjectIdentifier>, Refused> {
    let found = found(bytes);
    if found.len() > MOST_STREAMS {
        return Err(Refused::TooLarge);
    }
    // Looking for the end of each, as the library does, must not cost the whole file each time.
    if found.windows(2).any(|pair| matches!(pair, [one, next] if next.start <= one.end)) {
        return Err(Refused::Damaged { part: String::new() });
    }
    for stream in &found {
        // Its end is that of the zlib data; the bytes of `endstream` may also occur within.
        let data = bytes.get(stream.start..).unwrap_or(&[]);
        if unpacker.inflated(data) == Err(StreamError::TooLarge) {
            return Err(Refused::TooLarge);
        }
    }
    Ok(found.iter().filter_map(|stream| stream.id).collect())
}

/// Refuses a file whose objects cannot be trusted: any number on its pages may be another.
///
/// # Errors
/// [`Refused::Damaged`] with the stream as the file itself names it.
pub(super) fn check_integrity(
    pdf: &Pdf,
    ids: &[ObjectIdentifier],
    unpacker: &Unpacker,
) -> Result<(), Refused> {
    for id in ids {
        let Some(stream) = pdf.xref().get::<Stream<'_>>(*id) else { continue };
        let kind = stream.dict().get::<Name<'_>>("Type");
        if !matches!(kind.as_deref(), Some(b"ObjStm" | b"XRef")) {
            continue;
        }
        match unpacker.stream(&stream) {
            Ok(_) => {}
            Err(StreamError::TooLarge) => return Err(Refused::TooLarge),
            Err(StreamError::Damaged) => {
                return Err(Refused::Damaged {
                    part: format!("{} {} obj", id.obj_number, id.gen_number),
                });
            }
        }
    }
    Ok(())
}

/// The streams whose dictionary names them object streams, or may do so in escaped characters.
fn found(bytes: &[u8]) -> Vec<ObjectStream> {
    let mut found = Vec::new();
    let (mut from, mut end) = (0, 0);
    while let Some(at) = find(bytes, from, b"stream") {
        // The dictionary is looked for only after the stream before it.
        let before = bytes.get(at.saturating_sub(DICTIONARY).max(from)..at).unwrap_or(&[]);
        from = at + b"stream".len();
        if before.ends_with(b"end") {
            continue;
        }
        let Some((head, _)) =
            split_before_object(before).filter(|(_, object)| holds_objects(object))
        else {
            continue;
        };
        let rest = bytes.get(from..).unwrap_or(&[]);
        let data = rest.strip_prefix(b"\r").unwrap_or(rest);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if end < from {
            end = find(bytes, from, b"endstream").unwrap_or(bytes.len());
        }
        found.push(ObjectStream { id: identifier(head), start: bytes.len() - data.len(), end });
        if found.len() > MOST_STREAMS {
            break;
        }
    }
    found
}

/// What stands before the word that begins an object, and the object.
fn split_before_object(before: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = before.windows(3).rposition(|window| window == b"obj")?;
    before.split_at_checked(at)
}

/// `12 0` at the end.
fn identifier(head: &[u8]) -> Option<ObjectIdentifier> {
    let words = head.rsplit(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let mut words = words.map(|word| std::str::from_utf8(word).ok());
    let generation = words.next()??.parse().ok()?;
    let number = words.next()??;
    let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    Some(ObjectIdentifier::new(digits.parse().ok()?, generation))
}

fn holds_objects(dictionary: &[u8]) -> bool {
    let has = |word: &[u8]| dictionary.windows(word.len()).any(|window| window == word);
    has(b"ObjStm") || has(b"XRef") || has(b"/First") || has(b"#")
}

fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(word.len()).position(|window| window == word).map(|at| from + at)
}
