//! Text objects become spans (GB/T 33190-2016, 11.3: `TextObject`, `TextCode`, `CGTransform`).

use roxmltree::Node;

use super::budget::DrawingBudget;
use super::element::{colour, is_set, is_transparent, measure, number};
use super::geometry::{Point, Transform};
use crate::xml::child;
use read::paged::{Colour, TextSpan};

/// How far a character reaches above and below its line, in its size.
const ASCENT: f32 = 0.88;
const DESCENT: f32 = 0.12;

/// A gap wider than this share of the height of the text separates two spans.
const GAP: f32 = 0.5;

/// What programs write for a character whose text only the font has.
const UNKNOWN: char = '\u{A4}';

pub(super) struct Text {
    pub spans: Vec<TextSpan>,
    /// Characters that are U+FFFD in them.
    pub undecodable: usize,
}

/// The spans of an object. `None` where its place cannot be read.
pub(super) fn read(
    object: Node<'_, '_>,
    outer: Transform,
    budget: &mut DrawingBudget,
) -> Option<Text> {
    let mut text = Text { spans: Vec::new(), undecodable: 0 };
    let filled = is_set(object, "Fill", true) && !is_transparent(object, "FillColor");
    let stroked = is_set(object, "Stroke", false) && !is_transparent(object, "StrokeColor");
    if !filled && !stroked {
        return Some(text);
    }
    let pen = TextPen {
        place: outer.of(object)?,
        size: measure(object, "Size", f32::NAN).filter(|size| *size > 0.0)?,
        width: measure(object, "HScale", 1.0)?,
        reading: QuarterTurn::of(object.attribute("ReadDirection")),
        glyph: QuarterTurn::of(object.attribute("CharDirection")),
        colour: match (stroked, child(object, "FillColor").is_some()) {
            (true, _) => None,
            (false, true) => colour(object, "FillColor"),
            // Black, unless a parameter of drawing says something else.
            (false, false) => object.attribute("DrawParam").is_none().then_some([0; 3]),
        },
    };
    let mut at = Point { x: 0.0, y: 0.0 };
    let mut substitutes: Vec<GlyphSubstitution> = Vec::new();
    for node in object.children() {
        match node.tag_name().name() {
            "CGTransform" => substitutes.extend(GlyphSubstitution::of(node)),
            // Without a character too: an object of a composite is read wherever that is drawn.
            "TextCode" if !budget.take(1) => break,
            "TextCode" => {
                at = Point { x: measure(node, "X", at.x)?, y: measure(node, "Y", at.y)? };
                let characters = characters(node, &substitutes);
                substitutes.clear();
                if !budget.take(characters.len()) {
                    break;
                }
                text.undecodable += characters.iter().filter(|(c, _)| *c == '\u{FFFD}').count();
                let count = characters.last().map_or(0, |(_, glyph)| glyph + 1);
                let deltas = |name| match node.attribute(name) {
                    Some(written) => deltas(written, count.saturating_sub(1)).map(Some),
                    None => Some(None),
                };
                let (x, y) = (deltas("DeltaX")?, deltas("DeltaY")?);
                let origins = pen.origins(at, count, &characters, x, y);
                pen.write(&characters, &origins, &mut text.spans);
            }
            _ => {}
        }
    }
    Some(text)
}

/// The characters of a `TextCode`, each with the number of its glyph. What only the font knows is
/// U+FFFD.
fn characters(code: Node<'_, '_>, substitutes: &[GlyphSubstitution]) -> Vec<(char, usize)> {
    let written = code.children().filter_map(|node| node.text());
    // Line breaks are those of the file, not of the page.
    let written = written.flat_map(str::chars).filter(|c| !matches!(c, '\n' | '\r'));
    let mut out = Vec::new();
    let (mut glyph, mut waiting) = (0usize, substitutes.iter().peekable());
    let mut inside: Option<(&GlyphSubstitution, usize, usize)> = None;
    for (index, c) in written.enumerate() {
        if let Some(next) = waiting.next_if(|next| next.position <= index) {
            inside = Some((next, index, glyph));
        }
        match inside.filter(|(substitute, from, _)| index - from < substitute.codes) {
            Some((substitute, from, first)) => {
                let own = (index - from) * substitute.glyphs / substitute.codes;
                out.push((if c == UNKNOWN { '\u{FFFD}' } else { c }, first + own));
                glyph = first + substitute.glyphs;
            }
            None => {
                out.push((c, glyph));
                glyph += 1;
            }
        }
    }
    if out.iter().all(|(c, _)| c.is_whitespace()) {
        let count = substitutes.iter().map(|substitute| substitute.glyphs).sum();
        if count > 0 {
            return (0..count).map(|glyph| ('\u{FFFD}', glyph)).collect();
        }
    }
    out
}

/// Characters that are drawn by named glyphs (`CGTransform`, 11.4).
struct GlyphSubstitution {
    position: usize,
    codes: usize,
    glyphs: usize,
}

impl GlyphSubstitution {
    fn of(node: Node<'_, '_>) -> Option<GlyphSubstitution> {
        // As many as one object may have; more is no text.
        const MOST: usize = 65_536;
        let count = |name: &str, otherwise: usize| match node.attribute(name) {
            Some(written) => written.trim().parse::<usize>().ok().filter(|count| *count <= MOST),
            None => Some(otherwise),
        };
        let named = child(node, "Glyphs").and_then(|glyphs| glyphs.text()).unwrap_or_default();
        let named = named.split_ascii_whitespace().take(MOST).count();
        Some(GlyphSubstitution {
            position: count("CodePosition", 0)?,
            codes: count("CodeCount", 1)?.max(1),
            glyphs: count("GlyphCount", 1)?.min(named.max(1)).max(1),
        })
    }
}

/// The steps between `count` + 1 characters: numbers, and `g n v` for n times v. Where there are too
/// few of them the last goes on. `None` where one is no number.
fn deltas(written: &str, count: usize) -> Option<Vec<f32>> {
    let mut words = written.split_ascii_whitespace();
    let mut steps: Vec<f32> = Vec::new();
    while steps.len() < count {
        let Some(word) = words.next() else { break };
        let (times, step) = match word {
            "g" => (words.next()?.parse::<usize>().ok()?, number(words.next()?)?),
            word => (1, number(word)?),
        };
        let times = times.min(count - steps.len());
        steps.extend(std::iter::repeat_n(step, times));
    }
    let last = steps.last().copied().unwrap_or_default();
    steps.resize(count, last);
    Some(steps)
}

/// Quarter turns, clockwise.
#[derive(Clone, Copy, PartialEq)]
struct QuarterTurn {
    right: (f32, f32),
}

impl QuarterTurn {
    fn of(degrees: Option<&str>) -> QuarterTurn {
        let right = match degrees.map(str::trim) {
            Some("90") => (0.0, 1.0),
            Some("180") => (-1.0, 0.0),
            Some("270") => (0.0, -1.0),
            _ => (1.0, 0.0),
        };
        QuarterTurn { right }
    }

    /// `along` and `down` as x and y.
    fn turned(self, along: f32, down: f32) -> (f32, f32) {
        let (cos, sin) = self.right;
        (along * cos - down * sin, along * sin + down * cos)
    }
}

struct TextPen {
    place: Transform,
    size: f32,
    width: f32,
    reading: QuarterTurn,
    glyph: QuarterTurn,
    colour: Option<Colour>,
}

/// A character as it stands on the page, in points.
#[derive(Clone, Copy)]
struct CharacterBox {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl TextPen {
    /// How far the next character is, as far as can be told without the font.
    fn advance(&self, c: char) -> f32 {
        let wide = u32::from(c) >= 0x2000;
        self.size * self.width * if wide { 1.0 } else { 0.5 }
    }

    /// Where each glyph begins, on its line.
    fn origins(
        &self,
        from: Point,
        count: usize,
        characters: &[(char, usize)],
        x: Option<Vec<f32>>,
        y: Option<Vec<f32>>,
    ) -> Vec<Point> {
        let estimated = x.is_none() && y.is_none();
        let (x, y) = (x.unwrap_or_default(), y.unwrap_or_default());
        let mut characters = characters.iter();
        let mut at = from;
        let mut origins = Vec::with_capacity(count);
        for glyph in 0..count {
            origins.push(at);
            let step = if estimated {
                let c = characters.find(|(_, own)| *own >= glyph).map_or(' ', |(c, _)| *c);
                self.reading.turned(self.advance(c), 0.0)
            } else {
                (x.get(glyph).copied().unwrap_or(0.0), y.get(glyph).copied().unwrap_or(0.0))
            };
            at = Point { x: at.x + step.0, y: at.y + step.1 };
        }
        origins
    }

    /// Puts the characters on the page; those that follow each other on one line are one span.
    fn write(&self, characters: &[(char, usize)], origins: &[Point], spans: &mut Vec<TextSpan>) {
        let mut open: Option<(TextSpan, f32)> = None;
        for (c, glyph) in characters {
            let Some(origin) = origins.get(*glyph) else { continue };
            let placed = self.placed(*c, *origin);
            let height = placed.bottom - placed.top;
            let follows = |(span, right): &(TextSpan, f32)| {
                let last = span.edges.last().copied().unwrap_or_default();
                (placed.top - span.top).abs() < height * 0.2
                    && placed.left >= last
                    && placed.left - right < height * GAP
            };
            match open.as_mut().filter(|open| follows(open)) {
                Some((span, right)) => {
                    span.text.push(*c);
                    span.edges.push(placed.left);
                    *right = placed.right.max(placed.left);
                }
                None => {
                    spans.extend(open.take().map(closed));
                    let (top, bottom) = (placed.top, placed.bottom);
                    let edges = vec![placed.left];
                    open = Some((
                        TextSpan {
                            text: c.to_string(),
                            top,
                            bottom,
                            edges,
                            colour: self.colour,
                            hidden: false,
                        },
                        placed.right,
                    ));
                }
            }
        }
        spans.extend(open.map(closed));
    }

    fn placed(&self, c: char, origin: Point) -> CharacterBox {
        let width = self.advance(c);
        let corners = [
            (0.0, -ASCENT * self.size),
            (width, -ASCENT * self.size),
            (0.0, DESCENT * self.size),
            (width, DESCENT * self.size),
        ]
        .map(|(along, down)| {
            let (x, y) = self.glyph.turned(along, down);
            self.place.point(origin.x + x, origin.y + y)
        });
        let xs = || corners.iter().map(|corner| corner.x);
        let ys = || corners.iter().map(|corner| corner.y);
        CharacterBox {
            left: xs().fold(f32::MAX, f32::min),
            right: xs().fold(f32::MIN, f32::max),
            top: ys().fold(f32::MAX, f32::min),
            bottom: ys().fold(f32::MIN, f32::max),
        }
    }
}

/// The span with the right edge of its last character.
fn closed((mut span, right): (TextSpan, f32)) -> TextSpan {
    span.edges.push(right);
    span
}
