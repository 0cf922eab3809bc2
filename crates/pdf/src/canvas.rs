//! What the operators of a page draw: glyphs as spans, lines, and how much of the page is a picture.

mod actual_text;
mod glyph_box;

use super::font::GlyphText;
use super::matrix::{Matrix, Point};
use actual_text::ActualText;
use read::paged::{DrawnLine, DrawnShape, Paint, TextSpan};

pub(super) use glyph_box::GlyphBox;

/// Lines of one page. A page of tables has some hundreds.
const MOST_RULES: usize = 50_000;
/// Glyphs of one span stand no further apart than this, in heights of the line.
const APART: f32 = 0.1;
/// Areas and pictures of one page. A page with more is a drawing.
const MOST_SHAPES: usize = 20_000;
/// Areas lower or narrower than this, in points, hide nothing.
const THIN: f32 = 2.0;
/// Glyphs that one text may stand for. A page of a report has fewer.
const MOST_REPLACED: usize = 20_000;
/// Bytes of text that may stand for the glyphs of a page. What goes beyond is not used.
const MOST_REPLACING: usize = 1 << 20;
/// The share of a page that pictures must take for the page to count as a picture.
const WHOLE_PAGE: f64 = 0.5;

#[derive(Default)]
pub(super) struct Canvas {
    pub spans: Vec<TextSpan>,
    pub rules: Vec<DrawnLine>,
    /// Invisible text: what OCR software puts over the picture of a page.
    unseen: Vec<TextSpan>,
    pub shapes: Vec<DrawnShape>,
    /// Something was drawn over the last span.
    interrupted: bool,
    /// Layers that are open and not shown, forms among them.
    hidden: usize,
    actual_text: Option<ActualText>,
    /// Bytes of the texts that stood for glyphs.
    replacing: usize,
    /// Marked content that is open.
    marks: Vec<Mark>,
    pub undecodable: usize,
    pub pictures: usize,
    /// Outlines that are filled, such as characters turned into drawings.
    pub outlines: usize,
    /// The share of the page that pictures take, all together: scanners cut a page into strips.
    pictured: f64,
    covered: bool,
}

/// What ends with a piece of marked content.
#[derive(Default)]
struct Mark {
    /// The text that stands for the glyphs in it.
    replaced: bool,
    hidden: bool,
}

impl Canvas {
    pub fn glyph(&mut self, text: GlyphText, placed: GlyphBox) {
        match &mut self.actual_text {
            Some(actual_text) if actual_text.glyphs.len() < MOST_REPLACED => {
                actual_text.glyphs.push((text, placed));
            }
            _ => {
                // Text that stands for so much is none: the glyphs speak for themselves.
                let enclosed = self.actual_text.take().map_or_else(Vec::new, |own| own.glyphs);
                enclosed.iter().for_each(|(text, placed)| self.write(text, *placed));
                self.write(&text, placed);
            }
        }
    }

    pub fn rules(&mut self, rules: Vec<DrawnLine>) {
        if self.hidden > 0 {
            return;
        }
        let room = MOST_RULES.saturating_sub(self.rules.len());
        self.rules.extend(rules.into_iter().take(room));
    }

    /// Whether one more text of so many bytes may stand for glyphs.
    pub fn may_be_replaced_by(&mut self, bytes: usize) -> bool {
        self.replacing = self.replacing.saturating_add(bytes);
        self.replacing <= MOST_REPLACING
    }

    /// Begins marked content; `text` is its ActualText (§14.9.4), and it may be on a layer that is not shown.
    pub fn begin(&mut self, text: Option<String>, hidden: bool) {
        let outermost = self.actual_text.is_none();
        let text = text.filter(|_| outermost);
        self.marks.push(Mark { replaced: text.is_some(), hidden });
        if let Some(text) = text {
            self.actual_text = Some(ActualText { text, glyphs: Vec::new() });
        }
        if hidden {
            self.conceal();
        }
    }

    /// What is drawn up to [`Canvas::reveal`] is not shown.
    pub fn conceal(&mut self) {
        self.hidden += 1;
        self.interrupted = true;
    }

    pub fn reveal(&mut self) {
        self.hidden = self.hidden.saturating_sub(1);
        self.interrupted = true;
    }

    pub fn end(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        if mark.replaced {
            self.finish_actual_text();
        }
        if mark.hidden {
            self.reveal();
        }
    }

    /// Fills an area, or what a picture takes.
    pub fn shape(&mut self, shape: DrawnShape) {
        let corners = || shape.figures.iter().flatten();
        let wide = |pick: fn(&(f32, f32)) -> f32| {
            let ends = corners().map(pick).fold((f32::INFINITY, f32::NEG_INFINITY), |ends, at| {
                (ends.0.min(at), ends.1.max(at))
            });
            ends.1 - ends.0 >= THIN
        };
        if self.hidden == 0 && self.shapes.len() < MOST_SHAPES && wide(|it| it.0) && wide(|it| it.1)
        {
            self.interrupted = true;
            let before = self.spans.len();
            self.shapes.push(DrawnShape { before, ..shape });
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
    pub fn picture(
        &mut self,
        to_page: Matrix,
        page: (f64, f64),
        opaque: bool,
        clip: Option<[f32; 4]>,
    ) {
        if self.hidden > 0 {
            return;
        }
        self.pictures += 1;
        let figure = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| {
            let Point { x, y } = to_page.point(x, y);
            (x as f32, y as f32)
        });
        let figures = vec![figure.to_vec()];
        let (paint, even_odd) = (Paint::Picture, false);
        self.shape(DrawnShape { before: 0, figures, even_odd, clip, paint });
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
        if text.is_empty() {
            return;
        }
        let spans = if placed.unseen { &mut self.unseen } else { &mut self.spans };
        let follows = spans.last().is_some_and(|last| placed.level && follows(last, placed));
        if !follows || std::mem::take(&mut self.interrupted) {
            let (top, bottom) = (placed.top, placed.bottom);
            let (colour, hidden) = (placed.colour, self.hidden > 0);
            let edges = vec![placed.left];
            spans.push(TextSpan { text: String::new(), top, bottom, edges, colour, hidden });
        }
        let Some(span) = spans.last_mut() else { return };
        let count = text.chars().count().max(1);
        let step = (placed.right - placed.left) / count as f32;
        span.edges.pop();
        span.edges.extend((0..=count).map(|index| placed.left + step * index as f32));
        span.text.push_str(text);
    }
}

/// Whether the glyph begins where the span ends.
fn follows(span: &TextSpan, placed: GlyphBox) -> bool {
    let reach = placed.height() * APART;
    let end = span.edges.last().copied().unwrap_or(f32::MAX);
    span.colour == placed.colour
        && (end - placed.left).abs() <= reach
        && (span.top - placed.top).abs() <= reach
        && (span.bottom - placed.bottom).abs() <= reach
}
