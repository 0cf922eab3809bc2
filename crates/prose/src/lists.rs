//! Lists that read as the whole of a number: `共 36 条，其中 20 条、16 条`.

mod unopened;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::tokens::{Number, Token, TokenKind};
use super::words::{Mark, Noun, Unit, Verb, Word};
use crate::lexicon;
use model::{ListClaim, Place, SectionId};
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
    let place = |token: &Token| Place::Span(section, sentence, token.at.start, token.at.end);
    let mut whole: Option<(&Token, Number)> = None;
    let mut before: Vec<(&Token, Number)> = Vec::new();
    // Where in them a part of the sentence begins, and where what 分别 lists.
    let (mut begun, mut respectively) = (0, None);
    let mut whole_of_list: Option<(&Token, Number)> = None;
    // Numbers before it in the clause, and where the last list of clauses ends.
    let (mut in_clause, mut listed) = (0, 0);
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
                if is_sum(own, end.saturating_sub(begun), since) {
                    let from = respectively.filter(|_| since > 1);
                    let parts = before.get(from.unwrap_or(begun)..end).unwrap_or(&[]);
                    // Of those since the semicolon, or of all before it.
                    let all = from.is_none().then(|| before.get(..end)).flatten().unwrap_or(&[]);
                    let all = total(token, *number, all, &place).filter(comes_out);
                    let own = all.or_else(|| total(token, *number, parts, &place));
                    // A sum of so many is a sum of all of them.
                    let exact = |list: &ListClaim| since < 2 || list.parts.len() == parts.len();
                    found.extend(own.filter(exact));
                }
                // Two periods need not be the whole year, and two numbers not all of a sum.
                let parts = before.get(begun..end).unwrap_or(&[]);
                let year = year_before(own).or_else(|| names_a_sum(own).then_some(false));
                let halves = parts.len() == 2 && names_halves(own);
                let year = year.filter(|is_named| *is_named || halves || all_alike(tokens, parts));
                let year = year.and_then(|is_named| {
                    let own = total(token, *number, parts, &place)?;
                    Some(ListClaim { is_named: is_named || halves, ..own })
                });
                found.extend(year.filter(|list| halves || list.parts.len() > 2));
                found.extend(left_over(own, &before, (token, *number), &place));
                // 同比减少 3 件, 平均每个街道 2 件: not what parts are of.
                if !is_change(own) && !is_average(own, token) {
                    whole = Some((token, *number));
                    before.push((token, *number));
                    in_clause += 1;
                }
            }
            TokenKind::Group(group) => {
                found.extend(whole.and_then(|whole| list(whole, group, 2, &place)));
            }
            // 申请 11 件，来自学生 5 件、校友 3 件、教职工 3 件
            TokenKind::Break(',') if !side_by_side(tokens, at).is_empty() => {
                let own = side_by_side(tokens, at);
                let behind = tokens.get(at + 1 + own.len()..).unwrap_or(&[]);
                let own = whole.and_then(|whole| with_beyond(whole, own, 2, behind, &place));
                whole_of_list = whole;
                found.extend(own);
            }
            // 76 条，当日答复 50 条，次日答复 20 条，三日内答复 6 条
            TokenKind::Break(',') if clauses > 0 => {
                let (own, behind) = tokens.split_at(at + clauses);
                let own = own.get(at + 1..).unwrap_or(&[]);
                let fewest = if names_halves(own) { 2 } else { 3 };
                let own = whole.and_then(|whole| with_beyond(whole, own, fewest, behind, &place));
                listed = at + clauses;
                found.extend(own);
            }
            // 35 件，除 3 件结转外，其余 32 件
            TokenKind::Word(Word::Mark(Mark::Except)) => {
                let rest = tokens.get(at + 1..).unwrap_or(&[]);
                let own = whole.and_then(|whole| list(whole, rest, 2, &place));
                // 建议 84 件、提案 113 件，除 9 件外，其余 188 件: of both, or of a number before them.
                let of_all = |list: &ListClaim| {
                    let sum: Decimal =
                        list.parts.iter().map(|(_, part)| Decimal::from(*part)).sum();
                    let mut last = Decimal::ZERO;
                    before.iter().rev().take(MOST_ALIKE).any(|(_, number)| {
                        last += number.value;
                        last == sum || number.value == sum
                    })
                };
                let own = own.filter(|list| list.is_complete && list.parts.len() == 2);
                found.extend(own.filter(|list| !of_all(list)));
            }
            TokenKind::Word(Word::Mark(Mark::Part | Mark::Respectively | Mark::Within))
            | TokenKind::Break(':' | ',')
                if opens(token) =>
            {
                let rest = tokens.get(at + 1..).unwrap_or(&[]);
                let fewest = if is(token, Mark::Part) { 1 } else { 2 };
                whole_of_list = whole;
                let own = whole.and_then(|whole| list(whole, rest, fewest, &place));
                // 直接起诉 2 件、复议后起诉 5 件；其中维持 5 件、在审 2 件: of an earlier number.
                let wholes = || before.iter().rev().take(MOST_ALIKE);
                let of_another = |own: &ListClaim| {
                    let mut others =
                        wholes().filter_map(|other| list(*other, rest, fewest, &place));
                    is(token, Mark::Part) && !comes_out(own) && others.any(|one| comes_out(&one))
                };
                let larger = || larger_part(tokens, at, &before, &place);
                let larger = own.is_none().then(larger).flatten();
                found.extend(own.filter(|own| !of_another(own)).or(larger));
            }
            _ => {}
        }
    }
}

/// 按类别, 从渠道看: by which partition what follows is listed.
fn names_a_partition(token: &Token) -> bool {
    let text = if token.gap.is_empty() { &token.text } else { &token.gap };
    lexicon::BY.iter().any(|by| text.starts_with(by))
}

/// 286 条，其中原创 312 条: one part, which is larger than the number directly before it and than any other.
fn larger_part<'t>(
    tokens: &'t [Token],
    at: usize,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let (whole, number) = *before.last()?;
    let rest = tokens.get(at + 1..)?.iter().take(LONGEST_CLAUSE);
    let part = rest.take_while(|token| !is_break(token)).find(|token| is_number(token))?;
    let TokenKind::Number(own) = part.what else { return None };
    let unit = |token: &Token| super::ratios::unit(token).to_owned();
    // The clause before 其中 is that of the whole.
    let mut clause = tokens.get(..at)?.iter().rev().skip_while(|token| is_break(token));
    let near = clause.by_ref().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let near = near.into_iter().any(|token| token.at == whole.at);
    let exact = !number.rounded && !own.rounded && counts(own.unit);
    let first = before.iter().all(|(_, one)| one.value < own.value);
    let same = unit(whole) == unit(part) && !unit(part).is_empty();
    if !near || !exact || !first || !same || before.len() > MOST_ALIKE {
        return None;
    }
    Some(ListClaim {
        whole: (place(whole), number.value.to_u64()?),
        parts: vec![(place(part), own.value.to_u64()?)],
        beyond: Vec::new(),
        is_flat: true,
        is_complete: false,
        is_named: true,
        is_sum: false,
    })
}

/// All its parts together are the whole.
fn comes_out(list: &ListClaim) -> bool {
    let sum = list.parts.iter().try_fold(0u64, |sum, (_, part)| sum.checked_add(*part));
    sum == Some(list.whole.1)
}

/// 平均每个街道 2 件
fn is_average(before: &[Token], number: &Token) -> bool {
    let clause = before.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let mut words = number.gap.clone();
    for token in clause {
        words.insert_str(0, &token.text);
        words.insert_str(0, &token.gap);
    }
    lexicon::AVERAGES.iter().any(|average| words.contains(average))
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

fn is(token: &Token, mark: Mark) -> bool {
    token.what == TokenKind::Word(Word::Mark(mark))
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
    is_number(token) && how_many(token).is_none() && !is_rank(token) && !is_time(token)
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

/// 总计: the number behind these tokens is the sum of those before it, of which the last `since` are listed by 分别.
/// Nothing else stands in its clause, or it says of how many it is: 三个平台合计发布.
fn is_sum(before: &[Token], counted: usize, since: usize) -> bool {
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
    if !clause.clone().any(is_total) || clause.clone().any(left) || some || share {
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
    let many = clause.clone().any(|token| match &token.what {
        TokenKind::Number(number) => number.value.to_usize() == Some(counted),
        _ => false,
    });
    let ends = before.last().is_some_and(is_total);
    (bare && ends) || many || since > 1
}

/// 一季度 11 件，…，全年 40 件: whether nothing else stands between.
fn year_before(before: &[Token]) -> Option<bool> {
    let clause = before.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let words = clause.clone().count();
    let first = clause.last().filter(|first| first.text == lexicon::WHOLE_YEAR)?;
    let behind_one = before.len() > words && first.gap.is_empty();
    behind_one.then_some(words == 1)
}

/// 上半年 90 条，下半年 110 条
fn names_halves(tokens: &[Token]) -> bool {
    lexicon::HALVES.iter().all(|half| tokens.iter().any(|token| token.text == *half))
}

/// 新媒体平台共推送 2215 条
fn names_a_sum(before: &[Token]) -> bool {
    let clause = before.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let mut clause = clause.peekable();
    clause.peek().is_some()
        && clause.clone().any(|token| lexicon::TOTALS.contains(&token.text.as_str()))
        && clause.all(|token| !is_number(token) && !lexicon::AT_LAST.contains(&token.text.as_str()))
}

/// One sign stands before all of these numbers, and all have one unit.
fn all_alike(tokens: &[Token], parts: &[(&Token, Number)]) -> bool {
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

/// Numbers of which each is looked for in the sentence.
const MOST_ALIKE: usize = 20;

fn total<'t>(
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

/// The numbers up to the end of the list, of one unit with the whole, and those behind it: two at least, and so many
/// before its end.
fn list<'t>(
    (token, whole): (&'t Token, Number),
    tokens: &'t [Token],
    fewest: usize,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    if whole.rounded || !counts(whole.unit) {
        return None;
    }
    let mut parts: Vec<(Place, u64)> = Vec::new();
    let mut beyond: Vec<(Place, u64)> = Vec::new();
    let (mut ended, mut is_flat, mut is_complete) = (false, true, false);
    let (mut told, mut behind) = (None, 0);
    for (at, own) in tokens.iter().enumerate() {
        if at == MOST {
            return None;
        }
        behind += usize::from(ended);
        if behind > LONGEST_BEHIND {
            break;
        }
        let each = |own: &Token| is_number(own) && own.gap.ends_with(lexicon::EACH_SIGN);
        let stops = match &own.what {
            TokenKind::Number(_) if how_many(own).is_some() => {
                // 两类占 65%: of these two.
                let next = tokens.get(at + 1);
                let of_these = next.is_some_and(|next| is(next, Mark::Share));
                let many = how_many(own).filter(|_| !of_these);
                if parts.is_empty() {
                    told = many;
                } else if many == Some(parts.len()) && !ended {
                    (is_complete, ended) = (true, true);
                }
                false
            }
            // 五个县 500 件; 5 个镇各 1 件
            TokenKind::Number(_) if is_aside(own, token) => false,
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
                    || !same_unit((own, *number), (token, whole))
                    || own.gap.ends_with(lexicon::EACH_SIGN) =>
            {
                true
            }
            TokenKind::Number(number) => {
                let value = (place(own), number.value.to_u64()?);
                if ended {
                    beyond.push(value)
                } else {
                    parts.push(value)
                }
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
                is_complete |= is_before_number(tokens.get(at + 1..));
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
                is_flat &= parts.is_empty() || ended;
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
    // 新收 50 件，上年结转 4 件，另有 3 件转下年: what is left is taken off.
    let does = |verb: Verb| tokens.iter().any(|own| own.what == TokenKind::Word(Word::Verb(verb)));
    if does(Verb::CarryIn) && does(Verb::CarryOut) {
        return None;
    }
    let whole = (place(token), whole.value.to_u64()?);
    let listed = parts.len() >= fewest && parts.len() + beyond.len() >= 2;
    is_complete |= told.is_some_and(|told| told == parts.len());
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

/// A number stands behind, in the same clause.
fn is_before_number(tokens: Option<&[Token]>) -> bool {
    let own = tokens.unwrap_or(&[]).iter().find(|token| {
        is_number(token) || matches!(token.what, TokenKind::Break(_) | TokenKind::Group(_))
    });
    own.is_some_and(is_number)
}

fn is_break(token: &Token) -> bool {
    matches!(token.what, TokenKind::Break(_))
}

fn is_number(token: &Token) -> bool {
    matches!(token.what, TokenKind::Number(_))
}

fn counts(unit: Unit) -> bool {
    matches!(unit, Unit::Strong | Unit::Weak | Unit::Yuan | Unit::Foreign)
}
