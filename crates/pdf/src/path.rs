//! The lines of painted paths that can be lines of a table (ISO 32000-2 §8.5).

use super::matrix::{Matrix, Point};
use read::paged::DrawnLine;

/// A filled box up to this thick, in points, is a line.
const THICKEST: f64 = 3.0;
/// A line is level, or upright, where it strays no further than this.
const STRAY: f64 = 0.6;
/// Points of one path. Pictures drawn with lines have more, tables fewer.
const MOST_POINTS: usize = 20_000;

/// The path under construction, in the page's coordinates.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Subpath>,
    points: usize,
}

#[derive(Default)]
struct Subpath {
    points: Vec<Point>,
    closed: bool,
    /// It has curves, so its outline says nothing about a table.
    curved: bool,
}

impl Path {
    pub fn move_to(&mut self, at: Point) {
        self.parts.push(Subpath { points: vec![at], ..Subpath::default() });
    }

    pub fn line_to(&mut self, at: Point) {
        self.points += 1;
        if self.points < MOST_POINTS
            && let Some(part) = self.parts.last_mut()
        {
            part.points.push(at);
        }
    }

    pub fn curve_to(&mut self, at: Point) {
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
        self.line_to(at);
    }

    pub fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    pub fn rectangle(&mut self, to_page: Matrix, [x, y, width, height]: [f64; 4]) {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        self.points += 4;
        if self.points < MOST_POINTS {
            let points = corners.iter().map(|(x, y)| to_page.point(*x, *y)).collect();
            self.parts.push(Subpath { points, closed: true, curved: false });
        }
    }

    /// The lines that stroking it draws.
    pub fn stroked(&self) -> Vec<DrawnLine> {
        let straight = self.parts.iter().filter(|part| !part.curved);
        straight
            .flat_map(|part| {
                let end = part.points.first().filter(|_| part.closed);
                let ends = part.points.iter().skip(1).chain(end);
                part.points.iter().zip(ends).filter_map(|(from, to)| level(*from, *to))
            })
            .collect()
    }

    /// The lines that filling it draws: thin boxes.
    pub fn filled(&self) -> Vec<DrawnLine> {
        let straight = self.parts.iter().filter(|part| !part.curved && part.points.len() >= 4);
        straight.filter_map(|part| thin(&part.points)).collect()
    }

    /// The figures that filling it fills, each by its corners; curves are taken for straight.
    pub fn figures(&self) -> Vec<Vec<(f32, f32)>> {
        let figures = self.parts.iter().filter(|part| part.points.len() > 2);
        let corner = |point: &Point| (point.x as f32, point.y as f32);
        figures.map(|part| part.points.iter().map(corner).collect()).collect()
    }

    /// Its sides, left, top, right, bottom, and whether it is one level box.
    pub fn sides(&self) -> Option<([f32; 4], bool)> {
        let mut points = self.parts.iter().flat_map(|part| &part.points).peekable();
        points.peek()?;
        let start = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
        let sides = points.fold(start, |[left, top, right, bottom], point| {
            let (x, y) = (point.x as f32, point.y as f32);
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        });
        let is_box = match self.parts.as_slice() {
            [part] => !part.curved && part.points.iter().all(|point| at_corner(*point, sides)),
            _ => false,
        };
        Some((sides, is_box))
    }

    /// Whether something with curves is filled: mostly the outline of a character.
    pub fn has_shapes(&self) -> bool {
        self.parts.iter().any(|part| part.curved)
    }
}

fn at_corner(point: Point, [left, top, right, bottom]: [f32; 4]) -> bool {
    let near = |at: f64, one: f32, other: f32| {
        let at = at as f32;
        (at - one).abs().min((at - other).abs()) < 0.1
    };
    near(point.x, left, right) && near(point.y, top, bottom)
}

fn level(from: Point, to: Point) -> Option<DrawnLine> {
    let (width, height) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    if height <= STRAY && width > STRAY {
        let y = (from.y + to.y) / 2.0;
        Some(rule(from.x.min(to.x), y, from.x.max(to.x), y))
    } else if width <= STRAY && height > STRAY {
        let x = (from.x + to.x) / 2.0;
        Some(rule(x, from.y.min(to.y), x, from.y.max(to.y)))
    } else {
        None
    }
}

/// The middle of a box that is thin one way. Every point must lie on its outline.
fn thin(points: &[Point]) -> Option<DrawnLine> {
    let fold = |pick: fn(&Point) -> f64| {
        points.iter().map(pick).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let ((left, right), (top, bottom)) = (fold(|point| point.x), fold(|point| point.y));
    let (width, height) = (right - left, bottom - top);
    if height <= THICKEST && width > height {
        let y = (top + bottom) / 2.0;
        Some(rule(left, y, right, y))
    } else if width <= THICKEST && height > width {
        let x = (left + right) / 2.0;
        Some(rule(x, top, x, bottom))
    } else {
        None
    }
}

fn rule(left: f64, top: f64, right: f64, bottom: f64) -> DrawnLine {
    DrawnLine { left: left as f32, top: top as f32, right: right as f32, bottom: bottom as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn a_stroked_box_is_four_lines() {
        let mut path = Path::default();
        path.rectangle(Matrix::IDENTITY, [10.0, 20.0, 30.0, 40.0]);
        assert_eq!(path.stroked().len(), 4);
        assert_eq!(path.filled(), []);
    }

    #[test]
    fn a_thin_filled_box_is_one_line() {
        let mut path = Path::default();
        path.rectangle(Matrix::IDENTITY, [10.0, 20.0, 30.0, 0.5]);
        let line = DrawnLine { left: 10.0, top: 20.25, right: 40.0, bottom: 20.25 };
        assert_eq!(path.filled(), [line]);
    }

    #[test]
    fn slanted_lines_and_curves_are_none() {
        let mut path = Path::default();
        path.move_to(at(0.0, 0.0));
        path.line_to(at(10.0, 10.0));
        path.move_to(at(0.0, 0.0));
        path.curve_to(at(10.0, 0.0));
        assert_eq!(path.stroked(), []);
    }
}
