//! Which is the greatest: `予以公开 29 件，占比最高`, `以自然人为主`, `最多的是……，其次是……`.

use rust_decimal::Decimal;

use super::labels::Kind;
use super::{Counted, LONGEST_SCAN, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Word};
use model::{Place, Ratio, RatioClaim};

/// Where a word for the greatest stands: what is before it ends at `before`, what is behind begins at `behind`.
#[derive(Clone, Copy)]
pub(super) struct Superlative {
    pub before: usize,
    pub behind: usize,
}

impl<'t> Sentence<'t> {
    pub(super) fn rank(&self, at: usize) -> Option<RatioClaim> {
        let (word, place) = self.superlative(at)?;
        if self.is_of_several_times() || self.is_of_a_change(at) {
            return None;
        }
        let (greatest, other) = self.greatest(word).or_else(|| self.next_rank(word))?;
        let claim = self.claim(at, Decimal::ONE, Ratio::Rank, greatest, other, Vec::new());
        Some(RatioClaim { place, ..claim })
    }

    /// 最多, 为主, or characters without a meaning of their own that say so.
    pub(super) fn superlative(&self, at: usize) -> Option<(Superlative, Place)> {
        let token = self.token(at)?;
        let span = |start, end| Place::Span(self.section, self.index, start, end);
        let text = token.text.as_str();
        if lexicon::GREATEST.contains(&text) || text == lexicon::MAINLY {
            let word = Superlative { before: at, behind: at + 1 };
            let printed = self.printed(at + 1, at + 1);
            let place = span(token.at.start, token.at.end);
            return printed.is_empty().then_some((word, place));
        }
        let told = lexicon::GREATEST.iter().find(|word| token.gap.ends_with(**word))?;
        let before = token.gap.strip_suffix(*told)?;
        let share = before.is_empty() || lexicon::SHARE_WORDS.contains(&before);
        let start = token.at.start.saturating_sub(told.chars().count());
        let place = span(start, token.at.start.max(start + 1));
        share.then_some((Superlative { before: at, behind: at }, place))
    }

    /// Last year, two years, halves of a year, or what is left out: the numbers are of several lists.
    pub(super) fn is_of_several_times(&self) -> bool {
        let words = [Mark::LastYear, Mark::Compare, Mark::Except, Mark::Kill];
        let side = |at: usize| {
            let text = self.token(at).map_or("", |token| token.text.as_str());
            lexicon::EXCEEDS.contains(&text)
        };
        let told = |at: usize| words.iter().any(|word| self.has(at, *word)) && !side(at);
        let years = (0..self.tokens.len()).filter_map(|at| self.year(at)).take(2).count();
        years > 1 || (0..self.tokens.len()).any(told)
    }

    /// 增长最多, 单月最多
    pub(super) fn is_of_a_change(&self, at: usize) -> bool {
        let clause = self.printed(self.clause(at), self.end_of_clause(at));
        lexicon::CHANGES.iter().any(|word| clause.contains(word))
    }

    /// The number of the kind that is told to be the greatest, and a greater one of the same list.
    fn greatest(&self, word: Superlative) -> Option<(Counted<'t>, Counted<'t>)> {
        let (own, number) = self.subject(word)?;
        let numbers: Vec<(Counted<'t>, Kind)> = (0..self.tokens.len())
            .filter_map(|at| self.counted(at))
            .filter_map(|one| Some((one, self.kind(one)?.1)))
            .take(MOST_NUMBERS)
            .collect();
        let only = |kind: Kind| {
            let mut same = numbers
                .iter()
                .filter(|(one, of)| *of == kind && number.is_none_or(|own| own.at != one.at));
            let (one, None) = (same.next(), same.next()) else { return None };
            one.map(|(one, _)| *one)
        };
        let number = match number {
            Some(number) => only(own).is_none().then_some(number)?,
            None => only(own)?,
        };
        let beside = numbers.iter().filter(|(_, kind)| own.is_beside(*kind));
        let beside = beside.filter(|(one, kind)| {
            let alone = only(*kind).is_some_and(|only| only.at == one.at);
            alone
                && unit(one.token) == unit(number.token)
                && self.is_one_list_between(number.at, one.at)
        });
        let other = beside.map(|(one, _)| *one).max_by_key(|one| one.value)?;
        Some((number, other))
    }

    /// Of which kind it is told, and its number where that stands beside the word and not beside the kind.
    fn subject(&self, word: Superlative) -> Option<(Kind, Option<Counted<'t>>)> {
        let start = self.clause(word.before);
        let own = (start..word.before).rev().find_map(|at| self.kind_before(at + 1));
        if let Some((at, kind)) = own {
            let plain = (at + 1..word.before).all(|at| self.is_plain(at));
            let number = self.number_behind(word.behind);
            return (plain && !self.is_joined(at)).then_some((kind, number));
        }
        let end = self.end_of_clause(word.behind);
        let lead =
            (start..word.before).all(|at| self.has(at, Mark::Share) || self.has(at, Mark::Neutral));
        if lead && word.behind < end {
            // 最多的是无法提供
            let at = (word.behind..end)
                .find(|at| self.kind_before(*at + 1).is_some_and(|(own, _)| own == *at))?;
            let between = self.printed(word.behind, at);
            let gap = self.token(word.behind)?.gap.as_str();
            let between = between.strip_prefix(gap).unwrap_or(&between);
            let alone = (at + 1..end).all(|at| self.counted(at).is_some() || self.is_plain(at));
            let told = lexicon::BEHIND_GREATEST.contains(&between) && alone;
            return told.then(|| self.kind_before(at + 1).map(|(_, kind)| (kind, None)))?;
        }
        // 予以公开 29 件，占比最高
        let comma = start.checked_sub(1).filter(|_| lead)?;
        let one = self.token(comma).is_some_and(|token| token.what == TokenKind::Break(','));
        let number = self.counted(comma.checked_sub(1)?).filter(|_| one)?;
        let (at, kind) = self.kind(number)?;
        let gap = self.token(comma)?.gap.is_empty();
        (gap && !self.is_joined(at)).then_some((kind, None))
    }

    /// 无法提供最多，为 18 件
    fn number_behind(&self, at: usize) -> Option<Counted<'t>> {
        self.token(at).filter(|token| token.what == TokenKind::Break(','))?;
        let end = self.end_of_clause(at + 1);
        let number = (at + 1..end).find_map(|at| self.counted(at))?;
        let ends = number.at + 1 == end && self.printed(end, end).is_empty();
        let lead = self.printed(at + 1, number.at);
        let told = lexicon::PART_BEHIND_ALONE.contains(&lead.as_str())
            || lexicon::PART_BEHIND.contains(&lead.as_str());
        (told && ends).then_some(number)
    }

    /// Words between a kind and what is told of it.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        let gap = |token: &Token| {
            token.gap.is_empty() || lexicon::SHARE_WORDS.contains(&token.gap.as_str())
        };
        let mark = [Mark::Neutral, Mark::Share, Mark::Sum].iter().any(|mark| self.has(at, *mark));
        mark && self.token(at).is_some_and(gap)
    }

    /// 予以公开和部分公开: together.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let comma = |token: &Token| token.what == TokenKind::Break('\u{3001}');
        let and = |at: usize| self.has(at, Mark::And) || self.token(at).is_some_and(comma);
        let gap = self.token(at).is_none_or(|token| {
            !token.gap.is_empty() && !lexicon::BEFORE_A_KIND.contains(&token.gap.as_str())
        });
        gap || before.is_some_and(and)
    }

    /// No other list begins between two numbers.
    fn is_one_list_between(&self, one: usize, other: usize) -> bool {
        let (from, to) = (one.min(other), one.max(other));
        let words = [Mark::Way, Mark::Channel, Mark::Within, Mark::Part];
        let other = |at: usize| {
            let nouns = self.token(at).is_some_and(|token| match token.what {
                TokenKind::Word(Word::Noun(noun)) => {
                    !matches!(noun, Noun::Requests | Noun::WeakRequests)
                }
                TokenKind::Word(Word::Foreign) => true,
                _ => false,
            });
            nouns || words.iter().any(|word| self.has(at, *word))
        };
        to - from <= LONGEST_SCAN && !(from..to).any(other)
    }

    /// 最多的是征地类（20 件），其次为社保类（26 件）: whatever they are.
    fn next_rank(&self, word: Superlative) -> Option<(Counted<'t>, Counted<'t>)> {
        let end = self.tokens.len().min(word.behind + LONGEST_SCAN);
        let begins = |at: &usize| {
            let opens = at.checked_sub(1).and_then(|at| self.token(at));
            let clause =
                opens.is_some_and(|token| matches!(token.what, TokenKind::Break(',' | ';')));
            let own = self.printed(*at, at + 2);
            clause && lexicon::NEXT_RANK.iter().any(|word| own.starts_with(word))
        };
        let next = (word.behind..end).find(begins)?;
        let mut first = (word.behind..next).filter_map(|at| self.counted(at));
        let (greatest, None) = (first.next()?, first.next()) else { return None };
        let other = (next..self.end_of_clause(next)).find_map(|at| self.counted(at))?;
        let own = self.clause(greatest.at) <= word.behind + 2;
        let same = unit(greatest.token) == unit(other.token);
        (own && same && self.is_one_list_between(greatest.at, next)).then_some((greatest, other))
    }
}
