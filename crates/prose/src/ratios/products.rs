//! What each of several has, and what they have together: `培训 4 期，每期 45 人，共培训 180 人次`.

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::TokenKind;
use crate::words::Mark;
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// The number at `at` as what each has, where one number before it says how many they are and one behind it what they
    /// have together.
    pub(super) fn product(&self, at: usize) -> Option<RatioClaim> {
        let each = self.counted(at)?;
        let lead = self.words_before(each);
        let lead = lead.strip_prefix(lexicon::EACH_OF)?;
        let many = self.last_counted(0, self.clause(at))?;
        let of = unit(many.token);
        let behind = lead.strip_prefix(of).filter(|_| !of.is_empty())?;
        let comma =
            |at: usize| self.token(at).is_some_and(|token| token.what == TokenKind::Break(','));
        let next = self.end_of_clause(at);
        let near = self.clause(at).checked_sub(1)? <= many.at + MOST_BEHIND && comma(next);
        let end = self.end_of_clause(next + 1);
        let whole = (next + 1..end).find_map(|at| self.counted(at))?;
        let told = self.words_before(whole);
        let told = lexicon::TOTALS.iter().find_map(|word| told.strip_prefix(word))?;
        // 每期发放 300 册，一共发放 1500 册
        let same = |words: &str| {
            let words = lexicon::IN_ALL_CASES
                .iter()
                .fold(words, |words, word| words.strip_prefix(word).unwrap_or(words));
            words.to_owned()
        };
        let (own, all) = (same(behind), same(told));
        let alike = own.is_empty() || own == all;
        let units = unit(whole.token).starts_with(unit(each.token));
        let ends = whole.at + 1 == end && self.printed(end, end).is_empty();
        let others = [Mark::LastYear, Mark::Compare, Mark::Except, Mark::Part, Mark::About];
        let apart = (0..end).any(|at| others.iter().any(|mark| self.has(at, *mark)));
        let numbers = (0..end).filter(|at| self.counted(*at).is_some()).take(MOST_NUMBERS).count();
        if !near || !alike || !units || !ends || apart || numbers > 3 + MOST_BEFORE {
            return None;
        }
        Some(self.claim(at, each.value, Ratio::Average, whole, many, Vec::new()))
    }

    /// 两者合计占 45%: the share of the last two numbers together, of another number that the sentence tells.
    pub(super) fn joined(&self, at: usize) -> Option<RatioClaim> {
        let said = self.percent(at)?;
        let start = self.clause(at);
        let share = (start..at).find(|at| self.has(*at, Mark::Share))?;
        let lead = self.printed(start, share);
        let words = lexicon::BOTH_TOGETHER.iter().any(|words| lead == *words);
        let comma = start.checked_sub(1).filter(|_| words)?;
        let numbers: Vec<Counted<'t>> = (0..comma).filter_map(|at| self.counted(at)).collect();
        let [.., one, other] = numbers.as_slice() else { return None };
        let between = self.printed(one.at + 1, other.at);
        let listed = (one.at + 1..other.at).filter(|at| {
            self.token(*at)
                .is_some_and(|token| matches!(token.what, TokenKind::Break('\u{3001}' | ',')))
        });
        let beside =
            listed.count() == 1 && !lexicon::OPENS_A_PART.iter().any(|word| between.contains(word));
        let years = (0..at).any(|at| {
            self.has(at, Mark::LastYear) || self.has(at, Mark::Compare) || self.year(at).is_some()
        });
        let same = unit(one.token) == unit(other.token) && self.clause(comma) <= other.at;
        let value = one.value.checked_add(other.value).filter(|_| same && beside && !years)?;
        let whole = self.last_counted(share, at).or_else(|| {
            let earlier = numbers.iter().rev().skip(2);
            earlier
                .copied()
                .find(|whole| unit(whole.token) == unit(one.token) && whole.value >= value)
        })?;
        let others = numbers.iter().filter(|own| own.at != one.at && own.at != other.at);
        let others = others.map(|own| own.value).collect();
        Some(self.claim(at, said, Ratio::Share, Counted { value, ..*other }, whole, others))
    }
}

/// Words between how many there are and what each has.
const MOST_BEHIND: usize = 3;
/// Other numbers of the sentence.
const MOST_BEFORE: usize = 3;
