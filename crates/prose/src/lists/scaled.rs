//! Lists of numbers in ten thousands with decimals: `18.6 万条，其中 10.2 万条、7.4 万条`. Each is rounded, so that only
//! what lies beyond all roundings together is at fault.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{LONGEST_BEHIND, LONGEST_CLAUSE, all::enumerates, is, is_break, is_number};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind, printed};
use crate::words::Mark;
use model::{ListClaim, Place};

/// The numbers behind 其中 or a colon as parts of the number before, where all are printed with one place behind the point
/// and the words of the whole name each of them.
pub(super) fn scaled<'t>(
    tokens: &'t [Token],
    at: usize,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let before = tokens.get(at.saturating_sub(LONGEST_CLAUSE)..at)?;
    let ended =
        before.last().filter(|last| is_break(last)).map_or(before.len(), |_| before.len() - 1);
    let before = before.get(..ended)?;
    let (whole, words) = before.split_last()?;
    let (value, step) = rounded(whole)?;
    let clause = words.rsplit(is_break).next()?;
    let about = words.last().is_some_and(|own| is(own, Mark::About));
    let mut named: Vec<String> = Vec::new();
    let mut parts: Vec<(Place, Decimal)> = Vec::new();
    let rest = tokens.get(at + 1..)?.iter().take(LONGEST_BEHIND);
    let mut own = String::new();
    for token in rest {
        // 约 7.1 万条
        if is(token, Mark::About) {
            return None;
        }
        let stops = [Mark::Etc, Mark::Mainly, Mark::Rest, Mark::Sum]
            .into_iter()
            .any(|mark| is(token, mark));
        if is_number(token) {
            let (part, other) = rounded(token)?;
            own.push_str(&token.gap);
            named.push(std::mem::take(&mut own));
            parts.push((place(token), part));
            if other != step {
                return None;
            }
        } else if stops || token.what == TokenKind::Break(';') {
            break;
        } else if is_break(token) {
            own.clear();
        } else {
            own.push_str(&token.gap);
            own.push_str(&token.text);
        }
    }
    let sum: Decimal = parts.iter().map(|(_, part)| *part).sum();
    let terms = Decimal::from(parts.len() + 1);
    let beyond = (sum - value).abs().checked_mul(Decimal::TWO)? > terms.checked_mul(step)?;
    let all = sum > value || enumerates(&printed(clause), &named);
    if parts.len() < 2 || about || !beyond || !all {
        return None;
    }
    let parts: Option<Vec<(Place, u64)>> =
        parts.into_iter().map(|(place, part)| Some((place, part.to_u64()?))).collect();
    Some(ListClaim {
        whole: (place(whole), value.to_u64()?),
        parts: parts?,
        beyond: Vec::new(),
        is_flat: true,
        is_complete: true,
        is_named: true,
        is_sum: false,
    })
}

/// 18.6 万条: its value, and what one in its last place is worth.
fn rounded(token: &Token) -> Option<(Decimal, Decimal)> {
    let TokenKind::Number(Number { value, rounded: true, .. }) = token.what else { return None };
    let (digits, unit) = token.text.split_once(lexicon::TEN_THOUSAND)?;
    let (_, decimals) = digits.split_once('.')?;
    let plain = decimals.chars().all(|c| c.is_ascii_digit());
    let about = unit.contains(|c| lexicon::ABOUT_SIGNS.contains(c)) || unit.is_empty();
    let places = u32::try_from(decimals.len()).ok().filter(|places| (1..=3).contains(places))?;
    let step = Decimal::from(10u64.checked_pow(4 - places)?);
    (plain && !about).then_some((value, step))
}
