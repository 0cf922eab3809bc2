//! The scope and the year of a number: whose it is, and for when.

use super::{ClaimReader, is};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::scope;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Verb, Word};
use model::{Claim, ClaimPeriod, Quantity, Subject};

/// 2021 年至 2025 年累计收到 64 件: of several years.
pub(super) fn spans_years(window: &[&Token]) -> bool {
    let year = |token: &&Token| matches!(token.what, TokenKind::Year(_));
    let to = |token: &Token| is(token, Mark::Until);
    let ranged = |token: &Token| {
        token.gap.chars().count() == 1 && token.gap.contains(|c| lexicon::RANGE_SIGNS.contains(c))
    };
    window.windows(2).any(|pair| matches!(pair, [one, other] if year(one) && year(other) && ranged(other)))
        || window.windows(3).any(|three| {
            matches!(three, [one, between, other] if year(one) && to(between) && year(other))
        })
}

impl ClaimReader<'_> {
    /// Years, and words for years.
    pub(super) fn periods_of(&mut self, window: &[&Token]) {
        // 上年无结转: of what was carried in, and not of another year.
        let carries = |token: &&Token| {
            matches!(
                token.what,
                TokenKind::Word(Word::Verb(Verb::Carry | Verb::CarryIn | Verb::CarryOut))
            )
        };
        if window.iter().any(carries) {
            return;
        }
        let window = before_level(window);
        let compares = window.iter().any(|token| is(token, Mark::Compare));
        for token in window {
            let period = match &token.what {
                TokenKind::Year(year) => Some(self.period(*year)),
                TokenKind::Word(Word::Mark(Mark::LastYear)) => Some(ClaimPeriod::LastYear),
                TokenKind::Word(Word::Mark(Mark::Compare))
                    if token.text.contains(lexicon::YEAR_SIGN) =>
                {
                    Some(ClaimPeriod::LastYear)
                }
                TokenKind::Word(Word::Mark(Mark::ThisYear)) => Some(ClaimPeriod::Own),
                _ => None,
            };
            match period {
                Some(period) if compares => self.state.compared = Some(period),
                Some(period) => self.state.period = Some(period),
                None => {}
            }
        }
    }

    pub(super) fn period(&self, year: u16) -> ClaimPeriod {
        if self.year == Some(year) { ClaimPeriod::Own } else { ClaimPeriod::Year(year) }
    }

    /// The year of the next number.
    pub(super) fn period_now(&mut self) -> ClaimPeriod {
        // The year of a comparison applies to one number.
        self.state.compared.take().or(self.state.period).unwrap_or(ClaimPeriod::Own)
    }

    /// 由 310 件增至 365 件: the first number is that of the year compared with.
    pub(super) fn compare_the_one_before(&mut self) {
        let compared = self.state.compared.or(self.state.against);
        let period = compared.unwrap_or(ClaimPeriod::LastYear);
        let first = self.state.first;
        let before = self.claims.get_mut(first..).and_then(|claims| claims.last_mut());
        // 不予公开由 12 件减为 7 件；结转由 5 件减为 2 件: not of what another clause reached.
        let last = self.state.last_number.map(|(place, _)| place);
        let own = |claim: &&mut Claim| {
            claim.period == ClaimPeriod::Own && last.is_none_or(|last| claim.place == last)
        };
        if let Some(claim) = before.filter(own) {
            claim.period = period;
        }
    }

    /// Other bodies, and words for a whole of which this one is a part: 全市.
    pub(super) fn scopes(&mut self, window: &[&Token]) {
        let mut before: Option<&Token> = None;
        for token in window {
            let circle = before.replace(token).is_some_and(|before| is(before, Mark::Whole));
            match &token.what {
                // 全市各级行政机关: all bodies of that area.
                TokenKind::Word(Word::Mark(Mark::Own))
                    if circle && lexicon::ALL_BODIES.contains(&token.text.as_str()) => {}
                TokenKind::Word(Word::Mark(Mark::Own)) => self.state.scope = None,
                // 部分单位答复不规范，全年被纠正 6 件: of all, and not of some of them.
                TokenKind::Word(Word::Mark(mark))
                    if (*mark == Mark::ThisYear
                        || lexicon::YEAR_ENDS.contains(&token.text.as_str()))
                        && token.gap.is_empty()
                        && self.is_of_some_bodies() =>
                {
                    self.state.scope = None;
                }
                TokenKind::Word(Word::Mark(Mark::Whole)) => {
                    let own = scope::is_own_whole(&token.text, self.organ);
                    self.state.scope = (!own).then(|| token.text.clone());
                }
                TokenKind::Word(Word::Verb(_) | Word::Noun(_) | Word::Mark(Mark::Sum)) => {
                    if let Some(other) = scope::other(&token.gap, self.organ) {
                        self.state.scope = Some(other);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_of_some_bodies(&self) -> bool {
        self.state.scope.as_ref().is_some_and(|of| lexicon::SOME_BODIES.contains(&of.as_str()))
    }

    /// 较上年（24 件）: the number in brackets is that of the year compared with.
    pub(super) fn compared_with(&mut self, group: &[Token], window: &[&Token]) {
        let ([token], Some(period)) = (group, self.state.compared) else { return };
        let TokenKind::Number(number) = token.what else { return };
        let place = self.span(token, token);
        for subject in self.spoken_of(&ClauseFacts::of(window)) {
            let said = Quantity::Number(number.value);
            self.claim(place, subject, said, period, false, number.rounded);
        }
    }

    /// Reads what stands in brackets as being about the number before them; the state of the sentence is then restored.
    pub(super) fn group(&mut self, token: &Token, group: &[Token]) {
        if let Some(name) = scope::other(&token.gap, self.organ) {
            let within = token.text.trim_matches(['(', ')']);
            self.state.scope = Some(format!("{name}{within}"));
            return;
        }
        let (topic, scope, period) =
            (self.topic.clone(), self.state.scope.clone(), self.state.period);
        if group.iter().any(|token| is(token, Mark::WithoutCarried) || is(token, Mark::WithCarried))
            || group
                .iter()
                .any(|token| matches!(token.what, TokenKind::Word(Word::Verb(Verb::CarryIn))))
        {
            self.with_carried(group);
        }
        // 结转的 5 件（自然人 4 件）: of those.
        let parts_of = self.state.parts_of;
        let last = self.claims.len().checked_sub(1).filter(|last| *last >= self.state.first);
        self.state.parts_of = last.or(parts_of);
        let (within, number) = (self.state.within, self.state.last_number);
        self.state.within = if self.state.of_others { within } else { number };
        // 行政诉讼 9 件（直接起诉 6 件、复议后起诉 3 件），均已审结: of the 9.
        let disputes = self.state.disputes.len();
        self.clauses(group);
        self.state.disputes.truncate(disputes);
        self.state.parts_of = parts_of;
        (self.state.within, self.state.last_number) = (within, number);
        self.topic = topic;
        self.state.scope = scope;
        self.state.period = period;
    }

    /// 收到 30 件（含上年结转 2 件）: with them; 不含: without.
    fn with_carried(&mut self, group: &[Token]) {
        let without = group.iter().any(|token| is(token, Mark::WithoutCarried));
        let subject = if without { Subject::Received } else { Subject::TakenInAll };
        let first = self.state.first;
        match self.claims.get_mut(first..).and_then(|claims| claims.last_mut()) {
            Some(claim) if claim.subject == Subject::TakenIn => claim.subject = subject,
            Some(_) => {}
            None => self.state.carried = Some(subject),
        }
    }

    /// 今年以来 is this year.
    pub(super) fn this_year_before(&self, clause: &[Token], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| clause.get(before));
        before.is_some_and(|token| is(token, Mark::ThisYear))
    }
}

/// 与 2024 年持平，共 6 件: what follows is of this year, and the words before 与 say which that is.
fn before_level<'w, 't>(window: &'w [&'t Token]) -> &'w [&'t Token] {
    let level = |token: &&Token| is(token, Mark::Level) || is(token, Mark::LevelAbout);
    let with = |token: &&Token| is(token, Mark::Compare) || is(token, Mark::And);
    match window.iter().position(with) {
        Some(at) if window.iter().any(level) => window.get(..at).unwrap_or(&[]),
        _ => window,
    }
}
