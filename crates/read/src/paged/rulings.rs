//! Pieces of drawn lines are joined into the lines that a reader sees.

use super::page::DrawnLine;

/// Lines no further apart than this, in points, are one: a border may be two strokes, and no row of
/// text is so low.
pub const SAME: f32 = 3.0;
/// A gap in a line that is too small to be seen, in points.
const GAP: f32 = 3.0;

/// A level line, or an upright one: where it lies, and from where to where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruling {
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

impl Ruling {
    pub fn length(&self) -> f32 {
        self.to - self.from
    }
}

/// The level lines of a page and its upright ones, pieces joined.
pub fn rulings(rules: &[DrawnLine]) -> (Vec<Ruling>, Vec<Ruling>) {
    let finite = |rule: &&DrawnLine| {
        [rule.left, rule.top, rule.right, rule.bottom].iter().all(|side| side.is_finite())
    };
    let (level, upright): (Vec<&DrawnLine>, Vec<&DrawnLine>) = rules
        .iter()
        .filter(finite)
        .partition(|rule| rule.right - rule.left > rule.bottom - rule.top);
    let level = level.iter().map(|rule| Ruling { at: rule.top, from: rule.left, to: rule.right });
    let upright =
        upright.iter().map(|rule| Ruling { at: rule.left, from: rule.top, to: rule.bottom });
    (joined(level.collect()), joined(upright.collect()))
}

/// Pieces at the same height (within [`SAME`] of the first of them) that touch become one.
fn joined(mut pieces: Vec<Ruling>) -> Vec<Ruling> {
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first().map(|piece| piece.at) {
        let count = rest.partition_point(|piece| piece.at - first < SAME);
        let (band, after) = rest.split_at_mut(count.max(1));
        lines.extend(joined_in_band(band));
        rest = after;
    }
    lines
}

fn joined_in_band(band: &mut [Ruling]) -> Vec<Ruling> {
    // The band stands at the average position of its pieces, weighted by their lengths.
    let length: f32 = band.iter().map(Ruling::length).sum();
    let moment: f32 = band.iter().map(|piece| piece.at * piece.length()).sum();
    let at = if length > 0.0 { moment / length } else { band.first().map_or(0.0, |it| it.at) };
    band.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut lines: Vec<Ruling> = Vec::new();
    for piece in band {
        match lines.last_mut() {
            Some(last) if piece.from <= last.to + GAP => last.to = last.to.max(piece.to),
            _ => lines.push(Ruling { at, ..*piece }),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(left: f32, right: f32, y: f32) -> DrawnLine {
        DrawnLine { left, right, top: y, bottom: y }
    }

    #[test]
    fn pieces_that_touch_are_one_line() {
        let (lines, upright) =
            rulings(&[level(60.0, 90.0, 10.2), level(10.0, 60.5, 10.0), level(10.0, 90.0, 30.0)]);
        assert_eq!(upright, []);
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].from, lines[0].to), (10.0, 90.0));
    }

    #[test]
    fn pieces_apart_stay_apart() {
        let (lines, _) = rulings(&[level(10.0, 30.0, 10.0), level(50.0, 60.0, 10.0)]);
        assert_eq!(lines.len(), 2);
    }
}
