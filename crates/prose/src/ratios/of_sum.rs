//! Parts that each have their share beside them, and no whole before them: `信函 40 件，占 50%；网上 32 件，占 40%；当面 8 件，占 10%`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::TokenKind;
use crate::words::Mark;
use model::{Ratio, RatioClaim};

/// Hundredths by which a share may be off in a list whose shares were made to come to a hundred.
const OFF: i64 = 50;
/// Words between a part and its share.
const MOST_BETWEEN: usize = 5;
/// Parts of which the shares tell what their whole is, where it is not printed.
const FEWEST: usize = 3;

impl<'t> Sentence<'t> {
    /// All others have the share that they have of the sum of the list, and this one has not.
    pub(super) fn of_sum(&self, at: usize) -> Option<RatioClaim> {
        let (part, said) = self.share_beside(at)?;
        let all: Vec<(Counted<'t>, Decimal)> =
            (0..self.tokens.len()).filter_map(|at| self.share_beside(at)).collect();
        let same = all.iter().all(|(one, _)| unit(one.token) == unit(part.token));
        let apart = all.windows(2).all(|pair| match pair {
            [(one, _), (next, _)] => one.at != next.at && !self.opens_between(one.at, next.at),
            _ => true,
        });
        if !same || !apart || all.len() > MOST_NUMBERS {
            return None;
        }
        let sum: Decimal = all.iter().map(|(one, _)| one.value).sum();
        let listed = |at: usize| all.iter().any(|(one, _)| one.at == at);
        let printed = (0..self.tokens.len())
            .filter_map(|at| self.counted(at))
            .find(|one| one.value == sum && !listed(one.at));
        let told = all.len() >= FEWEST || (printed.is_some() && all.len() > 1);
        let holds = |(one, share): &(Counted<'t>, Decimal)| {
            one.at == part.at || model::is_percentage(one.value, sum, *share)
        };
        let hundred = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(sum)?;
        let near = (hundred - said).abs() <= Decimal::new(OFF, 2);
        let years = |at: usize| {
            self.has(at, Mark::LastYear) || self.has(at, Mark::Compare) || self.year(at).is_some()
        };
        let first = all.first().map(|(one, _)| one.at)?;
        let one_year = !(first..at).any(years);
        let whole = printed.unwrap_or(Counted { value: sum, ..part });
        (told && !near && one_year && all.iter().all(holds))
            .then(|| self.claim(at, said, Ratio::Share, part, whole, Vec::new()))
    }

    /// A part of a part.
    fn opens_between(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|at| self.opens(at))
    }

    /// 40 件，占 50%; 40 件（50%）: a percentage, and the number before it with nothing but words for a share between.
    fn share_beside(&self, at: usize) -> Option<(Counted<'t>, Decimal)> {
        let said = self.percent(at)?;
        let from = at.saturating_sub(MOST_BETWEEN);
        let part = (from..at).rev().find_map(|at| self.counted(at))?;
        let between = |at: usize| {
            let comma = self.token(at).is_some_and(|token| token.what == TokenKind::Break(','));
            comma || self.has(at, Mark::Share) || self.has(at, Mark::Neutral)
        };
        let bare = |at: usize| {
            self.token(at).is_some_and(|token| {
                token.gap.is_empty() || lexicon::SHARE_WORDS.contains(&token.gap.as_str())
            })
        };
        let words = (part.at + 1..at).all(|at| between(at) && bare(at)) && bare(at);
        let share = (part.at + 1..at).any(|at| self.has(at, Mark::Share));
        let ends = self.printed(at + 1, self.end_of_clause(at + 1)).is_empty();
        (words && ends && (share || self.is_deeper(at, part.at))).then_some((part, said))
    }

    /// In brackets behind the other.
    pub(super) fn is_deeper(&self, at: usize, than: usize) -> bool {
        let depth = |at: usize| self.tokens.get(at).map_or(0, |(_, depth)| *depth);
        depth(at) == depth(than) + 1
    }
}
