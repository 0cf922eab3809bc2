//! Numbers that are one whole together: `上年结转的 2 件和新收的 11 件均已办结，其中…`. What is listed behind them is of both.

use rust_decimal::Decimal;

use super::{LONGEST_BEHIND, MOST_ALIKE, comes_out, is, is_break, is_number, same_unit};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::Mark;
use model::{ListClaim, Place};

/// The whole of this list stands behind another number that is counted with it, and its parts are no more than both.
pub(super) fn is_of_all<'t>(
    list: &ListClaim,
    tokens: &'t [Token],
    place: &impl Fn(&'t Token) -> Place,
) -> bool {
    if list.is_sum || comes_out(list) {
        return false;
    }
    let Place::Span(_, _, start, _) = list.whole.0 else { return false };
    let Ok(at) = tokens.binary_search_by_key(&start, |token| token.at.start) else { return false };
    let own = tokens.get(at).filter(|own| place(own) == list.whole.0);
    let Some(together) = own.and_then(|_| together(tokens, at)) else { return false };
    let sum: Decimal = list.parts.iter().map(|(_, part)| Decimal::from(*part)).sum();
    !list.is_flat || sum <= together
}

/// What the number `at` comes to with those that are joined to it, where there are such.
fn together(tokens: &[Token], at: usize) -> Option<Decimal> {
    let TokenKind::Number(mut last) = tokens.get(at)?.what else { return None };
    let (mut sum, mut end, mut joined) = (last.value, at, false);
    for _ in 0..MOST_ALIKE {
        let Some((before, number)) = joined_to(tokens, end, last) else { break };
        (sum, end, last, joined) = (sum.checked_add(number.value)?, before, number, true);
    }
    joined.then_some(sum)
}

/// The number before this one that 和, 连同 or a list comma joins to it.
fn joined_to(tokens: &[Token], at: usize, own: Number) -> Option<(usize, Number)> {
    let token = tokens.get(at)?;
    let before = tokens.get(at.saturating_sub(LONGEST_BEHIND)..at)?;
    let behind = before.iter().rev().position(is_number)?;
    let index = at.checked_sub(behind + 1)?;
    let other = tokens.get(index)?;
    let TokenKind::Number(number) = other.what else { return None };
    let between = tokens.get(index + 1..at)?;
    let adds = |own: &Token| {
        let text = [own.gap.as_str(), own.text.as_str()];
        lexicon::ADDS.iter().any(|word| text.iter().any(|text| text.contains(word)))
    };
    let added = between.iter().any(adds) || lexicon::ADDS.iter().any(|add| token.gap.contains(add));
    let comma = |own: &Token| own.what == TokenKind::Break('\u{3001}');
    let joins = between.iter().any(|own| is(own, Mark::And) || comma(own)) || added;
    let apart = between.iter().any(|own| is_break(own) && !comma(own) && !added);
    let ended = between.iter().any(|own| matches!(own.what, TokenKind::Break(';' | '\u{3002}')));
    let same = same_unit((other, number), (token, own));
    (joins && !apart && !ended && same).then_some((index, number))
}
