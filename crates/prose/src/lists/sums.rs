//! Numbers that stand behind others as their sum: `三类合计 31 件`, `全年 40 件`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, MOST, MOST_ALIKE, how_many, is, is_break, is_number,
    is_ordinal, same_unit,
};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Noun, Unit, Verb, Word};
use model::{ListClaim, Place};

/// 总计: the number behind these tokens is the sum of those before it, of which the last `since` are listed by 分别.
/// Nothing else stands in its clause, or it says of how many it is: 三个平台合计发布.
pub(super) fn is_sum(before: &[Token], counted: usize, since: usize) -> bool {
    let clause = before.iter().rev().take(LONGEST_CLAUSE);
    let clause = clause.take_while(|token| !matches!(token.what, TokenKind::Break(_)));
    let is_total = |token: &Token| lexicon::TOTALS.contains(&token.text.as_str());
    // 年末共 60 件: what came and went is no sum.
    let left = |token: &Token| lexicon::AT_LAST.contains(&token.text.as_str());
    // 前两类合计 31 件: of some of them.
    let some = clause.clone().any(|token| {
        lexicon::FIRST.contains(&token.text.as_str())
            || lexicon::FIRST.iter().any(|first| token.gap.ends_with(first))
    });
    // 合计占总数 40 件的 67.5%: of a share.
    let share = clause.clone().any(|token| is(token, Mark::Share));
    // 二者合计较上年的 27 件增加 4 件: another year's.
    let another = [Mark::Compare, Mark::LastYear, Mark::NextYear, Mark::Up, Mark::Down];
    let another = clause.clone().any(|token| another.into_iter().any(|mark| is(token, mark)));
    if !clause.clone().any(is_total) || clause.clone().any(left) || some || share || another {
        return false;
    }
    let bare = clause.clone().all(|token| {
        let empty = match &token.what {
            TokenKind::Word(Word::Mark(Mark::Sum | Mark::Neutral | Mark::ThisYear)) => true,
            TokenKind::Word(Word::Noun(Noun::WeakRequests | Noun::Requests)) => true,
            // 三类合计, 三年累计.
            TokenKind::Number(number) => number.unit == Unit::Foreign,
            _ => false,
        };
        empty && token.gap.is_empty()
    });
    let many = says_how_many(before, counted);
    let ends = before.last().is_some_and(is_total);
    (bare && ends) || many || since > 1
}

/// 一季度 11 件，…，全年 40 件: whether nothing else stands between.
pub(super) fn year_before(before: &[Token]) -> Option<bool> {
    let clause = before.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let words = clause.clone().count();
    let first = clause.last().filter(|first| first.text == lexicon::WHOLE_YEAR)?;
    let behind_one = before.len() > words && first.gap.is_empty();
    behind_one.then_some(words == 1)
}

/// 上半年 90 条，下半年 110 条
pub(super) fn names_halves(tokens: &[Token]) -> bool {
    lexicon::HALVES.iter().all(|half| tokens.iter().any(|token| token.text == *half))
}

/// 新媒体平台共推送 2215 条
pub(super) fn names_a_sum(before: &[Token]) -> bool {
    let clause = before.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let mut clause = clause.peekable();
    clause.peek().is_some()
        && clause.clone().any(|token| lexicon::TOTALS.contains(&token.text.as_str()))
        && clause.all(|token| !is_number(token) && !lexicon::AT_LAST.contains(&token.text.as_str()))
}

/// One sign stands before all of these numbers, and all have one unit.
pub(super) fn all_alike(tokens: &[Token], parts: &[(&Token, Number)]) -> bool {
    let sign = |number: &Token| {
        let at = tokens.iter().position(|token| token.at == number.at)?;
        let before = at.checked_sub(1).and_then(|before| tokens.get(before))?;
        number.gap.chars().next_back().or(before.text.chars().next_back())
    };
    let Some(((first, number), rest)) = parts.split_first() else { return false };
    let own = sign(first);
    let same = |other: &&(&Token, Number)| {
        sign(other.0) == own && same_unit((other.0, other.1), (first, *number))
    };
    own.is_some() && parts.len() < MOST_ALIKE && rest.iter().filter(same).count() == rest.len()
}

/// 网站 860 条，公众号 420 条，短视频 75 条，全年公开 1,255 条: what three or more come to, but for one digit. Smaller numbers may be
/// so by chance.
pub(super) fn is_slip(parts: &[(&Token, Number)], (token, whole): (&Token, Number)) -> bool {
    if !(3..MOST_ALIKE).contains(&parts.len()) || whole.rounded {
        return false;
    }
    let alike = parts.iter().all(|one| same_unit(*one, (token, whole)) && !one.1.rounded);
    let sum: Decimal = parts.iter().map(|(_, one)| one.value).sum();
    let (sum, said) = (sum.normalize().to_string(), whole.value.normalize().to_string());
    let differ = sum.chars().zip(said.chars()).filter(|(one, other)| one != other).count();
    alike && sum.len() == said.len() && said.len() >= DIGITS_OF_A_SLIP && differ == 1
}

/// Digits of a number that is another one but for one of them.
const DIGITS_OF_A_SLIP: usize = 4;

pub(super) fn total<'t>(
    token: &'t Token,
    whole: Number,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let before = Some(before).filter(|before| before.len() < MOST && !whole.rounded)?;
    let mut parts: Vec<(Place, u64)> = Vec::new();
    let value = whole.value.to_u64()?;
    // Back to what is of another unit, or as large as the sum: a whole of its own.
    for (part, number) in before.iter().rev() {
        // 5 月和 9 月各 1 件: of each.
        if part.gap.contains(lexicon::EACH_SIGN) {
            return None;
        }
        if !same_unit((part, *number), (token, whole)) || number.rounded {
            break;
        }
        let own = number.value.to_u64()?;
        if own >= value {
            break;
        }
        parts.insert(0, (place(part), own));
    }
    let whole = (place(token), value);
    (parts.len() >= 2).then_some(ListClaim {
        whole,
        parts,
        beyond: Vec::new(),
        is_flat: false,
        is_complete: true,
        is_named: true,
        is_sum: true,
    })
}

/// 三种渠道合计: the clause of the sum tells of how many it is.
pub(super) fn says_how_many(before: &[Token], counted: usize) -> bool {
    let clause = before.iter().rev().take(LONGEST_CLAUSE);
    let mut clause = clause.take_while(|token| !matches!(token.what, TokenKind::Break(_)));
    clause.any(|token| match &token.what {
        TokenKind::Number(number) => number.value.to_usize() == Some(counted),
        _ => false,
    })
}

/// 办理结果分三类：予以公开 20 件、部分公开 6 件、无法提供 15 件，共计办结 41 件: as many parts as are announced, and what
/// was handled as their sum.
pub(super) fn announced<'t>(
    tokens: &'t [Token],
    at: usize,
    before: Option<&[(&'t Token, Number)]>,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let (token, parts) = (tokens.get(at)?, before?);
    let TokenKind::Number(number) = token.what else { return None };
    let (first, _) = parts.first()?;
    let clause = tokens.get(..at)?.iter().rev().take(LONGEST_CLAUSE);
    let clause: Vec<&Token> = clause.take_while(|token| !is_break(token)).collect();
    let total_told = clause.iter().any(|token| lexicon::TOTALS.contains(&token.text.as_str()));
    let plain = clause.iter().all(|token| {
        let word = matches!(
            token.what,
            TokenKind::Word(Word::Verb(Verb::Handle) | Word::Mark(Mark::Sum | Mark::Neutral))
        );
        word && token.gap.is_empty()
    });
    if !total_told || !plain || !token.gap.is_empty() {
        return None;
    }
    let own = tokens.get(..at)?.iter().rev().take(LONGEST_BEHIND);
    let behind_first = own.clone().position(|token| token.at == first.at)?;
    let mut opening = own
        .skip(behind_first)
        .skip_while(|token| !matches!(token.what, TokenKind::Break(':' | ';')));
    let colon = opening.next().filter(|token| token.what == TokenKind::Break(':'))?;
    let kinds = opening.next().filter(|_| colon.gap.is_empty())?;
    let told = how_many(kinds).filter(|told| *told == parts.len())?;
    let words = opening.take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let mut text: String = kinds.gap.clone();
    for token in words {
        text.insert_str(0, &token.text);
        text.insert_str(0, &token.gap);
    }
    let of_results = lexicon::RESULTS.iter().any(|result| text.starts_with(result));
    let list = total(token, number, parts, place).filter(|list| list.parts.len() == told);
    list.filter(|_| of_results).map(|list| ListClaim { is_flat: true, ..list })
}

/// 举办 2 期，第一期 42 人、第二期 38 人: the parts of the unit of their sum, where before each stands which it is, from
/// the first to the last that are counted.
pub(super) fn numbered<'p, 't>(
    tokens: &[Token],
    parts: &'p [(&'t Token, Number)],
    sum: (&Token, Number),
) -> Option<&'p [(&'t Token, Number)]> {
    let which = |number: &Token| {
        let at = tokens.iter().position(|token| token.at == number.at)?;
        let before = tokens.get(..at)?.iter().rev().take(LONGEST_CLAUSE);
        let mut clause = before.take_while(|token| !is_break(token));
        clause.find(|token| is_number(token)).filter(|token| is_ordinal(token))
    };
    let value = |token: &Token| match &token.what {
        TokenKind::Number(own) => own.value.to_usize(),
        _ => None,
    };
    // More are no list of this kind, and are not looked through.
    let parts = parts.get(parts.len().saturating_sub(MOST_ALIKE)..)?;
    let start = parts.iter().rposition(|one| !same_unit(*one, sum)).map_or(0, |at| at + 1);
    let (others, own) = parts.split_at_checked(start)?;
    let (first, _) = own.first().filter(|_| (2..MOST_ALIKE).contains(&own.len()))?;
    let of = unit(which(first)?);
    let counted = |(token, number): &(&Token, Number)| {
        unit(token) != of || number.value.to_usize() == Some(own.len())
    };
    let in_order = |(at, (number, _)): (usize, &(&Token, Number))| {
        which(number).filter(|which| unit(which) == of).and_then(value) == Some(at + 1)
    };
    (others.len() < MOST_ALIKE
        && others.iter().all(counted)
        && own.iter().enumerate().all(in_order))
    .then_some(own)
}
