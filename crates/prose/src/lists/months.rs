//! Months that are all in which something came: `3 月 2 件、7 月 4 件、10 月 3 件，其余月份没有`.

use super::all::{Part, parts};
use super::closed::is_none_left;
use super::{LONGEST_BEHIND, MONTHS, is_break};
use crate::lexicon;
use crate::tokens::Token;

/// Behind parts that each begin with their month stands that the other months have none.
pub(super) fn are_all_months(tokens: &[Token], whole: &Token) -> bool {
    let near = tokens.get(..tokens.len().min(LONGEST_BEHIND)).unwrap_or(&[]);
    let own = parts(near, whole);
    own.is_some_and(|own| closes_year(&own, near))
}

/// These parts are of a month each, in order, and what stands behind the last of them says that the others have none.
pub(super) fn closes_year(parts: &[Part<'_>], region: &[Token]) -> bool {
    let Some(last) = parts.last() else { return false };
    let months: Vec<u64> = parts.iter().map_while(|part| month(&part.words)).collect();
    let ordered = months.windows(2).all(|pair| matches!(pair, [one, other] if one < other));
    let behind = region.iter().position(|token| token.at == last.token.at);
    let behind = behind.and_then(|at| region.get(at + 1..)).unwrap_or(&[]);
    let closing = match behind.split_first() {
        Some((comma, closing)) if is_break(comma) => closing,
        _ => return false,
    };
    let named = closing.iter().take_while(|token| !is_break(token));
    let named = named.flat_map(|token| [token.gap.as_str(), token.text.as_str()]);
    let of_months = named.into_iter().any(|text| text.contains(lexicon::MONTH_SIGN));
    parts.len() > 1 && months.len() == parts.len() && ordered && of_months && is_none_left(closing)
}

/// 3 月来件: the month with which these words begin.
fn month(words: &str) -> Option<u64> {
    let words = words.strip_prefix(lexicon::OPENS_ITEMS).unwrap_or(words);
    let sign: Vec<(usize, char)> = words.chars().take(4).enumerate().collect();
    let read = crate::numerals::digits(&sign).or_else(|| crate::numerals::numerals(&sign))?;
    let (value, length) = read;
    let named = sign.get(length).is_some_and(|(_, c)| lexicon::MONTH_SIGN.contains(*c));
    let value = u64::try_from(value).ok()?;
    (named && (1..=MONTHS).contains(&usize::try_from(value).ok()?)).then_some(value)
}
