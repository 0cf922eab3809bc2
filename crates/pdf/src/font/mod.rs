//! Fonts: the text of the bytes of a string, and the width of each glyph (ISO 32000-2 §9.6, §9.7).

mod codes;
mod names;
mod widths;

use std::cell::RefCell;
use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap, WritingMode};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::unpack::{StreamError, Unpacker};
use codes::{CharacterCode, CodeMeaning, CodeSpace};
use read::Decoder;
use widths::Widths;

/// Compiled from `data/radicals.toml`.
mod radicals {
    include!(concat!(env!("OUT_DIR"), "/radicals.rs"));
}

pub(super) struct PdfFont {
    codes: CodeSpace,
    to_unicode: Option<CMap>,
    meaning: CodeMeaning,
    widths: Widths,
    pub vertical: bool,
    /// The height of the em in text space at size 1: other than 1 for Type 3 only.
    pub em: f64,
    /// The text of codes that were decoded before: a call of the host's decoder may be slow.
    known: RefCell<BTreeMap<u32, GlyphText>>,
}

/// A glyph of a string.
pub(super) struct FontGlyph {
    pub text: GlyphText,
    /// In text space at size 1; downwards in vertical writing, where it is negative.
    pub advance: f64,
    /// Its own width, which vertical writing centres it by.
    pub width: f64,
    /// The single byte 32, which word spacing widens (§9.3.3).
    pub is_space: bool,
}

/// The text of a glyph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GlyphText {
    Char(char),
    Chars(String),
    /// The file has no text for it.
    Unknown,
}

impl PdfFont {
    /// # Errors
    /// [`StreamError`] where a stream that says what the codes mean is damaged.
    pub fn of(dict: &Dict<'_>, unpacker: &Unpacker) -> Result<PdfFont, StreamError> {
        if is_incomplete(dict) {
            return Ok(PdfFont::missing());
        }
        let to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => CMap::parse(&unpacker.stream(&stream)?, |_| None),
            None => None,
        };
        let kind = dict.get::<Name<'_>>("Subtype");
        match kind.as_deref() {
            Some(b"Type0") => composite(dict, to_unicode, unpacker),
            kind => Ok(simple(dict, to_unicode, kind == Some(b"Type3"))),
        }
    }

    /// A font that is missing from the file or incomplete, so that neither its text nor its widths are known. Its
    /// glyphs must not vanish, or the cells they stand in would look blank.
    pub fn missing() -> PdfFont {
        PdfFont {
            codes: CodeSpace::One,
            to_unicode: None,
            meaning: CodeMeaning::Unknown,
            widths: Widths::alike(0.5),
            vertical: false,
            em: 1.0,
            known: RefCell::default(),
        }
    }

    /// The glyphs of a string.
    pub fn glyphs(&self, bytes: &[u8], decoder: &dyn Decoder, mut draw: impl FnMut(FontGlyph)) {
        let mut rest = bytes;
        while let Some((code, after)) = self.codes.next(rest) {
            let own = rest.get(..rest.len() - after.len()).unwrap_or(&[]);
            rest = after;
            let width = self.widths.of(self.codes.cid(code));
            let advance = if self.vertical { -1.0 } else { width };
            let is_space = own == b" ";
            draw(FontGlyph { text: self.text(code, own, decoder), advance, width, is_space });
        }
    }

    fn text(&self, code: CharacterCode, bytes: &[u8], decoder: &dyn Decoder) -> GlyphText {
        if let Some(known) = self.known.borrow().get(&code.value) {
            return known.clone();
        }
        let mapped = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code.value));
        let text = match mapped.and_then(printable) {
            Some(text) => text,
            None => match self.meaning.of(code, bytes, decoder) {
                Some(c) => GlyphText::Char(unified(c)),
                None => GlyphText::Unknown,
            },
        };
        self.known.borrow_mut().insert(code.value, text.clone());
        text
    }
}

/// Whether an object that determines the text or the widths is referred to and missing, as in a truncated file.
fn is_incomplete(dict: &Dict<'_>) -> bool {
    let incomplete = |dict: &Dict<'_>, key: &str, is_right: fn(&Object<'_>) -> bool| {
        let null = dict.get_ref(key).is_none()
            && matches!(dict.get::<Object<'_>>(key), Some(Object::Null(_)));
        dict.contains_key(key)
            && !null
            && !dict.get::<Object<'_>>(key).is_some_and(|it| is_right(&it))
    };
    let array = |it: &Object<'_>| matches!(it, Object::Array(_));
    let says =
        |it: &Object<'_>| matches!(it, Object::Stream(_) | Object::Name(_) | Object::Dict(_));
    let Some(kind) = dict.get::<Name<'_>>("Subtype") else { return true };
    let widths = match &*kind == b"Type0" {
        true => descendant(dict).is_none_or(|dict| incomplete(&dict, "W", array)),
        false => incomplete(dict, "Widths", array),
    };
    widths || incomplete(dict, "ToUnicode", says) || incomplete(dict, "Encoding", says)
}

/// The only font of a composite one (§9.7.6.2).
fn descendant<'d>(dict: &Dict<'d>) -> Option<Dict<'d>> {
    dict.get::<Array<'d>>("DescendantFonts")?.iter::<Dict<'d>>().next()
}

/// The text that a ToUnicode CMap gives, where it is printable (§9.10.3).
fn printable(mapped: BfString) -> Option<GlyphText> {
    match mapped {
        BfString::Char('\0' | '\u{fffd}') => None,
        BfString::Char('\t' | '\n' | '\r') => Some(GlyphText::Char(' ')),
        BfString::Char(c) if c.is_control() => None,
        BfString::Char(c) => Some(GlyphText::Char(unified(c))),
        BfString::String(text) => {
            let damaged = text.is_empty() || text.contains(|c: char| c.is_control());
            (!damaged).then(|| GlyphText::Chars(text.chars().map(unified).collect()))
        }
    }
}

/// The ideograph that looks like a radical: the page shows no difference, and the text means the
/// ideograph.
pub(super) fn unified(c: char) -> char {
    let at = radicals::RADICALS.binary_search_by_key(&c, |(radical, _)| *radical).ok();
    at.and_then(|at| radicals::RADICALS.get(at)).map_or(c, |(_, ideograph)| *ideograph)
}

fn composite(
    dict: &Dict<'_>,
    to_unicode: Option<CMap>,
    unpacker: &Unpacker,
) -> Result<PdfFont, StreamError> {
    let widths = Widths::of_cids(&descendant(dict).unwrap_or_default());
    let (codes, meaning, vertical) = match dict.get::<Stream<'_>>("Encoding") {
        Some(stream) => {
            let map = CMap::parse(&unpacker.stream(&stream)?, |_| None);
            let mode = map.as_ref().and_then(|map| map.metadata().writing_mode);
            let vertical = mode == Some(WritingMode::Vertical);
            (map.map_or(CodeSpace::Two, CodeSpace::embedded), CodeMeaning::Unknown, vertical)
        }
        None => {
            let name = dict.get::<Name<'_>>("Encoding");
            codes::predefined(name.as_deref().unwrap_or(b"Identity-H"))
        }
    };
    Ok(PdfFont { codes, to_unicode, meaning, widths, vertical, em: 1.0, known: RefCell::default() })
}

fn simple(dict: &Dict<'_>, to_unicode: Option<CMap>, type3: bool) -> PdfFont {
    let unit = if type3 { font_matrix(dict) } else { 0.001 };
    // The glyphs of Type 3 are drawings; their height is that of the font's box.
    let em = if type3 { box_height(dict).map_or(1.0, |height| height * unit) } else { 1.0 };
    PdfFont {
        codes: CodeSpace::One,
        to_unicode,
        meaning: CodeMeaning::Names(names::encoding(dict)),
        widths: Widths::of_bytes(dict, unit),
        vertical: false,
        em,
        known: RefCell::default(),
    }
}

fn font_matrix(dict: &Dict<'_>) -> f64 {
    let first = dict.get::<Array<'_>>("FontMatrix").and_then(|array| array.iter::<f64>().next());
    first.map(f64::abs).filter(|unit| *unit > 0.0).unwrap_or(0.001)
}

fn box_height(dict: &Dict<'_>) -> Option<f64> {
    let sides: Vec<f64> = dict.get::<Array<'_>>("FontBBox")?.iter::<f64>().take(4).collect();
    match sides.as_slice() {
        [_, bottom, _, top] => Some((top - bottom).abs()).filter(|height| *height > 0.0),
        _ => None,
    }
}
