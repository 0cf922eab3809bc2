//! What is said of all: 全部办结, 均获维持, 均为自然人提出.

use rust_decimal::Decimal;

mod sets;

use super::{ClaimReader, is};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::subject;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Claim, ClaimPeriod, Dispute, Place, Quantity, Subject};

impl ClaimReader<'_> {
    /// What is asked of all is asked of the number that the sentence names last.
    pub(super) fn all(&mut self, window: &[&Token], at: usize) {
        let before = ClauseFacts::of(window.get(..at).unwrap_or(&[]));
        let after = ClauseFacts::of(window.get(at..).unwrap_or(&[]));
        let rest = before.has(Mark::Rest) || after.has(Mark::Rest);
        // 所有答复件中 opens a share.
        let within = after.has(Mark::Within);
        let apart = rest || within || self.state.excepted;
        self.state.of_requests = self.is_of_requests(window.get(..at).unwrap_or(&[]));
        let published = after.does(Verb::Publish) && !self.discloses_all(window, at);
        if after.foreign || before.foreign || apart || published || self.is_told_by_number() {
            return;
        }
        let whole = !self.state.rest || self.is_of_the_last_number();
        if whole && self.all_of_a_class(window, at, &after) {
            return;
        }
        if self.all_of_the_settled(window, at) || self.all_paid(window, at) {
            return;
        }
        if self.state.rest {
            return;
        }
        if self.all_of_carried(window, at, &after) || self.all_of_one_kind(window, at, &after) {
            return;
        }
        if !self.ended_plainly(window.get(at + 1..).unwrap_or(&[]), &after) {
            return;
        }
        let subject = self.of_all(&before, &after);
        if let (Some(subject), Some(first), Some(last)) = (subject, window.get(at), window.last()) {
            let place = self.span(first, last);
            let period = self.period_now();
            let (subject, said) = match subject {
                Subject::Disputes(kind, Some("settled")) => {
                    let pending = Subject::Disputes(kind, Some("pending"));
                    (pending, Quantity::Number(Decimal::ZERO))
                }
                subject => (subject, Quantity::All),
            };
            self.claim(place, subject, said, period, false, false);
            self.within_the_number();
        }
    }

    /// What was claimed last is said of this number, and of none that its parts were told of: 8 件申请均予以公开.
    fn within_the_number(&mut self) {
        let whole = self.state.of_all;
        if let Some(claim) = self.claims.last_mut()
            && (whole.is_some() || claim.quantity == Quantity::All)
        {
            claim.within = whole;
        }
    }

    /// The number itself says it: 全年 8 件申请均予以公开.
    fn is_told_by_number(&self) -> bool {
        let Some((place, _)) = self.state.of_all else { return false };
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let told = |claim: &Claim| {
            let kind = matches!(claim.subject, Subject::Outcome(_) | Subject::Applicants(_));
            claim.place == place && kind && !claim.is_open
        };
        spoken.iter().any(told)
    }

    /// 2 件均依法公开: of requests that were counted, with no other word.
    fn discloses_all(&self, window: &[&Token], at: usize) -> bool {
        let behind = window.get(at + 1..).unwrap_or(&[]);
        let plain = |token: &&&Token| {
            token.gap.is_empty() && (is(token, Mark::Neutral) || token.text == lexicon::DISCLOSE)
        };
        let disclosed = behind.iter().filter(|token| token.text == lexicon::DISCLOSE).count();
        (self.state.of_all.is_some() || self.is_of_requests(window.get(..at).unwrap_or(&[])))
            && disclosed == 1
            && behind.iter().filter(plain).count() == behind.len()
    }

    /// 申请均予公开: of all requests, where the sentence has counted nothing.
    fn is_of_requests(&self, before: &[&Token]) -> bool {
        let named = |token: &&&Token| {
            let noun = TokenKind::Word(Word::Noun(Noun::Requests));
            let weak = TokenKind::Word(Word::Noun(Noun::WeakRequests));
            token.what == noun || token.what == weak
        };
        let idle = |token: &&Token| {
            let mark = [Mark::Neutral, Mark::ThisYear, Mark::Own, Mark::All];
            token.gap.is_empty() && (named(&token) || mark.into_iter().any(|mark| is(token, mark)))
        };
        !self.state.counted && before.iter().filter(named).count() == 1 && before.iter().all(idle)
    }

    /// Whether what is said of all in this clause or the next is said of this number. 8 件申请均予以公开; 收到 2 件，一件…，
    /// 2 件均依法公开.
    pub(super) fn note_whole(
        &mut self,
        whole: (Place, Decimal),
        before: &[&Token],
        behind: &[Token],
    ) {
        let receives = |token: &Token| {
            matches!(token.what, TokenKind::Word(Word::Verb(Verb::TakeIn | Verb::New)))
        };
        let idle = |token: &&&Token| {
            let mark = [Mark::Neutral, Mark::ThisYear, Mark::Sum];
            token.gap.is_empty()
                && (receives(token) || mark.into_iter().any(|mark| is(token, mark)))
        };
        let alone = before.iter().all(|token| idle(&token));
        let next = behind.first().filter(|token| token.gap.is_empty() && alone);
        let requests = |token: &Token| {
            matches!(token.what, TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)))
        };
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let counted = |claim: &Claim| {
            is_total(claim) && claim.quantity == Quantity::Number(whole.1) && !claim.is_open
        };
        // 收到的 9 件均予以公开
        let received = before.iter().any(|token| receives(token));
        let again =
            |token: &Token| is(token, Mark::All) && (received || spoken.iter().any(counted));
        let told = next.is_some_and(|token| requests(token) || again(token));
        self.state.of_all = Some(whole).filter(|_| told);
    }

    /// 不予公开 7 件，均不涉及国家秘密: none of them.
    pub(super) fn none_of_a_class(&mut self, window: &[&Token]) {
        let [first, .., last] = window else { return };
        let facts = ClauseFacts::of(window);
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let ([id], Some(claim)) = (facts.outcomes.as_slice(), spoken.last()) else { return };
        let (Subject::Outcome(class), Quantity::Number(said)) = (claim.subject, claim.quantity)
        else {
            return;
        };
        let within = id.strip_prefix(class).is_some_and(|rest| rest.starts_with('.'));
        let counted = self.state.last_number == Some((claim.place, said)) && !claim.is_open;
        let apart = self.state.rest || self.state.excepted || facts.foreign;
        if !is(first, Mark::NoneOf) || !within || !counted || apart {
            return;
        }
        let (place, whole, id) = (self.span(first, last), claim.place, *id);
        let period = self.period_now();
        let none = Quantity::Number(Decimal::ZERO);
        self.claim(place, Subject::Outcome(id), none, period, false, false);
        if let Some(claim) = self.claims.last_mut() {
            claim.within = Some((whole, said));
        }
    }

    /// 不予处理 2 件，均为重复申请: two of them.
    fn all_of_a_class(&mut self, window: &[&Token], at: usize, after: &ClauseFacts) -> bool {
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        // 行政诉讼 4 件，均为复议后起诉
        let kind = [(Noun::AfterReview, Dispute::AfterReview), (Noun::Direct, Dispute::Direct)];
        let kind = kind.into_iter().find(|(noun, _)| after.nouns == [*noun]);
        let counted = spoken.last().map(|claim| (claim.subject, claim.quantity));
        if let (Some((_, kind)), Some((subject, quantity))) = (kind, counted)
            && subject == Subject::Disputes(Dispute::Litigation, None)
            && after.results.is_empty()
            && let (Some(first), Some(last)) = (window.get(at), window.last())
        {
            let (place, period) = (self.span(first, last), self.period_now());
            self.claim(place, Subject::Disputes(kind, None), quantity, period, false, false);
            return true;
        }
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let Some(Claim { subject, quantity: Quantity::Number(said), .. }) = spoken.last() else {
            return false;
        };
        let class = match subject {
            Subject::Outcome(class) => class,
            // 发出收费通知 2 件，均未按期缴费
            Subject::Notices if self.is_of_the_last_number() => "other-handling",
            _ => return false,
        };
        // 其他处理 4 件，均为申请人撤回: in the row of the others.
        let withdrawn = *subject == Subject::Outcome("other-handling")
            && after.outcomes.is_empty()
            && after.has(Mark::Withdrawn)
            && !after.has(Mark::And);
        let rows: &[&str] = if withdrawn { &["other.misc"] } else { &after.outcomes };
        let [id, others @ ..] = rows else { return false };
        if others.iter().any(|other| other != id) {
            return false;
        }
        let class = if class == "other-handling" { "other" } else { class };
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
        let whole = self.state.of_all.is_some() || self.state.of_requests;
        let unknown = self.state.counted && self.state.last.is_empty() && !after.requests();
        let asked = !before.askers.is_empty() || (unknown && !before.requests() && !whole);
        if asked || (self.topic.foreign && !before.requests() && !whole) {
            return None;
        }
        let requests = self.topic.speaks_of_requests() || before.requests() || after.requests();
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        // 答复 20 件，均在期限内答复; 上年结转的 11 件全部办结: what is asked of all is asked of the last number.
        let numbers =
            |claim: &&Claim| matches!(claim.quantity, Quantity::Number(said) if !said.is_zero());
        let mut counted = spoken.iter().rev().filter(numbers);
        let (last, before_last) = (counted.next(), counted.next());
        // 新收 57 件、上年结转 4 件，均已办结: of both.
        let carried_in = last.is_some_and(|last| last.subject == Subject::CarriedIn);
        let taken_in = carried_in && before_last.is_some_and(is_total);
        // 均予公开或告知
        let joined = after.has(Mark::And) || after.has(Mark::Etc) || after.listed;
        let disclosed = whole && after.outcomes.is_empty() && after.does(Verb::Publish);
        if whole && joined && (disclosed || !after.outcomes.is_empty()) {
            return None;
        }
        let outcome = after.outcomes.last().copied();
        if let Some(outcome) = outcome.or(disclosed.then_some("disclosed-in-all")) {
            let handled = |claim: &Claim| claim.subject == Subject::Handled && !claim.is_subset;
            let all = whole || last.is_none_or(|last| is_total(last) || handled(last));
            return (requests && all).then_some(Subject::Outcome(outcome));
        }
        // 结转 2 件，均为企业申请: of those.
        let of_others = !whole && last.map_or(self.state.counted, |last| !is_total(last));
        if let [asker] = after.askers.as_slice() {
            return (requests && !of_others).then_some(Subject::Applicants(asker));
        }
        if last.is_some_and(|last| !is_total(last) && !taken_in)
            && !before.requests()
            && !after.requests()
        {
            return None;
        }
        let carried = !spoken.is_empty() && self.state.only_carried;
        let others = self.topic.dispute.is_some() || (unknown && !before.requests());
        (after.does(Verb::Handle) && requests && !carried && !others).then_some(Subject::Handled)
    }

    /// 行政复议 1 件，结果纠正: how the only one ended.
    pub(super) fn ended_so(&mut self, window: &[&Token]) {
        let [own @ .., last] = window else { return };
        let TokenKind::Word(Word::Result(column)) = last.what else { return };
        let idle = |token: &&Token| is(token, Mark::Neutral) && token.gap.is_empty();
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let Some(claim) = spoken.last().filter(|_| own.iter().all(idle) && last.gap.is_empty())
        else {
            return;
        };
        let one = claim.quantity == Quantity::Number(Decimal::ONE) && !claim.is_open;
        let (Subject::Disputes(kind, None), true) = (claim.subject, one) else { return };
        let counted = self.state.last_number == Some((claim.place, Decimal::ONE));
        let apart = self.state.rest || self.state.excepted || claim.period != ClaimPeriod::Own;
        if counted && !apart && column != "settled" {
            let (place, subject) = (self.span(last, last), Subject::Disputes(kind, Some(column)));
            self.claim(place, subject, claim.quantity, ClaimPeriod::Own, false, false);
        }
    }

    /// Which lawsuits 无败诉 speaks of: both kinds where the sentence counted them together before.
    pub(super) fn dispute_lost(&self) -> Option<Dispute> {
        let both = self.state.disputes.contains(&Dispute::Litigation);
        match self.topic.dispute {
            Some(Dispute::Direct | Dispute::AfterReview) if both => Some(Dispute::Litigation),
            kind => kind.filter(|kind| *kind != Dispute::All),
        }
    }

    fn dispute_since_semicolon(&self) -> Option<Dispute> {
        let has = |kind| self.state.disputes.contains(&kind);
        if has(Dispute::Review) && has(Dispute::Litigation) {
            return Some(Dispute::All);
        }
        self.state.disputes.last().copied()
    }

    /// 行政诉讼 3 件，均判决驳回: none of them was corrected.
    pub(super) fn all_dismissed(&mut self, window: &[&Token], killed: bool) {
        let all = window.iter().position(|token| is(token, Mark::All));
        let dismissed = window.iter().any(|token| is(token, Mark::Dismissed));
        let (Some(at), true, false) = (all, dismissed, killed) else { return };
        let spoken = self.claims.get(self.state.first..).unwrap_or(&[]);
        let [claim] = spoken else { return };
        let (Subject::Disputes(kind, None), false) = (claim.subject, claim.is_open) else { return };
        let own = claim.period == ClaimPeriod::Own;
        if self.state.rest || self.state.excepted || !own {
            return;
        }
        if let (Some(first), Some(last)) = (window.get(at), window.last()) {
            let (place, none) = (self.span(first, last), Quantity::Number(Decimal::ZERO));
            let corrected = Subject::Disputes(kind, Some("corrected"));
            self.claim(place, corrected, none, ClaimPeriod::Own, false, false);
        }
    }
}

/// A number of all requests of the year.
fn is_total(claim: &Claim) -> bool {
    let total = matches!(
        claim.subject,
        Subject::TakenIn | Subject::TakenInAll | Subject::Received | Subject::Due
    );
    total && !claim.is_subset
}

/// 7 件行政诉讼均已审结: how many of the words behind a number say what it counts; the others are said of all of them.
pub(super) fn cases_before_all(after: &[&Token]) -> Option<usize> {
    let at = after.iter().position(|token| is(token, Mark::All))?;
    let cases = |token: &&Token| {
        let noun = [Noun::Review, Noun::Litigation, Noun::Direct, Noun::AfterReview];
        noun.into_iter().any(|noun| token.what == TokenKind::Word(Word::Noun(noun)))
    };
    let ended = |token: &&Token| {
        matches!(token.what, TokenKind::Word(Word::Result(_)))
            || is(token, Mark::Dismissed)
            || cases(token)
    };
    let (own, all) = after.split_at_checked(at)?;
    (own.iter().any(cases) && all.iter().any(ended)).then_some(at)
}

#[cfg(test)]
mod tests;
