//! The XML of office files, within limits.
//!
//! Declarations of entities are refused: they let a small file expand into a large one, and no office program
//! writes them. So are more elements or attributes than a document has.

use std::borrow::Cow;
use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};

use read::Limits;

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
    if !is_within_bounds(text) {
        return None;
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: u32::try_from(limits.nodes).unwrap_or(u32::MAX),
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).ok()
}

/// Whether neither the attributes of a tag nor the namespaces are so many that comparing them pair by pair takes
/// longer than all the rest of the parsing.
fn is_within_bounds(text: &str) -> bool {
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

/// Whether a part that [`parse`] did not take has more elements than the limit allows: each has a start and an
/// end tag.
pub(super) fn is_too_large(text: &str, limits: &Limits) -> bool {
    text.bytes().filter(|byte| *byte == b'<').count() > limits.nodes / 2
}

/// The first child element of a local name. Namespaces are not compared: transitional and strict files, and
/// the programs that write OFD, give several for the same elements.
pub(super) fn child<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    parent.children().find(|child| child.tag_name().name() == name)
}

/// The child elements of a local name, in whatever namespace.
pub(super) fn children<'a, 'i, 'n>(
    parent: Node<'a, 'i>,
    name: &'n str,
) -> impl Iterator<Item = Node<'a, 'i>> + use<'a, 'i, 'n> {
    parent.children().filter(move |child| child.tag_name().name() == name)
}

/// The text directly in an element; comments and child elements are left out.
pub(super) fn own_text(node: Node<'_, '_>) -> String {
    node.children().filter(|child| child.is_text()).filter_map(|text| text.text()).collect()
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
