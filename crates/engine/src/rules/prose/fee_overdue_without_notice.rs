//! Table three counts requests that ended because a fee was not paid, and the text says that no notice
//! of a fee was issued.

use super::clause;
use crate::rules::Why;
use crate::rules::catalogue::text::fee_overdue_without_notice::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Judged, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{CellId, Place, Said, Subject, TableId};

pub(super) const RULE: Rule = Rule { id: text::ID, check };

const CELL: CellId =
    CellId { table: TableId::Applications, row: "other.fee-overdue", column: "total" };

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Cell(CELL), judge(cx, CELL))
}

/// The claim of no notice, where the table contradicts it.
pub(super) fn accused(cx: &Context<'_>) -> Option<Place> {
    match judge(cx, CELL) {
        Ok(Judged::Broken(finding)) => Some(finding.place),
        _ => None,
    }
}

fn judge(cx: &Context<'_>, cell: CellId) -> Answer {
    let notices = || {
        let claims = cx.report.claims.iter().filter(|claim| claim.subject == Subject::Notices);
        claims.filter(|claim| claim.is_plain())
    };
    let none = notices().find(|claim| matches!(claim.said, Said::Number(value) if value.is_zero()));
    let claim = none.ok_or(Why::NotSaid)?;
    cx.table(TableId::Applications)?;
    let overdue = cx.report.cell(cell).ok_or(Why::RowMissing)?;
    match overdue.count() {
        Some(0) => holds(),
        None if overdue.is_empty() => holds(),
        None => Err(Why::RowMissing),
        Some(_) if !overdue.certain => Err(Why::CellNotRead),
        Some(count) => broken(
            Finding::new(RULE.id, Severity::Doubtful, claim.place)
                .slot(slot::COUNT, Slot::Number(count.into()))
                .slot(slot::PRINTED, Slot::Text(clause(cx, claim.place)))
                .related([Place::Cell(cell)])
                // Where others say that there were some, they are shown beside it.
                .related(notices().map(|claim| claim.place)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{
        broken as breaks, cell, clean, count, drop_row, holds as holding, unchecked,
    };
    use model::{Claim, ClaimPeriod, SectionId};

    fn without_notice() -> crate::recognise::Reading {
        let mut reading = clean();
        count(&mut reading, cell(TableId::Applications, "other.fee-overdue", "total"), 3);
        reading.report.claims.push(Claim {
            place: Place::Span(SectionId::OtherMatters, 0, 0, 4),
            subject: Subject::Notices,
            said: Said::Number(0.into()),
            scope: None,
            period: ClaimPeriod::Own,
            part: false,
            about: false,
        });
        reading
    }

    #[test]
    fn where_nothing_is_overdue_nothing_is_missing() {
        let mut reading = without_notice();
        count(&mut reading, cell(TableId::Applications, "other.fee-overdue", "total"), 0);
        holding(&RULE, &reading);
    }

    #[test]
    fn what_was_never_asked_for_cannot_be_overdue() {
        assert_eq!(breaks(&RULE, &without_notice()).severity, Severity::Doubtful);
    }

    #[test]
    fn a_table_without_the_row_is_not_judged() {
        assert_eq!(unchecked(&RULE, &clean()), Why::NotSaid);
        let mut reading = without_notice();
        drop_row(&mut reading, TableId::Applications, "other.fee-overdue");
        assert_eq!(unchecked(&RULE, &reading), Why::RowMissing);
    }
}
