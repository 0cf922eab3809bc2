//! The properties of characters, as far as they decide what is read (MS-DOC, Chpx).

use super::sprm::changes;
use crate::compound::u16_at;
use model::document::Unclear;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CharacterProperties {
    pub hidden: bool,
    pub deleted: bool,
    pub inserted: bool,
    pub struck: bool,
    pub struck_twice: bool,
    pub white: bool,
    /// It has a ground of its own.
    pub shaded: bool,
    pub raised: bool,
    pub lowered: bool,
    /// How far it is raised, in half points.
    pub position: i16,
    /// It is a sign of the program: a picture, a mark of a field and the like.
    pub special: bool,
    /// What it stands for is data of a field, and is not shown.
    pub data: bool,
    /// A character of a font of symbols that stands in place of this one.
    pub symbol: Option<u16>,
}

/// The index of white among the colours of old versions (Ico).
const WHITE: u8 = 8;

/// 128: as the style; 129: not as the style (ToggleOperand).
fn toggled(value: u8, style: bool) -> bool {
    match value {
        0x80 => style,
        0x81 => !style,
        value => value != 0,
    }
}

impl CharacterProperties {
    /// Why a character of the author is left out of the text.
    pub fn left_out(&self) -> Option<Unclear> {
        let struck = (self.struck || self.struck_twice).then_some(Unclear::Struck);
        struck.or(self.hidden.then_some(Unclear::Hidden))
    }

    /// Applies changes; what is reset becomes what `style` has. `named` gives a character style by its number.
    pub fn apply(
        &mut self,
        list: &[u8],
        style: CharacterProperties,
        named: impl Fn(u16) -> CharacterProperties,
    ) {
        for (sprm, operand) in changes(list) {
            let value = operand.first().copied().unwrap_or(0);
            match sprm {
                0x0800 => self.deleted = value != 0,
                0x0801 => self.inserted = value != 0,
                0x083C => self.hidden = toggled(value, style.hidden),
                0x0837 => self.struck = toggled(value, style.struck),
                0x2A53 => self.struck_twice = value != 0,
                0x0855 => self.special = value != 0,
                0x0806 => self.data = value != 0,
                // The size, in half points.
                0x4A43 => self.hidden |= u16_at(operand, 0).is_some_and(|size| size <= 2),
                0x4845 => self.position = u16_at(operand, 0).unwrap_or(0).cast_signed(),
                0x2A42 => self.white = value == WHITE,
                0x6870 => self.white = operand.first_chunk() == Some(&[0xFF, 0xFF, 0xFF, 0]),
                0x4866 | 0xCA71 => self.shaded |= operand.iter().any(|byte| *byte != 0),
                0x2A0C => self.shaded |= value != 0,
                0x2A48 => (self.raised, self.lowered) = (value == 1, value == 2),
                0x4A30 => {
                    let own = named(u16_at(operand, 0).unwrap_or(0));
                    self.hidden |= own.hidden;
                    self.struck |= own.struck;
                    self.struck_twice |= own.struck_twice;
                    self.white |= own.white;
                    self.raised |= own.raised;
                    self.lowered |= own.lowered;
                }
                0x2A33 => {
                    let kept = *self;
                    *self = CharacterProperties {
                        deleted: kept.deleted,
                        inserted: kept.inserted,
                        ..style
                    };
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
            0x57 => self.struck = flag,
            0x5C => self.hidden = flag,
            0x73 => self.struck_twice = flag,
            0x68 => (self.raised, self.lowered) = (changes >> 8 == 1, changes >> 8 == 2),
            _ => {}
        }
    }
}
