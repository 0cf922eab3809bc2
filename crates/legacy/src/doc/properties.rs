//! Properties of paragraphs and characters that affect reading: pages of 512 bytes in the main stream, found by the
//! position of a character (MS-DOC, ChpxFkp and PapxFkp).

use std::ops::Range;

use super::fib::{Fib, Structure};
use super::shape::RowShape;
use super::sprm::{self, changes};
use super::streams::Streams;
use super::styles::DocStyles;
use crate::compound::{u16_at, u32_at};

const PAGE: usize = 512;
/// Tables in tables deeper than this are read as if they stood at this depth.
const DEEPEST: usize = 16;

/// A paragraph, or the end of a cell or of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    pub style: u16,
    /// How many tables it is in.
    pub depth: usize,
    pub row_end: bool,
    /// The end of a cell of a table in a table, where the mark is that of any paragraph.
    pub cell_end: bool,
    /// The list, and the level in it, where the paragraph itself or its style says so.
    pub list: Option<u16>,
    pub level: Option<u8>,
    pub shape: Option<RowShape>,
}

/// The pages of one kind, and the run that was asked for last.
pub(super) struct PropertyPages<'a> {
    main: &'a [u8],
    /// Offsets, one more than there are pages, and then a number of four bytes for each page.
    list: &'a [u8],
    count: usize,
    /// Bytes that a page has for each run.
    entry: usize,
}

/// The changes of the characters of a part of the main stream.
#[derive(Clone)]
pub(super) struct PropertyRun<'a> {
    pub offsets: Range<u32>,
    entry: &'a [u8],
}

impl<'a> PropertyPages<'a> {
    pub fn of_paragraphs(streams: &Streams<'a>, fib: &Fib<'_>) -> PropertyPages<'a> {
        PropertyPages::new(streams, fib.structure(Structure::ParagraphPages, streams.table), 13)
    }

    pub fn of_characters(streams: &Streams<'a>, fib: &Fib<'_>) -> PropertyPages<'a> {
        PropertyPages::new(streams, fib.structure(Structure::CharacterPages, streams.table), 1)
    }

    fn new(streams: &Streams<'a>, list: &'a [u8], entry: usize) -> PropertyPages<'a> {
        PropertyPages { main: streams.main, list, count: list.len().saturating_sub(4) / 8, entry }
    }

    /// The run that a byte of the main stream lies in. Where no page has it, it has no
    /// changes.
    pub fn at(&self, offset: u32) -> PropertyRun<'a> {
        self.find(offset)
            .unwrap_or(PropertyRun { offsets: offset..offset.saturating_add(1), entry: &[] })
    }

    fn find(&self, offset: u32) -> Option<PropertyRun<'a>> {
        let index = last_at(self.list, self.count, offset)?;
        let number = u32_at(self.list, 4 * (self.count + 1 + index))? & 0x003F_FFFF;
        let page = self.main.get((number as usize).checked_mul(PAGE)?..)?.get(..PAGE)?;
        let count = usize::from(*page.last()?);
        let run = last_at(page, count, offset)?;
        let offsets = u32_at(page, 4 * run)?..u32_at(page, 4 * run + 4)?;
        if !offsets.contains(&offset) {
            return None;
        }
        let at = 2 * usize::from(*page.get(4 * (count + 1) + self.entry * run)?);
        let entry = if at == 0 { &[] } else { page.get(at..)? };
        Some(PropertyRun { offsets, entry })
    }
}

impl<'a> PropertyRun<'a> {
    /// The number of the style of the paragraph.
    pub fn style(&self) -> u16 {
        u16_at(self.own_of_paragraph(), 0).unwrap_or(0)
    }

    /// The number of the style, and the changes. Their count is of pairs of bytes: one byte less,
    /// or, behind a 0, all of them (PapxInFkp).
    fn own_of_paragraph(&self) -> &'a [u8] {
        let own = match self.entry {
            [0, count, rest @ ..] => rest.get(..2 * usize::from(*count)),
            [count, rest @ ..] => rest.get(..2 * usize::from(*count) - 1),
            [] => None,
        };
        own.unwrap_or(&[])
    }

    pub fn own_of_characters(&self) -> &'a [u8] {
        let own = match self.entry {
            [count, rest @ ..] => rest.get(..usize::from(*count)),
            [] => None,
        };
        own.unwrap_or(&[])
    }
}

/// The last of `count` numbers that is not greater.
fn last_at(list: &[u8], count: usize, number: u32) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if u32_at(list, 4 * middle)? <= number {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

impl ParagraphProperties {
    /// The lists of changes that make a paragraph whose mark lies in `run`: its own, those that
    /// lie in the stream of data (sprmPHugePapx, sprmPTableProps) and those of its piece.
    /// `may` says whether as many bytes may be read.
    pub fn lists<'a>(
        run: &PropertyRun<'a>,
        shared: Option<&'a [u8]>,
        streams: &Streams<'a>,
        may: impl Fn(usize) -> bool,
    ) -> Vec<&'a [u8]> {
        let own = run.own_of_paragraph().get(2..).unwrap_or(&[]);
        let data = streams.data;
        let far = |(sprm, operand)| {
            let list = matches!(sprm, 0x6645 | 0x6646 | 0x646B).then(|| elsewhere(operand, data));
            list.flatten().filter(|list| may(list.len()))
        };
        let mut lists = vec![own];
        lists.extend(changes(own).filter_map(far));
        lists.extend(shared);
        lists
    }

    /// The paragraph that `lists` make.
    pub fn read(run: &PropertyRun<'_>, lists: &[&[u8]], styles: &DocStyles) -> ParagraphProperties {
        let number = run.style();
        let style = styles.get(number);
        let mut paragraph = ParagraphProperties {
            style: number,
            list: style.list,
            level: style.level,
            ..ParagraphProperties::default()
        };
        for (sprm, operand) in lists.iter().flat_map(|list| changes(list)) {
            paragraph.change(sprm, operand);
        }
        paragraph.depth = paragraph.depth.min(DEEPEST);
        paragraph
    }

    fn change(&mut self, sprm: u16, operand: &[u8]) {
        let flag = operand.first().is_some_and(|byte| *byte != 0);
        let number = u16_at(operand, 0).unwrap_or(0);
        match sprm {
            0x2416 if flag => self.depth = self.depth.max(1),
            0x2416 => self.depth = 0,
            // sprmPItap, sprmPDtap
            0x6649 => self.depth = u32_at(operand, 0).unwrap_or(0).min(0xFF) as usize,
            0x664A => {
                let change = u32_at(operand, 0).unwrap_or(0).cast_signed().clamp(-0xFF, 0xFF);
                self.depth = self.depth.saturating_add_signed(change as isize);
            }
            0x2417 | 0x244C => self.row_end = flag,
            0x244B => self.cell_end = flag,
            0x260A => self.level = operand.first().copied(),
            0x460B => self.list = Some(number),
            sprm::DEFINE_TABLE => self.shape = RowShape::read(operand),
            _ => {
                if let Some(shape) = &mut self.shape {
                    shape.change(sprm, operand);
                }
            }
        }
    }
}

/// A list of changes in the stream of data, behind its length (PrcData).
fn elsewhere<'d>(operand: &[u8], data: &'d [u8]) -> Option<&'d [u8]> {
    let rest = data.get(u32_at(operand, 0)? as usize..)?;
    rest.get(2..)?.get(..usize::from(u16_at(rest, 0)?))
}
