//! What of the text of a page is seen: not what other things cover, what is struck out, what is drawn in the colour of
//! its ground, and what is drawn a second time.

use std::collections::BTreeMap;

use super::lines::{self, Glyph};
use super::page::{Colour, DrawnLine, DrawnShape, Page, Paint, TextSpan};
use model::document::Unclear;

/// Comparisons of text with shapes and lines that all pages of a file together may cost. A page needs some thousands.
const MOST_LOOKS: usize = 20_000_000;
/// Text lower than this, in points, is not seen.
const LOWEST: f32 = 1.0;
/// Colours are the same whose parts differ no more than this.
const SAME_COLOUR: u8 = 12;
/// A line strikes text out that crosses it between these shares of its height.
const STRIKES: [f32; 2] = [0.35, 0.75];
/// It reaches no further beyond the text than this, in heights.
const BEYOND: f32 = 0.8;
/// A line whose end is no further from an upright one than this, in points, is a border.
const AT_BORDER: f32 = 1.5;
/// Bold may be made by drawing each glyph twice, this far apart at most, in heights.
const TWICE: f32 = 0.15;
/// Glyphs stand on one spot that overlap by this share of a figure; a figure is so wide at most, in heights.
const ONE_SPOT: f32 = 0.4;
const FIGURE: f32 = 0.45;
/// Pictures that take more of the page than this share are its ground.
const GROUND: f32 = 0.25;
/// Thinner pictures, in points, are lines.
const THIN: f32 = 3.0;
/// Marks of one page.
const MOST_MARKS: usize = 400;

pub struct SeenBudget {
    left: usize,
    pub spent: bool,
}

impl Default for SeenBudget {
    fn default() -> SeenBudget {
        SeenBudget { left: MOST_LOOKS, spent: false }
    }
}

impl SeenBudget {
    fn take(&mut self, cost: usize) -> bool {
        match self.left.checked_sub(cost) {
            Some(left) => self.left = left,
            None => (self.left, self.spent) = (0, true),
        }
        !self.spent
    }
}

/// Places where something stands that is no text: left, top, right, bottom.
pub type Marks = Vec<([f32; 4], Unclear)>;

/// The glyphs of a page, with what is left out of its text and what is unclear in it; and its marks.
pub fn glyphs(page: &Page, budget: &mut SeenBudget) -> (Vec<Glyph>, Marks) {
    let spans = page.spans.iter().enumerate();
    let mut glyphs: Vec<Glyph> = spans
        .flat_map(|(span, text)| {
            let hidden = text.hidden || text.bottom - text.top < LOWEST;
            let left_out = hidden.then_some(Unclear::Hidden);
            lines::glyphs(text).into_iter().map(move |glyph| Glyph { span, left_out, ..glyph })
        })
        .collect();
    let order = ByHeight::of(&glyphs);
    cover(page, &mut glyphs, &order, budget);
    strike(&page.rules, &mut glyphs, &order, budget);
    let crowded = crowded(&page.spans);
    drop_twins(&mut glyphs, &crowded);
    doubt_overlaps(&mut glyphs, &crowded);
    let area = page.width * page.height;
    let pictures = page.shapes.iter().filter(|shape| shape.paint == Paint::Picture);
    let pictures = pictures.map(bounds).filter(|[left, top, right, bottom]| {
        let (width, height) = (right - left, bottom - top);
        width >= THIN && height >= THIN && width * height < area * GROUND
    });
    let mut marks = page.marks.clone();
    marks.extend(pictures.map(|picture| (picture, Unclear::Picture)));
    budget.spent |= marks.len() > MOST_MARKS;
    marks.truncate(MOST_MARKS);
    let order = if marks.is_empty() { ByHeight(Vec::new()) } else { ByHeight::of(&glyphs) };
    for (mark, why) in &marks {
        for glyph in order.between(mark[1], mark[3]) {
            if let Some(glyph) = glyphs.get_mut(glyph).filter(|glyph| glyph.c.is_ascii_digit()) {
                let within = (mark[0]..=mark[2]).contains(&glyph.centre().0);
                glyph.unclear = glyph.unclear.or(within.then_some(*why));
            }
        }
    }
    (glyphs, marks)
}

/// Glyphs by the height of their middles.
struct ByHeight(Vec<(f32, usize)>);

impl ByHeight {
    fn of(glyphs: &[Glyph]) -> ByHeight {
        let inked = glyphs.iter().enumerate().filter(|(_, glyph)| glyph.is_ink());
        let mut order: Vec<(f32, usize)> =
            inked.map(|(index, glyph)| (glyph.centre().1, index)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        ByHeight(order)
    }

    /// The indices of those whose middles are at these heights.
    fn between(&self, top: f32, bottom: f32) -> impl Iterator<Item = usize> + '_ {
        let first = self.0.partition_point(|(middle, _)| *middle < top);
        let own = self.0.get(first..).unwrap_or(&[]).iter();
        own.take_while(move |(middle, _)| *middle <= bottom).map(|(_, index)| *index)
    }
}

/// Leaves out what shapes hide, and what is drawn in the colour of its ground.
fn cover(page: &Page, glyphs: &mut [Glyph], order: &ByHeight, budget: &mut SeenBudget) {
    let mut grounds: BTreeMap<usize, Option<Colour>> = BTreeMap::new();
    for shape in &page.shapes {
        let [left, top, right, bottom] = bounds(shape);
        let corners: usize = shape.figures.iter().map(Vec::len).sum();
        for index in order.between(top, bottom) {
            let Some(glyph) = glyphs.get_mut(index) else { continue };
            if !budget.take(1) {
                return;
            }
            let (x, y) = glyph.centre();
            if x < left || x > right || glyph.left_out.is_some() {
                continue;
            }
            if !budget.take(corners) || !holds(shape, x, y) {
                continue;
            }
            if glyph.span >= shape.before {
                let ground = match shape.paint {
                    Paint::Opaque(colour) => colour,
                    Paint::Tint | Paint::Picture => None,
                };
                grounds.insert(index, ground);
            } else if let Paint::Opaque(_) = shape.paint {
                let (dx, dy) = ((glyph.right - glyph.left) * 0.3, glyph.height() * 0.25);
                let corners = [(-dx, -dy), (dx, -dy), (-dx, dy), (dx, dy)];
                if corners.iter().all(|(dx, dy)| holds(shape, x + dx, y + dy)) {
                    glyph.left_out = Some(Unclear::Hidden);
                } else {
                    glyph.unclear = Some(Unclear::Covered);
                }
            }
        }
    }
    const WHITE: Colour = [255; 3];
    for (index, glyph) in glyphs.iter_mut().enumerate() {
        let colour = page.spans.get(glyph.span).and_then(|span| span.colour);
        let ground = grounds.get(&index).copied().unwrap_or(Some(WHITE));
        let same = |(one, other): (&u8, &u8)| one.abs_diff(*other) <= SAME_COLOUR;
        if let (Some(colour), Some(ground), None) = (colour, ground, glyph.left_out)
            && colour.iter().zip(&ground).all(same)
        {
            glyph.left_out = Some(Unclear::Hidden);
        }
    }
}

/// The sides of a shape: left, top, right, bottom.
fn bounds(shape: &DrawnShape) -> [f32; 4] {
    let start = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    let corners = shape.figures.iter().flatten();
    let [left, top, right, bottom] = corners.fold(start, |[left, top, right, bottom], (x, y)| {
        [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)]
    });
    let clip = shape.clip.unwrap_or([left, top, right, bottom]);
    [left.max(clip[0]), top.max(clip[1]), right.min(clip[2]), bottom.min(clip[3])]
}

/// Whether a point is filled (ISO 32000-2 §8.5.3.3).
fn holds(shape: &DrawnShape, x: f32, y: f32) -> bool {
    let inside = |[left, top, right, bottom]: [f32; 4]| {
        (left..=right).contains(&x) && (top..=bottom).contains(&y)
    };
    if !shape.clip.is_none_or(inside) {
        return false;
    }
    let mut winding = 0i32;
    for figure in &shape.figures {
        let next = figure.iter().cycle().skip(1);
        for (&(ax, ay), &(bx, by)) in figure.iter().zip(next) {
            let crosses = (ay <= y) != (by <= y);
            if crosses && ax + (y - ay) / (by - ay) * (bx - ax) > x {
                winding += if by > ay { 1 } else { -1 };
            }
        }
    }
    if shape.even_odd { winding % 2 != 0 } else { winding != 0 }
}

/// Leaves out what lines strike out.
fn strike(rules: &[DrawnLine], glyphs: &mut [Glyph], order: &ByHeight, budget: &mut SeenBudget) {
    let tallest = glyphs.iter().map(Glyph::height).fold(0.0, f32::max).min(100.0);
    for rule in rules.iter().filter(|rule| rule.right - rule.left > rule.bottom - rule.top) {
        let y = rule.top;
        let mut struck: Vec<usize> = Vec::new();
        for index in order.between(y - tallest, y + tallest) {
            if !budget.take(1) {
                return;
            }
            let Some(glyph) = glyphs.get(index) else { continue };
            let share = (y - glyph.top) / glyph.height();
            let over = (rule.left..=rule.right).contains(&glyph.centre().0);
            let through = (STRIKES[0]..=STRIKES[1]).contains(&share);
            if over && through && glyph.left_out.is_none() {
                struck.push(index);
            }
        }
        let own = || struck.iter().filter_map(|index| glyphs.get(*index));
        let height = own().map(Glyph::height).fold(0.0, f32::max);
        let first = own().map(|glyph| glyph.left).fold(f32::INFINITY, f32::min);
        let last = own().map(|glyph| glyph.right).fold(f32::NEG_INFINITY, f32::max);
        if struck.is_empty() {
            continue;
        }
        let fits = first - rule.left <= height * BEYOND && rule.right - last <= height * BEYOND;
        let alone = fits && !is_border(rule, rules, budget);
        for index in struck {
            let Some(glyph) = glyphs.get_mut(index) else { continue };
            if alone {
                glyph.left_out = Some(Unclear::Struck);
            } else if glyph.c.is_ascii_digit() {
                glyph.unclear = Some(Unclear::Struck);
            }
        }
    }
}

/// Whether a level line ends at an upright one, as the borders of cells do.
fn is_border(rule: &DrawnLine, rules: &[DrawnLine], budget: &mut SeenBudget) -> bool {
    budget.take(rules.len())
        && rules.iter().any(|other| {
            let upright = other.bottom - other.top > other.right - other.left;
            let near = |x: f32| (other.left - x).abs() <= AT_BORDER;
            let level = (other.top - AT_BORDER..=other.bottom + AT_BORDER).contains(&rule.top);
            upright && level && (near(rule.left) || near(rule.right))
        })
}

/// For each span, whether it reaches over another on its line. Most pages have no such spans, and looking at each of
/// their glyphs is slow.
fn crowded(spans: &[TextSpan]) -> Vec<bool> {
    /// The raster of lines, in points; each span stands in two of them, half of it apart.
    const RASTER: f32 = 6.0;
    let mut rows: Vec<(i32, f32, f32, usize)> = Vec::with_capacity(spans.len() * 2);
    for (index, span) in spans.iter().enumerate() {
        let (Some(left), Some(right)) = (span.edges.first(), span.edges.last()) else { continue };
        let row = (span.top + span.bottom) / 2.0 / RASTER;
        for row in [
            (row.floor() as i32).saturating_mul(2),
            ((row + 0.5).floor() as i32).saturating_mul(2) + 1,
        ] {
            rows.push((row, *left, *right, index));
        }
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut crowded = vec![false; spans.len()];
    let mut mark = |index: usize| {
        if let Some(own) = crowded.get_mut(index) {
            *own = true;
        }
    };
    let mut furthest: Option<(i32, f32, usize)> = None;
    for (row, left, right, index) in rows {
        match furthest.filter(|(of, ..)| *of == row) {
            Some((_, end, holder)) => {
                if left < end {
                    mark(holder);
                    mark(index);
                }
                if right > end {
                    furthest = Some((row, right, index));
                }
            }
            None => furthest = Some((row, right, index)),
        }
    }
    crowded
}

/// Drops glyphs that were drawn where the same character stands already.
fn drop_twins(glyphs: &mut Vec<Glyph>, crowded: &[bool]) {
    let mut drawn: BTreeMap<(char, i32, i32), Glyph> = BTreeMap::new();
    let cell = |value: f32| value.floor() as i32;
    glyphs.retain(|glyph| {
        let alone = crowded.get(glyph.span) == Some(&false);
        if alone || !glyph.is_ink() || glyph.left_out.is_some() {
            return true;
        }
        let (x, y) = (cell(glyph.left), cell(glyph.bottom));
        let reach = glyph.height() * TWICE;
        let same = |other: &Glyph| {
            (other.left - glyph.left).abs() <= reach && (other.bottom - glyph.bottom).abs() <= reach
        };
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
        let twin = around.into_iter().any(|(dx, dy)| {
            let key = (glyph.c, x.saturating_add(dx), y.saturating_add(dy));
            drawn.get(&key).is_some_and(same)
        });
        if !twin {
            drawn.insert((glyph.c, x, y), *glyph);
        }
        !twin
    });
}

/// Marks figures that stand on one spot with something else.
fn doubt_overlaps(glyphs: &mut [Glyph], crowded: &[bool]) {
    /// Glyphs that begin in one cell of the raster; more stand on one spot.
    const MOST: usize = 24;
    const RASTER: f32 = 8.0;
    let cell = |value: f32| (value / RASTER).floor() as i32;
    let mut near: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    let mut found: Vec<usize> = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        let alone = crowded.get(glyph.span) == Some(&false);
        if alone || !glyph.c.is_alphanumeric() || glyph.left_out.is_some() {
            continue;
        }
        let width = |glyph: &Glyph| (glyph.right - glyph.left).min(glyph.height() * FIGURE);
        let (x, y) = (cell(glyph.left), cell(glyph.centre().1));
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy)));
        for (dx, dy) in around {
            let key = (x.saturating_add(dx), y.saturating_add(dy));
            for other in near.get(&key).into_iter().flatten() {
                let Some(own) = glyphs.get(*other) else { continue };
                let figure = own.c.is_ascii_digit() || glyph.c.is_ascii_digit();
                let (one, two) = (width(own), width(glyph));
                let right = (own.left + one).min(glyph.left + two);
                let shared = right - own.left.max(glyph.left);
                let level = (own.centre().1 - glyph.centre().1).abs() < glyph.height() * 0.35;
                let apart = own.span != glyph.span;
                if figure && apart && level && shared > one.min(two) * ONE_SPOT {
                    found.extend([*other, index]);
                }
            }
        }
        let own = near.entry((x, y)).or_default();
        if own.len() < MOST {
            own.push(index);
        }
    }
    for index in found {
        if let Some(glyph) = glyphs.get_mut(index) {
            glyph.unclear = Some(Unclear::Overlap);
        }
    }
}
