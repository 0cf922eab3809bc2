//! Numbers of two years that the sentence tells one by one, or with their hundreds left off: `上年 14 件，今年 21 件，增长 50%`,
//! `比上年减少 7 件（上年 25 件）`, `由 160 万人次升至 200 万人次，增长 25%`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Unit, Verb, Word};
use model::{Ratio, RatioClaim};

/// Which year a number is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Last,
    This,
    Year(u16),
}

impl<'t> Sentence<'t> {
    /// 上年 14 件，今年 21 件，增长 50%: two clauses with a number each, the earlier year first.
    pub(super) fn year_after_year(&self, at: usize) -> Option<RatioClaim> {
        let start = self.clause(at);
        let sign = self.sign(start, at)?;
        let alone = (start..at).all(|at| self.counted(at).is_none() && !self.is_percent(at));
        let now = self.one_of_clause(start.checked_sub(1)?)?;
        let before = self.one_of_clause(self.clause(now.at).checked_sub(1)?)?;
        let ((first, words), (second, own)) = (self.of_year(before)?, self.of_year(now)?);
        let in_turn = match (first, second) {
            (Of::Last, Of::This) => true,
            (Of::Year(first), Of::Year(second)) => first.checked_add(1) == Some(second),
            _ => false,
        };
        let same = unit(before.token) == unit(now.token) && words.contains(&own);
        if !alone || !in_turn || !same {
            return None;
        }
        if let Some(told) = self.counted(at).filter(|own| unit(own.token) == unit(now.token)) {
            let said = told.value.checked_mul(sign)?;
            return Some(self.claim(at, said, Ratio::Difference, now, before, Vec::new()));
        }
        self.grows(at, sign, before, now)
    }

    /// A growth in per cent, or in tenths.
    pub(super) fn grows(
        &self,
        at: usize,
        sign: Decimal,
        before: Counted<'t>,
        now: Counted<'t>,
    ) -> Option<RatioClaim> {
        if let Some(percent) = self.percent(at) {
            let said = percent.checked_mul(sign)?;
            return Some(self.claim(at, said, Ratio::Growth, now, before, Vec::new()));
        }
        // 增长了三成, 下降一半, 减少超过三成: what is more or less has this share.
        let phrase = self.phrase(at)?;
        let value = now.value.checked_sub(before.value)?.checked_mul(sign)?;
        if !phrase.kind.is_share_of(value, before.value, phrase.said) {
            let said = phrase.said.checked_mul(sign)?;
            let far = !phrase.is_nearly(value, before.value);
            return far.then(|| self.claim(at, said, Ratio::Growth, now, before, Vec::new()));
        }
        let more = Counted { value, ..now };
        Some(self.claim(at, phrase.said, phrase.kind, more, before, Vec::new()))
    }

    /// The only number of the clause that ends here.
    pub(super) fn one_of_clause(&self, end: usize) -> Option<Counted<'t>> {
        let comma = self.token(end).is_some_and(|token| token.what == TokenKind::Break(','));
        let mut numbers = (self.clause(end)..end).filter_map(|at| self.counted(at));
        let (one, None) = (numbers.next().filter(|_| comma)?, numbers.next()) else { return None };
        let ends = one.at + 1 == end && self.token(end)?.gap.is_empty();
        ends.then_some(one)
    }

    /// The year that the words before a number tell, and the other words.
    fn of_year(&self, one: Counted<'_>) -> Option<(Of, String)> {
        let start = self.clause(one.at);
        let year = |at: usize| match self.year(at) {
            Some(year) => Some(Of::Year(year)),
            None if self.has(at, Mark::LastYear) => Some(Of::Last),
            None if self.has(at, Mark::ThisYear) => Some(Of::This),
            None => None,
        };
        let mut told = (start..one.at).filter_map(year);
        let (of, None) = (told.next()?, told.next()) else { return None };
        let words = (start..=one.at).filter(|at| year(*at).is_none());
        let words = words.filter_map(|at| self.token(at).map(|token| (at, token)));
        let printed = |(at, token): (usize, &Token)| {
            let text = if at == one.at { "" } else { token.text.as_str() };
            [token.gap.as_str(), text].concat()
        };
        let words: String = words.map(printed).collect();
        let leads = lexicon::SAME_PERIOD.contains(&words.as_str());
        Some((of, if leads { String::new() } else { words }))
    }

    /// 今年 18 件，比上年减少 7 件（上年 25 件）: last year's number stands elsewhere, and no fourth one of its unit.
    pub(super) fn told_elsewhere(&self, at: usize) -> Option<RatioClaim> {
        let start = self.clause(at);
        let sign = self.sign(start, at)?;
        let compare = (start..at).find(|at| self.has(*at, Mark::Compare))?;
        let said = self.counted(at).map(|one| one.at);
        if said.is_none() && self.percent(at).is_none() {
            return None;
        }
        let now = self.last_counted(0, compare)?;
        let numbers: Vec<Counted<'t>> = (0..self.tokens.len())
            .filter_map(|other| self.counted(other))
            .filter(|one| unit(one.token) == unit(now.token) && Some(one.at) != said)
            .take(MOST_NUMBERS)
            .collect();
        let [one, before] = numbers.as_slice() else { return None };
        let told = self.clause(now.at).max(now.at.saturating_sub(2)) <= now.at && one.at == now.at;
        let alone = (compare + 1..at).all(|at| {
            let mark = [Mark::LastYear, Mark::Neutral, Mark::Up, Mark::Down, Mark::Compare];
            mark.iter().any(|mark| self.has(at, *mark)) || self.year(at).is_some()
        });
        // 25 件 of last year, and nothing else is told of it.
        let own = self.clause(before.at).max(at + 1);
        let bare = (own..before.at).all(|at| {
            let verb = Verb::TakeIn;
            let takes = |token: &Token| token.what == TokenKind::Word(Word::Verb(verb));
            let mark = [Mark::LastYear, Mark::Neutral, Mark::Sum];
            let known = mark.iter().any(|mark| self.has(at, *mark)) || self.year(at).is_some();
            self.token(at).is_some_and(|token| token.gap.is_empty() && (known || takes(token)))
        });
        let year = |at: usize| self.has(at, Mark::LastYear) || self.year(at).is_some();
        let last = before.at > at && before.token.gap.is_empty() && (own..before.at).any(year);
        if !told || !alone || !bare || !last {
            return None;
        }
        if said.is_none() {
            return self.grows(at, sign, *before, now);
        }
        let said = self.counted(at).filter(|own| unit(own.token) == unit(now.token))?;
        let said = said.value.checked_mul(sign)?;
        Some(self.claim(at, said, Ratio::Difference, now, *before, Vec::new()))
    }

    /// 由 160 万人次升至 200 万人次，增长 25%: what is left off moves the growth by less than some points.
    pub(super) fn between_rounded(&self, at: usize) -> Option<RatioClaim> {
        let said = self.percent(at)?;
        let end = self.clause(at).checked_sub(1)?;
        let start = self.clause(end);
        let sign = self.sign(end, at)?;
        let comma = self.token(end).is_some_and(|token| token.what == TokenKind::Break(','));
        let reach = (start..end).find(|at| self.has(*at, Mark::Reach))?;
        let numbers: Vec<Counted<'t>> =
            (start..end).filter_map(|at| self.in_hundreds(at)).collect();
        let [before, now] = numbers.as_slice() else { return None };
        let around = before.at < reach && reach + 1 == now.at && now.at + 1 == end;
        let same = unit(before.token) == unit(now.token);
        let value = now.value.checked_sub(before.value)?.checked_mul(sign)?;
        let more = Counted { value, ..*now };
        let told =
            comma && around && same && (start..before.at).any(|at| self.has(at, Mark::LastYear));
        told.then(|| self.claim(at, said, Ratio::About, more, *before, Vec::new()))
    }

    /// 160 万人次: three figures at least, of which the last is rounded.
    fn in_hundreds(&self, at: usize) -> Option<Counted<'t>> {
        let token = self.token(at)?;
        let TokenKind::Number(Number { value, unit: of, rounded: true }) = token.what else {
            return None;
        };
        let figures = token.text.chars().take_while(|c| c.is_ascii_digit() || *c == '.');
        let many = figures.filter(char::is_ascii_digit).count() >= 3;
        let behind = token.text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let exact = behind.chars().skip(1).all(|c| !lexicon::ABOUT_SIGNS.contains(c));
        let times = behind.chars().next().and_then(crate::numerals::multiplier).is_some();
        (many && exact && times && of != Unit::Percent).then_some(Counted { at, token, value })
    }
}
