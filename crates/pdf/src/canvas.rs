//! What the operators of a page draw: glyphs as spans, lines, and how much of the page is a picture.

mod actual_text;
mod glyph_box;

use std::collections::BTreeMap;

use super::font::GlyphText;
use super::matrix::{Matrix, Point};
use actual_text::ActualText;
use read::paged::{DrawnLine, TextSpan};

pub(super) use glyph_box::GlyphBox;

/// Lines of one page. A page of tables has some hundreds.
const MOST_RULES: usize = 50_000;
/// Glyphs of one span stand no further apart than this, in heights of the line.
const APART: f32 = 0.1;
/// Bold may be made by drawing each glyph twice, this far apart at most, in heights of the line.
const TWICE: f32 = 0.15;
/// The share of a page that pictures must take for the page to count as a picture.
const WHOLE_PAGE: f64 = 0.5;

#[derive(Default)]
pub(super) struct Canvas {
    pub spans: Vec<TextSpan>,
    pub rules: Vec<DrawnLine>,
    /// Invisible text: what OCR software puts over the picture of a page.
    unseen: Vec<TextSpan>,
    /// Where glyphs of a character stand, by the cell of a raster that they begin in.
    drawn: BTreeMap<(char, i32, i32), GlyphBox>,
    actual_text: Option<ActualText>,
    /// Marked content that is open, and whether the replacement began with it.
    marks: Vec<bool>,
    pub undecodable: usize,
    pub pictures: usize,
    /// Outlines that are filled, such as characters turned into drawings.
    pub shapes: usize,
    /// The share of the page that pictures take, all together: scanners cut a page into strips.
    pictured: f64,
    covered: bool,
}

impl Canvas {
    pub fn glyph(&mut self, text: GlyphText, placed: GlyphBox) {
        match &mut self.actual_text {
            Some(actual_text) => actual_text.glyphs.push((text, placed)),
            None => self.write(&text, placed),
        }
    }

    pub fn rules(&mut self, rules: Vec<DrawnLine>) {
        let room = MOST_RULES.saturating_sub(self.rules.len());
        self.rules.extend(rules.into_iter().take(room));
    }

    /// Begins marked content; `text` is its ActualText (§14.9.4).
    pub fn begin(&mut self, text: Option<String>) {
        let outermost = self.actual_text.is_none();
        if let Some(text) = text.filter(|_| outermost) {
            self.actual_text = Some(ActualText { text, glyphs: Vec::new() });
            self.marks.push(true);
        } else {
            self.marks.push(false);
        }
    }

    pub fn end(&mut self) {
        if self.marks.pop() == Some(true) {
            self.finish_actual_text();
        }
    }

    fn finish_actual_text(&mut self) {
        if let Some(actual_text) = self.actual_text.take() {
            for (text, placed) in actual_text.glyphs() {
                self.write(&text, placed);
            }
        }
    }

    /// A picture fills the unit square (§8.9.5). An opaque one hides the text under it.
    pub fn picture(&mut self, to_page: Matrix, page: (f64, f64), opaque: bool) {
        self.pictures += 1;
        let corners = [(0.0, 0.0), (1.0, 1.0)].map(|(x, y)| to_page.point(x, y));
        let [Point { x: ax, y: ay }, Point { x: bx, y: by }] = corners;
        let span = |a: f64, b: f64, most: f64| (a.max(b).min(most) - a.min(b).max(0.0)).max(0.0);
        let share = span(ax, bx, page.0) * span(ay, by, page.1) / (page.0 * page.1).max(1.0);
        self.pictured += share;
        self.covered |= opaque && share > 0.9 && !self.spans.is_empty();
    }

    /// Ends the page; returns whether its text is the OCR result of a picture.
    pub fn finish(&mut self) -> bool {
        self.finish_actual_text();
        let scanned = self.pictured >= WHOLE_PAGE && !self.unseen.is_empty();
        if scanned {
            self.spans.append(&mut self.unseen);
        }
        let text = self.spans.iter().flat_map(|span| span.text.chars());
        self.undecodable = text.filter(|c| *c == '\u{fffd}').count();
        scanned || self.covered
    }

    fn write(&mut self, text: &GlyphText, placed: GlyphBox) {
        let mut buffer = [0; 4];
        let text: &str = match text {
            GlyphText::Char(c) => c.encode_utf8(&mut buffer),
            GlyphText::Chars(text) => text,
            GlyphText::Unknown => "\u{fffd}",
        };
        let Some(first) = text.chars().next() else { return };
        if !first.is_whitespace() && self.stands_already(first, placed) {
            return;
        }
        let spans = if placed.unseen { &mut self.unseen } else { &mut self.spans };
        let follows = spans.last().is_some_and(|last| placed.level && follows(last, placed));
        if !follows {
            let (top, bottom) = (placed.top, placed.bottom);
            spans.push(TextSpan { text: String::new(), top, bottom, edges: vec![placed.left] });
        }
        let Some(span) = spans.last_mut() else { return };
        let count = text.chars().count().max(1);
        let step = (placed.right - placed.left) / count as f32;
        span.edges.pop();
        span.edges.extend((0..=count).map(|index| placed.left + step * index as f32));
        span.text.push_str(text);
    }

    /// Whether the same character was drawn here before.
    fn stands_already(&mut self, c: char, placed: GlyphBox) -> bool {
        let cell = |value: f32| value.floor() as i32;
        let (x, y) = (cell(placed.left), cell(placed.bottom));
        let reach = placed.height() * TWICE;
        let same = |other: &GlyphBox| {
            (other.left - placed.left).abs() <= reach
                && (other.bottom - placed.bottom).abs() <= reach
        };
        let near = |(dx, dy): (i32, i32)| {
            let key = (c, x.saturating_add(dx), y.saturating_add(dy));
            self.drawn.get(&key).is_some_and(same)
        };
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
        if around.into_iter().any(near) {
            return true;
        }
        self.drawn.insert((c, x, y), placed);
        false
    }
}

/// Whether the glyph begins where the span ends.
fn follows(span: &TextSpan, placed: GlyphBox) -> bool {
    let reach = placed.height() * APART;
    let end = span.edges.last().copied().unwrap_or(f32::MAX);
    (end - placed.left).abs() <= reach
        && (span.top - placed.top).abs() <= reach
        && (span.bottom - placed.bottom).abs() <= reach
}
