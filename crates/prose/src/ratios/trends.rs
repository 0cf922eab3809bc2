//! Only that there is more or less: `由 44 件增至 50 件`, `逐年上升`, `多集中在下半年`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Counted, LONGEST_CLAUSE, LONGEST_WORDS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::Mark;
use model::{Ratio, RatioClaim};

impl Sentence<'_> {
    /// 由 44 件增至 40 件: the word says more, and the numbers say less.
    pub(super) fn direction(&self, at: usize) -> Option<RatioClaim> {
        if let Some(sign) = self.sign(at, at + 1) {
            return self.more_or_less(at, sign);
        }
        let word = self.token(at).filter(|_| self.has(at, Mark::Reach))?;
        let before = self.last_counted(self.clause(at), at)?;
        // 降至今年的 96 件
        let year = |at: &usize| {
            let mark = [Mark::ThisYear, Mark::LastYear, Mark::Neutral];
            let told = mark.iter().any(|mark| self.has(*at, *mark)) || self.year(*at).is_some();
            told && self.token(*at).is_some_and(|token| token.gap.is_empty())
        };
        let next = (at + 1..at + 1 + LONGEST_WORDS).find(|at| !year(at))?;
        let same = |after: &Counted<'_>| unit(after.token) == unit(before.token);
        let direct = |after: &Counted<'_>| next == at + 1 || after.token.gap.is_empty();
        let after = self.counted(next).filter(same).filter(direct)?;
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
        let said = self.sign(at, at + 1)?;
        let row = self.in_a_row(at);
        let yearly =
            |token: &Token| token.text == lexicon::YEARLY || token.gap.ends_with(lexicon::YEARLY);
        let before = at.checked_sub(1).and_then(|at| self.token(at));
        let told =
            row.is_some() || self.token(at).is_some_and(yearly) || before.is_some_and(yearly);
        let numbers = (0..self.tokens.len()).filter(|at| row.is_none_or(|(own, _)| *at != own));
        let mut numbers: Vec<Counted<'_>> = numbers.filter_map(|at| self.counted(at)).collect();
        let years: Vec<u16> = (0..self.tokens.len()).filter_map(|at| self.year(at)).collect();
        let (first, rest) = numbers.split_first()?;
        let same = rest.iter().all(|one| unit(one.token) == unit(first.token));
        let each =
            years.len() == numbers.len() && years.windows(2).all(|pair| pair.first() < pair.last());
        if !told || !same || !each || numbers.len() < 3 {
            return None;
        }
        // 连续三年: the last ones.
        let many = row.map_or(numbers.len(), |(_, many)| many);
        let numbers = numbers.split_off(numbers.len().saturating_sub(many));
        let wrong = numbers.windows(2).find(|pair| match pair {
            [one, next] => (next.value - one.value) * said <= Decimal::ZERO,
            _ => false,
        });
        let [one, next] = wrong? else { return None };
        Some(self.claim(at, said, Ratio::Direction, *next, *one, Vec::new()))
    }

    /// 连续三年上升: where the number of years stands, and what it is.
    fn in_a_row(&self, at: usize) -> Option<(usize, usize)> {
        let own = at.checked_sub(1).filter(|own| *own > 0)?;
        // 三年连续上升
        if let Some(found) = self.running_for(own, at) {
            return Some(found);
        }
        let years = self.counted(own)?;
        let row = self.token(own - 1)?;
        let told = row.text == lexicon::IN_A_ROW && years.token.gap.is_empty();
        let gap = self.token(at)?.gap.as_str();
        let of_years = unit(years.token) == lexicon::YEAR_SIGN;
        let whole = told && of_years && lexicon::WITHOUT_A_BREAK.contains(&gap);
        years.value.to_usize().filter(|_| whole).map(|many| (own, many))
    }

    /// 三年连续, with nothing between.
    fn running_for(&self, row: usize, at: usize) -> Option<(usize, usize)> {
        let token = self.token(row)?;
        let gap = self.token(at)?.gap.as_str();
        // Where the word is none that is known, its characters stand before the next one.
        let (years, alone) = match lexicon::RUNNING.contains(&token.text.as_str()) {
            true => (row.checked_sub(1)?, token.gap.is_empty() && gap.is_empty()),
            false => (row, lexicon::RUNNING.contains(&gap)),
        };
        let number = self.counted(years).filter(|one| unit(one.token) == lexicon::YEAR_SIGN)?;
        number.value.to_usize().filter(|_| alone).map(|many| (years, many))
    }

    /// 比去年少了，一共 3 件，去年是 2 件: the word for the direction, and then a number of each year and no other.
    pub(super) fn told_first(&self, at: usize) -> Option<RatioClaim> {
        let said = self.sign(at, at + 1)?;
        let start = self.clause(at);
        let last = |from: usize, to: usize| (from..to).any(|at| self.has(at, Mark::LastYear));
        let compare = (start..at).any(|at| {
            let named = |token: &Token| token.text.contains(lexicon::YEAR_SIGN);
            self.has(at, Mark::Compare) && (last(at, at + 2) || self.token(at).is_some_and(named))
        });
        let comma = self.token(at + 1).filter(|token| token.gap.is_empty())?;
        let ends = comma.what == TokenKind::Break(',');
        let numbers: Vec<Counted<'_>> =
            (0..self.tokens.len()).filter_map(|at| self.counted(at)).take(3).collect();
        let [one, other] = numbers.as_slice() else { return None };
        let behind = one.at > at && self.clause(one.at) == at + 2;
        let next = self.clause(other.at) == one.at + 2;
        let years = (last(self.clause(one.at), one.at), last(self.clause(other.at), other.at));
        let (now, before) = match years {
            (false, true) => (*one, *other),
            (true, false) => (*other, *one),
            _ => return None,
        };
        let same = unit(one.token) == unit(other.token);
        let plain = |at: usize| {
            let mark = [Mark::LastYear, Mark::ThisYear, Mark::Sum, Mark::Neutral];
            let number = at == one.at || at == other.at || at == one.at + 1;
            (number || mark.iter().any(|mark| self.has(at, *mark))) && self.is_direct(at)
        };
        let alone = (at + 2..=other.at).all(plain);
        (compare && ends && behind && next && same && alone)
            .then(|| self.claim(at, said, Ratio::Direction, now, before, Vec::new()))
    }

    /// 多集中在下半年，上半年 9 件、下半年 6 件.
    pub(super) fn gathered(&self, at: usize) -> Option<RatioClaim> {
        let half = self.token(at)?.text.as_str();
        let other = lexicon::HALVES.iter().find(|other| **other != half)?;
        let lead = self.printed(self.clause(at), at);
        let told = lexicon::GATHERS.iter().any(|word| lead.ends_with(word));
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        if !lexicon::HALVES.contains(&half) || !told || !ends {
            return None;
        }
        let end = self.tokens.len();
        let (one, other) = (self.named(half, end)?, self.named(other, end)?);
        let same = unit(one.token) == unit(other.token);
        same.then(|| self.claim(at, Decimal::ONE, Ratio::Rank, one, other, Vec::new()))
    }
}
