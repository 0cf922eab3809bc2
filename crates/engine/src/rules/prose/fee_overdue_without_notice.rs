//! Table three counts requests that ended because a fee was not paid, and the text says that no notice
//! of a fee was issued.

use super::notices::{self, OVERDUE};
use crate::rules::catalogue::text::fee_overdue_without_notice::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::Place;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Cell(OVERDUE), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let Some(denied) = notices::denied(cx)? else { return holds() };
    broken(
        Finding::new(RULE.id, Severity::Doubtful, denied.place)
            .slot(slot::COUNT, Slot::Number(denied.overdue.into()))
            .slot(slot::PRINTED, Slot::Text(cx.clause(denied.place)))
            .related([Place::Cell(OVERDUE)])
            // Where others say that there were some, they are shown beside it.
            .related(notices::claims(cx).map(|claim| claim.place)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::claims::claim;
    use crate::rules::tests::{
        Faults, broken as breaks, cell, clean, count, drop_row, holds as holding, unchecked,
    };
    use model::{Claim, ClaimPeriod, Quantity, SectionId, Subject, TableId};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            count(reading, cell(TableId::Applications, "other.fee-overdue", "total"), 3);
            claim(reading, Subject::Notices, Quantity::Number(0.into()));
        })
    }

    fn without_notice() -> crate::recognise::Reading {
        let mut reading = clean();
        count(&mut reading, cell(TableId::Applications, "other.fee-overdue", "total"), 3);
        reading.report.claims.push(Claim {
            place: Place::Span(SectionId::OtherMatters, 0, 0, 4),
            subject: Subject::Notices,
            quantity: Quantity::Number(0.into()),
            scope: None,
            period: ClaimPeriod::Own,
            is_subset: false,
            within: None,
            is_open: false,
            rounded: false,
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
