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
    let (is_subset, is_open, rounded) = (false, false, false);
    reading.report.claims.push(Claim {
        place,
        subject,
        quantity,
        scope,
        period,
        is_subset,
        within: None,
        is_open,
        rounded,
    });
}

/// A list of the prose: its whole and its parts.
pub fn list(reading: &mut Reading, whole: u64, parts: &[u64]) {
    let place = |at| Place::Span(SectionId::Overview, 0, at, at + 1);
    let parts = parts.iter().zip(1..).map(|(part, at)| (place(at), *part)).collect();
    reading.report.lists.push(ListClaim {
        whole: (place(0), whole),
        parts,
        beyond: Vec::new(),
        is_flat: true,
        is_complete: false,
        is_named: true,
        is_sum: false,
    });
}
