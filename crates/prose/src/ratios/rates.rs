//! Rates: the word for the rate is that of the part. `审结 20 件，其中维持 15 件，维持率 75%`.

use rust_decimal::Decimal;

use super::shares::Total;
use super::{Counted, LONGEST_SCAN, LONGEST_WORDS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// 审结 20 件，其中维持 15 件，维持率 75%: the word for the rate is that of the part.
    pub(super) fn rate(&self, at: usize) -> Option<RatioClaim> {
        let said = self.percent(at)?;
        let rate = (self.clause(at)..at)
            .rev()
            .find(|at| self.token(*at).is_some_and(|token| token.text.ends_with(lexicon::RATE)))?;
        if let Some((part, whole)) = self.handled_of_due(rate, at) {
            return Some(self.claim(at, said, Ratio::Share, part, whole, Vec::new()));
        }
        if said == Decimal::ONE_HUNDRED || self.is_bound(at) {
            return None;
        }
        // Words of a comparison, or of another whole, stand between.
        let bare = (rate + 1..at).all(|at| self.is_between_rate(at));
        // 综合纠错率: of parts that its word does not name.
        let in_all = self.token(rate)?.gap.ends_with(lexicon::IN_ALL_WAYS);
        let stem = self.stem(rate).filter(|_| !in_all)?;
        if let Some((part, whole)) = self.around_rate(rate, at, &stem).filter(|_| bare) {
            return Some(self.claim(at, said, Ratio::Share, part, whole, Vec::new()));
        }
        let from = self.first_of_rate(rate);
        let numbers = || (from..rate).filter_map(|at| self.counted(at));
        let parts: Vec<Counted<'_>> = numbers().filter(|one| self.is_of(*one, &stem)).collect();
        let last = *parts.last()?;
        // 予以公开 650 件，部分公开 143 件，公开率: of both.
        let both: Decimal = parts.iter().map(|one| one.value).sum();
        let sums = |whole: Counted<'_>| model::is_percentage(both, whole.value, said);
        let joined = (rate + 1..at).any(|at| self.has(at, Mark::Part));
        if parts.len() > 1 && numbers().any(sums) {
            return None;
        }
        // 引发复议 3 件、诉讼 2 件，复议诉讼率: of the last two together.
        let near: Vec<Counted<'_>> = numbers().collect();
        if let [.., one, two] = near.as_slice()
            && two.at == last.at
            && numbers().any(|whole| model::is_percentage(one.value + two.value, whole.value, said))
        {
            return None;
        }
        let part = if joined { Counted { value: both, ..last } } else { last };
        let whole = |one: &Counted<'_>| {
            let own = one.at != last.at && (!joined || parts.iter().all(|part| part.at != one.at));
            own && one.value >= part.value && unit(one.token) == unit(part.token)
        };
        let first = numbers().find(whole).filter(|_| bare)?;
        // 公开率, with a number that is disclosed and one in part: of the one or of the other.
        let share = |part: &Counted<'_>| model::is_percentage(part.value, first.value, said);
        if !joined && parts.iter().any(share) {
            return None;
        }
        // 办结 64 件，公开类共 41 件，公开率 64.1%: nothing else is counted.
        let total = self.totals(self.clause(first.at), first.at);
        let done = total.iter().any(|total| matches!(total, Total::Out | Total::Settled));
        let alone = done && (0..at).filter(|at| self.counted(*at).is_some()).count() == 2;
        if !joined && alone && self.are_all(&[first, last]) {
            return Some(self.claim(at, said, Ratio::Share, part, first, Vec::new()));
        }
        let mut others: Vec<Decimal> = numbers().filter(whole).map(|one| one.value).collect();
        // Of all that the sentence lists, where the first is no total itself.
        let same = |one: &Counted<'_>| unit(one.token) == unit(part.token);
        if !self.is_total(first) {
            others.push(numbers().filter(same).map(|one| one.value).sum());
        }
        Some(self.claim(at, said, Ratio::Share, part, first, others))
    }

    /// 应答复 40 件，实际答复 38 件，答复率 95%: both are told, and nothing else is counted.
    fn handled_of_due(&self, rate: usize, at: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let mut numbers = (0..rate).filter_map(|at| self.counted(at));
        let (due, done, None) = (numbers.next()?, numbers.next()?, numbers.next()) else {
            return None;
        };
        let does = |from: usize, to: usize, wanted: Verb| {
            (from..to).any(|at| {
                self.token(at)
                    .is_some_and(|token| token.what == TokenKind::Word(Word::Verb(wanted)))
            })
        };
        let one = self.words_before(done).chars().count() <= LONGEST_WORDS * 2;
        let is_done = lexicon::IS_DONE.contains(&self.words_before(done).as_str());
        let told = does(self.clause(due.at), due.at, Verb::Due)
            && (is_done || does(self.clause(done.at), done.at, Verb::Handle));
        let way = self
            .token(rate)
            .is_some_and(|token| lexicon::RATES_OF_ALL.contains(&token.text.as_str()));
        let bare = (rate + 1..at).all(|at| self.is_between_rate(at)) && !self.is_bound(at);
        let same = unit(due.token) == unit(done.token) && done.value <= due.value;
        let near = self.clause(rate) <= done.at + 2;
        (told && way && bare && same && one && near).then_some((done, due))
    }

    /// The part and the whole where one of them stands behind the rate, and nothing else is counted: 被纠正 3 件，纠错率 12%，
    /// 复议总量为 25 件; 复议 8 件，维持率 62.5%（5 件维持）.
    fn around_rate(
        &self,
        rate: usize,
        at: usize,
        stem: &str,
    ) -> Option<(Counted<'t>, Counted<'t>)> {
        let before = self.last_counted(0, rate)?;
        let behind = (at + 1..self.end_of_clause(at + 2)).find_map(|at| self.counted(at))?;
        let same = unit(before.token) == unit(behind.token);
        if self.is_of(before, stem) {
            let end = self.end_of_clause(behind.at);
            let comma = matches!(self.token(at + 1)?.what, TokenKind::Break(',' | ';'));
            let ends = behind.at + 1 == end && self.printed(end, end).is_empty();
            let whole = self.is_whole_of(behind, before) && behind.value >= before.value;
            let all = self.are_all(&[before, behind]);
            return (comma && ends && whole && same && all).then_some((before, behind));
        }
        // In brackets directly behind the percentage, with the word of the rate.
        let next = behind.at == at + 1 && self.is_deeper(behind.at, at);
        let word = self.token(behind.at + 1)?;
        let told = format!("{}{}", word.gap, word.text).ends_with(stem)
            && self.is_deeper(behind.at + 1, at);
        let first = (0..before.at).all(|at| self.counted(at).is_none());
        let near = self.clause(rate) <= before.at + 2 && before.value >= behind.value;
        (next && told && first && near && same).then_some((behind, before))
    }

    /// 复议总量为 25 件, 共审结 25 件: a total of nothing that the clause of the part does not name.
    fn is_whole_of(&self, whole: Counted<'_>, part: Counted<'_>) -> bool {
        let (start, end) = (self.clause(whole.at), whole.at);
        let own = self.clause(part.at)..part.at;
        let named = |what: &TokenKind| {
            own.clone().any(|at| self.token(at).is_some_and(|token| token.what == *what))
        };
        let known = |at: usize| {
            let mark = [Mark::Sum, Mark::ThisYear, Mark::Neutral];
            let settled = Word::Result("settled");
            self.token(at).is_some_and(|token| match &token.what {
                TokenKind::Word(Word::Noun(_)) => named(&token.what),
                TokenKind::Word(word) if *word == settled => true,
                _ => mark.iter().any(|mark| self.has(at, *mark)),
            }) && self.is_direct(at)
        };
        self.is_total(whole) && (start..end).all(known) && self.is_direct(whole.at)
    }

    /// These numbers are all that the sentence has of their unit.
    fn are_all(&self, own: &[Counted<'_>]) -> bool {
        let units = |one: &Counted<'_>| own.iter().any(|own| unit(own.token) == unit(one.token));
        let numbers = (0..self.tokens.len()).filter_map(|at| self.counted(at)).filter(units);
        numbers.take(own.len() + 1).all(|one| own.iter().any(|own| own.at == one.at))
    }

    /// 95%以上, 在 95% 左右
    fn is_bound(&self, at: usize) -> bool {
        let behind = self.printed(at + 1, self.end_of_clause(at + 1));
        let sides = [lexicon::BEHIND_AT_LEAST, lexicon::BEHIND_UNDER, lexicon::BEHIND_OVER];
        sides.iter().any(|words| words.iter().any(|word| behind.starts_with(word)))
    }

    /// Words between a rate and its percentage: 达, 为, and in brackets what it holds.
    fn is_between_rate(&self, at: usize) -> bool {
        let Some((token, depth)) = self.tokens.get(at) else { return false };
        let partly = |token: &Token| {
            let outcome = matches!(token.what, TokenKind::Word(Word::Outcome(_)));
            *depth > 0 && (outcome || token.what == TokenKind::Word(Word::Mark(Mark::Part)))
        };
        let neutral = token.what == TokenKind::Word(Word::Mark(Mark::Neutral));
        let reaches = lexicon::REACHES.contains(&token.text.as_str());
        token.gap.is_empty() && (neutral || reaches || partly(token))
    }

    /// Where the numbers begin of which a rate may be: behind a semicolon, where a number stands behind it.
    fn first_of_rate(&self, rate: usize) -> usize {
        let from = rate.saturating_sub(LONGEST_SCAN);
        let apart =
            |at: &usize| self.token(*at).is_some_and(|token| token.what == TokenKind::Break(';'));
        let own = (from..rate).rev().find(apart).map_or(from, |at| at + 1);
        let counted = (own..rate).any(|at| self.counted(at).is_some());
        if counted { own } else { from }
    }

    /// 审结 20 件, 共 20 件
    pub(super) fn is_total(&self, one: Counted<'_>) -> bool {
        !self.totals(self.clause(one.at), one.at).is_empty()
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
        // 复议发生率: of what happens.
        if before.text == lexicon::HAPPENS && before.gap.is_empty() {
            let noun = rate.checked_sub(2).and_then(|at| self.token(at))?;
            let own =
                matches!(noun.what, TokenKind::Word(Word::Noun(Noun::Review | Noun::Litigation)));
            return own.then(|| noun.text.clone());
        }
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
}
