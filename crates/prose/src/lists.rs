//! Lists that read as the whole of a number: `共 36 条，其中 20 条、16 条`.

mod all;
mod bracketed;
mod closed;
mod complements;
mod covering;
mod joined;
mod larger;
mod months;
mod opened;
mod parts;
mod scaled;
mod sessions;
mod siblings;
mod sums;
mod titles;
mod unopened;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::tokens::{Number, Token, TokenKind, is, is_break, is_number, printed};
use super::words::{Mark, Unit, Word};
use crate::lexicon;
use bracketed::bracketed;
use closed::in_brackets;
use complements::done_and_not;
use covering::{all_told, covered, items_told};
use joined::is_of_all;
use larger::more_than_there_were;
use model::{ListClaim, Place, SectionId};
use opened::{opened, that_is};
use parts::list;
use scaled::scaled;
use sessions::sessions;
use sums::{
    all_alike, announced, is_slip, is_sum, names_a_sum, names_halves, numbered, says_how_many,
    total, year_before,
};
pub(super) use titles::titles;
pub(super) use unopened::continued;
use unopened::{left_over, parallel, side_by_side, with_beyond};

/// Words and numbers of the longest clause that is looked back through.
const LONGEST_CLAUSE: usize = 20;
/// Words and numbers of the longest list. Each word of a sentence may begin one.
const MOST: usize = 500;

/// Words and numbers of the longest list of clauses, and of what may go on with a list behind its end.
const LONGEST_BEHIND: usize = 48;

/// The lists in one sentence. A list with 等, 主要 or a rounding is not complete and is left out.
pub(super) fn lists(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    found: &mut Vec<ListClaim>,
) {
    let first = found.len();
    let place = |token: &Token| Place::Span(section, sentence, token.at.start, token.at.end);
    let mut whole: Option<(&Token, Number)> = None;
    let mut before: Vec<(&Token, Number)> = Vec::new();
    // Where in them a part of the sentence begins, and where what 分别 lists.
    let (mut begun, mut respectively) = (0, None);
    let mut whole_of_list: Option<(&Token, Number)> = None;
    // Numbers before it in the clause, and where the last list of clauses ends.
    let (mut in_clause, mut listed) = (0, 0);
    // 其中 3 件驳回，1 件…: what stands beside a part is none of its own.
    let mut whole_is_part = false;
    for (at, token) in tokens.iter().enumerate() {
        if is_break(token) {
            in_clause = 0;
        }
        if is(token, Mark::Respectively) {
            respectively = Some(before.len());
        }
        if token.what == TokenKind::Break(';') {
            (begun, respectively) = (before.len(), None);
            // 按类别分，…；按来源分，…: once more all of them.
            let again = segment(tokens, at);
            let by = again.first().is_some_and(names_a_partition);
            let own = whole_of_list.filter(|_| by);
            let own = own.and_then(|whole| list(whole, again, 2, &place));
            found.extend(own.map(|list| ListClaim { is_named: false, ..list }));
        }
        let comma = token.what == TokenKind::Break(',');
        let clauses = if comma && at >= listed { parallel(tokens, at) } else { 0 };
        match &token.what {
            // 三类, 二级单位: what is counted stands elsewhere.
            TokenKind::Number(_) if !is_counted(token) => {}
            TokenKind::Number(number) => {
                let own = tokens.get(..at).unwrap_or(&[]);
                let since = respectively.map_or(0, |first| before.len() - first);
                let end = before.len() - in_clause;
                found.extend(announced(tokens, at, before.get(begun..end), &place));
                if !leaves_out(own) && is_sum(own, end.saturating_sub(begun), since) {
                    let from = respectively.filter(|_| since > 1);
                    let parts = before.get(from.unwrap_or(begun)..end).unwrap_or(&[]);
                    // Of those since the semicolon, or of all before it.
                    let all = from.is_none().then(|| before.get(..end)).flatten().unwrap_or(&[]);
                    let all = total(token, *number, all, &place).filter(comes_out);
                    let clause = own;
                    let own = all.or_else(|| total(token, *number, parts, &place));
                    // 三种渠道合计 9 件: of these three, side by side.
                    let flat = |list: ListClaim| {
                        // 分别为 100 元、200 元和 400 元，合计 700 元: of all that 分别 lists.
                        let listed = since > 1 && list.parts.len() == since;
                        let is_flat = says_how_many(clause, list.parts.len())
                            || (listed && !is_opened(clause));
                        ListClaim { is_flat, ..list }
                    };
                    let own = own.map(flat);
                    // A sum of so many is a sum of all of them.
                    let exact = |list: &ListClaim| since < 2 || list.parts.len() == parts.len();
                    found.extend(own.filter(exact));
                }
                // Two periods need not be the whole year, and two numbers not all of a sum.
                let parts = before.get(begun..end).unwrap_or(&[]);
                let year = year_before(own).or_else(|| names_a_sum(own).then_some(false));
                let year = year.filter(|_| !leaves_out(own));
                let halves = parts.len() == 2 && names_halves(own) && year == Some(true);
                // 第一期 42 人、第二期 38 人，合计 80 人
                let numbered = year.and_then(|_| numbered(tokens, parts, (token, *number)));
                let year = year.filter(|is_named| {
                    *is_named
                        || halves
                        || numbered.is_some()
                        || all_alike(tokens, parts)
                        || is_slip(parts, (token, *number))
                });
                let year = year.and_then(|is_named| {
                    let own = total(token, *number, numbered.unwrap_or(parts), &place)?;
                    let is_flat = numbered.is_some_and(|parts| own.parts.len() == parts.len());
                    Some(ListClaim { is_named: is_named || halves || is_flat, is_flat, ..own })
                });
                let two = halves || numbered.is_some();
                found.extend(year.filter(|list| two || list.parts.len() > 2));
                found.extend(covered(tokens, at, &place));
                let left = left_over(tokens, at, &before, &place);
                found.extend(left.filter(|list| !is_of_several(list, &before)));
                found.extend(done_and_not(tokens, at, before.get(begun..), &place));
                found.extend(bracketed(tokens, at, &place));
                found.extend(more_than_there_were(tokens, at, &before, &place));
                // 同比减少 3 件, 平均每个街道 2 件: not what parts are of.
                // 近 3800 件（准确数 3791 件）: no number that parts come to.
                let about = own.last().is_some_and(|own| is(own, Mark::About));
                if about && token.gap.is_empty() {
                    whole = None;
                } else if !is_change(own) && !is_average(own, token) {
                    // 办结 26 件，办结率 100%，其中…: of those 26.
                    if !is_rate(number, &before) {
                        whole = Some((token, *number));
                        whole_is_part = is_part(tokens, at);
                    }
                    before.push((token, *number));
                    in_clause += 1;
                }
            }
            TokenKind::Group(group) => {
                found.extend(
                    whole.and_then(|whole| in_brackets(tokens, (at, group), whole, &place)),
                );
            }
            // 申请 11 件，来自学生 5 件、校友 3 件、教职工 3 件
            TokenKind::Break(',') if !whole_is_part && !side_by_side(tokens, at).is_empty() => {
                let parts = side_by_side(tokens, at);
                let behind = tokens.get(at + 1 + parts.len()..).unwrap_or(&[]);
                let own = whole.and_then(|whole| with_beyond(whole, parts, 2, behind, &place));
                let own = own.map(|list| all_told(list, through(tokens, at, whole), parts));
                whole_of_list = whole;
                found.extend(own);
            }
            // 76 条，当日答复 50 条，次日答复 20 条，三日内答复 6 条
            TokenKind::Break(',') if clauses > 0 && !whole_is_part => {
                let (own, behind) = tokens.split_at(at + clauses);
                let parts = own.get(at + 1..).unwrap_or(&[]);
                let two = names_halves(parts) || items_told(own.get(..at).unwrap_or(&[]), parts);
                let fewest = if two { 2 } else { 3 };
                let own = whole.and_then(|whole| with_beyond(whole, parts, fewest, behind, &place));
                let own = own.map(|list| all_told(list, through(tokens, at, whole), parts));
                listed = at + clauses;
                found.extend(own);
            }
            // 35 件，除 3 件结转外，其余 32 件
            TokenKind::Word(Word::Mark(Mark::Except)) => {
                let rest = tokens.get(at + 1..).unwrap_or(&[]);
                let own = whole.and_then(|whole| list(whole, rest, 2, &place));
                // 建议 84 件、提案 113 件，除 9 件外，其余 188 件: of both, or of a number before them.
                let own = own.filter(|list| list.is_complete && list.parts.len() == 2);
                found.extend(own.filter(|list| !is_of_several(list, &before)));
            }
            // 培训 3 期，分别于 3 月、6 月、9 月、11 月举行
            TokenKind::Word(Word::Mark(Mark::Respectively))
                if whole.is_some_and(|whole| sessions(whole, tokens, at, &place).is_some()) =>
            {
                found.extend(whole.and_then(|whole| sessions(whole, tokens, at, &place)));
            }
            TokenKind::Word(Word::Mark(Mark::Part | Mark::Respectively | Mark::Within))
            | TokenKind::Break(':' | ',')
                if opens(token) =>
            {
                whole_of_list = whole;
                found.extend(opened(tokens, at, whole, &before, &place));
                found.extend(scaled(tokens, at, &place));
            }
            // 办结 52 件，具体为予以公开 25 件，…
            TokenKind::Word(Word::Mark(Mark::Neutral))
                if lexicon::IN_DETAIL.contains(&token.text.as_str())
                    && !tokens.get(at + 1).is_some_and(is_break) =>
            {
                whole_of_list = whole;
                found.extend(opened(tokens, at, whole, &before, &place));
            }
            // 其他处理 5 件，即主动撤回 3 件、逾期不补正 2 件
            TokenKind::Word(Word::Mark(Mark::Neutral)) if token.text == lexicon::THAT_IS => {
                found.extend(whole.and_then(|whole| that_is(tokens, at, whole, &place)));
            }
            _ => {}
        }
    }
    let own = found.split_off(first);
    found.extend(own.into_iter().filter(|list| !is_of_all(list, tokens, &place)));
}

/// A percentage behind a number that something was counted by.
fn is_rate(number: &Number, before: &[(&Token, Number)]) -> bool {
    number.unit == Unit::Percent && before.last().is_some_and(|(_, last)| counts(last.unit))
}

/// 52 件与上年结转的 2 件，除 1 件外，其余 53 件: the parts come to the last numbers together.
fn is_of_several(list: &ListClaim, before: &[(&Token, Number)]) -> bool {
    let sum: Decimal = list.parts.iter().map(|(_, part)| Decimal::from(*part)).sum();
    let mut last = Decimal::ZERO;
    before.iter().rev().take(MOST_ALIKE).any(|(_, number)| {
        last += number.value;
        last == sum || number.value == sum
    })
}

/// 按类别, 从渠道看: by which partition what follows is listed.
fn names_a_partition(token: &Token) -> bool {
    let text = if token.gap.is_empty() { &token.text } else { &token.gap };
    lexicon::BY.iter().any(|by| text.starts_with(by))
}

/// The last words up to this number before `at`, and it.
fn through<'t>(tokens: &'t [Token], at: usize, whole: Option<(&Token, Number)>) -> &'t [Token] {
    let near = tokens.get(at.saturating_sub(LONGEST_BEHIND)..at).unwrap_or(&[]);
    let of = whole.and_then(|(whole, _)| near.iter().position(|token| token.at == whole.at));
    of.and_then(|of| near.get(..=of)).unwrap_or(&[])
}

/// 其中 stands behind the last 分别.
fn is_opened(before: &[Token]) -> bool {
    let near = before.iter().rev().take(LONGEST_BEHIND);
    near.take_while(|token| !is(token, Mark::Respectively)).any(|token| is(token, Mark::Part))
}

/// All its parts together are the whole.
fn comes_out(list: &ListClaim) -> bool {
    let sum = list.parts.iter().try_fold(0u64, |sum, (_, part)| sum.checked_add(*part));
    sum == Some(list.whole.1)
}

/// 平均每个街道 2 件
fn is_average(before: &[Token], number: &Token) -> bool {
    let clause = before.rsplit(is_break).next().unwrap_or(&[]);
    let near = clause.get(clause.len().saturating_sub(LONGEST_CLAUSE)..).unwrap_or(&[]);
    let words = [printed(near), number.gap.clone()].concat();
    lexicon::AVERAGES.iter().any(|average| words.contains(average))
}

/// 复文除涉密外公开，共计 35 件; 不计入, 合计 35 件: not all of them are counted.
fn leaves_out(before: &[Token]) -> bool {
    let near = before.get(before.len().saturating_sub(LONGEST_CLAUSE)..).unwrap_or(&[]);
    let words = printed(near);
    let not_counted = lexicon::NOT_COUNTED.iter().any(|word| words.contains(word));
    not_counted || near.iter().any(|token| is(token, Mark::Except))
}

/// The clause of the number behind these tokens speaks of more or less.
fn is_change(before: &[Token]) -> bool {
    let clause = before.iter().rev().take(LONGEST_CLAUSE);
    let clause = clause.take_while(|token| !matches!(token.what, TokenKind::Break(_)));
    let mut own = clause.map(|token| &token.what);
    own.any(|what| {
        matches!(what, TokenKind::Word(Word::Mark(Mark::Up | Mark::Down | Mark::Compare)))
    })
}

/// What stands behind this semicolon up to the next.
fn segment(tokens: &[Token], at: usize) -> &[Token] {
    let behind = tokens.get(at + 1..).unwrap_or(&[]);
    let end = behind.iter().position(|token| token.what == TokenKind::Break(';'));
    behind.get(..end.unwrap_or(behind.len())).unwrap_or(&[])
}

/// 三类, 两项: how many parts there are.
fn how_many(token: &Token) -> Option<usize> {
    let TokenKind::Number(number) = &token.what else { return None };
    let told = is_written(token) && lexicon::KINDS.contains(&super::ratios::unit(token));
    number.value.to_usize().filter(|many| told && (2..=12).contains(many))
}

fn is_counted(token: &Token) -> bool {
    let plain = is_number(token) && !is_ordinal(token);
    plain && how_many(token).is_none() && !is_rank(token) && !is_time(token)
}

/// 第一期
fn is_ordinal(token: &Token) -> bool {
    is_number(token) && token.gap.ends_with(lexicon::ORDINAL_SIGN)
}

/// 二级单位, 第三届
fn is_rank(token: &Token) -> bool {
    is_number(token) && is_written(token) && lexicon::RANKS.contains(&super::ratios::unit(token))
}

/// 一年, 3 月
fn is_time(token: &Token) -> bool {
    let unit = super::ratios::unit(token);
    unit.chars().count() == 1 && unit.chars().all(|c| lexicon::DATE_SIGNS.contains(c))
}

fn is_written(token: &Token) -> bool {
    token.text.starts_with(super::numerals::is_numeral)
}

fn unit_of(token: &Token) -> Option<Unit> {
    match &token.what {
        TokenKind::Number(number) => Some(number.unit),
        _ => None,
    }
}

/// 这 19 件, 上述 31 件: a number that was told before.
fn refers_back(tokens: &[Token], at: usize) -> bool {
    let Some(own) = tokens.get(at).filter(|own| is_number(own)) else { return false };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| own.gap.is_empty());
    let words = before.map_or(own.gap.as_str(), |before| before.text.as_str());
    lexicon::REFERS_BACK.iter().any(|word| words.ends_with(word))
}

/// 其中 3 件驳回: a part, and no whole of what stands beside it.
fn is_part(tokens: &[Token], at: usize) -> bool {
    let bare = tokens.get(at).is_some_and(|own| own.gap.is_empty());
    let mut before = tokens.get(..at).unwrap_or(&[]).iter().rev();
    let opens = before.find(|token| !matches!(token.what, TokenKind::Break(',' | ':')));
    bare && opens.is_some_and(|token| is(token, Mark::Part))
}

/// 五个县: a number in the words of a part, written as words are.
fn is_aside(token: &Token, whole: &Token) -> bool {
    let counts = is_number(token) && unit_of(token) != Some(Unit::Percent);
    let written = counts && is_written(token) && !is_written(whole);
    written && super::ratios::unit(token) != super::ratios::unit(whole)
}

fn counts_too(token: &Token, whole: &Token) -> bool {
    is_number(token) && !is_aside(token, whole) && unit_of(token) == unit_of(whole)
}

/// 其中, 分别为, a colon, or 的 7 件中,.
fn opens(token: &Token) -> bool {
    match token.what {
        TokenKind::Break(',') => token.gap == lexicon::OF_THESE,
        TokenKind::Break(_) => true,
        _ => true,
    }
}

/// Of a year.
const MONTHS: usize = 12;
/// Numbers of which each is looked for in the sentence.
const MOST_ALIKE: usize = 20;

/// Two numbers count the same: 件 and 宗, but not 家 and 次.
fn same_unit((one, first): (&Token, Number), (other, second): (&Token, Number)) -> bool {
    let (mine, yours) = (super::ratios::unit(one), super::ratios::unit(other));
    let alike = mine.starts_with(yours) || yours.starts_with(mine);
    // 820 篇 and 315 条, both published
    let published = [mine, yours]
        .iter()
        .all(|unit| !unit.is_empty() && unit.chars().all(|c| lexicon::UNITS_ALIKE.contains(c)));
    published || (first.unit == second.unit && (first.unit != Unit::Foreign || alike))
}

/// 约 30 个
fn is_around(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| is(token, Mark::About))
}

fn counts(unit: Unit) -> bool {
    matches!(unit, Unit::Strong | Unit::Weak | Unit::Yuan | Unit::Foreign)
}
