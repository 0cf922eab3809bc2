//! All lines of a document as one run of characters, each position of which can be traced to its line.

use model::document::{Anchor, Block, Document, Line, Unclear};
use std::ops::Range;

/// The text of a document, grids left out. A line ends in `\n`.
pub(super) struct Flat<'d> {
    pub chars: Vec<char>,
    /// Folded characters with the index in `chars` each came from.
    folded: Vec<(usize, char)>,
    lines: Vec<FlatLine<'d>>,
    /// Text after [`MOST_CHARS`] was left out.
    pub cut: bool,
}

/// Characters that are read; an annual report has a hundredth of them. The rest is left out with a note.
const MOST_CHARS: usize = 500_000;

pub(super) struct FlatLine<'d> {
    pub line: &'d Line,
    /// Its characters in `chars`, without the `\n`.
    pub range: Range<usize>,
    /// Count of the grids that stand before it.
    pub grids_before: usize,
}

impl<'d> Flat<'d> {
    pub fn new(document: &'d Document) -> Flat<'d> {
        let mut grids_before = 0;
        Flat::of(document.blocks.iter().filter_map(|block| match block {
            Block::Grid(_) => {
                grids_before += 1;
                None
            }
            Block::Line(line) => Some((line, grids_before)),
        }))
    }

    /// Lines without a document, such as those of one table; none is left out.
    pub fn of_lines(lines: &[&'d Line]) -> Flat<'d> {
        let mut flat = Flat::of(lines.iter().map(|line| (*line, 0)));
        flat.chars.push('\n');
        flat
    }

    /// Lines, each with the count of grids before it.
    fn of(all: impl Iterator<Item = (&'d Line, usize)>) -> Flat<'d> {
        let mut chars = Vec::new();
        let mut lines = Vec::new();
        let mut cut = false;
        for (line, grids_before) in all {
            let start = chars.len();
            let room = MOST_CHARS.saturating_sub(start);
            cut |= line.text.chars().nth(room).is_some();
            if cut {
                continue;
            }
            chars.extend(line.text.chars());
            lines.push(FlatLine { line, range: start..chars.len(), grids_before });
            chars.push('\n');
        }
        let folded = fold::folded(&chars);
        Flat { chars, folded, lines, cut }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn lines(&self) -> &[FlatLine<'d>] {
        &self.lines
    }

    /// The first line that ends at or behind `position`.
    pub fn line_at(&self, position: usize) -> usize {
        self.lines.partition_point(|line| line.range.end < position)
    }

    pub fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or(&[]).iter().collect()
    }

    /// The folded characters of a range, with their positions.
    pub fn folded(&self, range: Range<usize>) -> &[(usize, char)] {
        let start = self.folded.partition_point(|(at, _)| *at < range.start);
        let end = self.folded.partition_point(|(at, _)| *at < range.end);
        self.folded.get(start..end).unwrap_or(&[])
    }

    /// The first occurrence of a folded text within a range, as a range of `chars`.
    pub fn find(&self, needle: &str, within: Range<usize>) -> Option<Range<usize>> {
        let needle = fold::fold(needle);
        find(self.folded(within), &needle)
    }

    /// The end of `needle` in `chars`, where it stands right at `start`.
    pub fn starts_with(&self, needle: &[char], start: usize) -> Option<usize> {
        let rest = self.folded(start..self.len()).get(..needle.len())?;
        let same = rest.iter().zip(needle).all(|((_, c), wanted)| c == wanted);
        (same && !needle.is_empty()).then(|| rest.last().map_or(start, |(at, _)| at + 1))
    }

    /// Why a range of characters may not be what a person sees there, or right beside it where nothing is left.
    pub fn unclear(&self, range: &Range<usize>) -> Option<Unclear> {
        let line = self.lines.get(self.line_at(range.start))?;
        let touches = |part: &Range<usize>| {
            let (start, end) = (line.range.start + part.start, line.range.start + part.end);
            if part.is_empty() {
                range.start <= start && start <= range.end
            } else {
                range.start < end && start < range.end
            }
        };
        line.line.unclear.iter().find(|(part, _)| touches(part)).map(|(_, unclear)| *unclear)
    }

    /// The anchor of a range of characters.
    pub fn anchor(&self, range: Range<usize>) -> Option<Anchor> {
        let first = self.lines.get(self.line_at(range.start))?;
        let from = range.start.saturating_sub(first.range.start);
        let start = first.line.anchor.part(from..range.end.saturating_sub(first.range.start));
        if range.end <= first.range.end {
            return Some(start);
        }
        let last = self.lines.get(self.line_at(range.end))?;
        match (start, last.line.anchor.part(0..range.end.saturating_sub(last.range.start))) {
            (Anchor::Text { chars, line }, Anchor::Text { chars: end, .. }) => {
                Some(Anchor::Text { chars: chars.start..end.end, line })
            }
            (start, _) => Some(start),
        }
    }
}

/// The first occurrence of folded characters, as a range of the original.
pub(super) fn find(folded: &[(usize, char)], needle: &[char]) -> Option<Range<usize>> {
    if needle.is_empty() {
        return None;
    }
    folded.windows(needle.len()).find_map(|window| {
        let same = window.iter().zip(needle).all(|((_, c), wanted)| c == wanted);
        let (first, last) = (window.first()?, window.last()?);
        same.then_some(first.0..last.0 + 1)
    })
}

/// Where a text stands in another, both folded.
pub(super) fn find_all(chars: &[char], needle: &[char]) -> Vec<usize> {
    if needle.is_empty() {
        return Vec::new();
    }
    let windows = chars.windows(needle.len()).enumerate();
    windows.filter(|(_, window)| *window == needle).map(|(at, _)| at).collect()
}
