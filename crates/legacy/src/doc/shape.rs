//! The geometry of a row as Word stores it: the edges of its cells, and which are merged (MS-DOC, TDefTableOperand
//! and TC80).

use crate::compound::u16_at;

/// Bytes of the description of a cell (TC80).
const DESCRIPTION: usize = 20;
/// The form has fifteen columns; Word has room for 63 (TDefTableOperand).
const MOST_CELLS: usize = 63;
const HORIZONTAL: u16 = 0x0003;
/// Both bits mark the first of merged cells, in one interpretation of the specification (TCGRF); files of Word
/// itself have 1 for the first and 2 for the others.
const FIRST: u16 = 0x0003;
pub(super) const VERTICAL: u16 = 0x0060;
pub(super) const CONTINUES: u16 = 0x0020;

/// Where the cells of a row are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowShape {
    /// From left to right, one more than there are cells, in twentieths of a point.
    pub edges: Vec<i32>,
    /// Which cells are merged with their neighbours.
    pub flags: Vec<u16>,
}

impl RowShape {
    /// Reads the definition of a row.
    pub fn read(operand: &[u8]) -> Option<RowShape> {
        let count = usize::from(*operand.first()?);
        if count == 0 || count > MOST_CELLS {
            return None;
        }
        let edge = |index: usize| Some(i32::from(u16_at(operand, 1 + 2 * index)?.cast_signed()));
        let edges = (0..=count).map(edge).collect::<Option<Vec<i32>>>()?;
        // Descriptions may be left out at the end.
        let first = 1 + 2 * (count + 1);
        let flags = |index: usize| u16_at(operand, first + DESCRIPTION * index).unwrap_or(0);
        Some(RowShape { edges, flags: (0..count).map(flags).collect() })
    }

    /// Applies what is changed behind the definition.
    pub fn change(&mut self, sprm: u16, operand: &[u8]) {
        let byte = |at: usize| operand.get(at).copied().map_or(0, usize::from);
        match sprm {
            // sprmTMerge, sprmTSplit
            0x5624 => {
                let (first, end) = (byte(0), byte(1));
                for (index, flags) in self.flags.iter_mut().enumerate().take(end).skip(first) {
                    *flags = *flags & !HORIZONTAL | if index == first { 1 } else { 2 };
                }
            }
            0x5625 => {
                for flags in self.flags.iter_mut().take(byte(1)).skip(byte(0)) {
                    *flags &= !HORIZONTAL;
                }
            }
            // sprmTVertMerge
            0xD62B => {
                if let Some(flags) = self.flags.get_mut(byte(0)) {
                    *flags = *flags & !VERTICAL | (byte(1) as u16) << 5 & VERTICAL;
                }
            }
            _ => {}
        }
    }

    /// Whether it describes a row of so many cells, their edges from left to right.
    pub fn fits(&self, cells: usize) -> bool {
        self.flags.len() == cells && self.edges.is_sorted_by(|a, b| a < b)
    }

    /// For each cell, whether it belongs to the one before it.
    pub fn joined(&self) -> Vec<bool> {
        let own = |flags: &u16| flags & HORIZONTAL;
        let first = self.flags.iter().map(own).find(|flags| *flags != 0).unwrap_or(0);
        let joined = |flags| own(flags) != 0 && own(flags) != first && own(flags) != FIRST;
        self.flags.iter().map(joined).collect()
    }
}
