//! What a reader hands over: pages with placed text and drawn lines.

use model::document::PageDrawing;

/// A page as its format places things on it. Lengths in points, from the upper left corner of the
/// page as it is seen, y downwards.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From 1.
    pub number: usize,
    pub width: f32,
    pub height: f32,
    /// In the order in which the file draws them.
    pub spans: Vec<TextSpan>,
    pub rules: Vec<DrawnLine>,
}

/// Characters that stand beside each other on one line and were drawn together.
#[derive(Clone, Debug)]
pub struct TextSpan {
    pub text: String,
    pub top: f32,
    pub bottom: f32,
    /// The left edge of each character, and the right edge of the last.
    pub edges: Vec<f32>,
}

/// A drawn line: horizontal (`top == bottom`) or vertical (`left == right`). Thin filled rectangles
/// are lines too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnLine {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Page {
    /// What is drawn besides text.
    pub fn drawn(&self) -> PageDrawing {
        let rule =
            |rule: &DrawnLine| [rule.left, rule.top, rule.right, rule.bottom].map(hundredths);
        PageDrawing {
            number: self.number,
            width: hundredths(self.width),
            height: hundredths(self.height),
            rules: self.rules.iter().map(rule).collect(),
        }
    }
}

/// A box on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageArea {
    pub page: usize,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl PageArea {
    /// Whether a point (x, y) lies inside or on the border.
    pub fn contains(&self, (x, y): (f32, f32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// A length in the units of anchors. What is no length at all saturates.
pub(super) fn hundredths(length: f32) -> i32 {
    (length * 100.0).round() as i32
}
