//! Glyphs become lines of text, by their positions and not by the order in which they were drawn.

use super::page::TextSpan;

/// Glyphs are on one line whose middles are no further apart than this, in heights of a glyph. Less
/// than half: a number stands in the middle between two lines of its label.
const ONE_LINE: f32 = 0.45;

/// A character and its box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub c: char,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
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
}

impl Glyph {
    pub fn centre(&self) -> (f32, f32) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    fn height(&self) -> f32 {
        (self.bottom - self.top).max(0.1)
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
    });
    let placed = |glyph: &Glyph| {
        [glyph.left, glyph.right, glyph.top, glyph.bottom].iter().all(|side| side.is_finite())
    };
    glyphs.filter(placed).collect()
}

/// The lines from top to bottom, each from left to right.
pub fn lines(page: usize, glyphs: &[Glyph]) -> Vec<TextLine> {
    let (spaces, mut inked): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.iter().copied().partition(|glyph| glyph.c.is_whitespace());
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
    let inked = || row.iter().filter(|glyph| !glyph.c.is_whitespace());
    let top = inked().map(|glyph| glyph.top).reduce(f32::min)?;
    let bottom = inked().map(|glyph| glyph.bottom).reduce(f32::max)?;
    let mut line = TextLine { page, text: String::new(), edges: Vec::new(), top, bottom };
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
        line.text.push(glyph.c);
        line.edges.push(glyph.left);
        (last, spaced) = (Some(*glyph), false);
    }
    line.edges.push(last?.right);
    Some(line)
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
                Glyph { c, left, right: at, top, bottom: top + 10.0 }
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
}
