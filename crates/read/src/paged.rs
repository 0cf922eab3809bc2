//! Pages of fixed layout (PDF, OFD) → blocks: text with positions and drawn lines become lines of
//! text and grids.

mod furniture;
mod joining;
mod lattice;
mod lines;
mod paragraphs;
mod rulings;
mod table;
#[cfg(test)]
mod tests;

use super::Limits;
use lattice::Room;
use lines::{Glyph, TextLine};
use model::document::{Anchor, Block, Grid, GridCell, Line, PageDrawing};
use table::{Cell, Table};

/// A page as its format places things on it. Lengths in points, from the upper left corner of the
/// page as it is seen, y downwards.
#[derive(Clone, Debug, Default)]
pub struct Page {
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
pub struct Span {
    pub text: String,
    pub top: f32,
    pub bottom: f32,
    /// The left edge of each character, and the right edge of the last.
    pub edges: Vec<f32>,
}

/// A drawn line: horizontal (`top == bottom`) or vertical (`left == right`). Thin filled rectangles
/// are lines too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Page {
    /// What is drawn besides text.
    pub fn drawn(&self) -> PageDrawing {
        let rule = |rule: &Rule| [rule.left, rule.top, rule.right, rule.bottom].map(hundredths);
        PageDrawing {
            number: self.number,
            width: hundredths(self.width),
            height: hundredths(self.height),
            rules: self.rules.iter().map(rule).collect(),
        }
    }
}

/// The blocks of all pages in reading order, and whether a limit cut them.
pub fn blocks(pages: &[Page], limits: &Limits) -> (Vec<Block>, bool) {
    let mut room = Room::new(limits);
    let mut sheets: Vec<Vec<Item>> =
        pages.iter().map(|page| items(page, limits, &mut room)).collect();
    furniture::mark(pages, &mut sheets);
    paragraphs::mark(&mut sheets);
    let mut all: Vec<Item> = Vec::new();
    for items in sheets {
        let continued = items.iter().position(|item| !item.is_furniture());
        for (index, item) in items.into_iter().enumerate() {
            let joined = Some(index) == continued && joining::join(&mut all, &item, limits);
            let gone = matches!(&item, Item::Line { gone: true, .. });
            if !joined && !gone {
                all.push(item);
            }
        }
    }
    (all.into_iter().map(block).collect(), room.spent)
}

/// What stands on a page, from top to bottom.
enum Item {
    Line {
        line: TextLine,
        /// A page number, or a head or foot that stands on other pages too.
        furniture: bool,
        /// It says what was said before, and would tear a sentence apart.
        gone: bool,
        /// A paragraph of its own.
        whole: bool,
    },
    Table(Table),
}

impl Item {
    fn top(&self) -> f32 {
        match self {
            Item::Line { line, .. } => line.top,
            Item::Table(table) => table.areas.first().map_or(0.0, |area| area.top),
        }
    }

    fn is_furniture(&self) -> bool {
        matches!(self, Item::Line { furniture: true, .. })
    }
}

/// A box on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Area {
    page: usize,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Area {
    fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.centre();
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

fn items(page: &Page, limits: &Limits, room: &mut Room) -> Vec<Item> {
    let mut glyphs: Vec<Glyph> = page.spans.iter().flat_map(lines::glyphs).collect();
    let mut items = Vec::new();
    for lattice in lattice::lattices(&page.rules, limits, room) {
        let area = lattice.area(page.number);
        let (own, rest) = glyphs.into_iter().partition(|glyph| area.holds(glyph));
        glyphs = rest;
        let own: Vec<Glyph> = own;
        if own.iter().any(|glyph| !glyph.c.is_whitespace()) {
            items.push(Item::Table(Table::of(&lattice, area, &own)));
        }
    }
    items.extend(lines::lines(page.number, &glyphs).into_iter().map(|line| Item::Line {
        line,
        furniture: false,
        gone: false,
        whole: false,
    }));
    items.sort_by(|a, b| a.top().total_cmp(&b.top()));
    items
}

fn block(item: Item) -> Block {
    match item {
        Item::Line { line, whole, .. } => Block::Line(written(line, whole)),
        Item::Table(table) => Block::Grid(Grid {
            rows: table.rows,
            columns: table.edges.len().saturating_sub(1),
            cells: table.cells.into_iter().map(cell).collect(),
            lines: table.lines.into_iter().map(|line| written(line, false)).collect(),
        }),
    }
}

fn written(line: TextLine, whole: bool) -> Line {
    let anchor = anchor(line.page, line.top, line.bottom, &line.edges);
    Line { text: line.text, whole, anchor }
}

fn cell(cell: Cell) -> GridCell {
    let Area { page, left, top, right, bottom } = cell.area;
    let anchor = match cell.lines.as_slice() {
        [] => anchor(page, top, bottom, &[left, right]),
        [only] => anchor(only.page, only.top, only.bottom, &only.edges),
        [first, ..] => {
            let here = || cell.lines.iter().filter(|line| line.page == first.page);
            let left = here().map(TextLine::left).fold(f32::INFINITY, f32::min);
            let right = here().map(TextLine::right).fold(f32::NEG_INFINITY, f32::max);
            let bottom = here().map(|line| line.bottom).fold(first.bottom, f32::max);
            anchor(first.page, first.top, bottom, &[left, right])
        }
    };
    let texts: Vec<String> = cell.lines.into_iter().map(|line| line.text).collect();
    GridCell {
        row: cell.row,
        column: cell.column,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        text: texts.join("\n"),
        anchor,
    }
}

fn anchor(page: usize, top: f32, bottom: f32, edges: &[f32]) -> Anchor {
    Anchor::Page {
        page,
        top: hundredths(top),
        bottom: hundredths(bottom),
        edges: edges.iter().copied().map(hundredths).collect(),
    }
}

/// A length in the units of anchors. What is no length at all saturates.
fn hundredths(length: f32) -> i32 {
    (length * 100.0).round() as i32
}
