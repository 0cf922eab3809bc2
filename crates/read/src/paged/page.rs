//! What a reader hands over: pages with placed text and drawn lines.

use model::document::{PageDrawing, Unclear};

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
    /// In the order in which the file draws them.
    pub shapes: Vec<DrawnShape>,
    /// Places where something stands that is no text: left, top, right, bottom.
    pub marks: Vec<([f32; 4], Unclear)>,
}

/// Characters that stand beside each other on one line and were drawn together.
#[derive(Clone, Debug, Default)]
pub struct TextSpan {
    pub text: String,
    pub top: f32,
    pub bottom: f32,
    /// The left edge of each character, and the right edge of the last.
    pub edges: Vec<f32>,
    /// Red, green, blue; `None` where it is not known.
    pub colour: Option<Colour>,
    /// It is on a layer that is not shown.
    pub hidden: bool,
}

pub type Colour = [u8; 3];

/// An area that is filled, or a picture: it lies over what was drawn before it, and under what is drawn later.
#[derive(Clone, Debug)]
pub struct DrawnShape {
    /// So many of the page's spans were drawn before it.
    pub before: usize,
    /// Closed figures, each by its corners.
    pub figures: Vec<Vec<(f32, f32)>>,
    /// What two figures enclose is not filled.
    pub even_odd: bool,
    /// It is drawn only within these sides: left, top, right, bottom.
    pub clip: Option<[f32; 4]>,
    pub paint: Paint,
}

/// What a shape does to what lies under it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Hides it with a colour, where that is known.
    Opaque(Option<Colour>),
    /// Leaves it to be seen in another colour.
    Tint,
    /// May hide it.
    Picture,
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
