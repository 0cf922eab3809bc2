//! Shares, growth and change.

use rust_decimal::Decimal;

use super::ClaimReader;
use super::counted::in_units;
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::subject::{self, Topic};
use crate::tokens::{Number, Token};
use crate::words::{Mark, Verb};
use model::{ClaimPeriod, Place, Quantity, Subject};

impl ClaimReader<'_> {
    /// 增加 12 件, 减少 3 件: against the year before.
    pub(super) fn change(&mut self, number: Number, place: Place, facts: &ClauseFacts) -> bool {
        let down = facts.has(Mark::Down);
        if !self.is_change(facts) {
            return false;
        }
        // 分别减少 2 件和 1 件: of several.
        let each = facts.has(Mark::Respectively);
        if self.state.of_others || each {
            if each {
                self.state.last.clear();
            }
            self.topic.note(facts);
            return true;
        }
        // 新收数比上年结转数多 210 件: two numbers of one year.
        let within =
            facts.does(Verb::CarryIn) || facts.does(Verb::CarryOut) || self.state.compared_within;
        // 复议 7 件，诉讼 3 件，总数减少 4 件: of both.
        let sum = facts.has(Mark::Sum) || self.state.before.has(Mark::Sum);
        let of_all = sum && !facts.bears();
        let mut subjects = if within || of_all { Vec::new() } else { self.spoken_of(facts) };
        // 废止 2 件，净增 4 件: of all that are in force. 比上年减少 4 件: of those before it.
        let of_last = facts.has(Mark::LastYear) || !facts.years.is_empty();
        let named = !facts.nouns.is_empty() || (facts.has(Mark::Compare) && of_last);
        let documents =
            |subject: &Subject| matches!(subject, Subject::Proactive(_, "made" | "repealed"));
        subjects.retain(|subject| named || !documents(subject));
        // 结转下年 4 件，比上年结转的 7 件少 3 件: of the number before.
        subjects.retain(|subject| *subject != Subject::CarriedIn);
        self.topic.note(facts);
        for subject in subjects {
            let value = in_units(subject, number);
            self.claim(
                place,
                subject,
                Quantity::Change(if down { -value } else { value }),
                ClaimPeriod::Own,
                false,
                number.rounded,
            );
        }
        true
    }

    /// The words before a number speak of more or less of it: 增加, 减少, and not 新增.
    pub(super) fn is_change(&self, facts: &ClauseFacts) -> bool {
        let (up, down) = (facts.has(Mark::Up), facts.has(Mark::Down));
        let compared = self.state.against.is_some() || self.state.compared.is_some();
        let new = facts.does(Verb::New) && up && !facts.has(Mark::Compare) && !compared;
        (up || down) && !facts.has(Mark::Reach) && !new
    }

    /// A rate, a growth or a share.
    pub(super) fn percent(
        &mut self,
        number: Number,
        place: Place,
        facts: &ClauseFacts,
        behind: Option<&Token>,
    ) {
        // 95%以上
        let sides = [lexicon::BEHIND_AT_LEAST, lexicon::BEHIND_UNDER];
        let side = |token: &Token| {
            let own = |words: &&[&str]| words.contains(&token.text.as_str());
            token.gap.is_empty() && sides.iter().any(own)
        };
        if self.state.killed || facts.has(Mark::Kill) || behind.is_some_and(side) {
            return self.topic.note(facts);
        }
        let rounded = number.rounded || facts.has(Mark::About);
        let named = self.topic.requests || facts.requests();
        let requests = named && !self.topic.foreign && !facts.foreign;
        if facts.has(Mark::InTime) || facts.has(Mark::Rate) {
            let subject =
                if facts.has(Mark::InTime) { Subject::HandledInTime } else { Subject::Handled };
            // 接工单 2318 件，办结率 99.1%: of those.
            let spoken = self.claims.len() > self.state.first;
            let of_others = self.state.untold && !spoken && !facts.requests();
            if requests && !of_others {
                let (said, period) = (Quantity::Share(number.value, None), self.period_now());
                self.claim(place, subject, said, period, false, rounded);
            }
        } else if facts.has(Mark::ForeignRate) {
            // 满意率, 合格率: rates that no table has.
        } else if facts.has(Mark::Respectively) {
            // 分别增长 3.4%、2.2%: of several.
        } else if facts.has(Mark::Up) || facts.has(Mark::Down) {
            let value = if facts.has(Mark::Down) { -number.value } else { number.value };
            for subject in self.spoken_of(facts) {
                self.claim(
                    place,
                    subject,
                    Quantity::Growth(value),
                    ClaimPeriod::Own,
                    false,
                    rounded,
                );
            }
        } else if facts.has(Mark::Share) {
            self.share(number.value, place, facts, rounded);
        }
        self.topic.note(facts);
    }

    fn share(&mut self, value: Decimal, place: Place, facts: &ClauseFacts, rounded: bool) {
        let Some((own, whole)) = facts.shared.as_deref() else { return };
        let proactive = |subject: &Subject| matches!(subject, Subject::Proactive(..));
        let own = if own.bears() {
            let mut named = subject::subjects(own, &self.topic);
            named.retain(|subject| !proactive(subject));
            named
        } else if self.topic.foreign || facts.foreign {
            Vec::new()
        } else if self.state.before.bears() && self.state.before.outcomes.len() < 2 {
            subject::subjects(&self.state.before, &self.topic)
        } else {
            self.state.last.clone()
        };
        // A share stands behind its number; one alone in its sentence has none.
        let whole = subject::subjects(whole, &Topic { requests: true, ..Topic::default() });
        for subject in own {
            let (said, period) =
                (Quantity::Share(value, whole.first().copied()), self.period_now());
            self.claim(place, subject, said, period, false, rounded);
        }
    }

    /// The subject of a share or a growth: the one named in its clause, or that of the last claim.
    pub(super) fn spoken_of(&self, facts: &ClauseFacts) -> Vec<Subject> {
        let named = subject::subjects(facts, &self.topic);
        if !named.is_empty() {
            return named;
        }
        let foreign = facts.foreign || self.topic.foreign;
        if foreign {
            return Vec::new();
        }
        let counted = self.claims.len() > self.state.first || self.state.counted;
        if counted { self.state.last.clone() } else { self.state.before_it.clone() }
    }
}
