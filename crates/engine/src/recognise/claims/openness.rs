//! What leaves it open whether the numbers of a clause are of the tables.
//!
//! A word that is not known may name something else: what its clause counts is then held against the tables only to
//! find what explains it. Likewise where persons, places or a month are named beside a number.

use super::tokens::{Token, TokenKind};
use super::words::{Mark, Unit, Word};
use crate::recognise::lexicon;

/// Whether something in a clause leaves open what its numbers count. `organ` is the name of the reporting body.
/// `tail` are the characters at its end that belong to no token.
pub(super) fn is_open(clause: &[Token], tail: &str, organ: &str) -> bool {
    let unknown = |gap: &str| gap.chars().any(char::is_alphabetic) && !organ.contains(gap);
    unknown(tail)
        || clause
            .iter()
            .enumerate()
            .any(|(at, token)| unknown(&token.gap) || counts_others(token) || is_month(clause, at))
        || is_one_channel(clause)
}

/// 网上提交, but not 网上和书面提交.
fn is_one_channel(clause: &[Token]) -> bool {
    let channel = |token: &&Token| {
        let way = matches!(token.what, TokenKind::Word(Word::Mark(Mark::Channel | Mark::Way)));
        way
    };
    clause.iter().filter(channel).count() == 1
}

/// 3 名申请人, 2 家企业: what follows may be theirs.
fn counts_others(token: &Token) -> bool {
    let TokenKind::Number(number) = &token.what else { return false };
    // 31 日, but not 5 个工作日.
    let figures = token.text.trim_end_matches(|c| lexicon::DATE_SIGNS.contains(c));
    let date = || figures != token.text && figures.chars().all(|c| c.is_ascii_digit());
    number.unit == Unit::Foreign && !date()
}

/// 9 月, but neither 9 月 30 日 nor 截至 9 月.
fn is_month(clause: &[Token], at: usize) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| clause.get(at));
    let month = |token: &Token| {
        matches!(token.what, TokenKind::Number(_)) && token.text.ends_with(lexicon::MONTH_SIGN)
    };
    let number = |token: &Token| matches!(token.what, TokenKind::Number(_));
    let until = |token: &Token| token.what == TokenKind::Word(Word::Mark(Mark::Until));
    token(Some(at)).is_some_and(month)
        && !token(at.checked_add(1)).is_some_and(|next| number(next) && next.gap.is_empty())
        && !clause.get(..at).unwrap_or(&[]).iter().any(until)
}
