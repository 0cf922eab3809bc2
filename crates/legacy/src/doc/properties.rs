//! What paragraphs and characters look like, as far as it decides what is read: pages of 512 bytes
//! in the main stream, found by the place of a character (MS-DOC, ChpxFkp and PapxFkp).

use std::ops::Range;

use super::super::compound::{u16_at, u32_at};
use super::Streams;
use super::fib::{Fib, Structure};
use super::sprm::{self, changes};
use super::styles::Styles;
use super::table::Shape;

const PAGE: usize = 512;
/// Tables in tables deeper than this are read as if they stood at this depth.
const DEEPEST: usize = 16;

/// A paragraph, or the end of a cell or of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub style: u16,
    /// How many tables it is in.
    pub depth: usize,
    pub row_end: bool,
    /// The end of a cell of a table in a table, where the mark is that of any paragraph.
    pub cell_end: bool,
    /// The list, and the level in it, where the paragraph itself or its style says so.
    pub list: Option<u16>,
    pub level: Option<u8>,
    pub shape: Option<Shape>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Character {
    pub hidden: bool,
    pub deleted: bool,
    pub inserted: bool,
    pub raised: bool,
    pub lowered: bool,
    /// A character of a font of symbols that stands in place of this one.
    pub symbol: Option<u16>,
}

/// The pages of one kind, and the run that was asked for last.
pub(super) struct Pages<'a> {
    main: &'a [u8],
    /// Offsets, one more than there are pages, and then a number of four bytes for each page.
    list: &'a [u8],
    count: usize,
    /// Bytes that a page has for each run.
    entry: usize,
}

/// The changes of the characters of a part of the main stream.
#[derive(Clone)]
pub(super) struct Run<'a> {
    pub offsets: Range<u32>,
    entry: &'a [u8],
}

impl<'a> Pages<'a> {
    pub fn of_paragraphs(streams: &Streams<'a>, fib: &Fib<'_>) -> Pages<'a> {
        Pages::new(streams, fib.structure(Structure::ParagraphPages, streams.table), 13)
    }

    pub fn of_characters(streams: &Streams<'a>, fib: &Fib<'_>) -> Pages<'a> {
        Pages::new(streams, fib.structure(Structure::CharacterPages, streams.table), 1)
    }

    fn new(streams: &Streams<'a>, list: &'a [u8], entry: usize) -> Pages<'a> {
        Pages { main: streams.main, list, count: list.len().saturating_sub(4) / 8, entry }
    }

    /// The run that a byte of the main stream lies in. Where no page tells of it, it has no
    /// changes.
    pub fn at(&self, offset: u32) -> Run<'a> {
        self.find(offset).unwrap_or(Run { offsets: offset..offset.saturating_add(1), entry: &[] })
    }

    fn find(&self, offset: u32) -> Option<Run<'a>> {
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
        Some(Run { offsets, entry })
    }
}

impl<'a> Run<'a> {
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

    fn own_of_characters(&self) -> &'a [u8] {
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

impl Paragraph {
    /// The lists of changes that make a paragraph whose mark lies in `run`: its own, those that
    /// lie in the stream of data (sprmPHugePapx, sprmPTableProps) and those of its piece.
    /// `may` says whether as many bytes may be read.
    pub fn lists<'a>(
        run: &Run<'a>,
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
    pub fn read(run: &Run<'_>, lists: &[&[u8]], styles: &Styles) -> Paragraph {
        let number = run.style();
        let style = styles.get(number);
        let mut paragraph = Paragraph {
            style: number,
            list: style.list,
            level: style.level,
            ..Paragraph::default()
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
            sprm::DEFINE_TABLE => self.shape = Shape::read(operand),
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

impl Character {
    /// The changes of a run to `style`.
    pub fn read(run: &Run<'_>, style: Character, styles: &Styles) -> Character {
        let mut character = style;
        character.apply(run.own_of_characters(), style, styles);
        character
    }

    /// Applies changes; what is switched back is what `style` says.
    pub fn apply(&mut self, list: &[u8], style: Character, styles: &Styles) {
        for (sprm, operand) in changes(list) {
            let value = operand.first().copied().unwrap_or(0);
            match sprm {
                0x0800 => self.deleted = value != 0,
                0x0801 => self.inserted = value != 0,
                // 128: as the style; 129: not as the style (ToggleOperand).
                0x083C => {
                    self.hidden = match value {
                        0x80 => style.hidden,
                        0x81 => !style.hidden,
                        value => value != 0,
                    }
                }
                0x2A48 => (self.raised, self.lowered) = (value == 1, value == 2),
                0x4A30 => {
                    let own = styles.get(u16_at(operand, 0).unwrap_or(0)).character;
                    self.hidden |= own.hidden;
                    self.raised |= own.raised;
                    self.lowered |= own.lowered;
                }
                0x2A33 => {
                    let kept = *self;
                    *self = Character { deleted: kept.deleted, inserted: kept.inserted, ..style };
                }
                0x6A09 => self.symbol = u16_at(operand, 2),
                _ => {}
            }
        }
    }

    /// The change that a piece makes to its characters by itself: which, and its value (Prm0).
    pub fn change(&mut self, changes: u16) {
        let flag = changes >> 8 != 0;
        match (changes >> 1) & 0x7F {
            0x41 => self.deleted = flag,
            0x42 => self.inserted = flag,
            0x5C => self.hidden = flag,
            0x68 => (self.raised, self.lowered) = (changes >> 8 == 1, changes >> 8 == 2),
            _ => {}
        }
    }
}
