//! Claims of the prose that the tables of the clean report contradict.

use super::*;
use model::{Claim, ClaimPeriod, Listed, Said, Subject};

/// The clean report with a claim at the beginning of its overview.
pub fn claiming(subject: Subject, said: Said) -> Reading {
    let mut reading = clean();
    claim(&mut reading, subject, said);
    reading
}

pub fn claim(reading: &mut Reading, subject: Subject, said: Said) {
    let place = Place::Span(SectionId::Overview, 0, 2, 4);
    let (scope, period) = (None, ClaimPeriod::Own);
    let claim = Claim { place, subject, said, scope, period, part: false, about: false };
    reading.report.claims.push(claim);
}

/// A list of the prose: its whole and its parts.
pub fn list(reading: &mut Reading, whole: u64, parts: &[u64]) {
    let place = |at| Place::Span(SectionId::Overview, 0, at, at + 1);
    let parts = parts.iter().zip(1..).map(|(part, at)| (place(at), *part)).collect();
    reading.report.lists.push(Listed { whole: (place(0), whole), parts });
}

pub fn faults(fault: &mut words::Fault<'_>) {
    fault("text-differs-from-table", "", &|reading| {
        claim(reading, Subject::TakenIn, Said::Number(99.into()));
    });
    fault("text-contradicts-table", "", &|reading| claim(reading, Subject::Handled, Said::All));
    fault("share-does-not-come-out", "", &|reading| {
        let share = Said::Share(50.into(), Some(Subject::Handled));
        claim(reading, Subject::Outcome("disclosed"), share);
    });
    fault("growth-does-not-come-out", "", &|reading| {
        claim(reading, Subject::Received, Said::Growth(50.into()));
        claim(reading, Subject::Received, Said::Number(10.into()));
        if let Some(last) = reading.report.claims.last_mut() {
            last.period = ClaimPeriod::LastYear;
        }
    });
    fault("text-says-two-numbers", "", &|reading| {
        table(reading, TableId::Applications).cells.clear();
        claim(reading, Subject::Received, Said::Number(3.into()));
        claim(reading, Subject::Received, Said::Number(4.into()));
    });
    fault("list-does-not-add-up", "", &|reading| list(reading, 10, &[5, 4, 3]));
    fault("list-does-not-add-up", "less", &|reading| list(reading, 100, &[50, 40, 5]));
    fault("fee-is-not-reported", "", &|reading| {
        prose_of(reading, SectionId::OtherMatters, &["年报按时发布。"]);
    });
    fault("fee-overdue-without-notice", "", &|reading| {
        count(reading, cell(TableId::Applications, "other.fee-overdue", "total"), 3);
        claim(reading, Subject::Notices, Said::Number(0.into()));
    });
}
