//! Shares in brackets, each behind its number: `信息 200 条，图文 150 条（75%）、视频 50 条（25%）`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::words::Mark;
use model::{Ratio, RatioClaim};

/// Hundredths by which a share may be off in a list whose shares were made to come to a hundred.
const OFF: i64 = 50;

impl<'t> Sentence<'t> {
    /// Most others of the list have the shares of one number before it, and this has not.
    pub(super) fn bracketed(&self, at: usize) -> Option<RatioClaim> {
        let (part, said) = self.share_in_brackets(at)?;
        let all: Vec<(Counted<'t>, Decimal)> =
            (0..self.tokens.len()).filter_map(|at| self.share_in_brackets(at)).collect();
        let others: Vec<&(Counted<'t>, Decimal)> =
            all.iter().filter(|(one, _)| one.at != part.at).collect();
        let same = all.iter().all(|(one, _)| unit(one.token) == unit(part.token));
        if !same || others.is_empty() || all.len() > MOST_NUMBERS {
            return None;
        }
        let first = all.first().map(|(one, _)| one.at)?;
        let whole =
            self.last_counted(0, first).filter(|one| unit(one.token) == unit(part.token))?;
        // 上年 15 个（60%）: of another whole.
        let year = |at: usize| self.has(at, Mark::LastYear) || self.year(at).is_some();
        let years = (whole.at..at).any(year);
        let sum: Decimal = all.iter().map(|(one, _)| one.value).sum();
        let holds = |(one, said): &&&(Counted<'t>, Decimal)| {
            model::is_percentage(one.value, whole.value, *said)
        };
        let come_out = others.iter().filter(holds).count();
        let most = come_out * 2 > others.len();
        let hundred = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
        let near = (hundred - said).abs() <= Decimal::new(OFF, 2);
        (most && !near && !years && sum <= whole.value)
            .then(|| self.claim(at, said, Ratio::Share, part, whole, Vec::new()))
    }

    /// A percentage that stands alone in brackets, and the number directly before them.
    fn share_in_brackets(&self, at: usize) -> Option<(Counted<'t>, Decimal)> {
        let said = self.percent(at)?;
        let depth = |at: usize| self.tokens.get(at).map_or(0, |(_, depth)| *depth);
        let part = self.counted(at.checked_sub(1)?)?;
        let gap = self.token(at)?.gap.as_str();
        let bare = gap.is_empty() || lexicon::SHARE_WORDS.contains(&gap);
        let alone = depth(at) == depth(part.at) + 1 && depth(at + 1) < depth(at);
        (bare && alone).then_some((part, said))
    }
}
