//! Averages of a year.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::TokenKind;
use crate::words::{Mark, Verb, Word};
use model::{Ratio, RatioClaim};

impl Sentence<'_> {
    /// 全年 744 条，月均 62 条; 新收 96 件，平均每季度 24 件.
    pub(super) fn average(&self, at: usize) -> Option<RatioClaim> {
        let own = self.counted(at)?;
        let start = self.clause(at);
        let lead = self.printed(start, at);
        let words = [(lexicon::OF_A_MONTH, 12), (lexicon::OF_A_QUARTER, 4)];
        let (parts, (subject, rest)) = words.iter().find_map(|(words, parts)| {
            let word = words.iter().find(|word| lead.contains(**word))?;
            Some((Decimal::from(*parts), lead.split_once(*word)?))
        })?;
        let whole = self.last_counted(0, start)?;
        let clause = self.clause(whole.at);
        let told = self.printed(clause, whole.at);
        // 推送 180 篇，平均每月推送 12 篇: the same words, or none.
        let repeats = |words: &str| words.is_empty() || told.contains(words);
        let alone = repeats(subject) && (repeats(rest) || lexicon::REACHES.contains(&rest));
        let behind = self.printed(at + 1, self.end_of_clause(at + 1));
        let before = self.printed(0, start.saturating_sub(1));
        let of_part = lexicon::OF_PART_OF_A_YEAR.iter().any(|word| before.contains(word));
        let same = unit(whole.token) == unit(own.token);
        if !alone || !behind.is_empty() || of_part || !same || !self.is_of_the_year(clause, whole) {
            return None;
        }
        let numbers = (0..start).filter_map(|at| self.counted(at));
        let others = numbers.filter(|one| unit(one.token) == unit(own.token)).take(MOST_NUMBERS);
        let others = others.map(|one| one.value).collect();
        let parts = Counted { value: parts, ..whole };
        Some(self.claim(at, own.value, Ratio::Average, whole, parts, others))
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
