//! What says that the parts of a list are all there are: so many kinds as were told, a bare list behind a colon or in
//! brackets, 其他 as the last of them, 其余月份没有, 无其他办理结果.

use super::complements::lead;
use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, MOST_ALIKE, how_many, is, is_break, is_number,
    parts::{closes, list},
};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Verb, Word};
use model::{ListClaim, Place};

/// The list that the token `at` opens holds all parts of `whole`.
pub(super) fn is_closed(tokens: &[Token], at: usize, whole: &Token, list: &ListClaim) -> bool {
    let rest = tokens.get(at + 1..).unwrap_or(&[]);
    let near = rest.get(..rest.len().min(LONGEST_BEHIND)).unwrap_or(&[]);
    let Some(last) = last_of(near, list) else { return false };
    let (own, behind) = near.split_at(last + 1);
    let handled = is_handled(tokens, whole);
    // What was received may still be open, whatever became of the others.
    if names_outcomes(own) && !handled {
        return false;
    }
    let outcomes = names_outcomes(own);
    let bare = tokens.get(at).is_some_and(|own| own.what == TokenKind::Break(':'))
        && at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|own| own.at == whole.at);
    told_before(tokens, at) == Some(list.parts.len())
        || (bare && is_bare(own, whole) && !goes_on(behind))
        || (!outcomes && ends_with_others(near, last, list))
        || (outcomes && closes(behind.get(1..)))
}

/// The list in these brackets: 9 件（甲 4 件、乙 3 件）. Nothing stands in them but parts, each with its name, where it is whole.
pub(super) fn in_brackets<'t>(
    tokens: &'t [Token],
    (at, group): (usize, &'t [Token]),
    whole: (&'t Token, Number),
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let found = list(whole, group, 2, place)?;
    let (before, own) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at)?);
    let of_it = own.gap.is_empty() && before.is_some_and(|before| before.at == whole.0.at);
    let last = last_of(group, &found);
    let closed = last.is_some_and(|last| {
        let (own, behind) = group.split_at_checked(last + 1).unwrap_or_default();
        behind.iter().all(is_break) && is_bare(own, whole.0) && !names_outcomes(own)
    });
    Some(ListClaim { is_complete: found.is_complete || (of_it && closed), ..found })
}

/// 其余月份没有: what is left is nothing.
pub(super) fn is_none_left(tokens: &[Token]) -> bool {
    let Some((first, behind)) = tokens.split_first() else { return false };
    let rest = is(first, Mark::Rest) && lexicon::ALL_THE_REST.contains(&first.text.as_str());
    let clause = || behind.iter().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let zero = |own: &Token| matches!(&own.what, TokenKind::Number(own) if own.value.is_zero());
    let none = clause().any(|own| is(own, Mark::None) || zero(own));
    rest && none && clause().all(|own| !is_number(own) || zero(own))
}

/// 年内答复 17 件，另 1 件结转。予以公开 11 件，无法提供 5 件，没有其他答复类型。: the outcomes of what the sentence before says was
/// answered.
pub(super) fn outcomes_behind<'t>(
    before: &'t [Token],
    tokens: &'t [Token],
    (place, own): (&impl Fn(&'t Token) -> Place, &impl Fn(&'t Token) -> Place),
) -> Option<ListClaim> {
    let near = |tokens: &[Token]| tokens.len() <= LONGEST_BEHIND;
    let outcome = |token: &Token| matches!(token.what, TokenKind::Word(Word::Outcome(_)));
    let handled = |token: &&Token| is_number(token) && is_handled(before, token);
    if !near(before) || !near(tokens) || !tokens.first().is_some_and(outcome) {
        return None;
    }
    let mut wholes = before.iter().filter(handled);
    let (whole, None) = (wholes.next()?, wholes.next()) else { return None };
    let TokenKind::Number(number) = whole.what else { return None };
    let found = list((whole, number), tokens, 2, own)?;
    let last = last_of(tokens, &found)?;
    let closed = closes(tokens.get(last + 2..)) && found.is_flat && found.beyond.is_empty();
    closed.then(|| ListClaim { whole: (place(whole), found.whole.1), is_complete: true, ..found })
}

/// Where among these tokens the last part of the list stands.
fn last_of(tokens: &[Token], list: &ListClaim) -> Option<usize> {
    let Some((Place::Span(_, _, start, _), _)) = list.parts.last() else { return None };
    tokens.iter().position(|token| token.at.start == *start)
}

fn names_outcomes(tokens: &[Token]) -> bool {
    let outcome = |token: &Token| matches!(token.what, TokenKind::Word(Word::Outcome(_)));
    tokens.iter().any(outcome)
}

/// 答复申请 28 件: what was handled, and not what came in.
fn is_handled(tokens: &[Token], whole: &Token) -> bool {
    let Ok(at) = tokens.binary_search_by_key(&whole.at.start, |token| token.at.start) else {
        return false;
    };
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_CLAUSE);
    let clause: Vec<&Token> = before.take_while(|token| !is_break(token)).collect();
    let does = |verb: Verb| clause.iter().any(|own| own.what == TokenKind::Word(Word::Verb(verb)));
    does(Verb::Handle) && !does(Verb::TakeIn) && !does(Verb::New)
}

/// 分三类：: how many kinds the clause before a colon tells.
fn told_before(tokens: &[Token], at: usize) -> Option<usize> {
    tokens.get(at).filter(|own| own.what == TokenKind::Break(':'))?;
    let before = tokens.get(..at)?.iter().rev().take(LONGEST_CLAUSE);
    let last = before.take_while(|token| !is_break(token)).find(|token| is_number(token))?;
    how_many(last)
}

/// Each clause is a name and a number of the unit of the whole.
fn is_bare(own: &[Token], whole: &Token) -> bool {
    let clauses: Vec<&[Token]> = own.split(is_break).collect();
    let item = |clause: &&[Token]| {
        let Some((last, words)) = clause.split_last() else { return false };
        let plain = words.iter().all(|own| !is_number(own) && !opens(own));
        let named = !words.is_empty() || !last.gap.is_empty();
        let counted = matches!(last.what, TokenKind::Number(Number { rounded: false, .. }));
        named && plain && counted && unit(last) == unit(whole) && !unit(last).is_empty()
    };
    (2..=MOST_ALIKE).contains(&clauses.len()) && clauses.iter().all(item)
}

fn opens(token: &Token) -> bool {
    [Mark::Part, Mark::Mainly, Mark::Etc, Mark::Rest, Mark::All, Mark::Compare]
        .into_iter()
        .any(|mark| is(token, mark))
        || matches!(token.what, TokenKind::Group(_))
}

/// Behind the list more of its kind may stand.
fn goes_on(behind: &[Token]) -> bool {
    let near = behind.iter().take_while(|token| token.what != TokenKind::Break(';'));
    let more = [Mark::Rest, Mark::Other, Mark::Etc, Mark::Part, Mark::Mainly];
    near.into_iter().any(|own| is_number(own) || more.into_iter().any(|mark| is(own, mark)))
}

/// 救助 24 条、其他 137 条: the last of three or more has no other name than that.
fn ends_with_others(tokens: &[Token], last: usize, list: &ListClaim) -> bool {
    let asker = |token: &Token| matches!(token.what, TokenKind::Word(Word::Asker(_)));
    let named = lexicon::NAMED_OTHERS.contains(&lead(tokens, last).as_str());
    named && list.parts.len() > 2 && !tokens.iter().take(last).any(asker)
}
