//! Claims of the prose that the tables of the clean report contradict.

use super::*;
use model::{Claim, ClaimPeriod, ListClaim, Quantity, Subject};

/// The clean report with a claim at the beginning of its overview.
pub fn claiming(subject: Subject, quantity: Quantity) -> Reading {
    let mut reading = clean();
    claim(&mut reading, subject, quantity);
    reading
}

pub fn claim(reading: &mut Reading, subject: Subject, quantity: Quantity) {
    let place = Place::Span(SectionId::Overview, 0, 2, 4);
    let (scope, period) = (None, ClaimPeriod::Own);
    let claim = Claim { place, subject, quantity, scope, period, is_subset: false, rounded: false };
    reading.report.claims.push(claim);
}

/// A list of the prose: its whole and its parts.
pub fn list(reading: &mut Reading, whole: u64, parts: &[u64]) {
    let place = |at| Place::Span(SectionId::Overview, 0, at, at + 1);
    let parts = parts.iter().zip(1..).map(|(part, at)| (place(at), *part)).collect();
    reading.report.lists.push(ListClaim { whole: (place(0), whole), parts });
}

pub fn faults(fault: &mut words::Fault<'_>) {
    fault("text-differs-from-table", "", &|reading| {
        claim(reading, Subject::TakenIn, Quantity::Number(99.into()));
    });
    fault("text-contradicts-table", "", &|reading| claim(reading, Subject::Handled, Quantity::All));
    fault("share-does-not-come-out", "", &|reading| {
        let share = Quantity::Share(50.into(), Some(Subject::Handled));
        claim(reading, Subject::Outcome("disclosed"), share);
    });
    fault("growth-does-not-come-out", "", &|reading| {
        claim(reading, Subject::Received, Quantity::Growth(50.into()));
        claim(reading, Subject::Received, Quantity::Number(10.into()));
        if let Some(last) = reading.report.claims.last_mut() {
            last.period = ClaimPeriod::LastYear;
        }
    });
    fault("text-says-two-numbers", "", &|reading| {
        table(reading, TableId::Applications).cells.clear();
        claim(reading, Subject::Received, Quantity::Number(3.into()));
        claim(reading, Subject::Received, Quantity::Number(4.into()));
    });
    fault("list-does-not-add-up", "", &|reading| list(reading, 10, &[5, 4, 3]));
    fault("list-does-not-add-up", "less", &|reading| list(reading, 100, &[50, 40, 5]));
    fault("fee-is-not-reported", "", &|reading| {
        prose_of(reading, SectionId::OtherMatters, &["年报按时发布。"]);
    });
    fault("fee-overdue-without-notice", "", &|reading| {
        count(reading, cell(TableId::Applications, "other.fee-overdue", "total"), 3);
        claim(reading, Subject::Notices, Quantity::Number(0.into()));
    });
}
