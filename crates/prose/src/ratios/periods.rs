//! Halves and quarters of a year by their names: `上半年收到 12 件，下半年收到 18 件，其中下半年占全年的 60%`.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::TokenKind;
use crate::words::Mark;
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// The period of which a share is told, by the words before 占 or by the clause before them; and the whole year.
    pub(super) fn period_told(&self, share: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let start = self.clause(share);
        let own = self.printed(start, share);
        if let Some(found) = self.period(&own, start) {
            return Some(found);
        }
        // 二季度最为集中，占全年的 35%
        let comma = start.checked_sub(1).filter(|_| own.is_empty())?;
        let one = self.token(comma).is_some_and(|token| token.what == TokenKind::Break(','));
        let before = self.clause(comma);
        let lead = self.printed(before, comma);
        let label = lexicon::GREATEST.iter().find_map(|word| lead.strip_suffix(word))?;
        let label = label.strip_prefix(lexicon::BY_WAY_OF).unwrap_or(label);
        self.period(label, before).filter(|_| one)
    }

    /// Its share: of the year, or of any greater number that the sentence tells besides.
    pub(super) fn share_of_a_year(
        &self,
        (at, said, kind): (usize, Decimal, Ratio),
        part: Counted<'t>,
        whole: Counted<'t>,
    ) -> Option<RatioClaim> {
        let numbers = (0..at).filter_map(|at| self.counted(at));
        let may_be = |one: &Counted<'_>| {
            unit(one.token) == unit(part.token) && one.value > part.value && one.at != part.at
        };
        let others = numbers.filter(may_be).take(MOST_NUMBERS).map(|one| one.value).collect();
        let last = (0..at).any(|at| self.has(at, Mark::LastYear) || self.has(at, Mark::Compare));
        let same = unit(whole.token) == unit(part.token) && part.value <= whole.value;
        (same && !last).then(|| self.claim(at, said, kind, part, whole, others))
    }

    /// The number of the period with this name, and the sum of the year: where all its halves or quarters are told alike.
    pub(super) fn period(&self, label: &str, to: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let label =
            lexicon::OPENS_A_PART.iter().find_map(|word| label.strip_prefix(word)).unwrap_or(label);
        let half = named_in(lexicon::HALF_YEARS, label);
        let quarter = named_in(lexicon::QUARTERS, label);
        let place = half.or(quarter)?;
        let halves = self.periods(lexicon::HALF_YEARS, to).filter(|_| half.is_some());
        if let Some(numbers) = halves {
            return Some((*numbers.get(place)?, sum(&numbers)?));
        }
        let quarters = self.periods(lexicon::QUARTERS, to)?;
        let part = match half {
            Some(half) => sum(quarters.chunks(2).nth(half)?)?,
            None => *quarters.get(place)?,
        };
        Some((part, sum(&quarters)?))
    }

    /// The number of each period, where each stands once: with the same words behind the name, or none.
    fn periods(&self, names: &[&str], to: usize) -> Option<Vec<Counted<'t>>> {
        let mut told: Vec<(usize, Counted<'t>, String)> = Vec::new();
        for one in (0..to).filter_map(|at| self.counted(at)).take(MOST_NUMBERS) {
            let words = self.words_before(one);
            let words = lexicon::OPENS_A_PART.iter().find_map(|lead| words.strip_prefix(lead));
            let own = self.words_before(one);
            if let Some((place, rest)) = begins_with(names, words.unwrap_or(&own)) {
                told.push((place, one, rest.to_owned()));
            }
        }
        told.sort_by_key(|(place, ..)| *place);
        let each = told.iter().map(|(place, ..)| *place).eq(0..names.len());
        let (_, first, _) = told.first()?;
        // 上半年收到申请 12 件，下半年收到 18 件
        let longest = told.iter().map(|(.., rest)| rest).max_by_key(|rest| rest.len())?;
        let alike = told.iter().all(|(_, one, rest)| {
            unit(one.token) == unit(first.token) && longest.starts_with(rest.as_str())
        });
        (each && alike).then(|| told.iter().map(|(_, one, _)| *one).collect())
    }
}

/// Which of the periods this is the name of.
fn named_in(names: &[&str], label: &str) -> Option<usize> {
    begins_with(names, label).filter(|(_, rest)| rest.is_empty()).map(|(place, _)| place)
}

/// The period with whose name a text begins, and what stands behind it.
fn begins_with<'w>(names: &[&str], words: &'w str) -> Option<(usize, &'w str)> {
    let words = words.strip_prefix(lexicon::ORDINAL_SIGN).unwrap_or(words);
    names.iter().enumerate().find_map(|(place, names)| {
        names.split(' ').find_map(|name| Some((place, words.strip_prefix(name)?)))
    })
}

fn sum<'t>(numbers: &[Counted<'t>]) -> Option<Counted<'t>> {
    let (first, rest) = numbers.split_first()?;
    let value = rest.iter().try_fold(first.value, |sum, one| sum.checked_add(one.value))?;
    Some(Counted { value, ..*first })
}
