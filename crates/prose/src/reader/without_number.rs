//! Claims without a number: 全部办结, 未发生, 持平.

use rust_decimal::Decimal;

use super::{ClaimReader, is};
use crate::facts::ClauseFacts;
use crate::subject;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Claim, ClaimPeriod, Dispute, Quantity, Subject};

impl ClaimReader<'_> {
    /// Clauses without a number: 全部办结, 未发生.
    pub(super) fn all_or_none(&mut self, window: &[&Token]) {
        let all = window.iter().position(|token| is(token, Mark::All));
        let none = window.iter().position(|token| is(token, Mark::None));
        if self.state.killed {
            return;
        }
        match (all, none) {
            (_, Some(at)) => self.none(window, at),
            (Some(at), None) => self.all(window, at),
            (None, None) => self.level(window),
        }
    }

    /// 持平: a change of 0.
    fn level(&mut self, window: &[&Token]) {
        let facts = ClauseFacts::of(window);
        if let Some(token) = window.iter().find(|token| is(token, Mark::Level)) {
            let place = self.span(token, token);
            self.state.compared = None;
            for subject in self.spoken_of(&facts) {
                let said = Quantity::Change(Decimal::ZERO);
                self.claim(place, subject, said, ClaimPeriod::Own, false, false);
            }
        }
    }

    fn all(&mut self, window: &[&Token], at: usize) {
        let before = ClauseFacts::of(window.get(..at).unwrap_or(&[]));
        let after = ClauseFacts::of(window.get(at..).unwrap_or(&[]));
        let rest = before.has(Mark::Rest) || after.has(Mark::Rest);
        // 所有答复件中 opens a share.
        let within = after.has(Mark::Within);
        let apart = rest || within || self.state.excepted || self.state.rest;
        if after.foreign || before.foreign || apart || after.does(Verb::Publish) {
            return;
        }
        if self.all_of_a_class(window, at, &after) {
            return;
        }
        let subject = self.of_all(&before, &after);
        if let (Some(subject), Some(first), Some(last)) = (subject, window.get(at), window.last()) {
            let place = self.span(first, last);
            let period = self.period_now();
            match subject {
                Subject::Disputes(kind, Some("settled")) => {
                    let pending = Subject::Disputes(kind, Some("pending"));
                    self.claim(
                        place,
                        pending,
                        Quantity::Number(Decimal::ZERO),
                        period,
                        false,
                        false,
                    );
                }
                subject => self.claim(place, subject, Quantity::All, period, false, false),
            }
        }
    }

    /// 不予处理 2 件，均为重复申请: two of them.
    fn all_of_a_class(&mut self, window: &[&Token], at: usize, after: &ClauseFacts) -> bool {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let Some(Claim {
            subject: Subject::Outcome(class), quantity: Quantity::Number(said), ..
        }) = spoken.last()
        else {
            return false;
        };
        let [id] = after.outcomes.as_slice() else { return false };
        let class = if *class == "other-handling" { "other" } else { class };
        let within = id.strip_prefix(class).is_some_and(|rest| rest.starts_with('.'));
        let (said, id) = (*said, *id);
        let (Some(first), Some(last)) = (window.get(at), window.last()) else { return false };
        let place = self.span(first, last);
        if within {
            let (subject, period) = (Subject::Outcome(id), self.period_now());
            self.claim(place, subject, Quantity::Number(said), period, false, false);
        }
        within
    }

    fn of_all(&self, before: &ClauseFacts, after: &ClauseFacts) -> Option<Subject> {
        if let Some(result) = after.results.last() {
            // 已审结的 4 件均维持: of those that are settled.
            let totals = |subject: &Subject| matches!(subject, Subject::Disputes(_, None));
            let other = self.state.counted && !self.state.last.iter().any(totals);
            if (self.state.settled || other) && *result != "settled" {
                return None;
            }
            let named = subject::dispute(before).or_else(|| self.dispute_since_semicolon());
            return Some(Subject::Disputes(named.or(self.topic.dispute)?, Some(result)));
        }
        // 企业申请全部予以公开; 判决 7 件，均…: of those.
        let unknown = self.state.counted && self.state.last.is_empty() && !after.requests();
        let asked = !before.askers.is_empty() || (unknown && !before.requests());
        if asked || (self.topic.foreign && !before.requests()) {
            return None;
        }
        let requests = self.topic.speaks_of_requests() || before.requests() || after.requests();
        if let Some(outcome) = after.outcomes.last() {
            return requests.then_some(Subject::Outcome(outcome));
        }
        if let [asker] = after.askers.as_slice() {
            return requests.then_some(Subject::Applicants(asker));
        }
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        // 答复 20 件，均在期限内答复; 上年结转的 11 件全部办结: what is asked of all is asked of the last number.
        let numbers =
            |claim: &&Claim| matches!(claim.quantity, Quantity::Number(said) if !said.is_zero());
        let whole = |claim: &Claim| {
            let total = matches!(
                claim.subject,
                Subject::TakenIn | Subject::TakenInAll | Subject::Received | Subject::Due
            );
            total && !claim.is_subset
        };
        let last = spoken.iter().rev().find(numbers);
        if last.is_some_and(|last| !whole(last)) && !before.requests() && !after.requests() {
            return None;
        }
        let carried = !spoken.is_empty() && self.state.only_carried;
        let disputes = self.topic.dispute.is_some();
        (after.does(Verb::Handle) && requests && !carried && !disputes).then_some(Subject::Handled)
    }

    fn dispute_since_semicolon(&self) -> Option<Dispute> {
        let has = |kind| self.state.disputes.contains(&kind);
        if has(Dispute::Review) && has(Dispute::Litigation) {
            return Some(Dispute::All);
        }
        self.state.disputes.last().copied()
    }

    fn none(&mut self, window: &[&Token], at: usize) {
        let (before, after) = (window.get(..at).unwrap_or(&[]), window.get(at..).unwrap_or(&[]));
        let (said, facts) = (ClauseFacts::of(after), ClauseFacts::of(before));
        let (Some(first), Some(last)) = (window.get(at), window.last()) else { return };
        let place = self.span(first, last);
        // 公开的信息中未涉及: of what was published.
        if facts.foreign && facts.has(Mark::Within) {
            return self.topic.note(&said);
        }
        // 上年结转申请无: the denial stands after its subject.
        // 无结转
        let dated = !facts.years.is_empty() || facts.has(Mark::LastYear);
        let next = window.get(at + 1).filter(|token| token.gap.is_empty() && !dated);
        let carries = |token: &&Token| token.what == TokenKind::Word(Word::Verb(Verb::Carry));
        let none_carried = next.is_some_and(carries) && said.verbs == [Verb::Carry];
        let subjects = if none_carried {
            vec![Subject::CarriedOut]
        } else if said.bears() || said.requests() {
            self.denied(&said.clone().joined(&facts))
        } else if after.len() <= 2 && (facts.bears() || facts.requests()) {
            self.denied(&facts)
        } else {
            Vec::new()
        };
        // 法人未提出申请
        let total = |subject: &Subject| {
            matches!(subject, Subject::TakenIn | Subject::Received | Subject::Handled)
        };
        let subjects = match facts.askers.as_slice() {
            [asker] if subjects.iter().all(total) && !subjects.is_empty() => {
                vec![Subject::Applicants(asker)]
            }
            [_, ..] => Vec::new(),
            [] => subjects,
        };
        self.topic.note(&said);
        for subject in subjects {
            let period = self.period_now();
            self.claim(place, subject, Quantity::Number(Decimal::ZERO), period, false, false);
            self.state.last = vec![subject];
        }
    }

    /// The subjects of which a denial states that there were none.
    fn denied(&self, facts: &ClauseFacts) -> Vec<Subject> {
        if facts.foreign || facts.does(Verb::Publish) {
            return Vec::new();
        }
        if facts.results.last() == Some(&"corrected") {
            let kinds = [(Noun::Review, Dispute::Review), (Noun::Litigation, Dispute::Litigation)];
            return kinds
                .into_iter()
                .filter(|(noun, _)| facts.names(*noun))
                .map(|(_, kind)| Subject::Disputes(kind, Some("corrected")))
                .collect();
        }
        if !facts.results.is_empty() || facts.does(Verb::Handle) {
            return Vec::new();
        }
        if facts.outcomes.len() > 1 {
            return facts.outcomes.iter().map(|outcome| Subject::Outcome(outcome)).collect();
        }
        let both: Vec<Subject> = [Noun::Regulations, Noun::NormativeDocuments]
            .into_iter()
            .filter(|noun| facts.names(*noun) && facts.nouns.len() > 1)
            .filter_map(|noun| subject::made(noun, facts))
            .collect();
        if !both.is_empty() {
            return both;
        }
        // 无行政处罚、行政强制
        let decided = |noun: &Noun| match noun {
            Noun::Licensing => Some(Subject::Proactive("licensing", "decisions")),
            Noun::Penalties => Some(Subject::Proactive("penalties", "decisions")),
            Noun::Coercion => Some(Subject::Proactive("coercion", "decisions")),
            _ => None,
        };
        let all: Option<Vec<Subject>> = facts.nouns.iter().map(decided).collect();
        if let Some(decisions) = all.filter(|all| all.len() > 1) {
            return decisions;
        }
        subject::subjects(facts, &self.topic)
    }
}
