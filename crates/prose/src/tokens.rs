//! A sentence → words with a meaning, numbers, years and breaks.
//!
//! The sentence is folded before: spaces, quotation marks and full-width forms make no difference.

use std::ops::Range;

use rust_decimal::Decimal;

use super::numerals;
use super::words::{self, Mark, Noun, Unit, Verb, Word};
use crate::lexicon;
use fold::folded;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub what: TokenKind,
    /// Characters of the sentence.
    pub at: Range<usize>,
    /// The characters without a meaning that stand directly before it.
    pub gap: String,
    /// Folded.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Word(Word),
    Number(Number),
    Year(u16),
    /// `,` `;` `、` `:` and what ends a sentence.
    Break(char),
    /// What stands in brackets.
    Group(Vec<Token>),
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: Decimal,
    pub unit: Unit,
    pub rounded: bool,
}

/// Characters of the longest text in brackets: the end of each that is not closed would be looked for in all that follows.
const LONGEST: usize = 500;
/// Depth to which brackets within brackets are read.
const DEEPEST: usize = 3;

/// The sentences of what stands in the place of one: a person may type several there.
pub(super) fn sentences(printed: &str) -> Vec<Vec<Token>> {
    let text = text(printed);
    let tokenizer = Tokenizer { text: &text };
    let (mut found, mut start) = (Vec::new(), 0);
    for end in ends(printed) {
        let next = text.partition_point(|(at, _)| *at <= end);
        found.push(tokenizer.read(start..next, DEEPEST));
        start = next;
    }
    found.push(tokenizer.read(start..text.len(), DEEPEST));
    found
}

/// Where a sentence ends behind which another one stands: not in brackets or quotation marks.
fn ends(printed: &str) -> Vec<usize> {
    let (mut found, mut depth) = (Vec::new(), 0u32);
    let last = printed.trim_end().chars().count().saturating_sub(1);
    for (at, c) in printed.chars().enumerate() {
        if lexicon::OPENERS.contains(c) {
            depth += 1;
        } else if lexicon::CLOSERS.contains(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && lexicon::SENTENCE_ENDS.contains(c) && at < last {
            found.push(at);
        }
    }
    found
}

fn text(sentence: &str) -> Vec<(usize, char)> {
    let chars: Vec<char> = sentence.chars().collect();
    let mut text = folded(&chars);
    // Folding turns a list comma after a digit into a point, for labels; here it is a list comma.
    for (index, c) in &mut text {
        if chars.get(*index) == Some(&'\u{3001}') {
            *c = '\u{3001}';
        }
    }
    text
}

pub(super) fn is(token: &Token, mark: Mark) -> bool {
    token.what == TokenKind::Word(Word::Mark(mark))
}

pub(super) fn is_number(token: &Token) -> bool {
    matches!(token.what, TokenKind::Number(_))
}

/// A comma, a list comma, a semicolon, a colon, or the end.
pub(super) fn is_break(token: &Token) -> bool {
    matches!(token.what, TokenKind::Break(_))
}

/// The characters of these tokens, with those between them and those in brackets.
pub(super) fn printed(tokens: &[Token]) -> String {
    tokens.iter().flat_map(|token| [token.gap.as_str(), token.text.as_str()]).collect()
}

struct Tokenizer<'t> {
    text: &'t [(usize, char)],
}

impl Tokenizer<'_> {
    fn read(&self, within: Range<usize>, depth: usize) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut gap = String::new();
        let mut at = within.start;
        while at < within.end {
            let (what, length) = match self.next(at, within.end, depth) {
                Next::Token(what, length) => (Some(what), length),
                Next::Skip(length) => (None, length),
                Next::Unknown(length) => {
                    gap.extend(self.text.iter().skip(at).take(length).map(|(_, c)| *c));
                    at += length;
                    continue;
                }
            };
            if let Some(what) = what {
                let text = self.text.get(at..at + length).unwrap_or(&[]).iter();
                let text = text.map(|(_, c)| *c).collect();
                let at = self.place(at..at + length);
                tokens.push(Token { what, at, gap: std::mem::take(&mut gap), text });
            }
            at += length;
        }
        // 比上年多 5 件.
        for at in 1..tokens.len() {
            if let [one, next] = tokens.get_mut(at - 1..=at).unwrap_or(&mut [])
                && matches!(next.what, TokenKind::Number(_))
                && next.gap.is_empty()
            {
                match one.text.as_str() {
                    lexicon::MORE => one.what = TokenKind::Word(Word::Mark(Mark::Up)),
                    lexicon::FEWER => one.what = TokenKind::Word(Word::Mark(Mark::Down)),
                    _ => {}
                }
            }
            // 应办 51 件，未办 3 件
            if let [one, next] = tokens.get_mut(at - 1..=at).unwrap_or(&mut [])
                && lexicon::NEGATIONS.contains(&one.text.as_str())
                && next.gap == lexicon::VERB_DO
                && matches!(next.what, TokenKind::Number(_))
            {
                one.what = TokenKind::Word(Word::Verb(Verb::CarryOut));
                next.gap.clear();
            }
            // 收到的 9 件都予以公开
            if let [one, next] = tokens.get_mut(at - 1..=at).unwrap_or(&mut [])
                && one.text == lexicon::EVERY_ONE
                && next.gap.is_empty()
                && tells_what_came_of_it(next)
            {
                one.what = TokenKind::Word(Word::Mark(Mark::All));
            }
        }
        if !gap.is_empty() {
            // Characters after the last word become the gap of an empty token at the end.
            let end = self.place(within.end..within.end).end;
            let what = TokenKind::Word(Word::Mark(Mark::Neutral));
            tokens.push(Token { what, at: end..end, gap, text: String::new() });
        }
        tokens
    }

    fn next(&self, at: usize, end: usize, depth: usize) -> Next {
        let rest = self.text.get(at..end).unwrap_or(&[]);
        let Some((_, c)) = rest.first() else { return Next::Skip(1) };
        if let Some(close) = closing(*c) {
            return self.group(at, end, close, depth);
        }
        if breaks(*c) {
            return Next::Token(TokenKind::Break(*c), 1);
        }
        // 中心, 中学: not of those before.
        let within = |(word, _): &(Word, usize)| *word == Word::Mark(Mark::Within);
        let name = rest.get(1).is_some_and(|(_, next)| lexicon::BEHIND_NAMES.contains(*next));
        let word = words::word_at(rest).filter(|word| !name || !within(word));
        if word.is_some_and(|(word, _)| word == Word::Mark(Mark::Compare)) && joins_carried(rest) {
            return Next::Token(TokenKind::Word(Word::Mark(Mark::And)), 1);
        }
        let numeral = numerals::is_numeral(*c);
        if let Some((Word::Mark(Mark::Opaque), length)) = word {
            return Next::Unknown(length);
        }
        if let Some(all) = splits(word, rest) {
            return Next::Token(TokenKind::Word(all), 1);
        }
        if let Some((word, length)) = word.filter(|(_, length)| !numeral || *length > 1) {
            return Next::Token(TokenKind::Word(word), length);
        }
        if let Some(length) = self.ordinal(at, end) {
            return Next::Skip(length);
        }
        if c.is_ascii_digit() || numeral {
            let behind = |steps| at.checked_sub(steps).and_then(|before| self.text.get(before));
            let before = [1, 2].map(|steps| behind(steps).map(|(_, c)| *c));
            if let Some((what, length)) = number(rest, before) {
                return Next::Token(what, length);
            }
        }
        match word {
            Some((word, length)) => Next::Token(TokenKind::Word(word), length),
            None => Next::Unknown(1),
        }
    }

    /// 3.试点: the sign of an item of a list, at the beginning of a clause.
    fn ordinal(&self, at: usize, end: usize) -> Option<usize> {
        let sign = |at: usize| self.text.get(at).filter(|_| at < end).map(|(_, c)| *c);
        let before = at.checked_sub(1).and_then(|before| self.text.get(before)).map(|(_, c)| *c);
        let begins = before.is_none_or(|c| breaks(c) && c != '\u{3001}');
        let digits =
            (at..end).take(2).take_while(|at| sign(*at).is_some_and(|c| c.is_ascii_digit()));
        let digits = digits.count();
        let point = sign(at + digits) == Some('.');
        let words = sign(at + digits + 1).is_some_and(|c| !c.is_ascii_digit());
        (begins && digits > 0 && point && words).then_some(digits + 1)
    }

    fn group(&self, at: usize, end: usize, close: char, depth: usize) -> Next {
        let inner = self.text.get(at + 1..end).unwrap_or(&[]);
        let Some(length) = inner.iter().take(LONGEST).position(|(_, c)| *c == close) else {
            return Next::Skip(1);
        };
        let ordinal = length <= 2
            && inner
                .iter()
                .take(length)
                .all(|(_, c)| numerals::is_numeral(*c) || c.is_ascii_digit());
        // Titles and numbers of documents have no meaning here, and ordinals count nothing.
        if close != ')' || ordinal || depth == 0 {
            return Next::Skip(length + 2);
        }
        let tokens = self.read(at + 1..at + 1 + length, depth - 1);
        Next::Token(TokenKind::Group(tokens), length + 2)
    }

    /// Characters of the sentence for characters of the folded text.
    fn place(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.text.get(folded.start).or(self.text.last()).map_or(0, |(index, _)| *index);
        let last = folded.end.checked_sub(1).and_then(|last| self.text.get(last));
        start..last.map_or(start, |(index, _)| index + 1).max(start)
    }
}

/// 与上年结转的 2 件: joined with it, and not held against it.
fn joins_carried(rest: &[(usize, char)]) -> bool {
    let Some((Word::Verb(Verb::CarryIn), length)) = rest.get(1..).and_then(words::word_at) else {
        return false;
    };
    // 与上年结转之比: of both.
    let of = |c: char| lexicon::OF.contains(c);
    let mut behind = rest.iter().skip(1 + length).map(|(_, c)| *c).skip_while(|c| of(*c));
    let counted = behind.next().is_some_and(|c| c.is_ascii_digit() || numerals::is_numeral(c));
    let joins = words::word_at(rest.get(..1).unwrap_or(&[]));
    counted && joins.is_some_and(|(word, _)| word == Word::Mark(Mark::And))
}

/// 均未按期缴费, 均未经复议直接起诉: what was not done is a row or a way of its own, and no denial.
fn splits(word: Option<(Word, usize)>, rest: &[(usize, char)]) -> Option<Word> {
    let (_, length) =
        word.filter(|(word, length)| *word == Word::Mark(Mark::None) && *length > 1)?;
    let all = words::word_at(rest.get(..1)?)?;
    let (row, behind) = words::word_at(rest.get(1..)?)?;
    let is_row = all.0 == Word::Mark(Mark::All)
        && matches!(row, Word::Outcome(_) | Word::Noun(Noun::Direct));
    (is_row && behind >= length).then_some(all.0)
}

fn tells_what_came_of_it(token: &Token) -> bool {
    let TokenKind::Word(word) = &token.what else { return false };
    matches!(word, Word::Outcome(_) | Word::Result(_) | Word::Verb(Verb::Handle))
}

enum Next {
    Token(TokenKind, usize),
    Skip(usize),
    /// So many characters have no meaning.
    Unknown(usize),
}

fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '\u{300a}' => Some('\u{300b}'),
        '\u{3014}' => Some('\u{3015}'),
        '[' => Some(']'),
        _ => None,
    }
}

fn breaks(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '\u{3001}' | '\u{3002}' | '!' | '?')
}

/// 百分之百, 百分之九十八.
fn percent(rest: &[(usize, char)]) -> Option<(TokenKind, usize)> {
    let signs = lexicon::PERCENT_WORD.chars();
    let length = signs.clone().count();
    let printed = rest.get(..length)?.iter().map(|(_, c)| *c);
    if !printed.eq(signs) {
        return None;
    }
    let behind = rest.get(length..)?;
    let (value, digits) = if behind.first()?.1 == rest.first()?.1 {
        (Decimal::ONE_HUNDRED, 1)
    } else {
        numerals::digits(behind).or_else(|| numerals::numerals(behind))?
    };
    let number = Number { value, unit: Unit::Percent, rounded: false };
    Some((TokenKind::Number(number), length + digits))
}

/// 三成, 三成三: tenths, whether they are rounded, and how many characters stand behind the numeral.
fn tenths(value: Decimal, tail: &[(usize, char)]) -> Option<(Decimal, bool, usize)> {
    let sign = |at: usize| tail.get(at).map(|(_, c)| *c);
    let tenth = sign(0).is_some_and(|c| lexicon::TENTH.contains(c)) && value < Decimal::TEN;
    let (more, digits) = numerals::numerals(tail.get(1..)?).unwrap_or_default();
    let more = if more < Decimal::TEN { more } else { Decimal::ZERO };
    let digits = if more.is_zero() { 0 } else { digits };
    let many = sign(digits + 1).is_some_and(|c| lexicon::ABOUT_SIGNS.contains(c));
    let length = digits + 1 + usize::from(many);
    let behind = tail.get(length..).unwrap_or(&[]).iter().map(|(_, c)| *c);
    let around = lexicon::ABOUT_WORDS.iter().find(|word| behind.clone().take(2).eq(word.chars()));
    let rounded = digits == 0 || around.is_some();
    let length = length + around.map_or(0, |word| word.chars().count());
    let ends = sign(length).is_none_or(|c| breaks(c) || c == ')' || lexicon::OF.contains(c));
    let value = value.checked_mul(Decimal::TEN)?.checked_add(more)?;
    (tenth && ends).then_some((value, rounded, length))
}

/// 三分之一: what it is of a hundred, rounded.
fn fraction(of: Decimal, tail: &[(usize, char)]) -> Option<(Decimal, bool, usize)> {
    let signs = lexicon::FRACTION.chars();
    let length = signs.clone().count();
    let printed = tail.get(..length)?.iter().map(|(_, c)| *c);
    let (part, digits) = numerals::numerals(tail.get(length..)?)?;
    let value = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of)?;
    (printed.eq(signs) && part < of).then_some((value.round_dp(2), true, length + digits))
}

/// The number at the beginning of `rest` with its unit, or a year; and its length.
fn number(rest: &[(usize, char)], before: [Option<char>; 2]) -> Option<(TokenKind, usize)> {
    let [before, second] = before;
    if let Some(hundredths) = percent(rest) {
        return Some(hundredths);
    }
    let (value, digits) = numerals::digits(rest).or_else(|| numerals::numerals(rest))?;
    let written = rest.first().is_some_and(|(_, c)| numerals::is_numeral(*c));
    // 把每一件申请当作…: of whatever there are.
    if written && value == Decimal::ONE && before.is_some_and(|c| lexicon::EVERY_SIGN.contains(c)) {
        return None;
    }
    let tail = rest.get(digits..).unwrap_or(&[]);
    if let Some((value, rounded, more)) =
        tenths(value, tail).or_else(|| fraction(value, tail)).filter(|_| written)
    {
        let number = Number { value, unit: Unit::Percent, rounded };
        return Some((TokenKind::Number(number), digits + more));
    }
    let next = tail.first().map(|(_, c)| *c);
    let names =
        before.is_some_and(|c| c.is_ascii_alphabetic() || lexicon::NAMES_A_NUMBER.contains(c));
    let whole = value.scale() == 0;
    if next.is_some_and(|c| lexicon::YEAR_SIGN.contains(c)) && whole && digits == 4 && !names {
        let year = u16::try_from(value).ok().filter(|year| (1990..2100).contains(year));
        if let Some(year) = year {
            let long = tail.get(1).is_some_and(|(_, c)| lexicon::YEAR_LONG.contains(*c));
            return Some((TokenKind::Year(year), digits + 1 + usize::from(long)));
        }
    }
    let ranged = |c: Option<char>| c.is_some_and(|c| lexicon::RANGE_SIGNS.contains(c));
    let digit = |at: usize| tail.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let range = (ranged(next) && digit(1))
        || (ranged(before) && second.is_some_and(|c| c.is_ascii_digit()));
    let mut length = digits;
    let mut rounded = false;
    let mut value = value;
    let behind = |length: &mut usize| {
        let c = rest.get(*length).map(|(_, c)| *c);
        let is_about = c.is_some_and(|c| lexicon::ABOUT_SIGNS.contains(c));
        *length += usize::from(is_about);
        is_about
    };
    rounded |= behind(&mut length);
    let unit_here = |length: usize| words::unit_at(rest.get(length..).unwrap_or(&[]));
    let times = rest.get(length).and_then(|(_, c)| numerals::multiplier(*c));
    if let Some(times) = times.filter(|_| !written || rounded) {
        value = value.checked_mul(times)?;
        length += 1;
        // Amounts in 万元 are exact; other numbers in ten thousands are rounded.
        let amount = matches!(unit_here(length), Some((Unit::Yuan, _)));
        rounded |= !amount || times > Decimal::from(10_000);
        rounded |= behind(&mut length);
    }
    let (unit, unit_length) = unit_here(length).unwrap_or((Unit::Bare, 0));
    // Many words begin with a numeral: written numerals count only before a unit of counting.
    let zero_ends =
        value.is_zero() && rest.get(length).is_none_or(|(_, c)| breaks(*c) || *c == ')');
    if written && !zero_ends && matches!(unit, Unit::Bare) {
        return None;
    }
    length += unit_length;
    let around = lexicon::ABOUT_WORDS.iter().any(|word| {
        let behind = rest.get(length..).unwrap_or(&[]).iter().map(|(_, c)| *c);
        behind.take(2).eq(word.chars())
    });
    rounded |= around;
    length += if around { 2 } else { 0 };
    // A unit that is not known counts something else.
    let ends = rest.get(length).is_none_or(|(_, c)| breaks(*c) || matches!(*c, '(' | ')'));
    let unknown = unit == Unit::Bare && !ends;
    // 5 0 2 7 without a unit: numbers of a table that was not recognised. With a unit it is one number that was
    // letter-spaced or broken by a line.
    let digits = rest.get(..digits).unwrap_or(&[]);
    let spaced = digits.windows(2).any(|pair| match pair {
        [(one, _), (next, _)] => one + 1 < *next,
        _ => false,
    });
    let row = unit == Unit::Bare && spaced;
    let unit = if names || range || unknown || row { Unit::Foreign } else { unit };
    Some((TokenKind::Number(Number { value, unit, rounded }), length))
}
