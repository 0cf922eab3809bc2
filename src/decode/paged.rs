//! Pages of fixed layout (PDF, OFD) → blocks: text with positions and drawn lines become lines of
//! text and grids.

use super::Limits;
use crate::document::Block;

/// A page as its format places things on it. Lengths in points, from the upper left corner of the
/// page as it is seen, y downwards.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// From 1.
    pub number: usize,
    pub width: f32,
    pub height: f32,
    /// In the order in which the file draws them.
    pub spans: Vec<Span>,
    pub rules: Vec<Rule>,
}

/// Characters that stand beside each other on one line and were drawn together.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub text: String,
    pub top: f32,
    pub bottom: f32,
    /// The left edge of each character, and the right edge of the last.
    pub edges: Vec<f32>,
}

/// A drawn line: horizontal (`top == bottom`) or vertical (`left == right`). Thin filled rectangles
/// are lines too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// The blocks of all pages in reading order, and whether a limit cut them.
pub(super) fn blocks(_: &[Page], _: &Limits) -> (Vec<Block>, bool) {
    (Vec::new(), false)
}
