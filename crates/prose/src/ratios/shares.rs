//! Shares and rates: `在 640 条信息中，…256 条，占 40%`.

use rust_decimal::Decimal;

use super::{Counted, LONGEST_SCAN, LONGEST_WORDS, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// 占 40%, of a whole that the sentence names.
    pub(super) fn share(&self, at: usize) -> Option<RatioClaim> {
        let (said, kind) = self.told(at)?;
        let start = self.clause(at);
        let share = (start..at + 1).find(|at| self.has(*at, Mark::Share))?;
        if (start..at).any(|at| self.has(at, Mark::Respectively)) {
            return self.one_of(said, share, at);
        }
        // 较上年占比: of another year.
        if (start..at).any(|at| self.has(at, Mark::Compare) || self.has(at, Mark::LastYear)) {
            return None;
        }
        let part = self.part(share)?;
        let same = |one: &Counted<'_>| unit(one.token) == unit(part.token);
        if let Some(whole) = self.last_counted(share, at) {
            return same(&whole).then(|| self.claim(at, said, kind, part, whole, Vec::new()));
        }
        // 占办结总数的 30%: of a number that stands elsewhere.
        if !(share + 1..at).all(|at| self.is_of_a_whole(at)) {
            return None;
        }
        let opener = (0..part.at).rev().find(|at| self.opens(*at));
        let opened = opener.and_then(|opener| self.last_counted(0, opener));
        let named = |whole: &Counted<'_>| self.is_named(*whole, share, at);
        let whole = opened.filter(|whole| whole.value >= part.value).filter(named);
        let whole = whole.or_else(|| self.of_others(share, part));
        // 收到申请 40 件，信函申请 10 件，占 25%: what the sentence counts first.
        let first = || self.first_total(share, part, at).filter(|_| !self.comes_out(said, at));
        let whole = whole.or_else(first);
        let whole = whole.filter(|whole| same(whole) && whole.value >= part.value)?;
        let numbers = (0..at).filter_map(|at| self.counted(at));
        let others = numbers.filter(|one| one.at != part.at).map(|one| one.value).collect();
        Some(self.claim(at, said, kind, part, whole, others))
    }

    /// 26 件、12 件，占比依次为 65%、30%: each is of the number in its place.
    fn one_of(&self, said: Decimal, share: usize, at: usize) -> Option<RatioClaim> {
        let percents =
            |from: usize| (from..self.end_of_list(at)).filter(|at| self.percent(*at).is_some());
        let (behind, all) = (percents(at).count(), percents(share).count());
        let before: Vec<Counted<'_>> = (0..share).filter_map(|at| self.counted(at)).collect();
        let first = before.len().checked_sub(all)?;
        let part = *before.get(before.len().checked_sub(behind)?)?;
        let whole = before.get(..first)?.iter().rev().find(|one| one.value >= part.value)?;
        let listed = before.get(first..)?;
        let same = |one: &&Counted<'_>| unit(one.token) == unit(part.token);
        let all_same = listed.iter().all(|one| same(&one)) && same(&whole);
        let mut others: Vec<Decimal> = before.get(..first)?.iter().map(|one| one.value).collect();
        others.push(listed.iter().map(|one| one.value).sum());
        (all_same && all > 1).then(|| self.claim(at, said, Ratio::Share, part, *whole, others))
    }

    /// Words of a whole: 占办结总数的.
    fn is_of_a_whole(&self, at: usize) -> bool {
        let whole = |token: &Token| {
            let word = match &token.what {
                TokenKind::Word(word) => word,
                _ => return false,
            };
            let mark = matches!(
                word,
                Word::Mark(Mark::Neutral | Mark::Sum | Mark::All | Mark::ThisYear | Mark::Whole)
            );
            let requests = matches!(word, Word::Noun(Noun::Requests | Noun::WeakRequests));
            token.gap.is_empty()
                && (mark || requests || matches!(word, Word::Verb(_) | Word::Result("settled")))
        };
        self.token(at).is_some_and(whole)
    }

    /// The first number of the sentence, where its clause says of what it is the whole: 收到, 办结, 共.
    fn first_total(&self, share: usize, part: Counted<'_>, at: usize) -> Option<Counted<'t>> {
        let first = (0..part.at).find_map(|at| self.counted(at))?;
        let told = !self.totals(self.clause(first.at), first.at).is_empty();
        (told && self.is_named(first, share, at)).then_some(first)
    }

    /// The words of the whole, behind 占, are those of this number; or none are told.
    fn is_named(&self, whole: Counted<'_>, share: usize, at: usize) -> bool {
        let own = self.totals(self.clause(whole.at), whole.at);
        let said = self.totals(share, at);
        said.iter().find(|total| **total != Total::Any).is_none_or(|named| own.contains(named))
    }

    /// Of what the numbers in this range are totals.
    fn totals(&self, from: usize, to: usize) -> Vec<Total> {
        let total = |token: &Token| match token.what {
            TokenKind::Word(Word::Verb(Verb::TakeIn | Verb::New)) => Some(Total::In),
            TokenKind::Word(Word::Verb(Verb::Handle)) => Some(Total::Out),
            TokenKind::Word(Word::Verb(Verb::Due)) => Some(Total::Due),
            TokenKind::Word(Word::Mark(Mark::Sum | Mark::ThisYear)) => Some(Total::Any),
            _ => None,
        };
        (from..to).filter_map(|at| self.token(at)).filter_map(total).collect()
    }

    /// Some two numbers before it have this share.
    fn comes_out(&self, said: Decimal, at: usize) -> bool {
        let numbers: Vec<Counted<'_>> = (0..at).filter_map(|at| self.counted(at)).collect();
        numbers.iter().take(MOST_NUMBERS).any(|part| {
            let wholes = numbers.iter().take(MOST_NUMBERS).filter(|whole| whole.at != part.at);
            wholes
                .map(|whole| whole.value)
                .any(|whole| model::is_percentage(part.value, whole, said))
        })
    }

    /// The number that a share is of: the last one, unless that is what another share is of; and no other is named.
    fn part(&self, share: usize) -> Option<Counted<'t>> {
        let is_base =
            |one: &Counted<'_>| (self.clause(one.at)..one.at).any(|at| self.has(at, Mark::Share));
        let part = (0..share).rev().filter_map(|at| self.counted(at)).find(|one| !is_base(one))?;
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        let named = (self.clause(share).max(part.at + 1)..=share).any(|at| {
            self.token(at).is_some_and(|token| {
                let empty = TokenKind::Word(Word::Mark(Mark::Neutral));
                let share = TokenKind::Word(Word::Mark(Mark::Share));
                !token.gap.is_empty() || (token.what != empty && token.what != share)
            })
        });
        (depth(part.at) <= depth(share) && !named).then_some(part)
    }

    /// The whole of which other shares of the sentence are.
    fn of_others(&self, share: usize, part: Counted<'_>) -> Option<Counted<'t>> {
        let shares = (0..share).filter_map(|at| {
            let said = self.percent(at)?;
            let own = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Share))?;
            Some((said, self.last_counted(0, own)?))
        });
        let shares: Vec<_> = shares.collect();
        (0..part.at).filter_map(|at| self.counted(at)).find(|whole| {
            let comes_out = |(said, own): &(Decimal, Counted<'_>)| {
                own.at != whole.at && model::is_percentage(own.value, whole.value, *said)
            };
            !shares.is_empty() && shares.iter().all(comes_out)
        })
    }

    /// 审结 20 件，其中维持 15 件，维持率 75%: the word for the rate is that of the part.
    pub(super) fn rate(&self, at: usize) -> Option<RatioClaim> {
        let said = self.percent(at).filter(|said| *said != Decimal::ONE_HUNDRED)?;
        let rate = (self.clause(at)..at)
            .rev()
            .find(|at| self.token(*at).is_some_and(|token| token.text.ends_with(lexicon::RATE)))?;
        // Words of a comparison, or of another whole, stand between.
        let bare = (rate + 1..at).filter_map(|at| self.token(at)).all(|token| {
            let neutral = token.what == TokenKind::Word(Word::Mark(Mark::Neutral));
            token.gap.is_empty() && (neutral || lexicon::REACHES.contains(&token.text.as_str()))
        });
        // 综合纠错率: of parts that its word does not name.
        let in_all = self.token(rate)?.gap.ends_with(lexicon::IN_ALL_WAYS);
        let stem = self.stem(rate).filter(|_| !in_all)?;
        let from = rate.saturating_sub(LONGEST_SCAN);
        let numbers = || (from..rate).filter_map(|at| self.counted(at));
        let parts: Vec<Counted<'_>> = numbers().filter(|one| self.is_of(*one, &stem)).collect();
        let part = *parts.last()?;
        // 予以公开 650 件，部分公开 143 件，公开率: of both.
        let both: Decimal = parts.iter().map(|one| one.value).sum();
        let sums = |whole: Counted<'_>| model::is_percentage(both, whole.value, said);
        if parts.len() > 1 && numbers().any(sums) {
            return None;
        }
        let whole = |one: &Counted<'_>| {
            one.at != part.at && one.value >= part.value && unit(one.token) == unit(part.token)
        };
        let first = numbers().find(whole).filter(|_| bare)?;
        let mut others: Vec<Decimal> = numbers().filter(whole).map(|one| one.value).collect();
        // Of all that the sentence lists, where the first is no total itself.
        let same = |one: &Counted<'_>| unit(one.token) == unit(part.token);
        if !self.is_total(first) {
            others.push(numbers().filter(same).map(|one| one.value).sum());
        }
        Some(self.claim(at, said, Ratio::Share, part, first, others))
    }

    /// 审结 20 件, 共 20 件
    fn is_total(&self, one: Counted<'_>) -> bool {
        let own = self.clause(one.at);
        let settled = |at: usize| {
            self.token(at)
                .is_some_and(|token| token.what == TokenKind::Word(Word::Result("settled")))
        };
        !self.totals(own, one.at).is_empty() || (own..one.at).any(settled)
    }

    /// 维持 of 维持率, 问题 of 问题率.
    fn stem(&self, rate: usize) -> Option<String> {
        let token = self.token(rate)?;
        let own = token.text.strip_suffix(lexicon::RATE)?;
        let stem: Vec<char> = token.gap.chars().chain(own.chars()).collect();
        let before = || rate.checked_sub(1).and_then(|before| self.token(before));
        let stem: String = stem.iter().skip(stem.len().saturating_sub(2)).collect();
        if stem.chars().count() > 1 {
            return Some(stem);
        }
        // 原 of 原创 is a word of its own.
        let before = before()?;
        let words = !matches!(before.what, TokenKind::Number(_) | TokenKind::Break(_));
        let stem = format!("{}{stem}", before.text);
        (words && stem.chars().count() > 1).then_some(stem)
    }

    /// The words before a number in its clause, or the one behind it, have this stem or one that means the same.
    fn is_of(&self, number: Counted<'_>, stem: &str) -> bool {
        let neutral = |at: &usize| self.has(*at, Mark::Neutral);
        let behind = (number.at + 1..self.tokens.len()).take(LONGEST_WORDS).find(|at| !neutral(at));
        let mut words = self.words_before(number);
        if let Some(token) = behind.and_then(|at| self.token(at)) {
            words.push_str(&token.gap);
            words.push_str(&token.text);
        }
        let alike = lexicon::ALIKE.iter().filter(|alike| alike.starts_with(stem));
        let stems = alike.flat_map(|alike| alike.split(' ')).chain([stem]);
        // 不合格 is the other part.
        let told = |stem: &str| {
            words.split_once(stem).is_some_and(|(before, _)| !before.ends_with(lexicon::NOT))
        };
        stems.into_iter().any(told)
    }

    /// A share: in per cent, in tenths and fractions, or more than half.
    fn told(&self, at: usize) -> Option<(Decimal, Ratio)> {
        if let Some(percent) = self.percent(at) {
            return Some((percent, Ratio::Share));
        }
        // One with a side is read only where all that it is of is told.
        let plain = |kind: Ratio| kind == Ratio::About || self.has(at, Mark::Majority);
        self.phrase(at).filter(|own| plain(own.kind)).map(|own| (own.said, own.kind))
    }
}

/// Of what a number is the total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    In,
    Due,
    Out,
    /// 共
    Any,
}
