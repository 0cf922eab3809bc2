//! The operators of text (ISO 32000-2 §9.4): where each glyph of a string lands on the page.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::Object;

use super::ContentInterpreter;
use super::operands::{number, numbers};
use crate::canvas::GlyphBox;
use crate::font::FontGlyph;
use crate::matrix::Matrix;
use crate::state::{StateStack, TextObject, TextState};
use crate::unpack::StreamError;

/// The share of the em above the base line. Fonts differ; one value for all keeps the text of a line together.
const ABOVE: f64 = 0.88;

impl ContentInterpreter<'_> {
    pub(super) fn text_operator(
        &mut self,
        operator: &[u8],
        instruction: &Instruction<'_, '_>,
        stack: &mut StateStack,
        showing: &mut TextObject,
    ) -> Result<(), StreamError> {
        let one = numbers(instruction).map(|[value]: [f64; 1]| value);
        let text = &mut stack.current.text;
        match operator {
            b"BT" => showing.set(Matrix::IDENTITY),
            b"Tm" => {
                if let Some(matrix) = numbers(instruction) {
                    showing.set(Matrix(matrix));
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = numbers(instruction) {
                    showing.next_line(x, y);
                    if operator == b"TD" {
                        text.leading = -y;
                    }
                }
            }
            b"T*" => showing.next_line(0.0, -text.leading),
            b"Tc" => text.char_space = one.unwrap_or(text.char_space),
            b"Tw" => text.word_space = one.unwrap_or(text.word_space),
            b"Tz" => text.stretch = one.map_or(text.stretch, |percent| percent / 100.0),
            b"TL" => text.leading = one.unwrap_or(text.leading),
            b"Ts" => text.rise = one.unwrap_or(text.rise),
            b"Tr" => text.mode = one.map_or(text.mode, |mode| mode as i64),
            b"'" | b"\"" => {
                if let Some([word, char]) = numbers(instruction).filter(|_| operator == b"\"") {
                    (text.word_space, text.char_space) = (word, char);
                }
                showing.next_line(0.0, -text.leading);
                self.show_last(instruction, stack, showing)?;
            }
            b"Tj" => self.show_last(instruction, stack, showing)?,
            b"TJ" => self.show_all(instruction, stack, showing)?,
            _ => {}
        }
        Ok(())
    }

    fn show_last(
        &mut self,
        instruction: &Instruction<'_, '_>,
        stack: &StateStack,
        showing: &mut TextObject,
    ) -> Result<(), StreamError> {
        match instruction.operands().last() {
            Some(Object::String(bytes)) => self.show(bytes, stack, showing),
            _ => Ok(()),
        }
    }

    /// Strings, and numbers that move what follows back (§9.4.3).
    fn show_all(
        &mut self,
        instruction: &Instruction<'_, '_>,
        stack: &StateStack,
        showing: &mut TextObject,
    ) -> Result<(), StreamError> {
        let Some(Object::Array(parts)) = instruction.operands().last() else { return Ok(()) };
        let text = &stack.current.text;
        let vertical = text.font.as_ref().is_some_and(|font| font.vertical);
        for part in parts.iter::<Object<'_>>() {
            self.count(1)?;
            match &part {
                Object::String(bytes) => self.show(bytes, stack, showing)?,
                other => {
                    let back = number(other).unwrap_or(0.0) / 1000.0 * text.size;
                    let (x, y) = match vertical {
                        true => (0.0, -back),
                        false => (-back * text.stretch, 0.0),
                    };
                    showing.at = Matrix::translation(x, y).then(showing.at);
                }
            }
        }
        Ok(())
    }

    fn show(
        &mut self,
        bytes: &[u8],
        stack: &StateStack,
        showing: &mut TextObject,
    ) -> Result<(), StreamError> {
        let text = &stack.current.text;
        let Some(font) = &text.font else { return Ok(()) };
        let to_page = stack.current.to_page;
        let mut glyphs = 0;
        font.glyphs(bytes, self.decoder, |glyph| {
            glyphs += 1;
            let space = text.char_space + if glyph.is_space { text.word_space } else { 0.0 };
            let placed = placed(&glyph, text, font.em, font.vertical, showing.at.then(to_page));
            let (x, y) = match font.vertical {
                true => (0.0, glyph.advance * text.size - space),
                false => ((glyph.advance * text.size + space) * text.stretch, 0.0),
            };
            if let Some(mut placed) = placed {
                placed.unseen |= stack.current.clear;
                placed.colour = match (text.mode, placed.unseen) {
                    (_, true) => None,
                    (1 | 5, _) => stack.current.stroke,
                    // Filled, and drawn around in a colour of its own.
                    (2 | 6, _) if stack.current.stroke != stack.current.fill => None,
                    _ => stack.current.fill,
                };
                self.canvas.glyph(glyph.text, placed);
            }
            showing.at = Matrix::translation(x, y).then(showing.at);
        });
        self.glyphs = self.glyphs.saturating_add(glyphs);
        self.count(0)
    }
}

/// The box of a glyph on the page; `None` where it is set askew: such text is a watermark.
fn placed(
    glyph: &FontGlyph,
    text: &TextState,
    em: f64,
    vertical: bool,
    to_page: Matrix,
) -> Option<GlyphBox> {
    let (size, stretch) = (text.size, text.stretch);
    let width = glyph.width * size * stretch;
    let height = em * size;
    let (x, base) = match vertical {
        true => (-width / 2.0, text.rise - height),
        false => (0.0, text.rise),
    };
    let (low, high) = match vertical {
        true => (base, base + height),
        false => (base - height * (1.0 - ABOVE), base + height * ABOVE),
    };
    let corners = [(x, low), (x + width, low), (x, high), (x + width, high)]
        .map(|(x, y)| to_page.point(x, y));
    let [origin, along, up, _] = corners;
    let (dx, dy) = (along.x - origin.x, along.y - origin.y);
    let (ux, uy) = (up.x - origin.x, up.y - origin.y);
    let level = dy.abs() <= dx.abs() * 0.1 && ux.abs() <= uy.abs() * 0.5;
    let upright = dx.abs() <= dy.abs() * 0.1 && uy.abs() <= ux.abs() * 0.1;
    let finite = corners.iter().all(|corner| corner.x.abs() < 1e6 && corner.y.abs() < 1e6);
    if !(finite && (level || upright)) {
        return None;
    }
    let all = |pick: fn(f64, f64) -> f64, of: fn(&super::super::matrix::Point) -> f64| {
        corners.iter().map(of).reduce(pick).unwrap_or(0.0) as f32
    };
    Some(GlyphBox {
        left: all(f64::min, |corner| corner.x),
        right: all(f64::max, |corner| corner.x),
        top: all(f64::min, |corner| corner.y),
        bottom: all(f64::max, |corner| corner.y),
        unseen: text.is_unseen(),
        level: level && dx >= 0.0 && !vertical,
        colour: None,
    })
}
