//! What operators set and later operators use (ISO 32000-2 §8.4, §9.3).

use std::rc::Rc;

use super::font::PdfFont;
use super::matrix::Matrix;

/// `q` within `q`. Files nest a dozen.
const DEEPEST: usize = 256;

#[derive(Clone)]
pub(super) struct GraphicsState {
    pub to_page: Matrix,
    pub stroke: Ink,
    pub fill: Ink,
    pub text: TextState,
}

/// White lines are there to hide what is under them, and are no lines of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    White,
    Seen,
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
        GraphicsState { to_page, stroke: Ink::Seen, fill: Ink::Seen, text }
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
    let white = match parts {
        [_, _, _, _] => parts.iter().all(|part| *part < 0.02),
        [_] | [_, _, _] => parts.iter().all(|part| *part > 0.98),
        _ => false,
    };
    if white { Ink::White } else { Ink::Seen }
}
