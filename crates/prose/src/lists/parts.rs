//! The numbers behind an opening word, up to where they are no parts of the whole any more.

use rust_decimal::prelude::ToPrimitive;

use super::closed::is_none_left;
use super::months::are_all_months;
use super::siblings::Siblings;
use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, MOST, counts, how_many, is, is_aside, is_break, is_number,
    is_time, refers_back, same_unit, unit_of,
};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Unit, Verb, Word};
use model::{ListClaim, Place};

/// Parts of the longest list: a county has some thirty units.
const MOST_PARTS: usize = 100;

/// The numbers up to the end of the list, of one unit with the whole, and those behind it: two at least, and so many
/// before its end.
pub(super) fn list<'t>(
    (token, whole): (&'t Token, Number),
    tokens: &'t [Token],
    fewest: usize,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    if whole.rounded || !counts(whole.unit) {
        return None;
    }
    let is_alike = |own: &Token| unit(own) == unit(token);
    let mut parts: Vec<(Place, u64)> = Vec::new();
    let mut beyond: Vec<(Place, u64)> = Vec::new();
    let (mut ended, mut is_flat, mut is_complete) = (false, true, false);
    let (mut told, mut behind, mut last) = (None, 0, 0);
    // A comma stands behind the last part, and all parts have the printed unit of the whole.
    let (mut comma, mut alike) = (false, true);
    // The part that is all that is left.
    let mut rest = None;
    let mut beside = Siblings::default();
    let by_month = are_all_months(tokens, token);
    for (at, own) in tokens.iter().enumerate() {
        if at == MOST || parts.len() == MOST_PARTS {
            return None;
        }
        behind += usize::from(ended);
        if behind > LONGEST_BEHIND {
            break;
        }
        let each = |own: &Token| {
            let does = lexicon::EACH_DOES.contains(&own.gap.as_str());
            is_number(own) && (does || own.gap.ends_with(lexicon::EACH_SIGN))
        };
        let stops = match &own.what {
            TokenKind::Number(_) if how_many(own).is_some() => {
                // 两类占 65%: of these two.
                let mut behind = tokens.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE);
                let mut clause = behind.by_ref().take_while(|next| !is_break(next));
                let of_these =
                    unit(own) == lexicon::OF_SEVERAL || clause.any(|next| is(next, Mark::Share));
                let many = how_many(own).filter(|_| !of_these);
                if parts.is_empty() {
                    told = many;
                } else if many == Some(parts.len()) && !ended {
                    (is_complete, ended) = (true, true);
                }
                false
            }
            // 3 月 2 件
            TokenKind::Number(_) if is_time(own) && by_month => false,
            // 五个县 500 件; 5 个镇各 1 件; 3 位村民提出 2 件
            TokenKind::Number(_) if is_aside(own, token) || acts(tokens, at, token) => false,
            // 重复申请 12 件、反复申请 7 件，这 19 件均不予处理: those before it.
            TokenKind::Number(_) if refers_back(tokens, at) => {
                ended |= !parts.is_empty();
                false
            }
            TokenKind::Number(_)
                if tokens
                    .get(at + 1..)
                    .unwrap_or(&[])
                    .iter()
                    .find(|own| is_number(own) || is_break(own))
                    .is_some_and(each) =>
            {
                false
            }
            TokenKind::Number(number) if each(own) && !number.rounded && !ended => {
                let many = tokens
                    .get(..at)
                    .unwrap_or(&[])
                    .iter()
                    .rev()
                    .find(|own| is_number(own) || is_break(own));
                let many = many.and_then(|many| match &many.what {
                    TokenKind::Number(many) => many.value.to_u64(),
                    _ => None,
                });
                let value =
                    many.zip(number.value.to_u64()).and_then(|(many, own)| many.checked_mul(own));
                parts.extend(value.map(|value| (place(own), value)));
                value.is_none() || !same_unit((own, *number), (token, whole))
            }
            TokenKind::Number(number)
                if number.rounded
                    || !(same_unit((own, *number), (token, whole))
                        || is_item(tokens, at, token))
                    || own.gap.ends_with(lexicon::EACH_SIGN) =>
            {
                true
            }
            // 包括公众号 2 个、视频号 1 个，发布 1077 条: of other things.
            TokenKind::Number(_)
                if comma && !ended && alike && parts.len() >= fewest.max(2) && !is_alike(own) =>
            {
                true
            }
            TokenKind::Number(number) => {
                let value = (place(own), number.value.to_u64()?);
                if ended {
                    beyond.push(value)
                } else if parts.last().is_some_and(|(_, last)| value.1 <= *last)
                    && is_done(tokens, at)
                {
                    // 复议 14 件，已审结 11 件: of those.
                    return None;
                } else {
                    beside.add(tokens, at);
                    (is_flat, alike) = (is_flat && !comma, alike && is_alike(own));
                    last = at;
                    parts.push(value)
                }
                false
            }
            // 别无其他情形, 无其他方式: these are all.
            TokenKind::Word(Word::Mark(Mark::None)) if closes(tokens.get(at..)) => {
                // What was received may still be open, whatever its other outcomes are.
                is_complete |= !parts.is_empty() && !beside.are_outcomes();
                ended |= !parts.is_empty();
                false
            }
            // 公报等其他渠道 253 条: its own words.
            TokenKind::Word(Word::Mark(Mark::Etc)) if is_before_number(tokens.get(at + 1..)) => {
                false
            }
            TokenKind::Word(Word::Mark(
                Mark::Etc | Mark::Mainly | Mark::Compare | Mark::Up | Mark::Down | Mark::Reach,
            )) => true,
            // 未采纳 22 条 is a part.
            TokenKind::Word(Word::Mark(Mark::None)) => !is_before_number(tokens.get(at + 1..)),
            TokenKind::Word(Word::Mark(Mark::Same)) => own.text == lexicon::THE_SAME,
            // 予以公开的占一半，其余为 4 件、3 件: of the others.
            TokenKind::Word(Word::Mark(Mark::Rest)) if parts.is_empty() => return None,
            TokenKind::Word(Word::Mark(Mark::Rest)) if !ended => {
                // 其余 21 个部门合计 51 件: what is left is counted further behind.
                let next = tokens.get(at + 1..).unwrap_or(&[]).iter().find(|own| is_number(own));
                let same = next.is_some_and(|next| unit_of(next) == unit_of(token));
                is_complete |= same && is_before_number(tokens.get(at + 1..));
                // 传真 2 件，其余渠道均无
                is_complete |=
                    !beside.are_outcomes() && is_none_left(tokens.get(at..).unwrap_or(&[]));
                if is_complete && lexicon::ALL_THE_REST.contains(&own.text.as_str()) {
                    rest = Some(parts.len());
                }
                false
            }
            // 五个县共 87 件
            TokenKind::Word(Word::Mark(Mark::Sum))
                if counts_who(tokens, at, (token, parts.len())) =>
            {
                false
            }
            // 三者合计 180 件
            TokenKind::Word(Word::Mark(Mark::Part | Mark::Sum)) => {
                ended |= !parts.is_empty();
                false
            }
            TokenKind::Break(';') => {
                ended = true;
                false
            }
            TokenKind::Break('\u{3002}') => break,
            TokenKind::Break(c) if *c != '\u{3001}' => {
                comma |= !parts.is_empty() && !ended;
                false
            }
            _ => false,
        };
        if !stops {
            continue;
        }
        // What is of another kind, in a clause of its own, is behind the list.
        let clause = tokens.get(..at).unwrap_or(&[]).iter().rev();
        let apart = clause
            .take_while(|token| !is_number(token))
            .any(|token| matches!(token.what, TokenKind::Break(c) if c != '\u{3001}'));
        if ended || (apart && parts.len() >= fewest.max(2)) {
            break;
        }
        return None;
    }
    if takes_off(tokens.get(..end_of_clause(tokens, last)).unwrap_or(&[]), whole) {
        return None;
    }
    let whole = (place(token), whole.value.to_u64()?);
    let listed = parts.len() >= fewest && parts.len() + beyond.len() >= 2;
    is_complete |= told.is_some_and(|told| told == parts.len());
    is_flat |= beside.are_apart(parts.len());
    // 维持 5 件，纠正 1 件，其余 1 件: what is left is a part of the list, whatever the others come to.
    is_flat |= rest.is_some_and(|rest| rest + 1 == parts.len()) && !holds_parts(&parts);
    listed.then_some(ListClaim {
        whole,
        parts,
        beyond,
        is_flat,
        is_complete,
        is_named: true,
        is_sum: false,
    })
}

/// 3 位村民提出 2 件: who did what is counted behind it.
pub(super) fn acts(tokens: &[Token], at: usize, whole: &Token) -> bool {
    let Some(own) = tokens.get(at).filter(|own| lexicon::ACTORS.contains(&unit(own))) else {
        return false;
    };
    let behind = tokens.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE);
    let next = behind.take_while(|token| !is_break(token)).find(|token| is_number(token));
    unit(own) != unit(whole) && next.is_some_and(|next| unit(next) == unit(whole))
}

/// 五个县区共: the clause of a sum begins with who is counted, and not with how many parts there are (三家合计).
fn counts_who(tokens: &[Token], at: usize, (whole, parts): (&Token, usize)) -> bool {
    let before = tokens.get(..at).unwrap_or(&[]).iter().enumerate().rev().take(LONGEST_CLAUSE);
    let first = before.take_while(|(_, own)| !is_break(own)).last();
    let named = at.checked_sub(1).zip(tokens.get(at));
    let named = |first: usize| named.is_some_and(|(last, sum)| last > first || !sum.gap.is_empty());
    let many = |own: &Token| match &own.what {
        TokenKind::Number(number) => number.value.to_usize(),
        _ => None,
    };
    first.is_some_and(|(index, own)| {
        own.gap.is_empty()
            && many(own).is_some_and(|many| many != parts)
            && named(index)
            && how_many(own).is_none()
            && (is_aside(own, whole) || acts(tokens, index, whole))
    })
}

/// 公开：12 其他：4: an item without a unit, as its whole is.
fn is_item(tokens: &[Token], at: usize, whole: &Token) -> bool {
    let colon = at.checked_sub(1).and_then(|at| tokens.get(at));
    let behind_colon = colon.is_some_and(|colon| colon.what == TokenKind::Break(':'));
    behind_colon
        && unit(whole).is_empty()
        && tokens.get(at).is_some_and(|own| own.gap.is_empty() && unit(own).is_empty())
}

/// 已审结 11 件: a clause of its own that says how far those before it have come.
fn is_done(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_CLAUSE);
    let clause: Vec<&Token> = before.take_while(|token| !is_break(token)).collect();
    let apart = tokens.get(at.saturating_sub(clause.len() + 1));
    let comma = apart.is_some_and(|token| token.what == TokenKind::Break(','));
    let first = clause.last().copied().or(tokens.get(at));
    let began = first.is_some_and(|first| {
        let words = if first.gap.is_empty() { &first.text } else { &first.gap };
        words.starts_with(lexicon::ALREADY)
    });
    comma && began
}

/// One of them is what two or more directly behind it come to.
fn holds_parts(parts: &[(Place, u64)]) -> bool {
    parts.iter().enumerate().any(|(at, (_, whole))| {
        let mut sum = 0u64;
        parts.iter().skip(at + 1).enumerate().any(|(behind, (_, part))| {
            sum = sum.saturating_add(*part);
            behind > 0 && sum == *whole
        })
    })
}

/// 答复 51 件（新收 50 件，上年结转 4 件，另有 3 件转下年）: what was taken in, and what is left of it, is said of requests.
fn takes_off(list: &[Token], whole: Number) -> bool {
    let does = |verb: Verb| list.iter().any(|own| own.what == TokenKind::Word(Word::Verb(verb)));
    let taken_in = does(Verb::New) || does(Verb::TakeIn);
    whole.unit == Unit::Strong && taken_in && does(Verb::CarryIn) && does(Verb::CarryOut)
}

/// Where the clause ends in which the last part of a list stands.
fn end_of_clause(tokens: &[Token], last: usize) -> usize {
    let behind = tokens.get(last..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE);
    last + behind.take_while(|token| !is_break(token)).count()
}

/// A number stands behind, in the same clause.
fn is_before_number(tokens: Option<&[Token]>) -> bool {
    let own = tokens.unwrap_or(&[]).iter().find(|token| {
        is_number(token) || matches!(token.what, TokenKind::Break(_) | TokenKind::Group(_))
    });
    own.is_some_and(is_number)
}

/// 无其他情形: no word of a kind that a table knows, and no other thing.
pub(super) fn closes(tokens: Option<&[Token]>) -> bool {
    let Some([none, other, rest @ ..]) = tokens else { return false };
    let plain = is(none, Mark::None) && is(other, Mark::Other) && other.gap.is_empty();
    let mut words = String::new();
    for token in rest.iter().take(LONGEST_CLAUSE) {
        words.push_str(&token.gap);
        if is_break(token) {
            break;
        }
        words.push_str(&token.text);
    }
    plain && lexicon::NO_OTHER.contains(&words.as_str())
}
