//! The units of a subject, and what a number comes to in them.

use rust_decimal::Decimal;

use crate::facts::ClauseFacts;
use crate::tokens::Number;
use crate::words::Unit;
use model::{Dispute, Subject};

/// The unit is one in which this subject is counted.
pub(super) fn fits(
    subject: Subject,
    number: Number,
    facts: &ClauseFacts,
    behind: &ClauseFacts,
) -> bool {
    let money =
        matches!(subject, Subject::Charged | Subject::Collected | Subject::Proactive("fees", _));
    match number.unit {
        Unit::Yuan => money,
        Unit::Strong => !money,
        Unit::Bare if money => number.value.is_zero(),
        Unit::Bare => true,
        Unit::Weak => match subject {
            Subject::Proactive("regulations" | "normative-documents", _) => true,
            Subject::TakenIn | Subject::Handled | Subject::Received => {
                facts.requests() || behind.requests()
            }
            _ => false,
        },
        Unit::Percent | Unit::Foreign => false,
    }
}

/// 行政复议、行政诉讼各 1 件.
pub(super) fn each_kind(subjects: &[Subject]) -> Vec<Subject> {
    match subjects {
        [Subject::Disputes(Dispute::All, column)] => {
            let kinds = [Dispute::Review, Dispute::Litigation];
            kinds.map(|kind| Subject::Disputes(kind, *column)).to_vec()
        }
        others => others.to_vec(),
    }
}

/// Fees are in 万元, the rest in 元.
pub(in crate::reader) fn in_units(subject: Subject, number: Number) -> Decimal {
    match subject {
        Subject::Proactive("fees", _) => {
            let value = number.value.checked_div(Decimal::from(10_000));
            value.unwrap_or(number.value).normalize()
        }
        _ => number.value.normalize(),
    }
}
