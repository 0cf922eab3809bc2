//! Glyphs become lines of text, by their positions and not by the order in which they were drawn.

use super::page::TextSpan;
use crate::vertical_align::VerticalAlign;
use model::document::Unclear;

/// Glyphs are on one line whose middles are no further apart than this, in heights of a glyph. Less
/// than half: a number stands in the middle between two lines of its label.
const ONE_LINE: f32 = 0.45;

/// The share of a glyph's box that is below its base line.
const DESCENT: f32 = 0.12;
/// A figure whose base line is so far above that of the figures before it, in their height, is raised.
const RAISED: f32 = 0.15;
/// One that is so far below, and so much smaller, is lowered.
const LOWERED: f32 = -0.08;
const SMALLER: f32 = 0.85;
/// Figures beside each other are of one number that are no further apart, in heights.
const BESIDE: f32 = 0.3;

/// A character and its box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glyph {
    pub c: char,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    /// The index of its span on the page.
    pub span: usize,
    /// Why it may not be what is seen there.
    pub unclear: Option<Unclear>,
    /// Why it is no text of the page.
    pub left_out: Option<Unclear>,
}

/// A line of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    pub page: usize,
    pub text: String,
    /// The left edge of each character, and the right edge of the last.
    pub edges: Vec<f32>,
    pub top: f32,
    pub bottom: f32,
    /// Characters of `text` that may not be what is seen there.
    pub unclear: Vec<(usize, Unclear)>,
}

impl Glyph {
    pub fn centre(&self) -> (f32, f32) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    pub fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.1)
    }

    fn base(&self) -> f32 {
        self.bottom - self.height() * DESCENT
    }

    pub fn is_ink(&self) -> bool {
        !self.c.is_whitespace()
    }
}

impl TextLine {
    pub fn left(&self) -> f32 {
        self.edges.first().copied().unwrap_or(0.0)
    }

    pub fn right(&self) -> f32 {
        self.edges.last().copied().unwrap_or(0.0)
    }

    pub fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.1)
    }
}

/// The glyphs of a span. Positions that are no numbers have no place on a page.
pub fn glyphs(span: &TextSpan) -> Vec<Glyph> {
    let ends = span.edges.iter().skip(1);
    let boxes = span.edges.iter().zip(ends);
    let glyphs = span.text.chars().zip(boxes).map(|(c, (left, right))| Glyph {
        c,
        left: *left,
        right: right.max(*left),
        top: span.top,
        bottom: span.bottom,
        ..Glyph::default()
    });
    let placed = |glyph: &Glyph| {
        [glyph.left, glyph.right, glyph.top, glyph.bottom].iter().all(|side| side.is_finite())
    };
    glyphs.filter(placed).collect()
}

/// The lines from top to bottom, each from left to right.
pub fn lines(page: usize, glyphs: &[Glyph]) -> Vec<TextLine> {
    let (spaces, mut inked): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.iter().copied().filter(|glyph| glyph.left_out.is_none()).partition(|g| !g.is_ink());
    inked.sort_by(|a, b| a.centre().1.total_cmp(&b.centre().1));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in inked {
        let first = rows.last().and_then(|row| row.first());
        let same = first.is_some_and(|first| {
            let reach = first.height().max(glyph.height()) * ONE_LINE;
            glyph.centre().1 - first.centre().1 <= reach
        });
        match rows.last_mut() {
            Some(row) if same => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    let middles: Vec<f32> =
        rows.iter().map(|row| row.first().map_or(0.0, |glyph| glyph.centre().1)).collect();
    for space in spaces {
        let middle = space.centre().1;
        let after = middles.partition_point(|other| *other < middle);
        let near = |index: &usize| {
            let reach = space.height() * ONE_LINE;
            middles.get(*index).is_some_and(|other| (other - middle).abs() <= reach)
        };
        let row = [after, after.wrapping_sub(1)].into_iter().find(near);
        if let Some(row) = row.and_then(|row| rows.get_mut(row)) {
            row.push(space);
        }
    }
    rows.into_iter().filter_map(|row| line(page, row)).collect()
}

fn line(page: usize, mut row: Vec<Glyph>) -> Option<TextLine> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    raise(&mut row);
    let inked = || row.iter().filter(|glyph| !glyph.c.is_whitespace());
    let top = inked().map(|glyph| glyph.top).reduce(f32::min)?;
    let bottom = inked().map(|glyph| glyph.bottom).reduce(f32::max)?;
    let mut line =
        TextLine { page, text: String::new(), edges: Vec::new(), top, bottom, unclear: Vec::new() };
    let mut last: Option<Glyph> = None;
    let mut spaced = false;
    for glyph in &row {
        if glyph.c.is_whitespace() {
            spaced = true;
            continue;
        }
        if let Some(last) = last
            && is_gap(&last, glyph, spaced)
        {
            line.text.push(' ');
            line.edges.push(last.right);
        }
        line.unclear.extend(glyph.unclear.map(|why| (line.edges.len(), why)));
        line.text.push(glyph.c);
        line.edges.push(glyph.left);
        (last, spaced) = (Some(*glyph), false);
    }
    line.edges.push(last?.right);
    Some(line)
}

/// Gives figures that are raised or lowered behind a number their own characters: they are no part of it.
fn raise(row: &mut [Glyph]) {
    let mut base: Option<Glyph> = None;
    let mut end = f32::NEG_INFINITY;
    for glyph in row.iter_mut().filter(|glyph| glyph.is_ink()) {
        let on = base.filter(|base| {
            let beside = glyph.left - end <= base.height() * BESIDE;
            beside && base.c.is_ascii_digit() && glyph.c.is_ascii_digit()
        });
        end = glyph.right;
        let rise = on.map_or(0.0, |base| (base.base() - glyph.base()) / base.height());
        let smaller = on.is_some_and(|base| glyph.height() < base.height() * SMALLER);
        if rise > RAISED {
            glyph.c = VerticalAlign::Superscript.apply(glyph.c);
        } else if rise < LOWERED && smaller {
            glyph.c = VerticalAlign::Subscript.apply(glyph.c);
        } else {
            base = Some(*glyph);
        }
    }
}

/// Whether a space stands between two glyphs. One that the file sets counts only where there is room for it, because
/// programs leave spaces that other text was set over. Without one the gap must be wide, because characters are
/// spread to fill a line.
fn is_gap(left: &Glyph, right: &Glyph, spaced: bool) -> bool {
    let gap = (right.left - left.right) / left.height().min(right.height());
    let narrow = |glyph: &Glyph| glyph.c.is_ascii();
    let least = match (spaced, narrow(left), narrow(right)) {
        (true, _, _) => 0.08,
        (false, true, true) => 0.25,
        (false, false, false) => 0.6,
        _ => 0.4,
    };
    gap > least
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters of 10 points, as wide as high where they are not ASCII, half as wide otherwise.
    fn set(text: &str, left: f32, top: f32) -> Vec<Glyph> {
        let mut at = left;
        text.chars()
            .map(|c| {
                let (left, width) = (at, if c.is_ascii() { 5.0 } else { 10.0 });
                at += width;
                Glyph { c, left, right: at, top, bottom: top + 10.0, ..Glyph::default() }
            })
            .collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        lines(1, glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_are_told_by_place_and_not_by_order() {
        let glyphs = [set("二", 10.0, 30.0), set("12", 60.0, 11.0), set("甲", 10.0, 10.0)].concat();
        assert_eq!(texts(&glyphs), ["甲 12", "二"]);
    }

    #[test]
    fn a_number_between_the_lines_of_its_label_stands_between_them() {
        let glyphs =
            [set("部分公开", 10.0, 10.0), set("其他", 10.0, 21.0), set("0", 90.0, 15.5)].concat();
        assert_eq!(texts(&glyphs), ["部分公开", "0", "其他"]);
    }

    #[test]
    fn a_space_is_one_where_it_is_seen() {
        let over = [set("10 ", 10.0, 10.0), set("件", 20.0, 10.0)].concat();
        assert_eq!(texts(&over), ["10件"]);
        let spread = [set("总", 10.0, 10.0), set("计", 23.0, 10.0)].concat();
        assert_eq!(texts(&spread), ["总计"]);
        let apart = [set("1", 10.0, 10.0), set("0", 18.0, 10.0)].concat();
        assert_eq!(texts(&apart), ["1 0"]);
        let line = &lines(1, &apart)[0];
        assert_eq!(line.edges, [10.0, 15.0, 18.0, 23.0]);
    }

    #[test]
    fn a_raised_figure_behind_a_number_is_no_part_of_it() {
        let small = |left: f32, top: f32| {
            vec![Glyph {
                c: '2',
                left,
                right: left + 3.0,
                top,
                bottom: top + 6.0,
                ..Glyph::default()
            }]
        };
        let of = |note: Vec<Glyph>| texts(&[set("17", 10.0, 10.0), note].concat());
        assert_eq!(of(small(20.0, 10.5)), ["17²"]);
        assert_eq!(of(small(20.0, 15.0)), ["17₂"]);
        // On one base line, a smaller figure is only smaller.
        assert_eq!(of(small(20.0, 13.5)), ["172"]);
        assert_eq!(of(set("2", 20.0, 7.5)), ["17²"]);
        assert_eq!(of(set("2", 20.0, 9.5)), ["172"]);
        assert_eq!(of(small(40.0, 10.5)), ["17 2"]);
    }
}
