//! `共 N 条，其中 a、b、c`: what the parts of a list come to, beside their whole.

use crate::rules::outcome::Why;
use model::ListClaim;

/// What the parts come to.
pub enum Comparison {
    Same,
    /// Too little is missing for the list to leave something out on purpose.
    Less(u64),
    /// More than their whole: it cannot be right.
    More(u64),
}

/// Parts that leave more than one in so many open are not meant to be all.
const ONE_OPEN_IN: u64 = 10;

/// # Errors
/// The parts are not meant to be all, or were not read.
pub fn compare(list: &ListClaim) -> Result<Comparison, Why> {
    let (_, whole) = list.whole;
    let mut values = list.parts.iter().map(|(_, value)| *value);
    let sum = values.try_fold(0u64, u64::checked_add).ok_or(Why::NumberTooLarge)?;
    if sum == whole {
        return Ok(Comparison::Same);
    }
    let missing = whole.saturating_sub(sum);
    // Parts of twice the whole were not printed so: a number was read wrongly.
    if sum / 2 > whole {
        return Err(Why::CellNotRead);
    }
    let open = missing > whole / ONE_OPEN_IN || (missing > 0 && list.parts.len() < 3);
    if open {
        return Err(Why::ListMayBeOpen);
    }
    Ok(if missing > 0 { Comparison::Less(sum) } else { Comparison::More(sum) })
}
