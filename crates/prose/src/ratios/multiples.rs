//! Multiples: `27 件，是上年 15 件的 1.8 倍`, `由 8 件增至 40 件，是上年的 5 倍`, `增长了一倍`, `翻番`.

use rust_decimal::Decimal;

use super::{Counted, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Number, TokenKind};
use crate::words::{Mark, Unit, Word};
use model::{Ratio, RatioClaim};

/// Between how many hundredths of the other a growth by nearly all of it is.
const NEARLY: (i64, i64) = (70, 115);

impl<'t> Sentence<'t> {
    /// 27 件，是 2022 年 15 件的 1.8 倍; 由 8 件增至 40 件，是上年的 5 倍, 增长了 4 倍.
    pub(super) fn multiple(&self, at: usize) -> Option<RatioClaim> {
        let (said, grown) = self.times(at)?;
        let start = self.clause(at);
        if grown {
            let (before, now) = self.reached(at).or_else(|| self.beside(at))?;
            return Some(self.claim(at, said, Ratio::Multiple, now, before, Vec::new()));
        }
        if let Some(whole) = self.last_counted(start, at) {
            let part = self.last_counted(0, start)?;
            let same = unit(whole.token) == unit(part.token);
            return same.then(|| self.claim(at, said, Ratio::Multiple, part, whole, Vec::new()));
        }
        // 达到 30 件，是 2023 年（20 件）的 1.5 倍
        if let Some(whole) = self.of_a_year_in_brackets(start, at) {
            let part = self.last_counted(0, start)?;
            let same = unit(whole.token) == unit(part.token);
            return same.then(|| self.claim(at, said, Ratio::Multiple, part, whole, Vec::new()));
        }
        // 是上年的 5 倍: of the number that it came from.
        let of_last = (start..at).any(|at| self.has(at, Mark::LastYear) || self.year(at).is_some());
        let bare = (start..at).all(|at| self.is_bare(at));
        let pair = self.reached(at).filter(|_| bare).or_else(|| self.reached_behind(at));
        let (before, now) = pair.filter(|_| of_last)?;
        Some(self.claim(at, said, Ratio::Multiple, now, before, Vec::new()))
    }

    /// How many times as much, and whether it is told as a growth: 3 倍 of 的 3 倍; 4 of 增长 3 倍.
    pub(super) fn times(&self, at: usize) -> Option<(Decimal, bool)> {
        let token = self.token(at).filter(|token| token.text.ends_with(lexicon::TIMES))?;
        let TokenKind::Number(Number { value, rounded: false, unit: Unit::Foreign }) = token.what
        else {
            return None;
        };
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        let before = (self.clause(at)..at).rev().find(|at| !self.has(*at, Mark::Neutral))?;
        if self.sign(self.clause(at), at).is_none() {
            let of = self.token(at.checked_sub(1)?).is_some_and(|own| own.text == lexicon::OF);
            return (of && ends && token.gap.is_empty()).then_some((value, false));
        }
        let direct = self.has(before, Mark::Up) && (before + 1..=at).all(|at| self.is_direct(at));
        let whole = value.checked_add(Decimal::ONE)?;
        // 增长一倍 is as precise as 翻番.
        let precise =
            if value == Decimal::ONE { whole.checked_mul(Decimal::new(10, 1))? } else { whole };
        (direct && ends).then_some((precise, true))
    }

    /// The only number of the clause, alone in brackets behind an earlier year.
    fn of_a_year_in_brackets(&self, start: usize, at: usize) -> Option<Counted<'t>> {
        let mut numbers = (start..at).filter_map(|at| self.counted(at));
        let (one, None) = (numbers.next()?, numbers.next()) else { return None };
        let year = one.at.checked_sub(1)?;
        let last = self.has(year, Mark::LastYear) || self.year(year).is_some();
        let alone = self.is_deeper(one.at, year) && self.is_deeper(one.at, one.at + 1);
        let bare = (start..at).filter(|at| *at != one.at).all(|at| self.is_bare(at));
        (last && alone && bare && self.is_direct(one.at)).then_some(one)
    }

    /// 增长近一倍: what is more is nearly as much, or a little more.
    pub(super) fn nearly_double(&self, at: usize) -> Option<RatioClaim> {
        let token = self.token(at).filter(|token| token.text.ends_with(lexicon::TIMES))?;
        let TokenKind::Number(Number { value, unit: Unit::Foreign, .. }) = token.what else {
            return None;
        };
        let start = self.clause(at);
        let up = (start..at).rev().find(|at| self.has(*at, Mark::Up))?;
        let around = self.printed(up + 1, at);
        let near = value == Decimal::ONE && lexicon::AROUND.contains(&around.as_str());
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        let pair = self.reached(at).or_else(|| self.beside(at));
        let (before, now) = pair.or_else(|| self.reached_behind(at)).filter(|_| near && ends)?;
        let more = now.value.checked_sub(before.value)?;
        let most = before.value.checked_mul(Decimal::new(NEARLY.1, 2))?;
        let least = before.value.checked_mul(Decimal::new(NEARLY.0, 2))?;
        let more = Counted { value: more, ..now };
        (more.value < least || more.value > most)
            .then(|| self.claim(at, Decimal::ONE_HUNDRED, Ratio::About, more, before, Vec::new()))
    }

    pub(super) fn is_direct(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap.is_empty())
    }

    /// 申请量为上年的: a year, what is counted, and words without a meaning.
    pub(super) fn is_bare(&self, at: usize) -> bool {
        let noun = self.token(at).is_some_and(|token| {
            matches!(token.what, TokenKind::Word(Word::Noun(_)) | TokenKind::Year(_))
        });
        let mark = [Mark::Neutral, Mark::LastYear, Mark::ThisYear];
        self.is_direct(at) && (noun || mark.iter().any(|mark| self.has(at, *mark)))
    }

    /// 48 件，较上年的 24 件增长一倍.
    fn beside(&self, at: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let compare = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Compare))?;
        let before = self.last_counted(compare, at)?;
        let now = self.last_counted(0, compare)?;
        let same = unit(before.token) == unit(now.token);
        (self.names(compare, before.at) && same).then_some((before, now))
    }

    /// 48 件，较上年的 24 件翻了一番.
    pub(super) fn double(&self, at: usize) -> Option<RatioClaim> {
        let word = self.token(at).filter(|_| self.has(at, Mark::Double))?;
        let twice = word.text.contains(lexicon::TWICE_OVER);
        let said = Decimal::new(if twice { 40 } else { 20 }, 1);
        let compare = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Compare));
        let reached = self.reached(at).filter(|_| compare.is_none());
        if let Some((before, now)) = reached.or_else(|| self.reached_behind(at)) {
            // 翻了一番多
            let times = before.value.checked_mul(said)?;
            let far = now.value >= times.checked_mul(Decimal::new(15, 1))?;
            return (now.value < times || far)
                .then(|| self.claim(at, said, Ratio::Multiple, now, before, Vec::new()));
        }
        if let Some((before, now)) = self.told_year_by_year(at) {
            // 19 after 10 is as good as twice.
            let times = before.value.checked_mul(said)?;
            let far = now.value >= times.checked_mul(Decimal::new(15, 1))?;
            return (now.value < times.checked_mul(Decimal::new(95, 2))? || far)
                .then(|| self.claim(at, said, Ratio::Multiple, now, before, Vec::new()));
        }
        let (before, now) = self.beside(at)?;
        Some(self.claim(at, said, Ratio::Multiple, now, before, Vec::new()))
    }

    /// 今年收到 15 件，去年收到 10 件，翻了一番: one number in each of the two clauses before the word.
    fn told_year_by_year(&self, at: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let start = self.clause(at);
        if (start..at).any(|at| !self.has(at, Mark::Neutral)) {
            return None;
        }
        let near = self.one_of_clause(start.checked_sub(1)?)?;
        let far = self.one_of_clause(self.clause(near.at).checked_sub(1)?)?;
        let is_last =
            |one: Counted<'_>| (self.clause(one.at)..one.at).any(|at| self.has(at, Mark::LastYear));
        let same = unit(near.token) == unit(far.token);
        match (is_last(near), is_last(far)) {
            (true, false) if same => Some((near, far)),
            (false, true) if same => Some((far, near)),
            _ => None,
        }
    }

    /// 由上年的 24 件: a clause that names nothing but the year.
    fn comes_from(&self, start: usize, before: Counted<'_>) -> bool {
        let from = |words: &str| lexicon::FROM.contains(&words);
        let plain = |at: usize| {
            self.token(at).is_some_and(|token| {
                let year = self.has(at, Mark::LastYear) || matches!(token.what, TokenKind::Year(_));
                let known = year || self.has(at, Mark::Neutral) || from(&token.text);
                known && (token.gap.is_empty() || from(&token.gap))
            })
        };
        let lead = self.printed(start, before.at);
        let begins = lexicon::FROM.iter().any(|word| lead.starts_with(word));
        let direct = before.token.gap.is_empty() || from(&before.token.gap);
        begins && direct && (start..before.at).all(plain)
    }

    /// 翻了一番，由 24 件增加到 50 件: the two numbers around the word in the next clause.
    pub(super) fn reached_behind(&self, at: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let comma = self.token(at + 1).filter(|token| token.gap.is_empty())?;
        let start = Some(at + 2).filter(|_| comma.what == TokenKind::Break(','))?;
        let end = self.end_of_clause(start);
        let reach = (start..end).find(|at| self.has(*at, Mark::Reach))?;
        let numbers: Vec<Counted<'t>> = (start..end).filter_map(|at| self.counted(at)).collect();
        let [before, after] = numbers.as_slice() else { return None };
        let around = before.at < reach && reach < after.at && self.comes_from(start, *before);
        let same = unit(before.token) == unit(after.token);
        (around && same).then_some((*before, *after))
    }
}
