//! `共 N 条，其中 a、b、c`: what the parts of a list come to, beside their whole.
//!
//! A number may be followed by its own parts, and a whole by two lists of them: a list is at fault only where no such
//! reading comes out.

use std::cmp::Ordering;

use crate::rules::outcome::Why;
use model::{ListClaim, Place};

/// What the parts come to.
pub enum Comparison {
    Same,
    /// Too little is missing for the list to leave something out on purpose.
    Less(Terms),
    /// More than their whole: it cannot be right.
    More(Terms),
    /// One part is more than its whole.
    Larger(u64),
}

/// The parts that are no parts of others, and their sum.
pub struct Terms {
    pub terms: Vec<u64>,
    pub sum: u64,
}

/// Parts that leave more than one in so many open are not meant to be all.
const ONE_OPEN_IN: u64 = 10;
/// Numbers that no word calls parts leave out less than one in so many, or they are others.
const ONE_MISSING_IN: u64 = 20;
/// Readings that are tried. Lists of reports need some twenty.
const MOST: usize = 10_000;

/// # Errors
/// The parts are not meant to be all, or were not read.
pub fn compare(list: &ListClaim) -> Result<Comparison, Why> {
    let (_, whole) = list.whole;
    if adds_up(list) {
        return Ok(Comparison::Same);
    }
    if let [(_, part)] = list.parts.as_slice() {
        return match *part > whole {
            true => Ok(Comparison::Larger(*part)),
            false => Err(Why::ListMayBeOpen),
        };
    }
    let Terms { terms, sum } = terms(list)?;
    let missing = whole.saturating_sub(sum);
    // Parts of twice the whole were not printed so: a number was read wrongly.
    if sum / 2 > whole || terms.len() < 2 {
        return Err(Why::ListMayBeOpen);
    }
    // One of few is as little as one in ten of many.
    let least = u64::from(terms.len() > 2);
    let open = missing > (whole / ONE_OPEN_IN).max(least);
    // Numbers that no word calls parts may be others, unless they come to a little more, or three to a little less.
    let little = match sum.cmp(&whole) {
        Ordering::Greater => whole / ONE_OPEN_IN + 1,
        _ if terms.len() > 2 && whole >= ONE_OPEN_IN => (whole / ONE_MISSING_IN).max(1),
        _ => 0,
    };
    if !list.is_named && sum.abs_diff(whole) > little {
        return Err(Why::ListMayBeOpen);
    }
    // 发布 16,887 条，其中…: hundreds that no slip of a digit explains were left out on purpose.
    if missing >= MANY && !list.is_complete && !is_a_slip(missing) {
        return Err(Why::ListMayBeOpen);
    }
    match (missing > 0, list.is_complete) {
        (true, true) if open && missing >= sum => Err(Why::ListMayBeOpen),
        (true, false) if open => Err(Why::ListMayBeOpen),
        (true, _) => Ok(Comparison::Less(Terms { terms, sum })),
        (false, _) => Ok(Comparison::More(Terms { terms, sum })),
    }
}

/// As many as a list of thousands may leave out.
const MANY: u64 = 100;

/// The difference of one wrong digit (3,000), or of two that changed places (a multiple of 9).
fn is_a_slip(missing: u64) -> bool {
    let zeros = missing.to_string().trim_end_matches('0').len();
    zeros == 1 || missing.is_multiple_of(9)
}

/// The parts that are no parts of others.
///
/// # Errors
/// Their sum is too large.
pub fn terms(list: &ListClaim) -> Result<Terms, Why> {
    let values: Vec<u64> = list.parts.iter().map(|(_, value)| *value).collect();
    let terms = if list.is_flat { values } else { tops(&values) };
    let sum = terms.iter().try_fold(0u64, |sum, term| sum.checked_add(*term));
    Ok(Terms { sum: sum.ok_or(Why::NumberTooLarge)?, terms })
}

/// Whether some reading of the list comes to its whole.
pub fn adds_up(list: &ListClaim) -> bool {
    let numbers = list.parts.iter().chain(&list.beyond);
    let values: Vec<u64> = numbers.map(|(_, value)| *value).collect();
    let mut left = MOST;
    if list.is_flat {
        let sum = |values: &[(Place, u64)]| {
            values.iter().try_fold(0u64, |sum, (_, value)| sum.checked_add(*value))
        };
        // 新收 52 件，其中延期答复 8 件，办结 50 件，余 2 件: the first is a part that stands by itself.
        let closed = list.is_complete && !list.is_sum;
        let behind = list.parts.get(1..).filter(|behind| closed && behind.len() > 1);
        // What stands behind the list may go on with it.
        return sum(&list.parts) == Some(list.whole.1)
            || behind.is_some_and(|behind| sum(behind) == Some(list.whole.1))
            || (1..=list.beyond.len()).any(|behind| {
                let more = sum(list.beyond.get(..behind).unwrap_or(&[]));
                let own = sum(&list.parts).zip(more).and_then(|(own, more)| own.checked_add(more));
                own == Some(list.whole.1)
            });
    }
    if is_what_some_leave(list) {
        return true;
    }
    if list.is_sum {
        // The sum may be of the last of them only.
        (0..values.len())
            .any(|from| fits(values.get(from..).unwrap_or(&[]), list.whole.1, 0, true, &mut left))
    } else {
        fits(&values, list.whole.1, 0, false, &mut left)
    }
}

/// Whether some reading of the list comes to its whole, with another number at a place.
pub fn adds_up_with(list: &ListClaim, place: Place, value: u64) -> bool {
    let mut other = list.clone();
    let numbers = other.parts.iter_mut().chain([&mut other.whole]);
    numbers.filter(|(own, _)| *own == place).for_each(|(_, number)| *number = value);
    adds_up(&other)
}

/// 15 件，其中同一人提交 8 件，撤回 5 件，另 10 件: the last is what some of those before it leave.
fn is_what_some_leave(list: &ListClaim) -> bool {
    let Some(((_, last), others)) = list.parts.split_last() else { return false };
    let Some(left) = list.whole.1.checked_sub(*last).filter(|_| list.is_complete && !list.is_sum)
    else {
        return false;
    };
    others.len() > 1 && others.iter().any(|(_, part)| *part == left)
}

/// Whether these numbers come to so much, from the first on, where a number may be followed by its own parts.
/// `to_the_end`: all of them; else what follows may be another list. `taken` parts were taken before.
fn fits(values: &[u64], whole: u64, taken: usize, to_the_end: bool, left: &mut usize) -> bool {
    if whole == 0 && taken >= 2 && (values.is_empty() || !to_the_end) {
        return true;
    }
    let Some((first, rest)) = values.split_first() else { return false };
    let Some(open) = whole.checked_sub(*first).filter(|_| *left > 0) else { return false };
    *left -= 1;
    if fits(rest, open, taken + 1, to_the_end, left) {
        return true;
    }
    behind_parts(*first, rest).is_some_and(|rest| fits(rest, open, taken + 1, to_the_end, left))
}

/// What stands behind the parts of a number, where it is followed by them.
fn behind_parts(whole: u64, values: &[u64]) -> Option<&[u64]> {
    let mut sum = 0u64;
    for (at, value) in values.iter().enumerate() {
        sum = sum.checked_add(*value)?;
        if sum == whole && at > 0 {
            return values.get(at + 1..);
        }
        if sum > whole {
            break;
        }
    }
    None
}

/// The numbers without those that are parts of the one before them.
fn tops(values: &[u64]) -> Vec<u64> {
    let mut terms = Vec::new();
    let mut rest = values;
    while let Some((first, behind)) = rest.split_first() {
        terms.push(*first);
        rest = behind_parts(*first, behind).unwrap_or(behind);
    }
    terms
}

#[cfg(test)]
mod tests;
