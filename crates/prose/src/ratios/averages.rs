//! Averages of a year, and of what was held.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::TokenKind;
use crate::words::{Mark, Verb, Word};
use model::{Ratio, RatioClaim};

/// Tenths by which an average may be off that is said to be about so much.
const ABOUT: i64 = 1;

impl<'t> Sentence<'t> {
    /// 全年 744 条，月均 62 条; 新收 96 件，平均每季度 24 件; 月均 8 件，全年共 96 件.
    pub(super) fn average(&self, at: usize) -> Option<RatioClaim> {
        self.average_of_a_year(at).or_else(|| self.average_of_sessions(at))
    }

    fn average_of_a_year(&self, at: usize) -> Option<RatioClaim> {
        let own = self.counted(at)?;
        let start = self.clause(at);
        let lead = self.printed(start, at);
        let words = [(lexicon::OF_A_MONTH, 12), (lexicon::OF_A_QUARTER, 4)];
        let (parts, (subject, rest)) = words.iter().find_map(|(words, parts)| {
            let word = words.iter().find(|word| lead.contains(**word))?;
            Some((Decimal::from(*parts), lead.split_once(*word)?))
        })?;
        let (rest, is_about) = without_around(rest);
        let whole = match self.last_counted(0, start) {
            Some(before) => before,
            None => self.year_behind(at)?,
        };
        let clause = self.clause(whole.at);
        let told = self.printed(clause, whole.at);
        // 推送 180 篇，平均每月推送 12 篇: the same words, or none.
        let repeats = |words: &str| words.is_empty() || told.contains(words);
        // 月均受理 8 件，全年共 96 件: or none behind.
        let behind = whole.at > at && subject.is_empty();
        let alone =
            behind || repeats(subject) && (repeats(rest) || lexicon::REACHES.contains(&rest));
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        let before = self.printed(0, start.saturating_sub(1));
        let of_part = lexicon::OF_PART_OF_A_YEAR.iter().any(|word| before.contains(word));
        let same = unit(whole.token) == unit(own.token);
        if !alone || !ends || of_part || !same || !self.is_of_the_year(clause, whole) {
            return None;
        }
        let numbers = (0..start).filter_map(|at| self.counted(at));
        let others = numbers.filter(|one| unit(one.token) == unit(own.token)).take(MOST_NUMBERS);
        let others: Vec<Decimal> = others.map(|one| one.value).collect();
        let near = |sum: &Decimal| is_near(*sum, parts, own.value);
        if is_about && others.iter().chain([&whole.value]).any(near) {
            return None;
        }
        let parts = Counted { value: parts, ..whole };
        Some(self.claim(at, own.value, Ratio::Average, whole, parts, others))
    }

    /// 全年共 96 件: the next clause, with nothing but words for the whole year and its number.
    fn year_behind(&self, at: usize) -> Option<Counted<'t>> {
        let comma = self.token(at + 1).filter(|token| token.gap.is_empty())?;
        let from = Some(at + 2).filter(|_| comma.what == TokenKind::Break(','))?;
        let to = self.end_of_clause(from);
        let whole = self.counted(to.checked_sub(1)?).filter(|whole| whole.at > from)?;
        let plain = |at: usize| {
            let takes = self.token(at).is_some_and(|token| {
                matches!(token.what, TokenKind::Word(Word::Verb(Verb::TakeIn | Verb::New)))
            });
            let mark = [Mark::ThisYear, Mark::Sum, Mark::Neutral];
            (takes || mark.iter().any(|mark| self.has(at, *mark))) && self.is_direct(at)
        };
        let alone = (from..whole.at).all(plain) && self.is_direct(whole.at);
        (alone && self.printed(to, to).is_empty()).then_some(whole)
    }

    /// 举办培训 12 场，参训 600 人次，场均 50 人次: one number of what was held, and one of what is counted.
    fn average_of_sessions(&self, at: usize) -> Option<RatioClaim> {
        let own = self.counted(at)?;
        let start = self.clause(at);
        let lead = self.printed(start, at);
        let word = lexicon::OF_A_SESSION.iter().find(|word| lead.contains(**word))?;
        let (subject, rest) = lead.split_once(*word)?;
        let (rest, is_about) = without_around(rest);
        let sign = lexicon::SESSION_SIGNS.chars().find(|sign| word.contains(*sign))?;
        let numbers: Vec<Counted<'t>> =
            (0..start).filter_map(|at| self.counted(at)).take(MOST_NUMBERS).collect();
        let one = |of: &dyn Fn(&Counted<'_>) -> bool| {
            let mut own = numbers.iter().filter(|one| of(one));
            let (one, None) = (own.next()?, own.next()) else { return None };
            Some(*one)
        };
        let parts = one(&|one| unit(one.token).starts_with(sign))?;
        let whole = one(&|one| unit(one.token) == unit(own.token))?;
        let told = self.words_before(whole);
        let repeats = rest.is_empty() || told.contains(rest) || lexicon::REACHES.contains(&rest);
        let near = self.clause(start.saturating_sub(1)) <= whole.at && parts.at < whole.at;
        let plain = subject.is_empty() && repeats && near && numbers.len() == 2;
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        if !plain || !ends || (is_about && is_near(whole.value, parts.value, own.value)) {
            return None;
        }
        Some(self.claim(at, own.value, Ratio::Average, whole, parts, Vec::new()))
    }

    /// 全年, 新收
    fn is_of_the_year(&self, clause: usize, whole: Counted<'_>) -> bool {
        let new = |at: usize| {
            self.token(at).is_some_and(|token| token.what == TokenKind::Word(Word::Verb(Verb::New)))
        };
        let last = |at: usize| self.has(at, Mark::LastYear) || self.has(at, Mark::Compare);
        let year = |at: usize| self.has(at, Mark::ThisYear) || new(at);
        let begins = self.printed(clause, whole.at).starts_with(lexicon::ONE_YEAR);
        (begins || (clause..whole.at).any(year)) && !(clause..whole.at).any(last)
    }
}

/// 约: what stands behind the word for the average, and whether it is said to be about so much.
fn without_around(rest: &str) -> (&str, bool) {
    let around = lexicon::AROUND.iter().filter_map(|word| rest.strip_suffix(word));
    around.min_by_key(|rest| rest.len()).map_or((rest, false), |rest| (rest, true))
}

/// Off by less than one, or by a tenth.
fn is_near(sum: Decimal, parts: Decimal, said: Decimal) -> bool {
    sum.checked_div(parts).is_none_or(|exact| {
        let off = (exact - said).abs();
        let tenth = exact.checked_mul(Decimal::new(ABOUT, 1));
        off < Decimal::ONE || tenth.is_none_or(|tenth| off <= tenth)
    })
}
