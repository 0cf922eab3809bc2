//! Growth, differences and multiples.

use rust_decimal::Decimal;

use super::{Counted, LONGEST_SCAN, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Noun, Word};
use model::{Ratio, RatioClaim};

/// Numbers of a sentence of which each two are compared with a growth.
const MOST_PAIRED: usize = 24;

impl<'t> Sentence<'t> {
    /// 较上年的 800 条增长 25%, 较上年的 9 件多 5 件, 比上年增加 6 件，增长 10%.
    pub(super) fn growth(&self, at: usize) -> Option<RatioClaim> {
        let claim = self.told_growth(at)?;
        match claim.kind {
            Ratio::Growth => self.of_any_two(claim, at),
            _ => Some(claim),
        }
    }

    /// With the two numbers of the sentence that give this growth, where there are any: whatever else could be meant.
    fn of_any_two(&self, claim: RatioClaim, at: usize) -> Option<RatioClaim> {
        let numbers: Vec<Counted<'t>> = (0..self.tokens.len())
            .filter_map(|at| self.counted(at))
            .take(MOST_PAIRED + 1)
            .collect();
        // Too many to compare each with each.
        if numbers.len() > MOST_PAIRED {
            return None;
        }
        let grows = |now: &Counted<'_>, before: &Counted<'_>| {
            let same = unit(now.token) == unit(before.token) && now.at != before.at;
            let more = now.value - before.value;
            same && model::is_percentage(more, before.value, claim.said)
        };
        let pairs = numbers.iter().flat_map(|now| numbers.iter().map(move |before| (now, before)));
        let found = pairs.into_iter().find(|(now, before)| grows(now, before));
        let Some((now, before)) = found else { return Some(claim) };
        Some(self.claim(at, claim.said, Ratio::Growth, *now, *before, Vec::new()))
    }

    fn told_growth(&self, at: usize) -> Option<RatioClaim> {
        let number = |token: &&Token| matches!(token.what, TokenKind::Number(_));
        self.token(at).filter(|token| number(token) || self.has(at, Mark::Half))?;
        let percent = self.percent(at);
        let start = self.clause(at);
        // 与上年的 75 件相比: the first word of comparison in its clause.
        let from = self.clause(self.clause(at).saturating_sub(1));
        let compare = (from..at).find(|at| self.has(*at, Mark::Compare));
        let years = self.beside_last_year(at).or_else(|| self.year_after_year(at));
        if let Some(own) =
            years.or_else(|| self.told_elsewhere(at)).or_else(|| self.told_before_two(at))
        {
            return Some(own);
        }
        let between_two = || self.between_two(at).or_else(|| self.between_rounded(at));
        let Some(compare) = compare else { return between_two() };
        // 同比由 170 篇增加到 289 篇，增长 70%
        // 由上年的 12 家减至 8 家，同比减少一半
        let of_last = |(before, _): (Counted<'_>, Counted<'_>)| {
            (self.clause(before.at)..before.at).any(|at| self.has(at, Mark::LastYear))
        };
        let alone = compare >= start && (start..at).all(|at| self.counted(at).is_none());
        let reached = alone && self.reached(at).is_some_and(of_last)
            || (compare..at).any(|at| self.has(at, Mark::Reach));
        if reached && let Some(own) = between_two() {
            return Some(own);
        }
        let now = self.last_counted(0, compare)?;
        // 复议 22 件，诉讼 9 件，二者合计较上年的 27 件增加 4 件: of their sum.
        if now.at < self.clause(compare)
            && (self.clause(compare)..compare).any(|at| self.has(at, Mark::Sum))
        {
            return None;
        }
        let between = |mark: Mark| (compare..at).any(|at| self.has(at, mark));
        // One clause, or two of which the second has nothing but its percentage.
        let near = compare >= start || self.clause(start.saturating_sub(1)) <= compare;
        if !near || between(Mark::Reach) || between(Mark::Share) {
            return None;
        }
        let sign = self.sign(start, at)?;
        // 增量来自企业（多 2 件）: of a part.
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        if depth(at) > depth(compare) {
            return None;
        }
        // 与上年的 8 件相比增加 3 件，增幅 37.5%
        let named = (compare..at).find_map(|at| self.counted(at));
        let named = named.filter(|one| percent.is_some() && self.names(compare, one.at));
        let before = named.or_else(|| self.last_counted(compare, at));
        let same = |one: &Counted<'_>| unit(one.token) == unit(now.token);
        let before = before.filter(same)?;
        // Any number before it may be the later one.
        let from = now.at.saturating_sub(LONGEST_SCAN);
        let numbers = (from..now.at).filter_map(|at| self.counted(at)).filter(same);
        let others: Vec<Decimal> = numbers.map(|one| one.value).collect();
        let changed = self.sign(self.clause(before.at).max(compare), before.at);
        if let Some(percent) = percent {
            let said = percent * sign;
            return match changed {
                // 比上年增加 6 件，增长 10%
                Some(sign) => {
                    let value = now.value.checked_sub(before.value * sign)?;
                    let before = Counted { value, ..before };
                    // 6 of 66, or of whatever number stands before it.
                    let first = others.is_empty();
                    first.then(|| self.claim(at, said, Ratio::Growth, now, before, others))
                }
                None if self.names(compare, before.at) => {
                    Some(self.claim(at, said, Ratio::Growth, now, before, others))
                }
                None => None,
            };
        }
        let said = self.counted(at).filter(same).filter(|_| changed.is_none())?;
        let said = said.value * sign;
        let named = self.names(compare, before.at);
        named.then(|| self.claim(at, said, Ratio::Difference, now, before, others))
    }

    /// 由 6 件增至 13 件，增加 7 件，增幅 116.7%: the two numbers around the word, in this clause or the two before.
    pub(super) fn reached(&self, at: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let from = self.clause(self.clause(at).saturating_sub(1));
        let reaches = |from: usize| (from..at).filter(|at| self.has(*at, Mark::Reach));
        let far = reaches(from).next().is_none();
        let mut words = reaches(if far { self.clause(from.saturating_sub(1)) } else { from });
        let (reach, None) = (words.next()?, words.next()) else { return None };
        let before = self.last_counted(self.clause(reach), reach)?;
        let after = (reach..at).find_map(|at| self.counted(at))?;
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        // 增至 30 件，主要来自征收（增加 20 件）: of a part.
        let own = |one: Counted<'_>| {
            let more = (after.value - before.value).abs();
            one.value == more && self.sign(self.clause(one.at), one.at).is_some()
        };
        let numbers = (after.at + 1..at).filter_map(|at| self.counted(at));
        // Two clauses back: nothing but what the change is stands between.
        let bare = |at: usize| {
            let token = self.token(at);
            let number = token.is_some_and(|token| {
                matches!(token.what, TokenKind::Number(_) | TokenKind::Break(','))
            });
            let word = [Mark::Up, Mark::Down, Mark::Neutral].iter().any(|mark| self.has(at, *mark));
            (number || word) && token.is_some_and(|token| token.gap.is_empty())
        };
        // 其中征收类减少一半: of a part.
        let part = |at: usize| self.opens(at) || self.is_of_a_kind(at);
        let near = if far {
            (after.at + 1..=at).all(bare)
        } else {
            !(self.clause(at).max(after.at + 1)..at).any(part)
        };
        let one = near && numbers.into_iter().all(own) && depth(at) == depth(after.at);
        let same = unit(before.token) == unit(after.token);
        (one && same).then_some((before, after))
    }

    /// An outcome, a kind of applicant, or a way in which requests come.
    fn is_of_a_kind(&self, at: usize) -> bool {
        let kind = self.token(at).is_some_and(|token| {
            matches!(token.what, TokenKind::Word(Word::Outcome(_) | Word::Asker(_)))
        });
        kind || self.has(at, Mark::Way) || self.has(at, Mark::Channel)
    }

    /// 新收 167 件，上年 146 件，净增 21 件: two clauses with a number each, and one with what is more.
    fn beside_last_year(&self, at: usize) -> Option<RatioClaim> {
        let start = self.clause(at);
        let sign = self.sign(start, at)?;
        let (before, now) = {
            let before = self.last_counted(0, start)?;
            (before, self.last_counted(0, self.clause(before.at))?)
        };
        let own = self.clause(before.at);
        let bare = (own..before.at).all(|at| {
            self.has(at, Mark::LastYear) || self.has(at, Mark::Neutral) || self.year(at).is_some()
        });
        let last = (own..before.at).any(|at| self.has(at, Mark::LastYear));
        let together = own < start && self.clause(start - 1) == own;
        let alone = (start..at).all(|at| self.counted(at).is_none() && self.percent(at).is_none());
        let same = unit(before.token) == unit(now.token);
        // 去年同期 44 件
        let is_last = |gap: &str| gap.is_empty() || lexicon::SAME_PERIOD.contains(&gap);
        if !bare || !last || !together || !alone || !same || !is_last(&before.token.gap) {
            return None;
        }
        match self.percent(at) {
            Some(percent) => {
                Some(self.claim(at, percent * sign, Ratio::Growth, now, before, Vec::new()))
            }
            None => {
                let told = self.counted(at).filter(|one| unit(one.token) == unit(now.token))?;
                Some(self.claim(at, told.value * sign, Ratio::Difference, now, before, Vec::new()))
            }
        }
    }

    fn between_two(&self, at: usize) -> Option<RatioClaim> {
        let (before, now) = self.reached(at)?;
        let said = self.sign(now.at, at)?;
        let same = |one: &Counted<'_>| unit(one.token) == unit(now.token) && one.at != now.at;
        match self.percent(at) {
            Some(percent) => {
                Some(self.claim(at, percent * said, Ratio::Growth, now, before, Vec::new()))
            }
            None => match self.counted(at).filter(same) {
                Some(told) => {
                    let said = told.value * said;
                    Some(self.claim(at, said, Ratio::Difference, now, before, Vec::new()))
                }
                None if self.is_told_alone(at) => self.grows(at, said, before, now),
                None => None,
            },
        }
    }

    /// 同比减少, 申请量减少: no characters without a meaning stand in the clause before the word.
    fn is_told_alone(&self, at: usize) -> bool {
        let start = self.clause(at);
        let other = |at: usize| {
            self.token(at).is_some_and(|token| match token.what {
                TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)) => false,
                TokenKind::Word(Word::Noun(_) | Word::Foreign) => true,
                _ => false,
            })
        };
        let around = |gap: &str| gap.is_empty() || lexicon::AROUND.contains(&gap);
        let known = |at: usize| self.token(at).is_some_and(|token| around(&token.gap));
        (start..=at).all(known) && !(start..at).any(other)
    }

    /// 较上年下降一半，由 16 件降至 8 件: the two numbers stand in the next clause.
    fn told_before_two(&self, at: usize) -> Option<RatioClaim> {
        let start = self.clause(at);
        let sign = self.sign(start, at)?;
        let alone = (start..at).all(|at| self.counted(at).is_none() && !self.is_percent(at));
        let (before, now) = self.reached_behind(at).filter(|_| alone)?;
        match self.counted(at) {
            Some(told) if unit(told.token) == unit(now.token) => {
                let said = told.value.checked_mul(sign)?;
                Some(self.claim(at, said, Ratio::Difference, now, before, Vec::new()))
            }
            Some(_) => None,
            None => self.grows(at, sign, before, now),
        }
    }

    /// 较上年的: nothing but the year stands between the comparison and its number.
    pub(super) fn names(&self, compare: usize, number: usize) -> bool {
        let year = |token: &Token| {
            let compared = token.what == TokenKind::Word(Word::Mark(Mark::Compare));
            let of_year = compared && token.text.contains(lexicon::YEAR_SIGN);
            of_year
                || matches!(
                    token.what,
                    TokenKind::Year(_) | TokenKind::Word(Word::Mark(Mark::LastYear))
                )
        };
        let bare =
            |token: &Token| year(token) || token.what == TokenKind::Word(Word::Mark(Mark::Neutral));
        let between = || (compare..=number).filter_map(|at| self.token(at));
        let words = between().skip(1);
        let all = words.filter(|token| !matches!(token.what, TokenKind::Number(_))).all(bare);
        all && between().any(year) && between().skip(1).all(|token| token.gap.is_empty())
    }

    /// 由 85% 提高到 97%，提高 12 个百分点.
    pub(super) fn points(&self, at: usize) -> Option<RatioClaim> {
        let token = self.token(at).filter(|token| token.text.ends_with(lexicon::POINT))?;
        let TokenKind::Number(Number { value, rounded: false, .. }) = token.what else {
            return None;
        };
        self.sign(self.clause(at), at)?;
        if (self.clause(at)..at).any(|at| self.has(at, Mark::About)) {
            return None;
        }
        let percents: Vec<usize> = (0..at).filter(|at| self.percent(*at).is_some()).collect();
        let [.., one, other] = percents.as_slice() else { return None };
        // 由 30% 降至 20%; 97%，比上年的 85% 提高
        let reached = (*one..*other).any(|at| self.has(at, Mark::Reach));
        let last =
            percents.len() == 2 && self.is_of_last_year(*one) != self.is_of_last_year(*other);
        if !reached && !last {
            return None;
        }
        let number =
            |at: usize| Some(Counted { at, token: self.token(at)?, value: self.percent(at)? });
        let (one, other) = (number(*one)?, number(*other)?);
        let (low, high) = if one.value < other.value { (one, other) } else { (other, one) };
        Some(self.claim(at, value, Ratio::Difference, high, low, Vec::new()))
    }

    /// 上年的 85%, 2022 年为 85%: the percentage of an earlier year, with nothing between.
    fn is_of_last_year(&self, at: usize) -> bool {
        let start = self.clause(at);
        let year = |at: &usize| self.has(*at, Mark::LastYear) || self.year(*at).is_some();
        let own = (start..at).rev().find(year);
        own.is_some_and(|own| {
            let between = self.printed(own + 1, at);
            between.is_empty() || lexicon::SAME_PERIOD.contains(&between.as_str())
        })
    }
}
