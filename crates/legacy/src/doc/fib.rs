//! The head of a Word file: what it is, and where everything else lies (MS-DOC, Fib).

use super::streams::MAIN_STREAM;
use crate::compound::{u16_at, u32_at};
use read::Refused;

/// `wIdent` of Word 97 and later (FibBase).
const WORD_97: u16 = 0xA5EC;
/// `wIdent` of Word 2, 6 and 95.
const BEFORE: [u16; 4] = [0xA5DB, 0xA5DC, 0xA59B, 0xA59C];
/// The smallest `nFib` of Word 97 (FibBase; 0x00BF stands in files of its converters).
const FIRST_VERSION: u16 = 0x00BF;

pub(super) struct Fib<'a> {
    main: &'a [u8],
    flags: u16,
    /// Where the counts of characters, and the places in the table stream, begin.
    counts: usize,
    places: usize,
}

/// The parts of the text, in their order in the file (FibRgLw97).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StoryKind {
    Body = 3,
    Footnotes = 4,
    Headers = 5,
    Macros = 6,
    Comments = 7,
    Endnotes = 8,
    Boxes = 9,
}

impl StoryKind {
    pub const ALL: [StoryKind; 7] = [
        StoryKind::Body,
        StoryKind::Footnotes,
        StoryKind::Headers,
        StoryKind::Macros,
        StoryKind::Comments,
        StoryKind::Endnotes,
        StoryKind::Boxes,
    ];
}

/// A structure in the table stream, by its number among the places (FibRgFcLcb97).
#[derive(Clone, Copy)]
pub(super) enum Structure {
    Styles = 1,
    FootnoteMarks = 2,
    CharacterPages = 12,
    ParagraphPages = 13,
    Pieces = 33,
    Shapes = 40,
    EndnoteMarks = 46,
    Boxes = 56,
    Lists = 73,
    ListUses = 74,
}

impl<'a> Fib<'a> {
    /// Reads the head of the main stream.
    ///
    /// # Errors
    /// [`Refused::OldWord`], [`Refused::Encrypted`], or [`Refused::Damaged`].
    pub fn read(main: &'a [u8]) -> Result<Fib<'a>, Refused> {
        let damaged = || Refused::Damaged { part: MAIN_STREAM.to_owned() };
        let number = |at| u16_at(main, at).ok_or_else(damaged);
        let (ident, version, flags) = (number(0)?, number(2)?, number(10)?);
        if BEFORE.contains(&ident) || (ident == WORD_97 && version < FIRST_VERSION) {
            return Err(Refused::OldWord);
        }
        if ident != WORD_97 {
            return Err(damaged());
        }
        if flags & 0x0100 != 0 {
            return Err(Refused::Encrypted);
        }
        // Three arrays, each behind its count of two bytes: shorts, longs, pairs of longs.
        let counts = 34 + 2 * usize::from(number(32)?) + 2;
        let places = counts + 4 * usize::from(number(counts - 2)?) + 2;
        Ok(Fib { main, flags, counts, places })
    }

    /// The stream that holds the structures (`fWhichTblStm`).
    pub fn table_stream(&self) -> &'static str {
        if self.flags & 0x0200 != 0 { "1Table" } else { "0Table" }
    }

    /// How many characters a story has.
    pub fn characters(&self, story: StoryKind) -> usize {
        u32_at(self.main, self.counts + 4 * story as usize).unwrap_or(0) as usize
    }

    /// Where a structure lies in the table stream: its first byte and its length.
    pub fn place(&self, structure: Structure) -> Option<(usize, usize)> {
        let at = self.places + 8 * structure as usize;
        Some((u32_at(self.main, at)? as usize, u32_at(self.main, at + 4)? as usize))
    }

    /// The bytes of a structure; none where it is missing or lies outside.
    pub fn structure<'t>(&self, structure: Structure, table: &'t [u8]) -> &'t [u8] {
        let bytes = || {
            let (at, length) = self.place(structure)?;
            table.get(at..at.checked_add(length)?)
        };
        bytes().unwrap_or(&[])
    }
}
