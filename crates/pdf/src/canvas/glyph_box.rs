//! Where a glyph stands on the page.

use read::paged::Colour;

/// The box of a glyph, in points from the upper left corner of the page, y downwards.
#[derive(Clone, Copy, Debug)]
pub struct GlyphBox {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    pub unseen: bool,
    /// It stands on a level line, and the next glyph to the right of it.
    pub level: bool,
    pub colour: Option<Colour>,
}

impl GlyphBox {
    pub fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.1)
    }
}
