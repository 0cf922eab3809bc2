//! What stands around a number in its clause and in its sentence.

use rust_decimal::Decimal;

use super::{ClaimReader, is, is_number};
use crate::lexicon;
use crate::numerals;
use crate::tokens::{Number, Token, TokenKind, printed};
use crate::words::{Mark, Noun, Unit, Verb, Word};

/// 全年 8 件行政复议: of the whole year, and named directly behind.
pub(super) fn is_of_the_year(window: &[&Token]) -> bool {
    let year = |token: &&&Token| is(token, Mark::ThisYear) || is(token, Mark::Sum);
    window.last().filter(year).is_some()
}

impl ClaimReader<'_> {
    /// 全年; 2023 年的, 今年仅有的, where the clause before is about no requests, of which these might be.
    pub(super) fn is_whole_of_the_year(&self, window: &[&Token]) -> bool {
        let leads = |token: &&&Token| lexicon::ONLY.contains(&token.text.as_str());
        let only = window.iter().rev().take_while(leads).count();
        let (before, only) = window.split_at(window.len().saturating_sub(only));
        let named = |token: &&Token| match token.what {
            TokenKind::Year(year) => Some(year) == self.year,
            _ => only.len() > 1 && is(token, Mark::ThisYear),
        };
        let told = matches!(before, [token] if named(token));
        is_of_the_year(window) || (told && !only.is_empty() && !self.state.before.requests())
    }
}

pub(super) fn names_what_is_counted(behind: &[Token]) -> bool {
    let Some(first) = behind.first() else { return false };
    matches!(first.what, TokenKind::Word(Word::Noun(_))) && first.gap.is_empty()
}

/// 2 件因属行政执法案卷、内部事务信息各 1 件: the number before is of all of them.
pub(super) fn each_behind(rest: &[Token]) -> bool {
    let next = rest.iter().take_while(|token| !matches!(token.what, TokenKind::Break(_)));
    let mut numbers = next.filter(|token| is_number(token));
    numbers.next().is_some_and(|number| number.gap.ends_with(lexicon::EACH_SIGN))
}

/// Tokens among which a year and what was not settled in it stand.
pub(super) const MOST_BETWEEN: usize = 3;

/// 上年遗留的 2 件诉讼
pub(super) fn carries_cases(tokens: &[Token]) -> bool {
    let carried = |token: &Token| {
        matches!(token.what, TokenKind::Word(Word::Verb(Verb::CarryIn | Verb::Carry)))
    };
    let is_case = |token: &Token| {
        matches!(token.what, TokenKind::Word(Word::Noun(Noun::Review | Noun::Litigation)))
    };
    let clauses = tokens.split(|token| matches!(token.what, TokenKind::Break(_)));
    clauses.into_iter().any(|clause| {
        clause
            .iter()
            .position(carried)
            .is_some_and(|at| clause.iter().skip(at).take(MOST_BETWEEN + 1).any(is_case))
    })
}

/// 上年未审结的
pub(super) fn counts_earlier_cases(tokens: &[Token]) -> bool {
    let Some((first, rest)) = tokens.split_first() else { return false };
    let pending = |token: &Token| token.what == TokenKind::Word(Word::Result("pending"));
    is(first, Mark::LastYear) && rest.iter().take_while(|token| !is_number(token)).any(pending)
}

/// The words behind a number that may say what it counts. 58 件申请中办结: what stands behind 中 is of the next number;
/// 10 件申请无一不予公开: what is denied is no more.
pub(super) fn own_words(behind: &[Token]) -> Vec<&Token> {
    let mut own: Vec<&Token> = Vec::new();
    for token in behind.iter().take_while(is_words) {
        let cases = |token: &&Token| {
            matches!(token.what, TokenKind::Word(Word::Noun(Noun::Review | Noun::Litigation)))
        };
        // 在复议中被纠正
        let in_these = is(token, Mark::Within) && !own.last().is_some_and(cases);
        if in_these || is(token, Mark::None) || is(token, Mark::NoneOf) {
            break;
        }
        own.push(token);
    }
    own
}

/// 一件, written as words are.
pub(super) fn is_one(number: Number, token: &Token) -> bool {
    let counted = matches!(number.unit, Unit::Strong | Unit::Weak);
    counted && number.value == Decimal::ONE && token.text.starts_with(numerals::is_numeral)
}

pub(super) fn denies(clause: &[Token]) -> bool {
    clause.iter().any(|token| is(token, Mark::None))
}

/// It has a unit of what the tables count.
pub(super) fn counts(number: Number) -> bool {
    matches!(number.unit, Unit::Strong | Unit::Weak | Unit::Bare)
}

/// The last tokens before an index.
pub(super) fn before(clause: &[Token], at: usize, length: usize) -> &[Token] {
    clause.get(at.saturating_sub(length)..at).unwrap_or(&[])
}

/// 征求第三方意见 9 次，同意公开的 6 件: of those.
pub(super) fn asks_others(tokens: &[Token]) -> bool {
    let words = printed(tokens);
    lexicon::OTHERS_ASKED.iter().any(|asked| words.contains(asked))
}

pub(super) fn is_words(token: &&Token) -> bool {
    matches!(token.what, TokenKind::Word(_) | TokenKind::Year(_))
}

pub(super) fn names_an_outcome(token: &Token) -> bool {
    matches!(token.what, TokenKind::Word(Word::Outcome(_)))
}

pub(super) fn names_requests(token: &Token) -> bool {
    match &token.what {
        TokenKind::Word(Word::Noun(Noun::Requests)) => true,
        TokenKind::Group(group) => group.iter().any(names_requests),
        _ => false,
    }
}
