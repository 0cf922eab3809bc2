//! The properties of characters, as far as they decide what is read (MS-DOC, Chpx).

use super::sprm::changes;
use crate::compound::u16_at;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CharacterProperties {
    pub hidden: bool,
    pub deleted: bool,
    pub inserted: bool,
    pub raised: bool,
    pub lowered: bool,
    /// A character of a font of symbols that stands in place of this one.
    pub symbol: Option<u16>,
}

impl CharacterProperties {
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
                    let own = named(u16_at(operand, 0).unwrap_or(0));
                    self.hidden |= own.hidden;
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
            0x5C => self.hidden = flag,
            0x68 => (self.raised, self.lowered) = (changes >> 8 == 1, changes >> 8 == 2),
            _ => {}
        }
    }
}
