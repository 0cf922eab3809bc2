//! Lists that read as the whole of a number: `共 36 条，其中 20 条、16 条`.

use rust_decimal::prelude::ToPrimitive;

use super::tokens::{Number, Token, TokenKind};
use super::words::{Mark, Noun, Unit, Word};
use crate::lexicon;
use model::{ListClaim, Place, SectionId};

/// Words and numbers of the longest clause that is looked back through.
const LONGEST_CLAUSE: usize = 20;
/// Words and numbers of the longest list. Each word of a sentence may begin one.
const MOST: usize = 500;

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
    for (at, token) in tokens.iter().enumerate() {
        if is(token, Mark::Respectively) {
            respectively = Some(before.len());
        }
        if token.what == TokenKind::Break(';') {
            (begun, respectively) = (before.len(), None);
            // 按类别分，…；按来源分，…: once more all of them.
            let again = segment(tokens, at);
            let by = again.first().is_some_and(|token| {
                format!("{}{}", token.gap, token.text).starts_with(lexicon::BY)
            });
            let own = whole_of_list.filter(|_| by);
            let own = own.and_then(|whole| list(whole, again, 2, &place));
            found.extend(own.map(|list| ListClaim { is_named: false, ..list }));
        }
        match &token.what {
            TokenKind::Number(number) => {
                let own = tokens.get(..at).unwrap_or(&[]);
                let since = respectively.map_or(0, |first| before.len() - first);
                let clause = own.iter().rev().take_while(|token| !is_break(token));
                let end =
                    before.len().saturating_sub(clause.filter(|token| is_number(token)).count());
                if is_sum(own, end.saturating_sub(begun), since) {
                    let from = respectively.filter(|_| since > 1).unwrap_or(0);
                    let parts = before.get(from..end).unwrap_or(&[]);
                    let own = total(token, *number, parts, &place);
                    // A sum of so many is a sum of all of them.
                    let exact = |list: &ListClaim| since < 2 || list.parts.len() == parts.len();
                    found.extend(own.filter(exact));
                }
                let year = is_year(own).and_then(|()| total(token, *number, &before, &place));
                // Two periods need not be the whole year.
                found.extend(year.filter(|list| list.parts.len() > 2));
                // 同比减少 3 件: not what parts are of.
                if !is_change(own) {
                    whole = Some((token, *number));
                    before.push((token, *number));
                }
            }
            TokenKind::Group(group) => {
                found.extend(whole.and_then(|whole| list(whole, group, 2, &place)));
            }
            // 申请 11 件，来自学生 5 件、校友 3 件、教职工 3 件
            TokenKind::Break(',') if !side_by_side(tokens, at).is_empty() => {
                let own = whole.and_then(|whole| list(whole, side_by_side(tokens, at), 3, &place));
                whole_of_list = whole;
                found.extend(own.map(|list| ListClaim { is_named: false, ..list }));
            }
            // 35 件，除 3 件结转外，其余 32 件
            TokenKind::Word(Word::Mark(Mark::Except)) => {
                let rest = tokens.get(at + 1..).unwrap_or(&[]);
                let own = whole.and_then(|whole| list(whole, rest, 2, &place));
                found.extend(own.filter(|list| list.is_complete && list.parts.len() == 2));
            }
            TokenKind::Word(Word::Mark(Mark::Part | Mark::Respectively | Mark::Within))
            | TokenKind::Break(':' | ',')
                if opens(token) =>
            {
                let rest = tokens.get(at + 1..).unwrap_or(&[]);
                let fewest = if is(token, Mark::Part) { 1 } else { 2 };
                whole_of_list = whole;
                found.extend(whole.and_then(|whole| list(whole, rest, fewest, &place)));
            }
            _ => {}
        }
    }
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

/// What stands behind this comma up to the next, where it has three numbers of the unit before it, and list commas
/// between them. Else nothing.
fn side_by_side(tokens: &[Token], at: usize) -> &[Token] {
    let unit = |token: &Token| match &token.what {
        TokenKind::Number(number) => Some(number.unit),
        _ => None,
    };
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_CLAUSE);
    let before =
        before.take_while(|token| !matches!(token.what, TokenKind::Break(_))).find_map(unit);
    let behind = tokens.get(at + 1..).unwrap_or(&[]);
    let ends = |token: &Token| matches!(token.what, TokenKind::Break(c) if c != '\u{3001}');
    let end = behind.iter().position(ends).unwrap_or(behind.len());
    let own = behind.get(..end).unwrap_or(&[]);
    let units: Vec<Unit> = own.iter().filter_map(unit).collect();
    let opened = own.iter().any(|token| is(token, Mark::Part) || is(token, Mark::Respectively));
    let listed = units.len() > 2 && !opened && units.iter().all(|unit| Some(*unit) == before);
    if listed { own } else { &[] }
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
    if !clause.clone().any(is_total) {
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

/// 一季度 11 件，…，全年 40 件.
fn is_year(before: &[Token]) -> Option<()> {
    let [.., end, last] = before else { return None };
    let year = last.text == lexicon::WHOLE_YEAR && last.gap.is_empty();
    (matches!(end.what, TokenKind::Break(_)) && year).then_some(())
}

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
    first.unit == second.unit && (first.unit != Unit::Foreign || alike)
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
    for (at, own) in tokens.iter().enumerate() {
        if at == MOST {
            return None;
        }
        let stops = match &own.what {
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
            TokenKind::Word(Word::Mark(
                Mark::Etc | Mark::Mainly | Mark::Compare | Mark::Up | Mark::Down,
            )) => true,
            // 未采纳 22 条 is a part.
            TokenKind::Word(Word::Mark(Mark::None)) => !is_before_number(tokens.get(at + 1..)),
            TokenKind::Word(Word::Mark(Mark::Same)) => own.text == lexicon::THE_SAME,
            TokenKind::Word(Word::Mark(Mark::Rest)) if !ended => {
                is_complete |= is_before_number(tokens.get(at + 1..));
                false
            }
            TokenKind::Word(Word::Mark(Mark::Part)) => {
                ended |= !parts.is_empty();
                false
            }
            TokenKind::Break(';') => {
                ended = true;
                false
            }
            TokenKind::Break('\u{3002}') => break,
            TokenKind::Break(c) if *c != '\u{3001}' => {
                is_flat &= parts.is_empty();
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
    let whole = (place(token), whole.value.to_u64()?);
    let listed = parts.len() >= fewest && parts.len() + beyond.len() >= 2;
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
