//! The straight horizontal and vertical lines of a path, as table lines (GB/T 33190-2016,
//! 9.1 and 9.2).

use roxmltree::Node;

use super::element::{colour, is_set, is_translucent, is_transparent, measure, number};
use super::geometry::{POINTS, Point, Transform};
use crate::xml::child;
use read::paged::{DrawnLine, DrawnShape, Paint};

/// A line may be so far from level, in points.
const LEVEL: f32 = 0.5;
/// What is thicker than this, in points, is an area and no line.
const THICK: f32 = 3.0;
/// Shorter lines, in points, are parts of letters and signs.
const SHORT: f32 = 2.0;
/// `LineWidth` where it is not said, in millimetres (8.3.2).
const LINE_WIDTH: f32 = 0.353;

/// The area that a path fills; `None` where it fills none, or none that can be read.
pub(super) fn area(object: Node<'_, '_>, outer: Transform) -> Option<DrawnShape> {
    let filled = is_set(object, "Fill", false) && !is_transparent(object, "FillColor");
    if !filled || child(object, "FillColor").is_none() {
        return None;
    }
    let data = child(object, "AbbreviatedData").and_then(|data| data.text()).unwrap_or_default();
    let figures = figures(data, outer.of(object)?)?;
    let corners = |figure: Subpath| figure.corners.iter().map(|it| (it.x, it.y)).collect();
    let figures: Vec<Vec<(f32, f32)>> =
        figures.into_iter().filter(|figure| figure.corners.len() > 2).map(corners).collect();
    let paint = match is_translucent(object, "FillColor") {
        true => Paint::Tint,
        false => Paint::Opaque(colour(object, "FillColor")),
    };
    let even_odd = object.attribute("Rule") == Some("Even-Odd");
    let clip = outer.boundary(object);
    (!figures.is_empty()).then_some(DrawnShape { before: 0, figures, even_odd, clip, paint })
}

/// What a picture takes of the page.
pub(super) fn picture(object: Node<'_, '_>, outer: Transform) -> Option<DrawnShape> {
    let clip = outer.boundary(object)?;
    let [left, top, right, bottom] = clip;
    let figures = vec![vec![(left, top), (right, top), (right, bottom), (left, bottom)]];
    let paint = Paint::Picture;
    Some(DrawnShape { before: 0, figures, even_odd: false, clip: Some(clip), paint })
}

/// The lines that a path draws. `None` where its place or its data cannot be read.
pub(super) fn read(object: Node<'_, '_>, outer: Transform) -> Option<Vec<DrawnLine>> {
    let figures = figures(data(object), outer.of(object)?)?;
    let width = measure(object, "LineWidth", LINE_WIDTH)? * POINTS;
    let stroked = is_set(object, "Stroke", true) && !is_transparent(object, "StrokeColor");
    let filled = is_set(object, "Fill", false) && !is_transparent(object, "FillColor");
    let mut rules = Vec::new();
    for figure in figures {
        // The outline of a thin bar is not a second line.
        match figure.bar().filter(|_| filled || stroked) {
            Some(bar) => rules.push(bar),
            None if stroked && width <= THICK => rules.extend(figure.sides()),
            None => {}
        }
    }
    Some(rules)
}

/// The bytes of its data: what a path costs to read.
pub(super) fn size(object: Node<'_, '_>) -> usize {
    data(object).len()
}

fn data<'t>(object: Node<'t, '_>) -> &'t str {
    child(object, "AbbreviatedData").and_then(|data| data.text()).unwrap_or_default()
}

/// A connected part of a path, in points of the page.
#[derive(Default)]
struct Subpath {
    corners: Vec<Point>,
    /// Which corners are reached by a curve.
    curved: Vec<bool>,
}

impl Subpath {
    fn add(&mut self, point: Point, curved: bool) {
        self.corners.push(point);
        self.curved.push(curved);
    }

    fn sides(&self) -> impl Iterator<Item = DrawnLine> {
        let pairs = self.corners.windows(2).zip(self.curved.iter().skip(1));
        pairs.filter(|(_, curved)| !**curved).filter_map(|(pair, _)| match pair {
            [from, to] => line(*from, *to),
            _ => None,
        })
    }

    /// The line that a thin rectangle is.
    fn bar(&self) -> Option<DrawnLine> {
        if self.corners.len() < 4 || self.curved.contains(&true) {
            return None;
        }
        let xs = || self.corners.iter().map(|corner| corner.x);
        let ys = || self.corners.iter().map(|corner| corner.y);
        let (left, right) = (xs().fold(f32::MAX, f32::min), xs().fold(f32::MIN, f32::max));
        let (top, bottom) = (ys().fold(f32::MAX, f32::min), ys().fold(f32::MIN, f32::max));
        let at_corner = |point: &Point| {
            let near =
                |at: f32, one: f32, other: f32| (at - one).abs().min((at - other).abs()) < 0.1;
            near(point.x, left, right) && near(point.y, top, bottom)
        };
        if !self.corners.iter().all(at_corner) {
            return None;
        }
        let (width, height) = (right - left, bottom - top);
        let middle = Point { x: left + width / 2.0, y: top + height / 2.0 };
        if height <= THICK && width >= SHORT && width > height {
            Some(DrawnLine { left, top: middle.y, right, bottom: middle.y })
        } else if width <= THICK && height >= SHORT {
            Some(DrawnLine { left: middle.x, top, right: middle.x, bottom })
        } else {
            None
        }
    }
}

/// A line from one point to another, where it is level or upright.
fn line(from: Point, to: Point) -> Option<DrawnLine> {
    let (across, down) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    if down <= LEVEL && across >= SHORT {
        let y = (from.y + to.y) / 2.0;
        Some(DrawnLine { left: from.x.min(to.x), top: y, right: from.x.max(to.x), bottom: y })
    } else if across <= LEVEL && down >= SHORT {
        let x = (from.x + to.x) / 2.0;
        Some(DrawnLine { left: x, top: from.y.min(to.y), right: x, bottom: from.y.max(to.y) })
    } else {
        None
    }
}

/// The figures of `AbbreviatedData` (9.2, table 36): `S` and `M` begin one, `L` is a line, `Q`,
/// `B` and `A` are curves, `C` closes.
fn figures(data: &str, place: Transform) -> Option<Vec<Subpath>> {
    let mut figures: Vec<Subpath> = Vec::new();
    let mut words = words(data).peekable();
    while let Some(command) = words.next() {
        let count = match command {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            "C" => 0,
            _ => return None,
        };
        let mut end = [0.0, 0.0];
        for _ in 0..count {
            end = [end[1], number(words.next()?)?];
        }
        let [x, y] = end;
        match command {
            "S" | "M" => {
                let mut figure = Subpath::default();
                figure.add(place.point(x, y), false);
                figures.push(figure);
            }
            "C" => {
                if let Some(figure) = figures.last_mut()
                    && let Some(first) = figure.corners.first().copied()
                {
                    figure.add(first, false);
                    // What is drawn after closing begins at this point.
                    if words.peek().is_some_and(|next| !matches!(*next, "S" | "M" | "C")) {
                        let mut next = Subpath::default();
                        next.add(first, false);
                        figures.push(next);
                    }
                }
            }
            _ => {
                let figure = figures.last_mut()?;
                figure.add(place.point(x, y), command != "L");
            }
        }
    }
    Some(figures)
}

/// Commands and numbers; some programs put no space between them.
fn words(data: &str) -> impl Iterator<Item = &str> {
    data.split(|c: char| c.is_ascii_whitespace() || c == ',').flat_map(|piece| {
        let mut rest = piece;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let end = if first.is_ascii_uppercase() {
                1
            } else {
                rest.find(|c: char| c.is_ascii_uppercase()).unwrap_or(rest.len())
            };
            let (word, after) = rest.split_at_checked(end)?;
            rest = after;
            Some(word)
        })
    })
}
