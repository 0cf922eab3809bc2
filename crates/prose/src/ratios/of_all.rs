//! Whether what a sentence says of its kinds is said of all requests of the year.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence};
use crate::lexicon;
use crate::tokens::TokenKind;
use crate::words::{Mark, Noun, Verb, Word};
use model::{Claim, Place, Subject};

impl Sentence<'_> {
    /// Nothing before it in the sentence narrows down what is counted: every number is one of the whole that the reader knows,
    /// and no other thing, way, month or year is named.
    pub(super) fn is_of_all(
        &self,
        start: usize,
        at: usize,
        own: Subject,
        spoken: &[Claim],
    ) -> bool {
        let marks = [
            Mark::LastYear,
            Mark::Except,
            Mark::Rest,
            Mark::Besides,
            Mark::Concerns,
            Mark::Channel,
            Mark::Way,
            Mark::NextYear,
            Mark::Aside,
            Mark::Withdrawn,
        ];
        let narrows = |at: usize| {
            let Some(token) = self.token(at) else { return true };
            let kills = self.has(at, Mark::Kill) && !lexicon::OVER.contains(&token.text.as_str());
            let kills = kills && !lexicon::UNDER.contains(&token.text.as_str());
            let carries = matches!(
                token.what,
                TokenKind::Word(Word::Verb(Verb::Carry | Verb::CarryIn | Verb::CarryOut))
            );
            let documents = matches!(own, Subject::Proactive(..));
            let other = token.what == TokenKind::Word(Word::Foreign)
                && !documents
                && !lexicon::SIDE_SIGNS.contains(&token.text.as_str());
            let last = self.has(at, Mark::LastYear) && at >= start;
            let mark = marks.iter().any(|mark| self.has(at, *mark)) && !last;
            let number = match self.counted(at) {
                Some(one) => {
                    let share =
                        matches!(self.phrase(at), Some(phrase) if phrase.said.is_sign_positive());
                    !share && self.spoken_of(one, spoken).is_none() && !self.is_alone(one)
                }
                None => false,
            };
            kills || carries || other || mark || number
        };
        // 涉农申请中，…: of a kind of them.
        let kinds = |at: usize| {
            let token = self.token(at);
            let noun = self.is_of_requests(at) || self.has(at, Mark::Within);
            noun && token.is_some_and(|token| !token.gap.is_empty())
        };
        let numbers = (0..at).filter(|at| self.counted(*at).is_some()).count();
        numbers <= MOST_NUMBERS
            && !(0..at).any(narrows)
            && !(0..start).any(kinds)
            && (start..at).all(|at| self.is_known(at))
    }

    /// 申请量大增，45 件; 20 件申请里: a clause of nothing but a number of requests.
    pub(super) fn is_alone(&self, one: Counted<'_>) -> bool {
        let plain = |at: usize| {
            let own = self.is_of_requests(at) || self.has(at, Mark::Within);
            (own || self.has(at, Mark::Neutral)) && self.is_direct(at)
        };
        self.clause(one.at) == one.at && (one.at + 1..self.end_of_clause(one.at)).all(plain)
    }

    /// Such a number: what is said is of so many, whatever they are.
    pub(super) fn whole_alone(&self, at: usize, spoken: &[Claim]) -> Option<(Place, Decimal)> {
        let numbers = (0..self.clause(at)).filter_map(|at| self.counted(at));
        let mut alone = numbers.filter(|one| self.spoken_of(*one, spoken).is_none());
        let one = alone.next()?;
        let (start, end) = (one.token.at.start, one.token.at.end);
        Some((Place::Span(self.section, self.index, start, end), one.value))
    }

    /// No characters without a meaning, but those before and behind a kind.
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let gap = token.gap.as_str();
            let known = [lexicon::BEFORE_A_KIND, lexicon::SHARE_WORDS];
            gap.is_empty()
                || gap == lexicon::EACH_SIGN
                || known.iter().any(|words| words.contains(&gap))
        })
    }

    /// Words that lead to a kind: 其中, 全年, 以.
    pub(super) fn is_lead(&self, at: usize) -> bool {
        let marks = [Mark::Neutral, Mark::Part, Mark::ThisYear, Mark::Sum, Mark::Within, Mark::All];
        let own = marks.iter().any(|mark| self.has(at, *mark)) || self.is_of_requests(at);
        (own || self.counted(at).is_some()) && self.is_known(at)
    }

    /// 申请, 提出
    pub(super) fn is_of_requests(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            matches!(
                token.what,
                TokenKind::Word(
                    Word::Noun(Noun::Requests | Noun::WeakRequests) | Word::Verb(Verb::TakeIn)
                )
            )
        })
    }

    pub(super) fn span_of(&self, from: usize, to: usize) -> Option<Place> {
        let (first, last) = (self.token(from)?, self.token(to.checked_sub(1)?)?);
        Some(Place::Span(self.section, self.index, first.at.start, last.at.end))
    }
}
