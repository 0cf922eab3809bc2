//! What operators set and later operators use (ISO 32000-2 §8.4, §9.3).

use std::rc::Rc;

use super::font::PdfFont;
use super::matrix::Matrix;
use read::paged::Colour;

/// `q` within `q`. Files nest a dozen.
const DEEPEST: usize = 256;

#[derive(Clone)]
pub(super) struct GraphicsState {
    pub to_page: Matrix,
    pub stroke: Ink,
    pub fill: Ink,
    pub text: TextState,
    /// Nothing shows through what is filled.
    pub opaque: bool,
    /// What is filled is filled with a pattern, which may have holes.
    pub pattern: bool,
    /// What is filled is not seen at all.
    pub clear: bool,
    /// Drawn is only what is within these sides, in the page's coordinates: left, top, right, bottom.
    pub clip: Option<[f32; 4]>,
    /// The clip is no box and leaves out more than its sides say.
    pub clip_is_rough: bool,
}

/// A colour; `None` where it is not known, as of a pattern or of an ink of its own.
pub(super) type Ink = Option<Colour>;

/// White lines are there to hide what is under them, and are no lines of a table.
pub(super) fn is_white(ink: Ink) -> bool {
    ink.is_some_and(|ink| ink.iter().all(|part| *part > 250))
}

#[derive(Clone)]
pub(super) struct TextState {
    pub font: Option<Rc<PdfFont>>,
    pub size: f64,
    pub char_space: f64,
    pub word_space: f64,
    /// 1 for `100 Tz`.
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
}

impl TextState {
    /// Text that is put over the picture of a page to be searched, and text that only clips.
    pub fn is_unseen(&self) -> bool {
        matches!(self.mode, 3 | 7)
    }
}

impl GraphicsState {
    /// Leaves out what is beyond these sides.
    pub fn clip_to(&mut self, [left, top, right, bottom]: [f32; 4], is_box: bool) {
        let [l, t, r, b] = self.clip.unwrap_or([left, top, right, bottom]);
        self.clip = Some([l.max(left), t.max(top), r.min(right), b.min(bottom)]);
        self.clip_is_rough |= !is_box;
    }

    pub fn new(to_page: Matrix) -> GraphicsState {
        let text = TextState {
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        GraphicsState {
            to_page,
            stroke: Some([0; 3]),
            fill: Some([0; 3]),
            text,
            opaque: true,
            pattern: false,
            clear: false,
            clip: None,
            clip_is_rough: false,
        }
    }
}

/// The matrices of a text object.
pub(super) struct TextObject {
    line: Matrix,
    /// Where the next glyph is drawn.
    pub at: Matrix,
}

impl Default for TextObject {
    fn default() -> TextObject {
        TextObject { line: Matrix::IDENTITY, at: Matrix::IDENTITY }
    }
}

impl TextObject {
    pub fn set(&mut self, line: Matrix) {
        (self.line, self.at) = (line, line);
    }

    pub fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::translation(x, y).then(self.line));
    }
}

/// The current state, and those that `q` has saved for `Q` to restore.
pub(super) struct StateStack {
    pub current: GraphicsState,
    saved: Vec<GraphicsState>,
}

impl StateStack {
    pub fn new(current: GraphicsState) -> StateStack {
        StateStack { current, saved: Vec::new() }
    }

    pub fn save(&mut self) {
        if self.saved.len() < DEEPEST {
            self.saved.push(self.current.clone());
        }
    }

    pub fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.current = state;
        }
    }
}

/// Gray, RGB or CMYK, by the count of its parts.
pub(super) fn ink(parts: &[f64]) -> Ink {
    let part = |value: f64| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    match parts {
        [gray] => Some([part(*gray); 3]),
        [red, green, blue] => Some([part(*red), part(*green), part(*blue)]),
        [c, m, y, k] => Some([c, m, y].map(|ink| part((1.0 - ink) * (1.0 - k)))),
        _ => None,
    }
}
