//! The XML of office files, bounded.
//!
//! Declarations of entities are refused (they are how small files become large ones, and no office
//! program writes them); so are more elements or attributes than a document has.

use std::borrow::Cow;
use std::collections::BTreeSet;

use roxmltree::{Document, ParsingOptions};

use super::Limits;

/// Attributes that one tag of an office file may have: their names are compared pair by pair.
const ATTRIBUTES: usize = 512;

/// Prefixes of namespaces in one part. Word itself declares some forty.
const PREFIXES: usize = 128;
/// An element that declares a namespace copies all those above it, and compares them pair by pair:
/// the declarations of a part, times the square of its prefixes.
const COMPARED: usize = 1 << 29;

/// The text of a part: UTF-8, or UTF-16 by its byte order mark (XML 1.0 §4.3.3).
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes),
    }
}

/// The tree of a part; `None` where it is not well-formed, or beyond the limits.
pub(super) fn parse<'t>(text: &'t str, limits: &Limits) -> Option<Document<'t>> {
    if !is_modest(text) {
        return None;
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: u32::try_from(limits.nodes).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).ok()
}

/// Neither the attributes of a tag nor the namespaces are so many that comparing them takes longer
/// than reading all the rest.
fn is_modest(text: &str) -> bool {
    let (mut in_tag, mut count) = (false, 0usize);
    for byte in text.bytes() {
        match byte {
            b'<' => (in_tag, count) = (true, 0),
            b'>' => in_tag = false,
            b'=' if in_tag => count += 1,
            _ => {}
        }
        if count > ATTRIBUTES {
            return false;
        }
    }
    let mut prefixes = BTreeSet::new();
    let mut declarations = 0usize;
    for (at, word) in text.match_indices("xmlns") {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        let end = behind.bytes().take(256).position(|byte| byte == b'=').unwrap_or_default();
        prefixes.insert(behind.get(..end).unwrap_or_default());
        declarations += 1;
        if prefixes.len() > PREFIXES {
            return false;
        }
    }
    declarations.saturating_mul(prefixes.len() * prefixes.len()) <= COMPARED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_small_files_large_is_refused() {
        let limits = Limits::default();
        assert!(parse("<a b='1'><c/>=</a>", &limits).is_some());
        assert!(parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", &limits).is_none());
        let attributes: String = (0..600).map(|n| format!(" a{n}=''")).collect();
        assert!(parse(&format!("<a{attributes}/>"), &limits).is_none());
        let few = Limits { nodes: 10, ..Limits::default() };
        assert!(parse(&format!("<a>{}</a>", "<b/>".repeat(20)), &few).is_none());
    }

    #[test]
    fn nested_declarations_are_refused_before_they_are_copied() {
        let nested = |count: usize, prefixes: usize| {
            let open = (0..count).map(|nth| format!("<a xmlns:b{}='c'>", nth % prefixes));
            open.collect::<String>() + &"</a>".repeat(count)
        };
        let limits = Limits::default();
        assert!(parse(&nested(60_000, 60_000), &limits).is_none());
        assert!(parse(&nested(300_000, 100), &limits).is_none());
        assert!(parse(&nested(20_000, 40), &limits).is_some());
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        let _ = parse(&deep, &Limits::default());
    }

    #[test]
    fn both_encodings_of_office_are_read() {
        let utf16: Vec<u8> =
            "\u{feff}<a>\u{5e74}</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), "<a>\u{5e74}</a>");
        assert_eq!(text("\u{feff}<a/>".as_bytes()), "<a/>");
    }
}
