//! A part that is larger than its whole: `286 条，其中原创 312 条`, more forms back than were handed out, more found than
//! were looked at.

use rust_decimal::prelude::ToPrimitive;

use super::complements::lead;
use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, MOST_ALIKE, counts, is, is_around, is_break, is_number,
};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind, printed};
use crate::words::Mark;
use model::{ListClaim, Place};

/// 286 条，其中原创 312 条: one part, which is larger than the number directly before it and than any other.
pub(super) fn larger_part<'t>(
    tokens: &'t [Token],
    at: usize,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let (whole, number) = *before.last().filter(|_| before.len() <= MOST_ALIKE)?;
    let rest = tokens.get(at + 1..)?.iter().take(LONGEST_CLAUSE);
    let part = rest.take_while(|token| !is_break(token)).find(|token| is_number(token))?;
    let TokenKind::Number(own) = part.what else { return None };
    // The clause before 其中 is that of the whole.
    let mut clause = tokens.get(..at)?.iter().rev().skip_while(|token| is_break(token));
    let near = clause.by_ref().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let near = near.into_iter().any(|token| token.at == whole.at);
    // 培训 2 次、参加县里培训 4 次: beside it.
    let beside = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(is_break);
    let beside = beside && !tokens.get(at).is_some_and(|token| is(token, Mark::Part));
    let exact = !number.rounded && !own.rounded && counts(own.unit);
    // 收回 578 份，其中满意 590 份: of those alone, however many were handed out.
    let returned = lead(tokens, at.checked_sub(2)?);
    let returned = lexicon::RETURNED.iter().any(|word| returned.contains(word));
    let first = returned || before.iter().all(|(_, one)| one.value < own.value);
    let same = unit(whole) == unit(part) && !unit(part).is_empty();
    if beside || !near || !exact || !first || !same {
        return None;
    }
    one_part((place(whole), number), (place(part), own))
}

/// The number `at` where it is larger than the one before it in its sentence, of which it can only be a part.
pub(super) fn more_than_there_were<'t>(
    tokens: &'t [Token],
    at: usize,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let part = tokens.get(at)?;
    let TokenKind::Number(own) = part.what else { return None };
    let &(whole, number) = before.last()?;
    let near = at.saturating_sub(LONGEST_BEHIND);
    let whole_at = near + tokens.get(near..at)?.iter().position(|token| token.at == whole.at)?;
    let between = tokens.get(whole_at + 1..at)?;
    let one_sentence = between.iter().all(|token| token.what != TokenKind::Break(';'));
    let same = unit(whole) == unit(part) && !unit(part).is_empty();
    let exact =
        !number.rounded && !own.rounded && ![whole_at, at].iter().any(|at| is_around(tokens, *at));
    if !one_sentence || !same || !exact || own.value <= number.value {
        return None;
    }
    let clause = clause_of(tokens, whole_at);
    let found = came_back(tokens, (whole_at, &clause), at) || found_of_them(&clause, tokens, at);
    let found = found.then(|| one_part((place(whole), number), (place(part), own))).flatten();
    found.filter(|_| !between.iter().any(|token| matches!(token.what, TokenKind::Group(_))))
}

/// 发放问卷 600 份，收回 640 份; 收回 578 份，其中有效问卷 590 份
fn came_back(tokens: &[Token], (whole_at, whole): (usize, &str), at: usize) -> bool {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let sentence = printed(tokens.get(at.saturating_sub(LONGEST_BEHIND)..at).unwrap_or(&[]));
    let own = lead(tokens, at);
    let (sent, forms) = (has(whole, lexicon::SENT), has(&sentence, lexicon::FORMS));
    let back = |text: &str| has(text, lexicon::RETURNED);
    let own_form = has(&own, lexicon::VALID_FORMS);
    let others = has(&sentence, lexicon::OTHERS_CAME);
    let first = lead(tokens, whole_at);
    forms && !others && ((sent && (back(&own) || own_form)) || (back(&first) && own_form))
}

/// 抽查 16 家，有 20 家逾期
fn found_of_them(whole: &str, tokens: &[Token], at: usize) -> bool {
    let Some(part) = tokens.get(at) else { return false };
    let looked = lexicon::LOOKED_AT.iter().any(|word| whole.contains(word));
    let behind = tokens.get(at + 1).is_some_and(|next| !is_break(next) || !next.gap.is_empty());
    looked
        && behind
        && lexicon::LOOKED_AT_UNITS.contains(&unit(part))
        && lexicon::FOUND_OF_THEM.contains(&lead(tokens, at).as_str())
}

/// The words of the clause of a number, before it and behind it.
fn clause_of(tokens: &[Token], at: usize) -> String {
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_CLAUSE);
    let before = before.take_while(|token| !is_break(token)).count();
    let behind = tokens.get(at..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE);
    let behind = behind.take_while(|token| !is_break(token)).count();
    printed(tokens.get(at - before..at + behind).unwrap_or(&[]))
}

fn one_part((whole, number): (Place, Number), (part, own): (Place, Number)) -> Option<ListClaim> {
    Some(ListClaim {
        whole: (whole, number.value.to_u64()?),
        parts: vec![(part, own.value.to_u64()?)],
        beyond: Vec::new(),
        is_flat: true,
        is_complete: false,
        is_named: true,
        is_sum: false,
    })
}
