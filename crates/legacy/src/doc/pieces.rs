//! The text: pieces of the main stream in their order (MS-DOC, Clx and Pcdt).

use std::ops::Range;

use super::fib::{Fib, Structure};
use super::streams::MAIN_STREAM;
use crate::compound::{u16_at, u32_at};
use read::Refused;

/// The characters of the bytes 0x80 to 0x9F in a piece of single bytes (FcCompressed); 0 where it is the code itself.
const HIGH: [u16; 32] = [
    0, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0, 0, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0, 0, 0x0178,
];

pub(super) struct PieceTable<'a> {
    main: &'a [u8],
    pieces: Vec<TextPiece>,
    /// Lists of changes that pieces share (Prc).
    shared: Vec<&'a [u8]>,
}

struct TextPiece {
    /// Positions in the whole text.
    positions: Range<usize>,
    /// Where it begins in the main stream, and how many bytes a character has.
    start: usize,
    width: usize,
    /// Changes to everything in it (Prm).
    changes: u16,
}

/// A unit of UTF-16 of the text.
#[derive(Clone, Copy)]
pub(super) struct TextUnit {
    pub code: u16,
    /// Position in the whole text.
    pub position: usize,
    /// Where it lies in the main stream, and how many bytes it has.
    pub offset: u32,
    pub width: u32,
    pub changes: u16,
}

impl<'a> PieceTable<'a> {
    /// Reads the table of pieces.
    ///
    /// # Errors
    /// [`Refused::Damaged`] where there is none, or it lies outside the text.
    pub fn read(main: &'a [u8], table: &'a [u8], fib: &Fib<'_>) -> Result<PieceTable<'a>, Refused> {
        let mut rest = fib.structure(Structure::Pieces, table);
        let mut shared = Vec::new();
        let damaged = || Refused::Damaged { part: fib.table_stream().to_owned() };
        while rest.first() == Some(&1) {
            let length = usize::from(u16_at(rest, 1).ok_or_else(damaged)?);
            shared.push(rest.get(3..).and_then(|list| list.get(..length)).ok_or_else(damaged)?);
            rest = rest.get(3 + length..).ok_or_else(damaged)?;
        }
        let length = u32_at(rest, 1).filter(|_| rest.first() == Some(&2)).ok_or_else(damaged)?;
        let list =
            rest.get(5..).and_then(|list| list.get(..length as usize)).ok_or_else(damaged)?;
        let pieces = pieces(list).ok_or_else(damaged)?;
        // Pieces do not share their characters: there are never more of these than bytes.
        let within = |piece: &TextPiece| {
            let bytes = piece.positions.len().checked_mul(piece.width)?;
            main.get(piece.start..piece.start.checked_add(bytes)?)
        };
        let count = pieces.last().map_or(0, |piece| piece.positions.end);
        if pieces.iter().any(|piece| within(piece).is_none()) || count > main.len() {
            return Err(Refused::Damaged { part: MAIN_STREAM.to_owned() });
        }
        Ok(PieceTable { main, pieces, shared })
    }

    /// How many units all stories have together.
    pub fn len(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.positions.end)
    }

    /// The units of a range of positions.
    pub fn units(&self, positions: Range<usize>) -> impl Iterator<Item = TextUnit> {
        let first = self.pieces.partition_point(|piece| piece.positions.end <= positions.start);
        let pieces = self.pieces.get(first..).unwrap_or(&[]).iter();
        pieces.take_while(move |piece| piece.positions.start < positions.end).flat_map(
            move |piece| {
                let start = piece.positions.start.max(positions.start);
                let end = piece.positions.end.min(positions.end);
                (start..end).filter_map(move |position| self.unit(piece, position))
            },
        )
    }

    /// The list that `changes` of a unit refers to; `None` where it is a change by itself.
    pub fn shared(&self, changes: u16) -> Option<&'a [u8]> {
        (changes & 1 == 1).then(|| self.shared.get(usize::from(changes >> 1)).copied())?
    }

    fn unit(&self, piece: &TextPiece, position: usize) -> Option<TextUnit> {
        let at = piece.start + (position - piece.positions.start) * piece.width;
        let code = match piece.width {
            1 => single(*self.main.get(at)?),
            _ => u16_at(self.main, at)?,
        };
        Some(TextUnit {
            code,
            position,
            offset: u32::try_from(at).ok()?,
            width: if piece.width == 1 { 1 } else { 2 },
            changes: piece.changes,
        })
    }
}

fn single(byte: u8) -> u16 {
    let high = usize::from(byte).checked_sub(0x80).and_then(|at| HIGH.get(at));
    high.copied().filter(|code| *code != 0).unwrap_or(u16::from(byte))
}

/// A list of positions, one more than there are pieces, and eight bytes each piece (PlcPcd).
fn pieces(list: &[u8]) -> Option<Vec<TextPiece>> {
    let count = list.len().checked_sub(4)? / 12;
    let piece = |index: usize| {
        let positions = u32_at(list, 4 * index)? as usize..u32_at(list, 4 * index + 4)? as usize;
        let own = list.get(4 * (count + 1) + 8 * index..)?;
        let place = u32_at(own, 2)?;
        let single = place & 0x4000_0000 != 0;
        let place = (place & 0x3FFF_FFFF) as usize;
        let (start, width) = if single { (place / 2, 1) } else { (place, 2) };
        Some(TextPiece { positions, start, width, changes: u16_at(own, 6)? })
    };
    let pieces: Vec<TextPiece> = (0..count).map(piece).collect::<Option<_>>()?;
    let begins = pieces.first()?.positions.start == 0;
    let ordered = pieces.iter().all(|piece| piece.positions.start <= piece.positions.end);
    (begins && ordered).then_some(pieces)
}
