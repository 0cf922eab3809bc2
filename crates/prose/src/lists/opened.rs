//! Lists that a word opens: 其中, 分别, 中, a colon, 即.

use rust_decimal::prelude::ToPrimitive;

use super::closed::is_closed;
use super::complements::lead;
use super::covering::all_told;
use super::larger::larger_part;
use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, MOST_ALIKE, comes_out, is, is_break, is_number, list,
    same_unit, through,
};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind, printed};
use crate::words::{Mark, Verb, Word};
use model::{ListClaim, Place};

/// What the word or colon at `at` opens: the parts of the number before, or of another one of the sentence.
pub(super) fn opened<'t>(
    tokens: &'t [Token],
    at: usize,
    whole: Option<(&'t Token, Number)>,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let token = tokens.get(at)?;
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let fewest = if is(token, Mark::Part) { 1 } else { 2 };
    if let Some(list) = counted_twice(tokens, at, before, place) {
        return Some(list);
    }
    let whole = named(tokens, at, before).or_else(|| not_carried_out(tokens, at, before)).or(whole);
    let own = whole.and_then(|whole| list(whole, rest, fewest, place));
    // 办结 19 件，结果分别是予以公开 9 件、部分公开 2 件、无法提供 8 件: all of them.
    let all = tells_all(tokens, at);
    let closed =
        |own: &ListClaim| whole.is_some_and(|(whole, _)| is_closed(tokens, at, whole, own));
    let own = own.map(|own| ListClaim {
        is_complete: own.is_complete || (all && own.is_flat) || closed(&own),
        is_flat: own.is_flat || are_items(token, whole, rest, own.parts.len()),
        ..own
    });
    let own = own.map(|own| all_told(own, through(tokens, at, whole), rest));
    // 直接起诉 2 件、复议后起诉 5 件；其中维持 5 件、在审 2 件: of an earlier number.
    let wholes = || before.iter().rev().take(MOST_ALIKE);
    let of_another = |own: &ListClaim| {
        let mut others = wholes().filter_map(|other| list(*other, rest, fewest, place));
        let opens = is(token, Mark::Part) || is(token, Mark::Respectively);
        opens && before.len() <= MOST_ALIKE && !comes_out(own) && others.any(|one| comes_out(&one))
    };
    let larger = || larger_part(tokens, at, before, place);
    let larger = own.is_none().then(larger).flatten();
    let of_both = |own: &ListClaim| {
        !comes_out(own) && (is_one_of_two(tokens, at, whole) || are_of_each(token, own, before))
    };
    own.filter(|own| !of_another(own) && !of_both(own)).or(larger)
}

/// 复议 98 件、诉讼 41 件；其中…: of both numbers, or of one of them.
fn is_one_of_two(tokens: &[Token], at: usize, whole: Option<(&Token, Number)>) -> bool {
    let Some((whole, _)) = whole.filter(|_| tokens.get(at).is_some_and(|own| is(own, Mark::Part)))
    else {
        return false;
    };
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_BEHIND);
    let mut before = before.skip_while(|token| token.at != whole.at).skip(1);
    let comma = before.by_ref().find(|token| is_break(token));
    comma.is_some_and(|token| token.what == TokenKind::Break('\u{3001}'))
        && before.take_while(|token| !is_break(token)).any(|token| same_unit_as(token, whole))
}

fn same_unit_as(token: &Token, whole: &Token) -> bool {
    is_number(token) && unit(token) == unit(whole)
}

/// 收到 41 件，…收到 53 件，两年分别办结 40 件、52 件: one part of each of two wholes.
fn are_of_each(token: &Token, own: &ListClaim, before: &[(&Token, Number)]) -> bool {
    let ([.., (_, one), (_, two)], [(_, first), (_, second)]) = (before, own.parts.as_slice())
    else {
        return false;
    };
    let within = |part: u64, whole: &Number| whole.value >= part.into();
    is(token, Mark::Respectively) && within(*first, one) && within(*second, two)
}

/// 其他处理 5 件，即主动撤回 3 件、逾期不补正 2 件: the same number in its parts, up to the end of the clause.
pub(super) fn that_is<'t>(
    tokens: &'t [Token],
    at: usize,
    whole: (&'t Token, Number),
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let [number, comma] = tokens.get(at.checked_sub(2)?..at)? else { return None };
    let apart = matches!(comma.what, TokenKind::Break(',' | ':')) && number.at == whole.0.at;
    let behind = tokens.get(at + 1..)?;
    let own = clause_behind(behind)?;
    // 即时答复 4 件
    let next = behind.first()?;
    let next = if next.gap.is_empty() { &next.text } else { &next.gap };
    let apart = apart && !next.starts_with(|c| lexicon::AT_ONCE.contains(c));
    let bare = comma.gap.is_empty() && tokens.get(at)?.gap.is_empty();
    let own = list(whole, own, 2, place).filter(|_| apart && bare)?;
    Some(ListClaim { is_complete: true, ..own })
}

/// The tokens up to the next break that is no list comma, where it is near.
fn clause_behind(behind: &[Token]) -> Option<&[Token]> {
    let ends = |token: &Token| matches!(token.what, TokenKind::Break(c) if c != '\u{3001}');
    let near = behind.get(..behind.len().min(LONGEST_BEHIND))?;
    let end = near.iter().position(ends).or((near.len() == behind.len()).then_some(near.len()));
    near.get(..end?)
}

/// 市直部门 226 件、各区县 284 件；市直部门中，甲局 101 件…: the one number before that has this name.
fn named<'t>(
    tokens: &[Token],
    at: usize,
    before: &[(&'t Token, Number)],
) -> Option<(&'t Token, Number)> {
    let token = tokens.get(at).filter(|token| is(token, Mark::Within))?;
    let clause = tokens.get(..at)?.iter().rev().take(LONGEST_CLAUSE);
    let clause = clause.take_while(|token| !is_break(token)).count();
    let clause = tokens.get(at - clause..at)?;
    let name = [printed(clause), token.gap.clone()].concat();
    if name.is_empty() {
        return None;
    }
    let near = at.saturating_sub(LONGEST_BEHIND);
    let mut of = before.iter().rev().take(MOST_ALIKE).filter(|(number, _)| {
        let own = tokens.get(near..at).unwrap_or(&[]);
        let own = own.iter().position(|token| token.at == number.at);
        own.is_some_and(|own| lead(tokens, near + own) == name)
    });
    let (one, None) = (of.next()?, of.next()) else { return None };
    (!clause.iter().any(is_number)).then_some(*one)
}

/// 办结 34 件，另有 1 件结转下年；其中公开 17 件: of those that were handled, and not of what is carried out.
fn not_carried_out<'t>(
    tokens: &[Token],
    at: usize,
    before: &[(&'t Token, Number)],
) -> Option<(&'t Token, Number)> {
    let &[.., whole, (left, _)] = before else { return None };
    let outcome = |token: &Token| matches!(token.what, TokenKind::Word(Word::Outcome(_)));
    let rest = tokens.get(at + 1..)?.iter().take(LONGEST_CLAUSE);
    let outcomes = rest.take_while(|token| token.what != TokenKind::Break(';')).any(outcome);
    let near = tokens.get(..at)?.iter().rev().skip_while(|token| is_break(token));
    let clause: Vec<&Token> =
        near.take(LONGEST_CLAUSE).take_while(|token| !is_break(token)).collect();
    let carries = |token: &&Token| token.what == TokenKind::Word(Word::Verb(Verb::CarryOut));
    let further =
        clause.last().is_some_and(|first| lexicon::FURTHER.contains(&first.text.as_str()));
    let own = clause.iter().any(|token| token.at == left.at);
    let opens = tokens.get(at).is_some_and(|token| is(token, Mark::Part));
    (opens && outcomes && own && further && clause.iter().any(carries)).then_some(whole)
}

/// 收取 600 元，共 2 笔，分别为 400 元和 200 元: as many as are told, of the number before.
fn counted_twice<'t>(
    tokens: &'t [Token],
    at: usize,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let &[.., whole, (_, many)] = before else { return None };
    let opens = tokens.get(at).is_some_and(|token| is(token, Mark::Respectively));
    let behind = tokens.get(at + 1..)?;
    let own = clause_behind(behind)?;
    let first = own.iter().find(|token| is_number(token)).filter(|_| opens)?;
    let TokenKind::Number(number) = first.what else { return None };
    let same = unit(first) == unit(whole.0) && same_unit((first, number), whole);
    let own = list(whole, own, 2, place).filter(|_| same && !many.rounded)?;
    let told = many.value.to_usize() == Some(own.parts.len());
    told.then_some(ListClaim { is_complete: true, is_flat: true, ..own })
}

/// 收到 2 件：一件…，一件…: each clause begins with its number, so that none holds another.
fn are_items(colon: &Token, whole: Option<(&Token, Number)>, rest: &[Token], parts: usize) -> bool {
    let near = rest.get(..rest.len().min(LONGEST_BEHIND)).unwrap_or(&[]);
    let ends = |token: &Token| matches!(token.what, TokenKind::Break('\u{3002}' | ';'));
    let end = near.iter().position(ends).unwrap_or(near.len());
    let clauses = near.get(..end).unwrap_or(&[]).split(is_break);
    let clauses: Vec<&[Token]> = clauses.filter(|clause| !clause.is_empty()).collect();
    let begins = |clause: &&[Token]| {
        let first = clause.first().filter(|first| is_number(first) && first.gap.is_empty());
        first.is_some_and(|first| whole.is_some_and(|(whole, _)| unit(first) == unit(whole)))
    };
    colon.what == TokenKind::Break(':')
        && parts > 1
        && clauses.len() == parts
        && clauses.iter().all(begins)
}

/// 办结 19 件，结果分别是: of what was handled, behind the comma nothing but what the parts are. What was received may still
/// be open.
fn tells_all(tokens: &[Token], at: usize) -> bool {
    let opens = tokens.get(at).is_some_and(|token| is(token, Mark::Respectively));
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_CLAUSE);
    let clause: Vec<&Token> = before.take_while(|token| !is_break(token)).collect();
    let words = clause.iter().rev().flat_map(|token| [token.gap.as_str(), token.text.as_str()]);
    let mut words: String = words.collect();
    words.push_str(tokens.get(at).map_or("", |token| token.gap.as_str()));
    let handled = |token: &&Token| token.what == TokenKind::Word(Word::Verb(Verb::Handle));
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_BEHIND);
    let whole = before.skip(clause.len() + 1).take_while(|token| !is_break(token));
    opens
        && (words.is_empty() || lexicon::RESULTS.contains(&words.as_str()))
        && whole.into_iter().any(|one| handled(&one))
}
