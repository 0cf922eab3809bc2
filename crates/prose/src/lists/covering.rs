//! Parts that are all there are by their own words: the four quarters of a year, its halves, items told one by one, and
//! what is left.

use super::all::{
    Part, are_all, are_disputes, are_items, are_levels, are_told_items, covers_year, parts,
    shared_out, value,
};
use super::months::closes_year;
use super::{LONGEST_BEHIND, LONGEST_CLAUSE, is, is_break, is_change, is_number, leaves_out};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind, printed};
use crate::words::{Mark, Noun, Unit, Verb, Word};
use model::{ListClaim, Place};

/// What parts cover.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    Year,
    Items,
    Rest,
}

/// 一季度 18 件，二季度 11 件，三季度 9 件，四季度 7 件，全年收件计 45 件: the number `at` as the sum of what covers it.
pub(super) fn covered<'t>(
    tokens: &'t [Token],
    at: usize,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let before = tokens.get(at.saturating_sub(LONGEST_BEHIND)..at)?;
    let clause = before.rsplit(is_break).next()?;
    let region = before.get(..before.len() - clause.len())?;
    let region = region.rsplit(|token| token.what == TokenKind::Break(';')).next()?;
    let (parts, cover) = sum_of(region, clause, tokens.get(at)?)?;
    // Of the last four quarters nothing stands further before; of what is left and of items there may.
    let cut = at > LONGEST_BEHIND && region.len() + clause.len() == before.len();
    sum(parts, cover, (tokens.get(at)?, place), place).filter(|_| !cut || cover == Cover::Year)
}

/// 上半年来了 2 件，下半年来了 1 件。全年共 3 件: the first number of a sentence as the sum of the periods of the one before.
pub(super) fn covered_before<'t>(
    region: &'t [Token],
    tokens: &'t [Token],
    places: (&impl Fn(&'t Token) -> Place, &impl Fn(&'t Token) -> Place),
) -> Option<ListClaim> {
    let at = tokens.iter().take(LONGEST_CLAUSE).position(is_number)?;
    let clause = tokens.get(..at)?;
    let begins = clause.first().is_some_and(|first| first.text == lexicon::WHOLE_YEAR);
    if !begins || clause.iter().any(is_break) || region.len() > LONGEST_BEHIND {
        return None;
    }
    let (parts, cover) = sum_of(region, clause, tokens.get(at)?)?;
    sum(parts, cover, (tokens.get(at)?, places.1), places.0).filter(|_| cover == Cover::Year)
}

/// 收到 54 件，其中一季度 18 件，…: a list whose parts cover the year, or are as many as were told (3 期，第一期…).
pub(super) fn all_told(list: ListClaim, whole: &[Token], own: &[Token]) -> ListClaim {
    let all = whole.last().is_some_and(|whole_at| {
        let parts = parts(own, whole_at).filter(|parts| parts.len() == list.parts.len());
        parts.is_some_and(|parts| are_all(&parts, own, whole))
    });
    let is_named = list.is_named || all;
    ListClaim {
        is_named,
        is_flat: list.is_flat || all,
        is_complete: list.is_complete || all,
        ..list
    }
}

fn sum<'t>(
    parts: Vec<Part<'t>>,
    cover: Cover,
    (token, own_place): (&'t Token, &impl Fn(&'t Token) -> Place),
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let whole = (own_place(token), value(token)?);
    let is_flat = cover != Cover::Rest;
    let parts = parts.into_iter().map(|part| (place(part.token), part.value)).collect();
    let beyond = Vec::new();
    Some(ListClaim {
        whole,
        parts,
        beyond,
        is_flat,
        is_complete: true,
        is_named: true,
        is_sum: true,
    })
}

/// The parts before the clause of a sum, where they are all and the clause speaks of nothing else.
fn sum_of<'t>(
    region: &'t [Token],
    clause: &[Token],
    token: &Token,
) -> Option<(Vec<Part<'t>>, Cover)> {
    let TokenKind::Number(number) = token.what else { return None };
    let sums = |own: &Token| {
        lexicon::TOTALS.contains(&own.text.as_str())
            || own.text == lexicon::WHOLE_YEAR
            || own.text == lexicon::COUNTED
    };
    let said = clause.iter().any(sums) && says_nothing_new(region, clause, token);
    if !said || number.rounded || leaves_out(clause) || leaves_out(region) {
        return None;
    }
    let mut parts = parts(region, token)?;
    let cover = cover(&mut parts, region, number)?;
    Some((parts, cover))
}

/// What the parts cover; those before them are taken off.
fn cover(parts: &mut Vec<Part<'_>>, region: &[Token], number: Number) -> Option<Cover> {
    for periods in [lexicon::QUARTERS, lexicon::HALF_YEARS] {
        let from = parts.len().checked_sub(periods.len());
        if let Some(from) =
            from.filter(|from| covers_year(parts.get(*from..).unwrap_or(&[]), region))
        {
            parts.drain(..from);
            return Some(Cover::Year);
        }
    }
    if closes_year(parts, region) {
        return Some(Cover::Year);
    }
    // 5 月和 11 月均为 8 件: of each.
    let each = |token: &Token| is(token, Mark::All) || token.gap.contains(lexicon::EACH_SIGN);
    let nested = |token: &Token| is(token, Mark::Part) || is(token, Mark::Within);
    let opened = region.iter().any(|token| nested(token) || each(token));
    let several = parts.len() > 1;
    // 其中一件 600 元、一件 800 元
    if several && number.unit == Unit::Yuan && are_items(parts, region) {
        return Some(Cover::Items);
    }
    let (last, others) = parts.split_last()?;
    let rest = last.is_rest && others.iter().all(|part| !part.is_rest);
    let first = parts.first().map(|part| part.value);
    let others = parts.iter().skip(1).map(|part| part.value).sum::<u64>();
    (several && rest && !opened && first != Some(others)).then_some(Cover::Rest)
}

/// 其中 at the beginning of a sentence: of the only number of the one before, where the parts are all by their words.
pub(super) fn parted_behind<'t>(
    region: &'t [Token],
    tokens: &'t [Token],
    places: (&impl Fn(&'t Token) -> Place, &impl Fn(&'t Token) -> Place),
) -> Option<ListClaim> {
    let first = tokens.first().filter(|first| is(first, Mark::Part) && first.gap.is_empty());
    let behind = first.and_then(|_| tokens.get(1..))?;
    let stated = |at: &usize| {
        let before = region.get(..*at).unwrap_or(&[]);
        region.get(*at).is_some_and(is_number) && !is_change(before)
    };
    let mut wholes = (0..region.len().min(LONGEST_BEHIND)).filter(stated);
    let (at, None) = (wholes.next()?, wholes.next()) else { return None };
    let whole = region.get(at).filter(|_| region.len() <= LONGEST_BEHIND)?;
    let TokenKind::Number(number) = whole.what else { return None };
    let end =
        behind.iter().position(|token| matches!(token.what, TokenKind::Break(';' | '\u{3002}')));
    let until = behind.get(..end.unwrap_or(behind.len()))?;
    let levels = || {
        let own = parts(until, whole).filter(|_| until.len() <= LONGEST_BEHIND);
        own.filter(|own| are_levels(own, region.get(..at).unwrap_or(&[])))
    };
    let parts = shared_out(whole, behind).or_else(levels).filter(|_| !number.rounded)?;
    let parts = parts.into_iter().map(|part| (places.1(part.token), part.value)).collect();
    Some(ListClaim {
        whole: (places.0(whole), value(whole)?),
        parts,
        beyond: Vec::new(),
        is_flat: true,
        is_complete: true,
        is_named: true,
        is_sum: false,
    })
}

/// 复议 4 件、诉讼 3 件 behind a whole of both.
pub(super) fn both_disputes(whole: &[Token], own: &[Token]) -> bool {
    let own = whole.last().and_then(|token| parts(own, token));
    own.is_some_and(|parts| are_disputes(&parts, whole))
}

/// 一件 400 元、一件 500 元 behind 通知 2 件，总金额 900 元
pub(super) fn items_told(whole: &[Token], own: &[Token]) -> bool {
    let near = whole.get(whole.len().saturating_sub(LONGEST_BEHIND)..).unwrap_or(&[]);
    let parts = near.last().and_then(|token| parts(own, token));
    parts.is_some_and(|parts| are_told_items(&parts, own, near))
}

/// The clause of a sum names nothing that the parts do not: 全年收件计, 合计. Requests that came in are the same by any name,
/// and amounts by that of the fee.
fn says_nothing_new(region: &[Token], clause: &[Token], token: &Token) -> bool {
    let known = printed(region);
    let came =
        |what: &TokenKind| matches!(what, TokenKind::Word(Word::Verb(Verb::New | Verb::TakeIn)));
    let mut verbs =
        region.iter().filter(|token| matches!(token.what, TokenKind::Word(Word::Verb(_))));
    let only_came = verbs.all(|token| came(&token.what));
    let amount = matches!(token.what, TokenKind::Number(Number { unit: Unit::Yuan, .. }));
    let said = |token: &Token| match &token.what {
        TokenKind::Word(Word::Mark(Mark::Sum | Mark::Neutral | Mark::ThisYear))
        | TokenKind::Year(_) => true,
        TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)) => only_came,
        what if came(what) => only_came,
        TokenKind::Word(
            Word::Verb(Verb::Charge) | Word::Noun(Noun::Fees | Noun::ProcessingFee),
        ) => amount,
        TokenKind::Word(Word::Mark(Mark::Compare | Mark::Share | Mark::About | Mark::LastYear)) => {
            false
        }
        TokenKind::Word(_) => known.contains(token.text.as_str()),
        _ => false,
    };
    let gap = |token: &Token| token.gap.is_empty() || known.contains(token.gap.as_str());
    clause.iter().all(|own| said(own) && gap(own)) && gap(token)
}
