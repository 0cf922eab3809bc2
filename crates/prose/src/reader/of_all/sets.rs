//! The sets that 全部 and 均 may be of, beside all requests: those that are settled, carried in, of one kind, or asked to pay.

use rust_decimal::Decimal;

use super::super::{ClaimReader, is};
use crate::facts::ClauseFacts;
use crate::subject;
use crate::tokens::{Token, TokenKind};
use crate::words::{Mark, Word};
use model::{Claim, ClaimPeriod, Dispute, Place, Quantity, Subject};

impl ClaimReader<'_> {
    /// The number that was read last is that of the last claim, and no part of another.
    pub(super) fn is_of_the_last_number(&self) -> bool {
        self.last_counted().is_some_and(|claim| !claim.is_subset)
    }

    fn last_counted(&self) -> Option<&Claim> {
        let last = self.claims.get(self.state.first..).and_then(|spoken| spoken.last())?;
        let (place, _) = self.state.last_number?;
        (last.place == place && last.period == ClaimPeriod::Own).then_some(last)
    }

    /// 审结 4 件，均维持; 已审结的均维持: none of them ended otherwise.
    pub(super) fn all_of_the_settled(&mut self, window: &[&Token], at: usize) -> bool {
        let (before, after) = window.split_at_checked(at).unwrap_or_default();
        let (before, after) = (ClauseFacts::of(before), ClauseFacts::of(after));
        let named = before.results == ["settled"];
        let told = match self.last_counted().map(|last| last.subject) {
            Some(Subject::Disputes(kind, Some("settled"))) => Some(kind),
            Some(Subject::Disputes(kind, None)) if self.state.settled => Some(kind),
            _ => None,
        };
        let of_one = (self.kinds_of_disputes() == 1).then_some(self.topic.dispute).flatten();
        let kind = if named { subject::dispute(&before).or(of_one) } else { told };
        let (Some(kind), ["upheld"]) = (kind, after.results.as_slice()) else { return false };
        if self.state.earlier || self.kinds_of_disputes() > 1 || kind == Dispute::All {
            return false;
        }
        let (Some(first), Some(last)) = (window.get(at), window.last()) else { return false };
        let place = self.span(first, last);
        for column in ["corrected", "other"] {
            let ended = Subject::Disputes(kind, Some(column));
            let none = Quantity::Number(Decimal::ZERO);
            self.claim(place, ended, none, ClaimPeriod::Own, false, false);
        }
        true
    }

    /// 发出收费通知 3 件，申请人全部缴清费用: nobody is overdue.
    pub(super) fn all_paid(&mut self, window: &[&Token], at: usize) -> bool {
        let notices = self.last_counted().is_some_and(|last| last.subject == Subject::Notices);
        let paid = |token: &&Token| is(token, Mark::Paid);
        let (Some(first), Some(last)) = (window.get(at), window.last()) else { return false };
        if !notices || !window.iter().skip(at).any(paid) {
            return false;
        }
        let place = self.span(first, last);
        let overdue = Subject::Outcome("other.fee-overdue");
        self.claim(place, overdue, Quantity::Number(Decimal::ZERO), ClaimPeriod::Own, false, false);
        true
    }

    /// 上年结转的 4 件申请均为自然人提出: of the row of those.
    pub(super) fn all_of_carried(
        &mut self,
        window: &[&Token],
        at: usize,
        after: &ClauseFacts,
    ) -> bool {
        let Some((whole, said)) = self.last_of(|claim| {
            claim.subject == Subject::CarriedIn && !claim.is_open && !claim.is_subset
        }) else {
            return false;
        };
        let ([asker], true) = (after.askers.as_slice(), after.outcomes.is_empty()) else {
            return false;
        };
        self.all_within(window, at, Subject::Applicants(asker), (whole, said));
        true
    }

    /// 收到审计报告类申请 5 件，均不予公开: of all that was received, where the table has as many in all.
    pub(super) fn all_of_one_kind(
        &mut self,
        window: &[&Token],
        at: usize,
        after: &ClauseFacts,
    ) -> bool {
        let Some(whole) = self.last_of(|claim| {
            let received = matches!(claim.subject, Subject::TakenIn | Subject::Received);
            received && claim.is_open && Claim { is_open: false, ..claim.clone() }.is_plain()
        }) else {
            return false;
        };
        let joined = after.has(Mark::And) || after.has(Mark::Etc) || after.listed;
        let classes = after.outcomes.iter().map(|id| id.split('.').next());
        let several = classes.clone().any(|class| Some(class) != classes.clone().next());
        let Some(row) = subject::outcome(after).filter(|_| !joined && !several) else {
            return false;
        };
        self.all_within(window, at, Subject::Outcome(row), whole);
        true
    }

    fn last_of(&self, of: impl Fn(&Claim) -> bool) -> Option<(Place, Decimal)> {
        let last = self.last_counted().filter(|claim| of(claim))?;
        match last.quantity {
            Quantity::Number(said) => Some((last.place, said)),
            _ => None,
        }
    }

    fn all_within(
        &mut self,
        window: &[&Token],
        at: usize,
        subject: Subject,
        whole: (Place, Decimal),
    ) {
        let (Some(first), Some(last)) = (window.get(at), window.last()) else { return };
        let place = self.span(first, last);
        self.claim(place, subject, Quantity::All, ClaimPeriod::Own, false, false);
        if let Some(claim) = self.claims.last_mut() {
            claim.within = Some(whole);
        }
    }

    /// 均被纠正, 都是撤销原答复: that they ended so is all that is said; 均已按纠错意见重新答复 is not.
    pub(super) fn ended_plainly(&self, behind: &[&Token], after: &ClauseFacts) -> bool {
        let Some("corrected" | "other") = after.results.last().copied() else { return true };
        let plain = |token: &&Token| {
            let word = matches!(
                token.what,
                TokenKind::Word(Word::Result(_) | Word::Noun(_) | Word::Mark(_))
            );
            word && token.gap.is_empty()
        };
        let counted = self.last_counted().map(|last| last.subject);
        let whole = matches!(counted, Some(Subject::Disputes(_, None)));
        behind.iter().all(plain) && (whole || self.state.of_all.is_some())
    }
}
