//! Numbers by the words before them, and the difference of two of them: `下半年比上半年少 7 件`.

use super::{Counted, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Number, TokenKind};
use crate::words::{Mark, Unit, Word};
use model::{Ratio, RatioClaim};

impl<'t> Sentence<'t> {
    /// 上半年 46 件，下半年 39 件，下半年比上半年少 7 件: both named as the sentence names its numbers.
    pub(super) fn labelled(&self, at: usize) -> Option<RatioClaim> {
        let start = self.clause(at);
        let change = at.checked_sub(1).filter(|change| *change > start)?;
        let sign = self
            .sign(change, at)
            .filter(|_| self.token(at).is_some_and(|own| own.gap.is_empty()))?;
        let compares = |at: &usize| {
            let text = self.token(*at).map(|token| token.text.as_str());
            self.has(*at, Mark::Compare)
                && text.is_some_and(|text| lexicon::COMPARES.contains(&text))
        };
        let compare = (start..change).find(compares)?;
        let (one, other) = (self.printed(start, compare), self.printed(compare + 1, change));
        let number = |label: &str| {
            let period = || self.period(label, start).map(|(period, _)| period);
            self.named(label, start).or_else(period)
        };
        let (now, before) = (number(&one)?, number(&other)?);
        let same = unit(now.token) == unit(before.token) && now.at != before.at;
        if !same || !self.printed(at + 1, self.end_of_clause(at + 1)).is_empty() {
            return None;
        }
        let claim = match self.percent(at) {
            Some(said) => self.claim(at, said * sign, Ratio::Growth, now, before, Vec::new()),
            None => {
                let told = self.counted(at).filter(|one| unit(one.token) == unit(now.token))?;
                self.claim(at, told.value * sign, Ratio::Difference, now, before, Vec::new())
            }
        };
        Some(claim)
    }

    /// The one number before this place with these words.
    pub(super) fn named(&self, label: &str, to: usize) -> Option<Counted<'t>> {
        if label.is_empty() {
            return None;
        }
        let own = |one: &Counted<'t>| {
            let words = self.words_before(*one);
            let opened = lexicon::OPENS_A_PART.iter().find_map(|word| words.strip_prefix(word));
            let words = opened.unwrap_or(&words);
            let ends = lexicon::LABEL_ENDS.iter().filter_map(|end| words.strip_suffix(end));
            words == label || ends.into_iter().any(|words| words == label)
        };
        let mut numbers = (0..to).filter_map(|at| self.counted(at)).filter(own);
        let (one, None) = (numbers.next()?, numbers.next()) else { return None };
        Some(one)
    }

    /// The kind of outcome or of applicant before a number, and where it stands.
    pub(super) fn kind(&self, number: Counted<'_>) -> Option<(usize, Kind)> {
        let gap = number.token.gap.is_empty();
        self.kind_before(number.at).filter(|_| gap)
    }

    /// The kind before this place, with nothing between that has a meaning.
    pub(super) fn kind_before(&self, to: usize) -> Option<(usize, Kind)> {
        let start = self.clause(to);
        for at in (start..to).rev() {
            let token = self.token(at)?;
            match token.what {
                TokenKind::Word(Word::Outcome(id)) => return Some((at, Kind { id, asks: false })),
                TokenKind::Word(Word::Asker(id)) => return Some((at, Kind { id, asks: true })),
                TokenKind::Word(Word::Mark(Mark::Neutral | Mark::Sum)) if token.gap.is_empty() => {}
                _ => return None,
            }
        }
        None
    }

    /// A number of percent, exactly or not.
    pub(super) fn is_percent(&self, at: usize) -> bool {
        let percent = |what: &TokenKind| {
            matches!(what, TokenKind::Number(Number { unit: Unit::Percent, .. }))
        };
        self.token(at).is_some_and(|token| percent(&token.what))
    }
}

/// A row of the outcomes, or a kind of applicant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub id: &'static str,
    pub asks: bool,
}

impl Kind {
    /// Two kinds of one list of which neither is a part of the other.
    pub(super) fn is_beside(self, other: Kind) -> bool {
        let all = |kind: Kind| lexicon::ALL_ASKERS.contains(&kind.id);
        if self.asks || other.asks {
            let both = self.asks && other.asks && self.id != other.id;
            let whole = |kind: Kind| kind.id == lexicon::ALL_BUT_PERSONS;
            return both && (all(self) && all(other) || !(whole(self) || whole(other)));
        }
        let group = |kind: Kind| kind.id.split_once('.').map(|(group, _)| group);
        let several = |kind: Kind| lexicon::SEVERAL_OUTCOMES.contains(&kind.id);
        self.id != other.id && group(self) == group(other) && !several(self) && !several(other)
    }

    /// Two kinds of which neither is a part of the other, a row and a class of another one among them.
    pub(super) fn is_beside_any(self, other: Kind) -> bool {
        let group = |kind: Kind| kind.id.split_once('.').map_or(kind.id, |(group, _)| group);
        let mixed = self.id.contains('.') != other.id.contains('.');
        let apart = !self.asks && !other.asks && mixed && group(self) != group(other);
        let several = |kind: Kind| lexicon::SEVERAL_OUTCOMES.contains(&kind.id);
        self.is_beside(other) || (apart && !several(self) && !several(other))
    }
}
