//! Properties as Word stores them: a list of changes to the defaults (MS-DOC, Prl).

use crate::compound::u16_at;

/// A change of a property: which, and its operand without the length that may stand before it.
pub(super) type Change<'a> = (u16, &'a [u8]);

pub(super) const DEFINE_TABLE: u16 = 0xD608;
const DEFINE_TABLE_10: u16 = 0xD606;
const CHANGE_TABS: u16 = 0xC615;

/// The changes of a list, up to one that exceeds its end.
pub(super) fn changes(list: &[u8]) -> impl Iterator<Item = Change<'_>> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let sprm = u16_at(rest, 0)?;
        let (prefix, length) = operand(sprm, rest.get(2..)?)?;
        let own = rest.get(2 + prefix..)?.get(..length)?;
        rest = rest.get(2 + prefix + length..)?;
        Some((sprm, own))
    })
}

/// The lengths of the count before the operand, and of the operand (Sprm, `spra`).
fn operand(sprm: u16, rest: &[u8]) -> Option<(usize, usize)> {
    let fixed = match sprm >> 13 {
        0 | 1 => 1,
        2 | 4 | 5 => 2,
        3 => 4,
        7 => 3,
        _ => return counted(sprm, rest),
    };
    Some((0, fixed))
}

fn counted(sprm: u16, rest: &[u8]) -> Option<(usize, usize)> {
    let count = usize::from(*rest.first()?);
    match sprm {
        // Its count has two bytes and is one too large (TDefTableOperand).
        DEFINE_TABLE | DEFINE_TABLE_10 => Some((2, usize::from(u16_at(rest, 0)?).checked_sub(1)?)),
        // 255 says that the length is to be computed (PChgTabsOperand).
        CHANGE_TABS if count == 255 => {
            let deleted = usize::from(*rest.get(1)?);
            let added = usize::from(*rest.get(2 + 4 * deleted)?);
            Some((1, 2 + 4 * deleted + 3 * added))
        }
        _ => Some((1, count)),
    }
}
