//! What leaves it open whether the numbers of a clause are of the tables.
//!
//! A word that is not known may name something else: what its clause counts is then held against the tables only to
//! find what explains it. Likewise where persons, places or a month are named beside a number.

use std::ops::Range;

use rust_decimal::Decimal;

use super::tokens::{Token, TokenKind};
use super::words::{Mark, Noun, Unit, Verb, Word};
use super::{facts, numerals, scope};
use crate::lexicon;

/// What in a clause leaves open what its numbers count.
#[derive(Clone, Copy, Default)]
pub(super) struct Openness {
    /// Index of the first token that does, or of the end.
    first: Option<usize>,
    /// All its numbers.
    all: bool,
    /// Those that are known by the words behind them only.
    behind: bool,
}

impl Openness {
    /// `organ` is the name of the reporting body, `tail` are the characters at the end that belong to no token; with
    /// `one_reason` no other clause of the sentence gives one.
    pub fn of(clause: &[Token], tail: &str, organ: &str, one_reason: bool) -> Openness {
        let number = clause.iter().position(|token| matches!(token.what, TokenKind::Number(_)));
        let rest = number.and_then(|number| {
            Some(number + clause.get(number..)?.iter().position(is_said_of_them)?)
        });
        let some = clause.windows(2).any(is_of_those) || clause.iter().any(answers);
        let unknown = |gap: &str| {
            let own = scope::is_own(gap, organ)
                || scope::is_own_government(gap, organ)
                || scope::is_own_team(gap, organ)
                || scope::is_own_seat(gap, organ);
            gap.chars().any(char::is_alphabetic) && !own
        };
        let opens = |at: usize, token: &Token| {
            let what = clause.get(at..).unwrap_or(&[]);
            unknown(&token.gap)
                && (some || !scope::is_by_itself(&token.gap, what, organ))
                && !scope::is_own_business(&token.gap, what, organ)
                && !(at == 0 && is_an_item(token))
        };
        let supports = TokenKind::Word(Word::Mark(Mark::Supports));
        let supports_others = |token: &Token, next: Option<&Token>| {
            token.what == supports && !next.is_some_and(|next| facts::supports(Some(token), next))
        };
        let others = (0..clause.len())
            .filter_map(|at| clause.get(at).map(|token| (token, clause.get(at + 1))))
            .any(|(token, next)| supports_others(token, next));
        let reason = number.filter(|_| one_reason).and_then(|at| reason(clause, at));
        let reason = reason.unwrap_or_default();
        let behind = others
            || unknown(tail)
            || clause
                .iter()
                .enumerate()
                .any(|(at, token)| !reason.contains(&at) && opens(at, token));
        let (clause, tail) = match rest {
            Some(rest) => (clause.get(..rest).unwrap_or(&[]), ""),
            None => (clause, tail),
        };
        let mut until = false;
        // 查封、扣押等行政强制措施: the words before only say what it is.
        let kind = clause.windows(2).rposition(names_a_kind).map_or(0, |at| at + 1);
        let mut tokens = clause.iter().enumerate().skip(kind);
        let first = tokens.find(|(at, token)| {
            until |= token.what == TokenKind::Word(Word::Mark(Mark::Until));
            let next = clause.get(at + 1);
            opens(*at, token)
                || counts_others(token)
                || supports_others(token, next)
                || token.what == TokenKind::Word(Word::Mark(Mark::Some))
                || (!until && is_month(token, next))
                || (until && is_before_december(token))
                || (!until && is_day_of_receipt(clause.get(*at..).unwrap_or(&[])))
        });
        let first = first.map(|(at, _)| at);
        let end = unknown(tail).then_some(clause.len());
        Openness { first: first.or(end), all: is_one_channel(clause), behind }
    }

    /// Of a number at this index, which is known by the words before it; or else by any.
    pub fn at(self, number: Option<usize>) -> bool {
        let before = |first: usize| number.is_none_or(|number| first <= number);
        self.all || self.first.is_some_and(before) || (number.is_none() && self.behind)
    }
}

/// 1 件因征求意见延期，1 件因补正延期: each is a part where there are two.
pub(super) fn gives_one_reason(tokens: &[Token]) -> bool {
    let because = |token: &&Token| lexicon::BECAUSE.contains(&token.text.as_str());
    tokens.iter().filter(because).count() < 2
}

fn answers(token: &Token) -> bool {
    token.what == TokenKind::Word(Word::Verb(Verb::Handle))
}

/// 印发的 9 件
fn is_of_those(pair: &[Token]) -> bool {
    let [of, number] = pair else { return false };
    let counts = matches!(number.what, TokenKind::Number(_)) && number.gap.is_empty();
    counts && of.text.chars().all(|c| lexicon::OF.contains(c)) && !of.text.is_empty()
}

/// 二、上年结转 3 件: the sign of an item of a list.
fn is_an_item(token: &Token) -> bool {
    token.what == TokenKind::Break('\u{3001}') && token.gap.chars().all(numerals::is_numeral)
}

/// 2 件因征求第三方意见延期至下年, 1 件因程序瑕疵被纠正: the tokens behind 因 as far as what came of them, whose unknown words
/// only say why.
fn reason(clause: &[Token], number: usize) -> Option<Range<usize>> {
    let others = clause.iter().filter(|token| matches!(token.what, TokenKind::Number(_))).count();
    let behind = clause.get(number..)?;
    let because = |token: &Token| lexicon::BECAUSE.contains(&token.text.as_str());
    let start = number + behind.iter().position(because)?;
    let came_of_it = |token: &Token| match &token.what {
        TokenKind::Word(Word::Outcome(id)) => id.contains('.'),
        TokenKind::Word(Word::Verb(verb)) => matches!(verb, Verb::CarryOut | Verb::Carry),
        TokenKind::Word(Word::Result(_)) => true,
        _ => false,
    };
    let end = start + clause.get(start..)?.iter().position(came_of_it)?;
    (others == 1).then_some(start + 1..end + 1)
}

/// 3 件均因未说明理由, 3 件因案情复杂: what is said of those that are counted already does not change what they are.
fn is_said_of_them(token: &Token) -> bool {
    let all = token.what == TokenKind::Word(Word::Mark(Mark::All));
    all || lexicon::REASONS.contains(&token.text.as_str())
}

/// 网上提交, but not 网上和书面提交.
fn is_one_channel(clause: &[Token]) -> bool {
    let is_channel = |token: &Token| {
        matches!(token.what, TokenKind::Word(Word::Mark(Mark::Channel | Mark::Way)))
    };
    // 现场窗口: one way, by two words.
    let goes_on = |at: usize, token: &Token| {
        let before = at.checked_sub(1).and_then(|before| clause.get(before));
        token.gap.is_empty() && before.is_some_and(is_channel)
    };
    let mut channels = clause
        .iter()
        .enumerate()
        .filter(|(at, token)| is_channel(token) && !goes_on(*at, token))
        .map(|(_, token)| token);
    // Every request is in writing.
    channels.next().is_some_and(|channel| channel.text != lexicon::IN_WRITING)
        && channels.next().is_none()
}

/// 等行政强制措施, 等法律服务机构
fn names_a_kind(pair: &[Token]) -> bool {
    let [etc, name] = pair else { return false };
    let is_name = matches!(name.what, TokenKind::Word(Word::Noun(_) | Word::Asker(_)));
    etc.what == TokenKind::Word(Word::Mark(Mark::Etc)) && is_name && name.gap.is_empty()
}

/// 3 名申请人, 2 家企业: what follows may be theirs.
fn counts_others(token: &Token) -> bool {
    let TokenKind::Number(number) = &token.what else { return false };
    // 31 日, but not 5 个工作日.
    let figures = token.text.trim_end_matches(|c| lexicon::DATE_SIGNS.contains(c));
    let figure = |c: char| c.is_ascii_digit() || numerals::is_numeral(c);
    let date = || figures != token.text && figures.chars().all(figure);
    number.unit == Unit::Foreign && !date()
}

/// 12 月 28 日收到的: only of that day.
fn is_day_of_receipt(tokens: &[Token]) -> bool {
    let [month, day, verb, ..] = tokens else { return false };
    let date = is_month(month, None) && day.text.ends_with(|c| lexicon::DATE_SIGNS.contains(c));
    let number = matches!(day.what, TokenKind::Number(_));
    let received = TokenKind::Word(Word::Verb(Verb::TakeIn));
    date && number && verb.what == received
}

/// 最多的是 4 月: a month, and no number that counts anything.
pub(super) fn is_of_a_month(clause: &[Token]) -> bool {
    let month = |(at, token): (usize, &Token)| {
        is_month(token, clause.get(at + 1)) || is_of_several_years(token)
    };
    let counts = |token: &Token| match &token.what {
        TokenKind::Number(number) => number.unit != Unit::Foreign,
        TokenKind::Word(Word::Mark(Mark::Until)) => true,
        _ => false,
    };
    clause.iter().enumerate().any(month) && !clause.iter().any(counts)
}

/// 某小区 7 名业主分别提交申请: what follows is of these, whether there are others or not.
pub(super) fn is_of_some_applicants(clause: &[Token]) -> bool {
    let is = |token: &Token, mark| token.what == TokenKind::Word(Word::Mark(mark));
    let counts = |token: &Token| match &token.what {
        TokenKind::Number(number) => number.unit != Unit::Foreign,
        _ => is(token, Mark::ThisYear) || is(token, Mark::Sum),
    };
    let person = |token: &Token| {
        matches!(token.what, TokenKind::Number(_))
            && lexicon::PERSONS.iter().any(|unit| token.text.ends_with(unit))
    };
    let asks = |token: &Token| match token.what {
        TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)) => true,
        TokenKind::Word(Word::Verb(verb)) => verb == Verb::TakeIn,
        _ => false,
    };
    let persons = || clause.iter().any(person) && clause.iter().any(asks);
    !clause.iter().any(counts) && (clause.iter().any(|token| is(token, Mark::Some)) || persons())
}

/// 这五年
fn is_of_several_years(token: &Token) -> bool {
    let TokenKind::Number(number) = &token.what else { return false };
    number.value < Decimal::ONE_HUNDRED && token.text.ends_with(lexicon::YEAR_SIGN)
}

/// 截至 11 月底
fn is_before_december(token: &Token) -> bool {
    let TokenKind::Number(number) = &token.what else { return false };
    number.value < Decimal::from(12) && token.text.ends_with(lexicon::MONTH_SIGN)
}

/// 9 月, but not 9 月 30 日.
fn is_month(token: &Token, next: Option<&Token>) -> bool {
    let number = |token: &Token| matches!(token.what, TokenKind::Number(_));
    number(token)
        && token.text.ends_with(lexicon::MONTH_SIGN)
        && !next.is_some_and(|next| number(next) && next.gap.is_empty())
}
