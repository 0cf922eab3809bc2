//! What was done and what was not: `收到 25 条，采纳 18 条，未采纳 7 条`. The two are all there is.

use rust_decimal::prelude::ToPrimitive;

use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, counts, is, is_around, is_break, is_number, same_unit,
};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::Mark;
use model::{ListClaim, Place};

/// The number `at`, of what was not done, with that of what was done and the whole directly before them: the first
/// numbers of their unit since a semicolon.
pub(super) fn done_and_not<'t>(
    tokens: &'t [Token],
    at: usize,
    before: Option<&[(&'t Token, Number)]>,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let token = tokens.get(at)?;
    let TokenKind::Number(number) = token.what else { return None };
    let &[ref earlier @ .., (whole_at, whole), (part_at, part)] = before? else { return None };
    let same = |(at, own): (&Token, Number)| same_unit((at, own), (whole_at, whole));
    let exact = [whole, part, number].iter().all(|one| !one.rounded) && counts(whole.unit);
    let first = !earlier.iter().any(|one| same(*one));
    if !exact || !first || !same((part_at, part)) || !same((token, number)) {
        return None;
    }
    let index = |wanted: &Token| {
        let near = at.saturating_sub(LONGEST_BEHIND);
        let own = tokens.get(near..at)?.iter().position(|token| token.at == wanted.at)?;
        Some(near + own)
    };
    let (whole_index, part_index) = (index(whole_at)?, index(part_at)?);
    if [whole_index, part_index, at].iter().any(|at| is_around(tokens, *at)) {
        return None;
    }
    let (all, done, not) =
        (lead(tokens, whole_index), words(tokens, part_index), words(tokens, at));
    if !is_negation(&all, &done, &not) || is_followed(tokens, at, (token, number)) {
        return None;
    }
    let [all, done, not] = [whole.value.to_u64()?, part.value.to_u64()?, number.value.to_u64()?];
    let missing = all.abs_diff(done.checked_add(not)?);
    let near = missing <= (all / ONE_IN).max(2) && done < all && not > 0 && done > 0;
    near.then(|| ListClaim {
        whole: (place(whole_at), all),
        parts: vec![(place(part_at), done), (place(token), not)],
        beyond: Vec::new(),
        is_flat: true,
        is_named: true,
        is_complete: true,
        is_sum: false,
    })
}

/// What was done and what was not miss their whole by one in so many at most, or they are of something else.
const ONE_IN: u64 = 10;
/// Characters of what is done or not: 采纳, 缴费.
const LONGEST_ROOT: usize = 6;

/// 采纳 and 未采纳, 已缴费 and 未缴, said of a whole that is neither.
fn is_negation(all: &str, done: &str, not: &str) -> bool {
    let negated = |text: &str| lexicon::NEGATIONS.iter().any(|word| text.contains(word));
    let split = lexicon::NEGATIONS.iter().find_map(|word| not.rsplit_once(word));
    let Some((before, root)) = split else { return false };
    let between = |text: &str| lexicon::LEAVE_MORE.iter().any(|word| text.contains(word));
    let short = (1..=LONGEST_ROOT).contains(&root.chars().count());
    if !short || negated(done) || negated(all) || between(done) || between(not) {
        return false;
    }
    // 应公开而未公开; 主动公开 20 件，依申请公开 15 件，未公开 5 件
    if before.contains(root) {
        return false;
    }
    let told = done.rsplit_once(lexicon::ALREADY).map(|(_, own)| own);
    let began =
        told.is_some_and(|own| !own.is_empty() && (own.starts_with(root) || root.starts_with(own)));
    began || (root.chars().count() > 1 && done.ends_with(root) && !all.contains(root))
}

/// A third of the same unit stands behind it: 采纳 18 条，未采纳 5 条，正在研究 2 条.
fn is_followed(tokens: &[Token], at: usize, own: (&Token, Number)) -> bool {
    let behind = tokens.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_BEHIND);
    let mut behind = behind.take_while(|token| token.what != TokenKind::Break(';'));
    behind.any(|token| match &token.what {
        TokenKind::Number(number) => same_unit((token, *number), own),
        _ => is(token, Mark::Rest),
    })
}

/// The words that say of what a number is: before it in its clause, or else behind it.
fn words(tokens: &[Token], at: usize) -> String {
    let words = lead(tokens, at);
    if !words.is_empty() {
        return words;
    }
    let mut words = String::new();
    for token in tokens.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE) {
        words.push_str(&token.gap);
        if is_break(token) || is_number(token) {
            break;
        }
        words.push_str(&token.text);
    }
    words
}

/// The words before a number, back to the number or break before it, without 其中.
pub(super) fn lead(tokens: &[Token], at: usize) -> String {
    let before = tokens.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_CLAUSE);
    let clause: Vec<&Token> =
        before.take_while(|token| !is_break(token) && !is_number(token)).collect();
    let clause = clause.into_iter().rev().filter(|token| !is(token, Mark::Part));
    let mut words: String =
        clause.flat_map(|token| [token.gap.as_str(), token.text.as_str()]).collect();
    words.push_str(tokens.get(at).map_or("", |token| token.gap.as_str()));
    words
}
