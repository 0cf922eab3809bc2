//! Growth, differences, multiples, directions, averages and balances.

use rust_decimal::Decimal;

use super::{Counted, LONGEST_CLAUSE, LONGEST_SCAN, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Word};
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// 较上年的 800 条增长 25%, 较上年的 9 件多 5 件, 比上年增加 6 件，增长 10%.
    pub(super) fn growth(&self, at: usize) -> Option<RatioClaim> {
        let percent = self.percent(at);
        let start = self.clause(at);
        // 与上年的 75 件相比: the first word of comparison in its clause.
        let from = self.clause(self.clause(at).saturating_sub(1));
        let compare = (from..at).find(|at| self.has(*at, Mark::Compare));
        if let Some(own) = self.beside_last_year(at) {
            return Some(own);
        }
        let Some(compare) = compare else { return self.between_two(at) };
        let now = self.last_counted(0, compare)?;
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

    /// 由 6 件增至 13 件，增加 7 件: the two numbers around the word, in this clause or the one before.
    pub(super) fn reached(&self, at: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let from = self.clause(self.clause(at).saturating_sub(1));
        let mut words = (from..at).filter(|at| self.has(*at, Mark::Reach));
        let (reach, None) = (words.next()?, words.next()) else { return None };
        let before = self.last_counted(self.clause(reach), reach)?;
        let after = (reach..at).find_map(|at| self.counted(at))?;
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        // 增至 30 件，主要来自征收（增加 20 件）: of a part.
        let one =
            (after.at + 1..at).all(|at| self.counted(at).is_none()) && depth(at) == depth(after.at);
        let same = unit(before.token) == unit(after.token);
        (one && same).then_some((before, after))
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
        if !bare || !last || !together || !alone || !same || !before.token.gap.is_empty() {
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
            None => {
                let told = self.counted(at).filter(same)?;
                let said = told.value * said;
                Some(self.claim(at, said, Ratio::Difference, now, before, Vec::new()))
            }
        }
    }

    /// 较上年的: nothing but the year stands between the comparison and its number.
    fn names(&self, compare: usize, number: usize) -> bool {
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
        // 由 30% 降至 20%
        let pair = (*one..*other).any(|at| self.has(at, Mark::Reach));
        if percents.len() > 2 && !pair {
            return None;
        }
        let number =
            |at: usize| Some(Counted { at, token: self.token(at)?, value: self.percent(at)? });
        let (one, other) = (number(*one)?, number(*other)?);
        let (low, high) = if one.value < other.value { (one, other) } else { (other, one) };
        Some(self.claim(at, value, Ratio::Difference, high, low, Vec::new()))
    }

    /// 27 件，是 2022 年 15 件的 1.8 倍.
    pub(super) fn multiple(&self, at: usize) -> Option<RatioClaim> {
        let token = self.token(at).filter(|token| token.text.ends_with(lexicon::TIMES))?;
        let TokenKind::Number(Number { value, rounded: false, .. }) = token.what else {
            return None;
        };
        let start = self.clause(at);
        let whole = self.last_counted(start, at)?;
        let part = self.last_counted(0, start)?;
        let of = self.token(at.checked_sub(1)?).is_some_and(|token| token.text == lexicon::OF);
        let same = unit(whole.token) == unit(part.token) && self.sign(start, at).is_none();
        (of && same).then(|| self.claim(at, value, Ratio::Multiple, part, whole, Vec::new()))
    }

    /// 48 件，较上年的 24 件翻了一番.
    pub(super) fn double(&self, at: usize) -> Option<RatioClaim> {
        let compare = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Compare));
        if let Some((before, now)) =
            self.reached(at).filter(|_| compare.is_none() && self.has(at, Mark::Double))
        {
            // 翻了一番多
            let twice = before.value.checked_mul(Decimal::TWO)?;
            let said = Decimal::new(20, 1);
            return (now.value < twice)
                .then(|| self.claim(at, said, Ratio::Multiple, now, before, Vec::new()));
        }
        let compare = compare?;
        let before = self.last_counted(compare, at)?;
        let now = self.last_counted(0, compare)?;
        let said = Decimal::new(20, 1);
        let told = self.has(at, Mark::Double) && self.names(compare, before.at);
        let same = unit(before.token) == unit(now.token);
        (told && same).then(|| self.claim(at, said, Ratio::Multiple, now, before, Vec::new()))
    }

    /// 由 44 件增至 40 件: the word says more, and the numbers say less.
    pub(super) fn direction(&self, at: usize) -> Option<RatioClaim> {
        if let Some(sign) = self.sign(at, at + 1) {
            return self.more_or_less(at, sign);
        }
        let word = self.token(at).filter(|_| self.has(at, Mark::Reach))?;
        let before = self.last_counted(self.clause(at), at)?;
        let after = self.counted(at + 1).filter(|after| unit(after.token) == unit(before.token))?;
        let first = |signs: &str| word.text.chars().any(|c| signs.contains(c));
        let said = match (first(lexicon::RISES), first(lexicon::FALLS)) {
            (true, false) => Decimal::ONE,
            (false, true) => Decimal::NEGATIVE_ONE,
            _ => return None,
        };
        Some(self.claim(at, said, Ratio::Direction, after, before, Vec::new()))
    }

    /// 9 件，比上年的 5 件有所下降
    fn more_or_less(&self, at: usize, said: Decimal) -> Option<RatioClaim> {
        let ends = self.token(at + 1).is_none_or(|token| matches!(token.what, TokenKind::Break(_)));
        let compare = (self.clause(at)..at).find(|at| self.has(*at, Mark::Compare))?;
        let before = self.last_counted(compare, at).filter(|one| self.names(compare, one.at))?;
        let now = self.last_counted(0, compare)?;
        let same = unit(now.token) == unit(before.token);
        let one = self.clause(now.at) + 1 >= self.clause(compare).saturating_sub(LONGEST_CLAUSE);
        (ends && same && one)
            .then(|| self.claim(at, said, Ratio::Direction, now, before, Vec::new()))
    }

    /// 2021 年 12 件、2022 年 19 件、2023 年 15 件，逐年上升
    pub(super) fn trend(&self, at: usize) -> Option<RatioClaim> {
        let yearly =
            |token: &Token| token.text == lexicon::YEARLY || token.gap.ends_with(lexicon::YEARLY);
        let said = self.sign(at, at + 1)?;
        let told = self.token(at).is_some_and(yearly)
            || at.checked_sub(1).and_then(|at| self.token(at)).is_some_and(yearly);
        let numbers: Vec<Counted<'_>> =
            (0..self.tokens.len()).filter_map(|at| self.counted(at)).collect();
        let years: Vec<u16> = (0..self.tokens.len()).filter_map(|at| self.year(at)).collect();
        let (first, rest) = numbers.split_first()?;
        let same = rest.iter().all(|one| unit(one.token) == unit(first.token));
        let each =
            years.len() == numbers.len() && years.windows(2).all(|pair| pair.first() < pair.last());
        if !told || !same || !each || numbers.len() < 3 {
            return None;
        }
        let wrong = numbers.windows(2).find(|pair| match pair {
            [one, next] => (next.value - one.value) * said <= Decimal::ZERO,
            _ => false,
        });
        let [one, next] = wrong? else { return None };
        Some(self.claim(at, said, Ratio::Direction, *next, *one, Vec::new()))
    }

    /// 全年 744 条，月均 62 条
    pub(super) fn average(&self, at: usize) -> Option<RatioClaim> {
        let own = self.counted(at)?;
        let start = self.clause(at);
        let monthly =
            |at: usize| self.token(at).is_some_and(|token| token.text == lexicon::MONTHLY);
        let about = (start..at).any(|at| self.has(at, Mark::About));
        if about || !(start..at).any(monthly) {
            return None;
        }
        let whole = self.last_counted(0, start)?;
        let of_year = (self.clause(whole.at)..whole.at).any(|at| self.has(at, Mark::ThisYear));
        let months = Counted { value: Decimal::from(12), ..whole };
        let same = unit(whole.token) == unit(own.token);
        (of_year && same)
            .then(|| self.claim(at, own.value, Ratio::Multiple, whole, months, Vec::new()))
    }

    /// 年初 52 个，年内注销 7 个、新开 1 个，年末 46 个: what stood at the beginning, what came and went, and what is left.
    pub(super) fn balance(&self) -> Option<RatioClaim> {
        let numbers: Vec<Counted<'_>> =
            (0..self.tokens.len()).filter_map(|at| self.counted(at)).collect();
        let [first, changes @ .., last] = numbers.as_slice() else { return None };
        let same = |one: &Counted<'_>| unit(one.token) == unit(first.token);
        let names = |one: &Counted<'_>, words: &[&str]| {
            let own = self.words_before(*one);
            words.iter().any(|word| own.contains(word))
        };
        let signed =
            |one: &Counted<'_>| match (names(one, lexicon::ADDED), names(one, lexicon::REMOVED)) {
                (true, false) => Some(one.value),
                (false, true) => Some(-one.value),
                _ => None,
            };
        let changes: Option<Vec<Decimal>> = changes.iter().map(signed).collect();
        let changes = changes.filter(|changes| {
            changes.iter().any(Decimal::is_sign_negative)
                && changes.iter().any(Decimal::is_sign_positive)
        })?;
        let stood = names(first, lexicon::AT_FIRST) && names(last, lexicon::AT_LAST);
        (stood && numbers.iter().all(same))
            .then(|| self.claim(last.at, last.value, Ratio::Balance, *last, *first, changes))
    }
}
