//! Words by which parts are all there are: 一季度 to 四季度, 第一期 to 第三期, 本级 and 县区, 其他.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{LONGEST_BEHIND, LONGEST_CLAUSE, is, is_break, is_number, same_unit};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind, printed};
use crate::words::{Mark, Unit};

/// A number of the unit that is looked for, with the words before it, back to the break or the number before.
pub(super) struct Part<'t> {
    pub words: String,
    pub token: &'t Token,
    pub value: u64,
    pub is_rest: bool,
}

/// The numbers of the unit of `whole` in order.
pub(super) fn parts<'t>(region: &'t [Token], whole: &Token) -> Option<Vec<Part<'t>>> {
    let mut parts: Vec<Part<'t>> = Vec::new();
    let mut words = String::new();
    let mut is_rest = false;
    for token in region.iter().take(LONGEST_BEHIND) {
        // 约 41 次
        if is(token, Mark::About) {
            return None;
        }
        let counted = match &token.what {
            TokenKind::Number(_) => Some(token).filter(|own| alike(own, whole)),
            // 2 月（6 件）
            TokenKind::Group(group) => match group.as_slice() {
                [own] if own.gap.is_empty() && alike(own, whole) => Some(own),
                group if group.iter().any(|own| alike(own, whole)) => return None,
                // 市本级（含市直部门）
                _ => {
                    words.push_str(&token.gap);
                    continue;
                }
            },
            _ => None,
        };
        if let Some(own) = counted {
            let TokenKind::Number(Number { rounded: false, .. }) = own.what else { return None };
            words.push_str(&token.gap);
            let words = std::mem::take(&mut words);
            parts.push(Part { words, token: own, value: value(own)?, is_rest });
            is_rest = false;
        } else if is_break(token) {
            (is_rest, words) = (false, String::new());
        } else {
            is_rest |= words.is_empty()
                && token.gap.is_empty()
                && is(token, Mark::Rest)
                && lexicon::ALL_THE_REST.contains(&token.text.as_str());
            words.push_str(&token.gap);
            words.push_str(&token.text);
        }
    }
    Some(parts)
}

/// These parts of a whole, whose last words are given, are all.
pub(super) fn are_all(parts: &[Part<'_>], own: &[Token], whole: &[Token]) -> bool {
    covers_year(parts, own)
        || are_numbered(parts, whole)
        || are_disputes(parts, whole)
        || are_levels(parts, whole)
        || are_named(parts, whole)
        || are_told_items(parts, own, whole)
}

/// 通知 2 件，总金额 900 元，一件 400 元、一件 500 元: as many as are told before their sum.
pub(super) fn are_told_items(parts: &[Part<'_>], own: &[Token], whole: &[Token]) -> bool {
    let Some(item) = own.iter().find(|own| is_number(own)) else { return false };
    let mut told = whole.iter().rev().filter(|own| is_number(own) && unit(own) == unit(item));
    let many = told.next().and_then(value).and_then(|many| usize::try_from(many).ok());
    parts.len() > 1 && many == Some(parts.len()) && are_items(parts, own)
}

/// 网站和公众号共发布 18 条，网站 10 条，公众号 7 条: what the clause of the whole enumerates.
fn are_named(parts: &[Part<'_>], whole: &[Token]) -> bool {
    let ends = |token: &Token| matches!(token.what, TokenKind::Break(c) if c != '\u{3001}');
    let own = printed(whole.rsplit(ends).next().unwrap_or(&[]));
    let names: Vec<String> = parts.iter().map(|part| part.words.clone()).collect();
    parts.len() < MOST_NAMED && enumerates(&own, &names)
}

/// Parts that a whole names one by one.
const MOST_NAMED: usize = 8;

/// The names stand in the words one behind the other, joined, and nothing else is joined to them.
pub(super) fn enumerates(words: &str, names: &[String]) -> bool {
    let bare = |name: &String| {
        let name = name.strip_prefix(lexicon::OPENS_ITEMS).unwrap_or(name);
        lexicon::COUNTS_BEHIND_NAMES
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(name)
            .to_owned()
    };
    let names: Vec<String> = names.iter().map(bare).collect();
    let Some((first, others)) = names.split_first().filter(|(_, others)| !others.is_empty()) else {
        return false;
    };
    let Some((before, mut rest)) =
        words.split_once(first.as_str()).filter(|_| first.chars().count() > 1)
    else {
        return false;
    };
    for name in others {
        let joined = lexicon::JOIN_WORDS.iter().find_map(|join| rest.strip_prefix(join));
        let Some(behind) = joined.and_then(|rest| rest.strip_prefix(name.as_str())) else {
            return false;
        };
        if name.chars().count() < 2 {
            return false;
        }
        rest = behind;
    }
    let joins = |text: &str| lexicon::JOIN_WORDS.iter().any(|join| text.ends_with(join));
    let goes_on = rest.starts_with(lexicon::AND_OTHERS)
        || lexicon::JOIN_WORDS.iter().any(|join| rest.starts_with(join));
    !joins(before) && !goes_on
}

/// Each is of another period of the year, in their order, or all follow the name of all periods: 四个季度分别为.
pub(super) fn covers_year(parts: &[Part<'_>], region: &[Token]) -> bool {
    [lexicon::QUARTERS, lexicon::HALF_YEARS].into_iter().any(|periods| {
        let named = |(part, names): (&Part<'_>, &&str)| {
            let words = even(&part.words);
            names.split(' ').any(|name| words.contains(name))
                && periods
                    .iter()
                    .filter(|other| *other != names)
                    .all(|other| other.split(' ').all(|name| !words.contains(name)))
        };
        parts.len() == periods.len()
            && (parts.iter().zip(periods).all(named) || respectively(parts, periods.len(), region))
    })
}

/// 第一至第四季度分别收到 4 件、6 件、3 件和 5 件
fn respectively(parts: &[Part<'_>], periods: usize, region: &[Token]) -> bool {
    let names = if periods == lexicon::QUARTERS.len() {
        lexicon::ALL_QUARTERS
    } else {
        lexicon::BOTH_HALVES
    };
    let Some((first, others)) = parts.split_first() else { return false };
    let lead: Vec<&Token> = region.iter().take_while(|token| token.at != first.token.at).collect();
    let told = lead.iter().any(|token| is(token, Mark::Respectively));
    let lead: String = lead.iter().flat_map(|own| [own.gap.as_str(), own.text.as_str()]).collect();
    let lead = even(&lead);
    let bare =
        |part: &Part<'_>| part.words.is_empty() || lexicon::JOINS.contains(part.words.as_str());
    told && names.iter().any(|name| lead.contains(name)) && others.iter().all(bare)
}

/// 一件 600 元、一件 800 元: the same words before each, that count one; as many as are told.
pub(super) fn are_items(parts: &[Part<'_>], region: &[Token]) -> bool {
    let ones: Vec<&Token> =
        region.iter().filter(|own| is_number(own) && value(own) == Some(1)).collect();
    let Some(of) = ones.first().map(|one| unit(one)).filter(|of| !of.is_empty()) else {
        return false;
    };
    let Some((first, others)) = parts.split_first() else { return false };
    let item = ones.first().map_or("", |one| one.text.as_str());
    let opened = first
        .words
        .strip_suffix(item)
        .is_some_and(|words| words.is_empty() || words.ends_with(lexicon::OPENS_ITEMS));
    let told = region.iter().filter(|own| is_number(own) && unit(own) == of);
    let told =
        told.filter_map(value).all(|told| told == 1 || usize::try_from(told) == Ok(parts.len()));
    opened && others.iter().all(|part| part.words == item) && told && ones.len() == parts.len()
}

/// 第一期 62 人次、第二期 55 人次: the first to the last of so many as the words of the whole tell.
fn are_numbered(parts: &[Part<'_>], whole: &[Token]) -> bool {
    let told = |token: &&Token| {
        value(token).and_then(|told| usize::try_from(told).ok()) == Some(parts.len())
    };
    let mut counts = whole.iter().rev().take(LONGEST_CLAUSE).filter(|token| is_number(token));
    let Some(of) = counts.find(told).map(unit) else { return false };
    let which = |at: usize, part: &Part<'_>| {
        let order = part.words.strip_prefix(lexicon::ORDINAL_SIGN)?.strip_suffix(of)?;
        let order: Vec<(usize, char)> = order.chars().enumerate().collect();
        let read = crate::numerals::digits(&order).or_else(|| crate::numerals::numerals(&order))?;
        (read.0 == Decimal::from(at + 1) && read.1 == order.len()).then_some(())
    };
    parts.len() > 1 && parts.iter().enumerate().all(|(at, part)| which(at, part).is_some())
}

/// 复议、诉讼共 8 件，复议 4 件、诉讼 3 件: one of each kind that the words of the whole name.
pub(super) fn are_disputes(parts: &[Part<'_>], whole: &[Token]) -> bool {
    let ends = |token: &Token| matches!(token.what, TokenKind::Break(c) if c != '\u{3001}');
    let own = whole.rsplit(ends).next().unwrap_or(&[]);
    // 行政复议 5 件、行政诉讼 2 件: each is a number of its own.
    if own.iter().filter(|token| is_number(token)).count() > 1 {
        return false;
    }
    let named = printed(own);
    let of = |part: &Part<'_>| {
        let mut kinds = lexicon::DISPUTES.iter().filter(|kind| part.words.contains(*kind));
        kinds.next().filter(|_| kinds.next().is_none())
    };
    let kinds: Vec<_> = parts.iter().filter_map(of).collect();
    let apart = matches!(kinds.as_slice(), [one, other] if one != other) && parts.len() == 2;
    apart && kinds.iter().all(|kind| named.contains(**kind))
}

/// 全市 905 件，其中市本级 512 件，各县区 393 件: what is above and what is below.
pub(super) fn are_levels(parts: &[Part<'_>], whole: &[Token]) -> bool {
    let named = printed(whole);
    let has = |part: &Part<'_>, words: &[&str]| words.iter().any(|word| part.words.contains(word));
    let above =
        |part: &Part<'_>| has(part, lexicon::LEVELS_ABOVE) && !has(part, lexicon::LEVELS_BELOW);
    let below =
        |part: &Part<'_>| has(part, lexicon::LEVELS_BELOW) && !has(part, lexicon::LEVELS_ABOVE);
    let whole = lexicon::AREAS.iter().any(|area| named.contains(area));
    matches!(parts, [one, other] if whole && above(one) && below(other))
}

/// 收到 95 件。其中，甲局 35 件，占 36.8%；乙局 22 件，占 23.2%；其他 38 件，占 40%: one number in each part of the sentence, and the
/// last of what is left.
pub(super) fn shared_out<'t>(whole: &Token, tokens: &'t [Token]) -> Option<Vec<Part<'t>>> {
    let parts = parts(tokens, whole).filter(|_| tokens.len() <= LONGEST_BEHIND)?;
    let segments = tokens.split(|token| token.what == TokenKind::Break(';'));
    let one = |segment: &[Token]| {
        let share = |own: &&Token| {
            matches!(own.what, TokenKind::Number(Number { unit: Unit::Percent, .. }))
        };
        let numbers = segment.iter().filter(|own| is_number(own));
        numbers.clone().filter(|own| alike(own, whole)).count() == 1
            && numbers.clone().filter(share).count() == 1
            && numbers.count() == 2
    };
    let many = segments.clone().filter(|segment| one(segment)).count() == segments.count();
    let last = parts.last().is_some_and(|last| {
        last.is_rest || lexicon::OTHER_THAN_THESE.iter().any(|word| last.words.starts_with(word))
    });
    (many && last && parts.len() > 2).then_some(parts)
}

/// Of one unit, printed with both or with neither.
pub(super) fn alike(own: &Token, whole: &Token) -> bool {
    let (TokenKind::Number(mine), TokenKind::Number(yours)) = (&own.what, &whole.what) else {
        return false;
    };
    same_unit((own, *mine), (whole, *yours)) && unit(own).is_empty() == unit(whole).is_empty()
}

pub(super) fn value(token: &Token) -> Option<u64> {
    match &token.what {
        TokenKind::Number(number) => number.value.to_u64(),
        _ => None,
    }
}

/// With one sign for all ranges: 1—6 月, 一至四季度.
fn even(words: &str) -> String {
    let sign = |c: char| if lexicon::RANGE_SIGNS.contains(c) { '-' } else { c };
    words.chars().map(sign).collect()
}
