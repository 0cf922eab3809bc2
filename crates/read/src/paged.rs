//! Layout analysis shared by the formats of fixed layout (PDF, OFD): placed text and drawn lines become
//! lines of text and grids.
//!
//! A reader makes one [`Page`] a page and hands all of them to [`blocks`].

mod furniture;
mod item;
mod joining;
mod lattice;
mod lines;
mod page;
mod paragraphs;
mod rulings;
mod seen;
mod table;
#[cfg(test)]
mod tests;

use super::Limits;
use item::PageItem;
use lattice::LatticeBudget;
use lines::{Glyph, TextLine};
use model::document::{Anchor, Block, Grid, GridCell, Line};
use page::{PageArea, hundredths};
use seen::SeenBudget;
use table::{PagedCell, PagedTable};

pub use page::{Colour, DrawnLine, DrawnShape, Page, Paint, TextSpan};

/// The blocks of all pages in reading order, and whether a limit cut them.
pub fn blocks(pages: &[Page], limits: &Limits) -> (Vec<Block>, bool) {
    let mut budget = LatticeBudget::new(limits);
    let mut looks = SeenBudget::default();
    let mut sheets: Vec<Vec<PageItem>> =
        pages.iter().map(|page| items(page, limits, &mut budget, &mut looks)).collect();
    furniture::mark(pages, &mut sheets);
    paragraphs::mark(&mut sheets);
    let mut all: Vec<PageItem> = Vec::new();
    for items in sheets {
        let continued = items.iter().position(|item| !item.is_furniture());
        for (index, item) in items.into_iter().enumerate() {
            let joined = Some(index) == continued && joining::join(&mut all, &item, limits);
            let dropped = matches!(&item, PageItem::Line { dropped: true, .. });
            if !joined && !dropped {
                all.push(item);
            }
        }
    }
    (all.into_iter().map(to_block).collect(), budget.spent || looks.spent)
}

fn items(
    page: &Page,
    limits: &Limits,
    budget: &mut LatticeBudget,
    looks: &mut SeenBudget,
) -> Vec<PageItem> {
    let (mut glyphs, marks) = seen::glyphs(page, looks);
    let mut items = Vec::new();
    for lattice in lattice::lattices(&page.rules, limits, budget) {
        let area = lattice.area(page.number);
        let mut own: Vec<Glyph> = Vec::new();
        // The end of a number that is too long for its cell stands outside, and belongs to it.
        glyphs.retain(|glyph| {
            let ends = |last: &Glyph| table::is_one_number(last, glyph);
            let within = area.contains(glyph.centre()) || own.last().is_some_and(ends);
            if within {
                own.push(*glyph);
            }
            !within
        });
        if own.iter().any(|glyph| glyph.is_ink() && glyph.left_out.is_none()) {
            items.push(PageItem::Table(PagedTable::of(&lattice, area, &own, &marks)));
        }
    }
    items.extend(lines::lines(page.number, &glyphs).into_iter().map(|line| PageItem::Line {
        line,
        furniture: false,
        dropped: false,
        whole: false,
    }));
    items.sort_by(|a, b| a.top().total_cmp(&b.top()));
    items
}

fn to_block(item: PageItem) -> Block {
    match item {
        PageItem::Line { line, whole, .. } => Block::Line(to_line(line, whole)),
        PageItem::Table(table) => Block::Grid(Grid {
            rows: table.rows,
            columns: table.edges.len().saturating_sub(1),
            cells: table.cells.into_iter().map(cell).collect(),
            lines: table.lines.into_iter().map(|line| to_line(line, false)).collect(),
        }),
    }
}

fn to_line(line: TextLine, whole: bool) -> Line {
    let anchor = anchor(line.page, line.top, line.bottom, &line.edges);
    let unclear = line.unclear.into_iter().map(|(at, why)| (at..at + 1, why)).collect();
    Line { text: line.text, whole, anchor, unclear }
}

fn cell(cell: PagedCell) -> GridCell {
    let PageArea { page, left, top, right, bottom } = cell.area;
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
    let in_lines = cell.lines.iter().flat_map(|line| &line.unclear).map(|(_, why)| *why);
    let unclear = cell.unclear.or(in_lines.min());
    let texts: Vec<String> = cell.lines.into_iter().map(|line| line.text).collect();
    GridCell {
        row: cell.row,
        column: cell.column,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        text: texts.join("\n"),
        anchor,
        unclear,
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
