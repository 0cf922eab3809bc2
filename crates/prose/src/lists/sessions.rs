//! Sessions and the months in which they were held: `培训 3 期，分别于 3 月、6 月、11 月举行`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{LONGEST_BEHIND, LONGEST_CLAUSE, MONTHS, is_around, is_break, is_number};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Word};
use model::{ListClaim, Place};

/// The months behind 分别 where they are more than the sessions: each was held in one of them, and several may share one.
pub(super) fn sessions<'t>(
    (whole_at, whole): (&'t Token, Number),
    tokens: &'t [Token],
    at: usize,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    // 培训 3 次，分别在 3 月、5 月、9 月和 11 月举办
    let times = unit(whole_at) == lexicon::TIMES_HELD && is_held(tokens, at);
    let held = (times || lexicon::SESSIONS.contains(&unit(whole_at))) && !whole.rounded;
    let before = (at.saturating_sub(LONGEST_CLAUSE)..at).rev();
    let mut before = before.filter(|at| tokens.get(*at).is_some_and(|token| !is_break(token)));
    let last = before.next().filter(|at| !is_around(tokens, *at))?;
    let bare = tokens.get(last)?.at == whole_at.at;
    let number = whole.value.to_u64().filter(|_| held && bare)?;
    let mut months: Vec<(Place, Decimal)> = Vec::new();
    for token in tokens.get(at + 1..)?.iter().take(LONGEST_BEHIND) {
        match token.what {
            TokenKind::Number(Number { value, rounded: false, .. }) if is_month(token) => {
                months.push((place(token), value));
            }
            TokenKind::Break('\u{3001}')
            | TokenKind::Word(Word::Mark(Mark::And | Mark::Neutral)) => {}
            _ if is_number(token) => return None,
            _ => break,
        }
    }
    let apart = months.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one < other));
    let more = months.len().to_u64()? > number && months.len() <= MONTHS;
    (apart && more).then(|| ListClaim {
        whole: (place(whole_at), number),
        parts: months.into_iter().map(|(place, _)| (place, 1)).collect(),
        beyond: Vec::new(),
        is_flat: true,
        is_named: true,
        is_complete: false,
        is_sum: false,
    })
}

/// The clause ends with 举办, 召开.
fn is_held(tokens: &[Token], at: usize) -> bool {
    let behind = tokens.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_BEHIND);
    let ends = |token: &&Token| is_break(token) && token.what != TokenKind::Break('\u{3001}');
    let mut words = String::new();
    for token in behind {
        words.push_str(&token.gap);
        if ends(&token) {
            break;
        }
        words.push_str(&token.text);
    }
    lexicon::HELD.iter().any(|held| words.ends_with(held))
}

fn is_month(token: &Token) -> bool {
    unit(token) == lexicon::MONTH_SIGN
}
