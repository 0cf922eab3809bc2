//! Text that stands for the glyphs it encloses (ActualText, ISO 32000-2 §14.9.4).
//!
//! Files of Chrome need it: one glyph may be several characters, and the fonts name only one of them. But it is not
//! what the page shows, so text whose digits differ from those of the glyphs is not used.

use super::glyph_box::GlyphBox;
use crate::font::{GlyphText, unified};

pub(super) struct ActualText {
    pub text: String,
    pub glyphs: Vec<(GlyphText, GlyphBox)>,
}

impl ActualText {
    /// The glyphs with the text that stands for them.
    pub fn glyphs(self) -> Vec<(GlyphText, GlyphBox)> {
        let own: String = self.glyphs.iter().map(|(text, _)| plain(text)).collect();
        let text: Vec<char> = self.text.chars().map(unified).collect();
        if text.is_empty() || text.iter().copied().eq(own.chars()) {
            return self.glyphs;
        }
        let known = !own.contains('\u{fffd}');
        if known && !digits(own.chars()).eq(digits(text.iter().copied())) {
            return self
                .glyphs
                .into_iter()
                .map(|(_, placed)| (GlyphText::Unknown, placed))
                .collect();
        }
        if text.len() == self.glyphs.len() {
            let places = self.glyphs.into_iter().map(|(_, placed)| placed);
            return text.into_iter().map(GlyphText::Char).zip(places).collect();
        }
        let Some((_, first)) = self.glyphs.first().cloned() else { return Vec::new() };
        let level = |(_, placed): &(GlyphText, GlyphBox)| {
            placed.level && (placed.bottom - first.bottom).abs() < first.height() * 0.3
        };
        if !self.glyphs.iter().all(level) && known {
            return self.glyphs;
        }
        let on_line = self.glyphs.iter().filter(|glyph| level(glyph)).map(|(_, placed)| placed);
        let (left, right) = on_line.fold((first.left, first.right), |(left, right), placed| {
            (left.min(placed.left), right.max(placed.right))
        });
        vec![(GlyphText::Chars(text.into_iter().collect()), GlyphBox { left, right, ..first })]
    }
}

fn plain(text: &GlyphText) -> String {
    match text {
        GlyphText::Char(c) => c.to_string(),
        GlyphText::Chars(text) => text.clone(),
        GlyphText::Unknown => "\u{fffd}".to_owned(),
    }
}

fn digits(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    chars.filter(|c| c.is_numeric())
}
