//! The file as it was read, with the places of the form marked where they stood in it.

use litemap::LiteMap;
use std::ops::Range;

use engine::recognise::Reading;
use model::Place;
use model::document::{Anchor, Block, Document, Grid, Line, PageDrawing};

use screen::{Source, SourceBlock, SourceCell, SourcePage, SourcePiece, SourceText};

/// Everything that was read, also what is no part of the form.
pub(super) fn source(document: &Document, reading: &Reading) -> Source {
    let marked = Marked::of(reading);
    if document.pages.is_empty() {
        let blocks = document.blocks.iter().map(|block| marked.block(block)).collect();
        return Source { pages: Vec::new(), blocks };
    }
    let pages = document.pages.iter().map(|page| marked.page(page, document)).collect();
    Source { pages, blocks: Vec::new() }
}

/// The places of the form, by the element, sheet or page of the file that contains them.
struct Marked<'a>(LiteMap<Holder<'a>, Vec<(Span, Place)>>);

/// The unit of a file within which characters are counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holder<'a> {
    /// The whole text.
    Text,
    Element(&'a str),
    Paragraph(Option<(usize, usize, usize)>, usize),
    Sheet(&'a str, &'a str),
    Value(&'a str),
    /// A line of a page: its number, top and bottom.
    Line(usize, i32, i32),
}

/// A range: of characters, or of hundredths of a point on a page.
type Span = Range<i64>;

impl<'a> Marked<'a> {
    fn of(reading: &'a Reading) -> Marked<'a> {
        let mut marked: LiteMap<Holder<'a>, Vec<(Span, Place)>> = LiteMap::new();
        for (place, anchor) in &reading.anchors {
            let (holder, span) = located(anchor);
            marked.entry(holder).or_default().push((span, *place));
        }
        Marked(marked)
    }

    fn block(&self, block: &Block) -> SourceBlock {
        match block {
            Block::Line(line) => SourceBlock::Line(self.pieces(&line.text, &line.anchor)),
            Block::Grid(grid) => SourceBlock::Table(self.table(grid)),
        }
    }

    fn table(&self, grid: &Grid) -> Vec<Vec<SourceCell>> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let cells = |row: usize| {
            grid.row(row).map(|cell| SourceCell {
                pieces: self.pieces(&cell.text, &cell.anchor),
                colspan: count(cell.colspan),
                rowspan: count(cell.rowspan),
            })
        };
        (0..grid.rows).map(|row| cells(row).collect()).collect()
    }

    /// The text cut where a place begins or ends.
    fn pieces(&self, text: &str, anchor: &Anchor) -> Vec<SourcePiece> {
        let (holder, span) = located(anchor);
        let none = Vec::new();
        let places = self.0.get(&holder).unwrap_or(&none);
        let mut cuts: Vec<i64> = vec![span.start, span.end];
        for (place, _) in places {
            cuts.extend([place.start, place.end].iter().filter(|at| span.contains(at)));
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut chars = text.chars();
        let mut pieces: Vec<SourcePiece> = Vec::new();
        for pair in cuts.windows(2) {
            let [from, to] = pair else { continue };
            let length = usize::try_from(to - from).unwrap_or_default();
            let text: String = chars.by_ref().take(length).collect();
            pieces.push(SourcePiece { text, places: within(places, &(*from..*to)) });
        }
        let rest: String = chars.collect();
        if !rest.is_empty() || pieces.is_empty() {
            pieces.push(SourcePiece { text: rest, places: within(places, &span) });
        }
        pieces
    }

    fn page(&self, page: &PageDrawing, document: &Document) -> SourcePage {
        let lines = document.blocks.iter().flat_map(|block| match block {
            Block::Line(line) => std::slice::from_ref(line),
            Block::Grid(grid) => grid.lines.as_slice(),
        });
        SourcePage {
            number: u32::try_from(page.number).unwrap_or(u32::MAX),
            width: page.width,
            height: page.height,
            texts: lines.flat_map(|line| self.on(page.number, line)).collect(),
            rules: page.rules.clone(),
        }
    }

    /// A line with its position, where it is on this page; cut where the places of its characters change.
    fn on(&self, number: usize, line: &Line) -> Vec<SourceText> {
        let Anchor::Page { page, top, bottom, edges } = &line.anchor else { return Vec::new() };
        if *page != number {
            return Vec::new();
        }
        // A cell is marked by its own box, which may hold several lines.
        let spots: Vec<&(Span, Place)> = self
            .0
            .iter()
            .filter(|(holder, _)| holder.holds(number, top.midpoint(*bottom)))
            .flat_map(|(_, spots)| spots)
            .collect();
        let mut texts: Vec<SourceText> = Vec::new();
        for (nth, c) in line.text.chars().enumerate() {
            let edge = |at: usize| edges.get(at).or(edges.last()).copied().unwrap_or_default();
            let (left, right) = (edge(nth), edge(nth + 1));
            let middle = i64::from(left.midpoint(right));
            let at = spots.iter().filter(|(span, _)| span.contains(&middle));
            let places: Vec<Place> = at.map(|(_, place)| *place).collect();
            match texts.last_mut() {
                Some(last) if last.places == places => {
                    last.text.push(c);
                    last.edges.push(right);
                }
                _ => texts.push(SourceText {
                    text: c.to_string(),
                    top: *top,
                    bottom: *bottom,
                    edges: vec![left, right],
                    places,
                }),
            }
        }
        texts
    }
}

impl Holder<'_> {
    /// Whether the anchor is on this page, at this height.
    fn holds(&self, number: usize, height: i32) -> bool {
        matches!(self, Holder::Line(page, top, bottom)
            if *page == number && (*top..=*bottom).contains(&height))
    }
}

/// The places whose ranges contain the whole span.
fn within(places: &[(Span, Place)], span: &Span) -> Vec<Place> {
    let holds = |place: &Span| place.start <= span.start && span.end <= place.end;
    places.iter().filter(|(place, _)| holds(place)).map(|(_, place)| *place).collect()
}

fn located(anchor: &Anchor) -> (Holder<'_>, Span) {
    let wide = |chars: &Range<usize>| {
        let at = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
        at(chars.start)..at(chars.end)
    };
    match anchor {
        Anchor::Text { chars, .. } => (Holder::Text, wide(chars)),
        Anchor::Html { path, chars } => (Holder::Element(path), wide(chars)),
        Anchor::Word { cell, paragraph, chars } => {
            (Holder::Paragraph(*cell, *paragraph), wide(chars))
        }
        Anchor::Sheet { sheet, cell, chars } => (Holder::Sheet(sheet, cell), wide(chars)),
        Anchor::Json { pointer, chars } => (Holder::Value(pointer), wide(chars)),
        Anchor::Page { page, top, bottom, edges } => {
            let edge = |edge: Option<&i32>| i64::from(edge.copied().unwrap_or_default());
            (Holder::Line(*page, *top, *bottom), edge(edges.first())..edge(edges.last()))
        }
    }
}
