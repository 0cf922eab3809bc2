//! Shares and rates: `在 640 条信息中，…256 条，占 40%`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// 占 40%, of a whole that the sentence names.
    pub(super) fn share(&self, at: usize) -> Option<RatioClaim> {
        let (said, kind) = self.told(at)?;
        let start = self.clause(at);
        let own = (start..at + 1).find(|at| self.has(*at, Mark::Share)).map(|share| (share, at));
        let (share, end) = own.or_else(|| self.share_before(at))?;
        if (start..at).any(|at| self.has(at, Mark::Respectively)) {
            return self.one_of(said, share, at);
        }
        // 较上年占比: of another year.
        if (start..at).any(|at| self.has(at, Mark::Compare) || self.has(at, Mark::LastYear)) {
            return None;
        }
        let inside = self.last_counted(share, end).or_else(|| self.in_brackets(share, end));
        let told = inside.is_some() || (share + 1..end).all(|at| self.is_of_a_whole(at));
        if let Some((part, year)) = self.period_told(share) {
            let claim = |whole| self.share_of_a_year((at, said, kind), part, whole);
            return told.then(|| claim(inside.unwrap_or(year)))?;
        }
        let part = self.part(share).or_else(|| self.part_of_words(share))?;
        let same = |one: &Counted<'_>| unit(one.token) == unit(part.token);
        if let Some(whole) = inside {
            let phrase = self.phrase(at).filter(|_| kind == Ratio::About);
            let kind = phrase.map_or(kind, |own| self.kind_of_fraction(&own, part, whole));
            let holds = kind.is_share_of(part.value, whole.value, said);
            let plain = holds || !self.is_told_of_another(part, share);
            return (plain && same(&whole))
                .then(|| self.claim(at, said, kind, part, whole, Vec::new()));
        }
        // 占办结总数的 30%: of a number that stands elsewhere.
        if !told {
            return None;
        }
        let large = |whole: &Counted<'_>| same(whole) && whole.value >= part.value;
        let told = self.told_whole(share, part, end).filter(large);
        if let Some(whole) = told.filter(|_| kind == Ratio::Share) {
            return Some(self.claim(at, said, kind, part, whole, Vec::new()));
        }
        let opener = (0..part.at).rev().find(|at| self.opens(*at));
        let opened = opener.and_then(|opener| self.last_counted(0, opener));
        let named = |whole: &Counted<'_>| self.is_named(*whole, share, end);
        let whole = opened.filter(|whole| whole.value >= part.value).filter(named);
        let whole = whole.or_else(|| self.of_others(share, part));
        // 收到申请 40 件，信函申请 10 件，占 25%: what the sentence counts first.
        let first = || self.first_total(share, part, end).filter(|_| !self.comes_out(said, at));
        let whole = whole.or_else(first).filter(large)?;
        let numbers = (0..at).filter_map(|at| self.counted(at));
        let others = numbers.filter(|one| one.at != part.at).map(|one| one.value).collect();
        Some(self.claim(at, said, kind, part, whole, others))
    }

    /// 二季度 19 件、三季度 8 件，二季度最集中，占…: words between a number and its share that may name another one.
    fn is_told_of_another(&self, part: Counted<'_>, share: usize) -> bool {
        let clause = self.clause(share);
        let bare = |at: usize| {
            let token = self.token(at);
            let comma = token.is_some_and(|token| matches!(token.what, TokenKind::Break(_)));
            (comma || self.has(at, Mark::Neutral)) && self.is_direct(at)
        };
        !(part.at + 1..clause).all(bare)
    }

    /// 占办结总数的六成以上，达到 64.1%: a clause that says in figures what the one before says in words.
    fn share_before(&self, at: usize) -> Option<(usize, usize)> {
        let (start, lead) = (self.clause(at), self.printed(self.clause(at), at));
        let comma = start.checked_sub(1)?;
        let one = self.token(comma).is_some_and(|token| token.what == TokenKind::Break(','));
        let before = self.clause(comma);
        let share = (before..comma).find(|at| self.has(*at, Mark::Share))?;
        let phrase = (share + 1..comma).find_map(|at| self.phrase(at))?;
        let alone = one && lexicon::REACHES.contains(&lead.as_str());
        alone.then_some((share, phrase.at))
    }

    /// 占全部办结件（640 件）的: the only number of the brackets behind the words of a whole.
    fn in_brackets(&self, share: usize, end: usize) -> Option<Counted<'t>> {
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        let one = (share + 1..end).find_map(|at| self.counted(at))?;
        let deeper = depth(one.at) > depth(share) && depth(one.at + 1) <= depth(share);
        let words = (share + 1..end).filter(|at| *at != one.at).all(|at| self.is_of_a_whole(at));
        (deeper && one.at > share + 1 && one.token.gap.is_empty() && words).then_some(one)
    }

    /// The one number that the text leaves as the whole: 占审结案件的 names it, or nothing but it stands before 其中.
    fn told_whole(&self, share: usize, part: Counted<'_>, end: usize) -> Option<Counted<'t>> {
        let named = self.totals(share, end).into_iter().find(|total| *total != Total::Any);
        if let Some(named) = named {
            let own = |one: &Counted<'t>| {
                one.at != part.at && self.totals(self.clause(one.at), one.at).contains(&named)
            };
            let mut numbers = (0..share).filter_map(|at| self.counted(at)).filter(own);
            let (one, None) = (numbers.next()?, numbers.next()) else { return None };
            return (one.at < part.at).then_some(one);
        }
        let mut before = (0..part.at).filter_map(|at| self.counted(at));
        let (one, None) = (before.next()?, before.next()) else { return None };
        let opener = (one.at + 1..part.at).find(|at| self.opens(*at))?;
        let direct = opener <= one.at + 2 && self.clause(part.at) <= opener + 1;
        let total = !self.totals(self.clause(one.at), one.at).is_empty();
        (direct && total).then_some(one)
    }

    /// The number that the words before 占 name: 政务新媒体占 40%, 公开和部分公开的合计占 75%.
    fn part_of_words(&self, share: usize) -> Option<Counted<'t>> {
        let start = self.clause(share);
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        if (start..share).any(|at| self.counted(at).is_some() || self.is_percent(at)) {
            return None;
        }
        let label = self.printed(start, share);
        if let Some(own) = self.named(&label, start) {
            return (depth(own.at) == depth(share)).then_some(own);
        }
        let both = (start..share).any(|at| self.has(at, Mark::Sum) || self.is_of_both(at));
        let partly = (start..share).filter(|at| self.is_of_both(*at)).count() == 1;
        let numbers: Vec<Counted<'t>> =
            (0..start.checked_sub(1)?).filter_map(|at| self.counted(at)).collect();
        let [.., one, other] = numbers.as_slice() else { return None };
        let ends = |one: &Counted<'_>, word: &str| self.words_before(*one).ends_with(word);
        let beside = ends(one, lexicon::DISCLOSE) && ends(other, lexicon::PARTLY_DISCLOSE);
        let first = !ends(one, lexicon::PARTLY_DISCLOSE) && unit(one.token) == unit(other.token);
        let value = one.value.checked_add(other.value)?;
        (both && partly && beside && first).then_some(Counted { value, ..*one })
    }

    /// 公开和部分公开
    fn is_of_both(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            matches!(token.what, TokenKind::Word(Word::Outcome(id)) if lexicon::SEVERAL_OUTCOMES.contains(&id))
        })
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
    pub(super) fn totals(&self, from: usize, to: usize) -> Vec<Total> {
        let total = |token: &Token| match token.what {
            TokenKind::Word(Word::Verb(Verb::TakeIn | Verb::New)) => Some(Total::In),
            TokenKind::Word(Word::Verb(Verb::Handle)) => Some(Total::Out),
            TokenKind::Word(Word::Verb(Verb::Due)) => Some(Total::Due),
            TokenKind::Word(Word::Result("settled")) => Some(Total::Settled),
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
            let (said, kind) = self.told(at)?;
            let own = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Share))?;
            Some((said, kind, self.last_counted(0, own)?))
        });
        let shares: Vec<_> = shares.collect();
        (0..part.at).filter_map(|at| self.counted(at)).find(|whole| {
            let comes_out = |(said, kind, own): &(Decimal, Ratio, Counted<'_>)| {
                own.at != whole.at && kind.is_share_of(own.value, whole.value, *said)
            };
            !shares.is_empty() && shares.iter().all(comes_out)
        })
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
pub(super) enum Total {
    In,
    Due,
    Out,
    Settled,
    /// 共
    Any,
}
