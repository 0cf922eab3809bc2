//! Percentages and differences whose two numbers stand in the same sentence, whatever they count.
//!
//! `在 640 条信息中，…256 条，占 40%`, `较上年的 800 条增长 25%`, `比上年增加 6 件，增长 10%`.

mod against;
mod averages;
pub(crate) mod balances;
mod bounds;
mod bracketed;
mod growth;
mod hundreds;
mod labels;
mod multiples;
mod named_ranks;
mod of_all;
mod of_sum;
mod periods;
mod products;
mod ranks;
mod rates;
mod shares;
mod trends;
mod years;

use rust_decimal::Decimal;

use super::tokens::{Number, Token, TokenKind};
use super::words::{Mark, Unit, Word};
use crate::lexicon;
use model::{Claim, Place, Ratio, RatioClaim, SectionId};

/// Words and numbers of the longest sentence that is looked through.
const MOST: usize = 300;
/// Words and numbers back from one of them through which its clause and its rate are looked for.
const LONGEST_SCAN: usize = 60;
/// Numbers of a sentence of which each is compared with each.
const MOST_NUMBERS: usize = 12;
/// Words of the longest clause.
const LONGEST_CLAUSE: usize = 20;
/// Words behind a number among which the next is looked for.
const LONGEST_WORDS: usize = 3;

/// What is said of the tables by comparing, with the claims of the sentence's numbers known.
pub(super) fn against(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    (spoken, year): (&[Claim], Option<u16>),
) -> Vec<Claim> {
    let mut flat: Vec<(&Token, usize)> = Vec::new();
    flatten(tokens, 0, &mut flat);
    let mut found: Vec<Claim> = Vec::new();
    if flat.len() > MOST || spoken.len() > MOST_NUMBERS {
        return found;
    }
    let sentence = Sentence { section, index: sentence, tokens: &flat, year_of_report: year };
    for at in 0..flat.len() {
        found.extend(sentence.against(at, spoken, &found));
    }
    found
}

pub(super) fn ratios(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    found: &mut Vec<RatioClaim>,
) {
    let mut flat: Vec<(&Token, usize)> = Vec::new();
    flatten(tokens, 0, &mut flat);
    if flat.len() > MOST {
        return;
    }
    let sentence = Sentence { section, index: sentence, tokens: &flat, year_of_report: None };
    for at in 0..flat.len() {
        let share =
            sentence.bound(at).or_else(|| sentence.share(at)).or_else(|| sentence.joined(at));
        let growth = share.or_else(|| sentence.growth(at)).or_else(|| sentence.labelled(at));
        found.extend(
            growth
                .or_else(|| sentence.points(at))
                .or_else(|| sentence.multiple(at))
                .or_else(|| sentence.nearly_double(at)),
        );
        found.extend(sentence.double(at).or_else(|| sentence.rate(at)));
        let average = sentence.average(at).or_else(|| sentence.product(at));
        found.extend(average.or_else(|| sentence.direction(at)));
        found.extend(sentence.told_first(at));
        found.extend(
            sentence
                .trend(at)
                .or_else(|| sentence.rank(at))
                .or_else(|| sentence.named_rank(at))
                .or_else(|| sentence.period_exceeds(at))
                .or_else(|| sentence.rank_in_list(at)),
        );
        found.extend(sentence.gathered(at).or_else(|| sentence.hundred(at)));
        found.extend(sentence.bracketed(at).or_else(|| sentence.of_sum(at)));
    }
    found.extend(sentence.balance());
}

fn flatten<'t>(tokens: &'t [Token], depth: usize, into: &mut Vec<(&'t Token, usize)>) {
    for token in tokens {
        match &token.what {
            TokenKind::Group(group) => flatten(group, depth + 1, into),
            _ => into.push((token, depth)),
        }
    }
}

struct Sentence<'t> {
    section: SectionId,
    index: usize,
    /// Each with the depth of the brackets in which it stands.
    tokens: &'t [(&'t Token, usize)],
    /// For what is held against the tables.
    year_of_report: Option<u16>,
}

/// A number that counts something, exactly.
#[derive(Clone, Copy)]
struct Counted<'t> {
    at: usize,
    token: &'t Token,
    value: Decimal,
}

impl<'t> Sentence<'t> {
    fn year(&self, at: usize) -> Option<u16> {
        match self.token(at)?.what {
            TokenKind::Year(year) => Some(year),
            _ => None,
        }
    }

    /// What is printed behind the word before the first of these, up to the other.
    fn printed(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for at in from..=to.min(from + LONGEST_SCAN) {
            let Some(token) = self.token(at) else { break };
            text.push_str(&token.gap);
            text.push_str(if at == to { "" } else { &token.text });
        }
        text
    }

    /// The break behind this place, or the end.
    fn end_of_clause(&self, at: usize) -> usize {
        let is_break =
            |at: &usize| matches!(self.token(*at), Some(Token { what: TokenKind::Break(_), .. }));
        let end = self.tokens.len().min(at + LONGEST_SCAN);
        (at..end).find(is_break).unwrap_or(end)
    }

    /// The words before a number in its clause, back to the number before it.
    fn words_before(&self, number: Counted<'_>) -> String {
        let counted = |at: &usize| self.counted(*at).is_some();
        let clause = self.clause(number.at);
        let start = (clause..number.at).rev().find(counted).map_or(clause, |at| at + 1);
        let start = start.max(number.at.saturating_sub(LONGEST_CLAUSE));
        let mut words = String::new();
        for at in start..=number.at {
            let Some(token) = self.token(at) else { continue };
            words.push_str(&token.gap);
            words.push_str(if at == number.at { "" } else { &token.text });
        }
        words
    }

    fn claim(
        &self,
        at: usize,
        said: Decimal,
        kind: Ratio,
        part: Counted<'_>,
        whole: Counted<'_>,
        others: Vec<Decimal>,
    ) -> RatioClaim {
        let span =
            |token: &Token| Place::Span(self.section, self.index, token.at.start, token.at.end);
        let place = self.token(at).map_or(Place::Sentence(self.section, self.index), span);
        let (part, whole) = ((span(part.token), part.value), (span(whole.token), whole.value));
        RatioClaim { place, said, kind, part, whole, others }
    }

    fn has(&self, at: usize, mark: Mark) -> bool {
        self.token(at).is_some_and(|token| token.what == TokenKind::Word(Word::Mark(mark)))
    }

    /// Where the clause begins in which this token stands, or where it is looked for no further.
    fn clause(&self, at: usize) -> usize {
        let is_break =
            |at: &usize| matches!(self.token(*at), Some(Token { what: TokenKind::Break(_), .. }));
        let from = at.saturating_sub(LONGEST_SCAN);
        (from..at).rev().find(is_break).map_or(from, |at| at + 1)
    }

    /// 1 where these tokens speak of more, -1 where of less.
    fn sign(&self, from: usize, to: usize) -> Option<Decimal> {
        let (up, down) = (
            (from..to).any(|at| self.has(at, Mark::Up)),
            (from..to).any(|at| self.has(at, Mark::Down)),
        );
        match (up, down) {
            (true, false) => Some(Decimal::ONE),
            (false, true) => Some(Decimal::NEGATIVE_ONE),
            _ => None,
        }
    }

    /// 其中, 在 640 条中.
    fn opens(&self, at: usize) -> bool {
        let of_these = self.token(at).is_some_and(|token| {
            matches!(token.what, TokenKind::Break(',')) && token.gap == lexicon::OF_THESE
        });
        of_these || self.has(at, Mark::Part) || self.has(at, Mark::Within)
    }

    /// Where the list ends in which this number stands.
    fn end_of_list(&self, at: usize) -> usize {
        let ends = |at: &usize| matches!(self.token(*at), Some(Token { what: TokenKind::Break(c), .. }) if *c != '\u{3001}');
        (at..self.tokens.len()).find(ends).unwrap_or(self.tokens.len())
    }

    fn percent(&self, at: usize) -> Option<Decimal> {
        let token = self.token(at)?;
        match token.what {
            TokenKind::Number(Number { value, unit: Unit::Percent, rounded: false })
                if !token.text.ends_with(lexicon::POINT) =>
            {
                Some(value)
            }
            _ => None,
        }
    }

    fn counted(&self, at: usize) -> Option<Counted<'t>> {
        let token = self.token(at)?;
        let figures = token.text.trim_end_matches(|c| lexicon::DATE_SIGNS.contains(c));
        let date = figures != token.text && figures.chars().all(|c| c.is_ascii_digit())
            || token.text.ends_with(lexicon::TIMES);
        match token.what {
            // 由第 9 名升至第 5 名: ranks count nothing.
            TokenKind::Number(Number { unit: Unit::Foreign, .. })
                if token.gap.ends_with(|c| lexicon::NAMES_A_NUMBER.contains(c)) =>
            {
                None
            }
            TokenKind::Number(Number { value, unit, rounded: false })
                if !date && !matches!(unit, Unit::Percent | Unit::Bare) =>
            {
                Some(Counted { at, token, value })
            }
            _ => None,
        }
    }

    /// The last one before `to` that stands in no brackets of its own.
    fn last_counted(&self, from: usize, to: usize) -> Option<Counted<'t>> {
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        let own = |at: &usize| depth(*at) <= depth(to);
        (from..to).rev().filter(own).find_map(|at| self.counted(at))
    }

    fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at).map(|(token, _)| *token)
    }
}

/// The unit behind a number.
pub(super) fn unit(token: &Token) -> &str {
    token.text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',') || super::numerals::is_numeral(c)
    })
}
