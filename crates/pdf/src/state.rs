//! What operators set and later operators use (ISO 32000-2 §8.4, §9.3).

use std::rc::Rc;

use super::font::Font;
use super::matrix::Matrix;

/// `q` within `q`. Files nest a dozen.
const DEEPEST: usize = 256;

#[derive(Clone)]
pub(super) struct Graphics {
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
    pub font: Option<Rc<Font>>,
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

impl Graphics {
    pub fn new(to_page: Matrix) -> Graphics {
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
        Graphics { to_page, stroke: Ink::Seen, fill: Ink::Seen, text }
    }
}

/// The states that `q` keeps and `Q` brings back.
pub(super) struct Stack {
    pub now: Graphics,
    kept: Vec<Graphics>,
}

impl Stack {
    pub fn new(now: Graphics) -> Stack {
        Stack { now, kept: Vec::new() }
    }

    pub fn keep(&mut self) {
        if self.kept.len() < DEEPEST {
            self.kept.push(self.now.clone());
        }
    }

    pub fn bring_back(&mut self) {
        if let Some(kept) = self.kept.pop() {
            self.now = kept;
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
