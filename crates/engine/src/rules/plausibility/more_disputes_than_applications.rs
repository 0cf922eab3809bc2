//! More cases than applications were answered, this year and last: what were they about?

use super::{last_year, remark};
use crate::rules::catalogue::text::more_disputes_than_applications::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::Slot;
use model::{Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Table(TableId::Disputes), judge(cx))
}

/// Each kind of case by itself: one application may lead to a review and to lawsuits.
fn judge(cx: &Context<'_>) -> Answer {
    let mut most = cx.number(TableId::Disputes, "review", "total")?;
    for row in ["litigation-direct", "litigation-after-review"] {
        let cases = cx.number(TableId::Disputes, row, "total")?;
        if cases.value > most.value {
            most = cases;
        }
    }
    // Silence may be disputed too: what is carried over counts.
    let handled = cx.number(TableId::Applications, "handled-total", "total")?;
    let open = cx.number(TableId::Applications, "carried-out", "total")?;
    let this_year = handled.value.saturating_add(open.value);
    if most.value <= this_year {
        return holds();
    }
    let before = last_year(cx, TableId::Applications, "handled-total", "total")?;
    if most.value <= this_year.saturating_add(before) {
        return holds();
    }
    let finding = remark(RULE.id, &[most, handled, open]).map(|finding| {
        finding
            .slot(slot::CASES, Slot::Number(most.value.into()))
            .slot(slot::APPLICATIONS, Slot::Number(this_year.into()))
            .slot(slot::BEFORE, Slot::Number(before.into()))
    });
    finding.map_or_else(holds, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, ask_beside, cell, clean, count, holds, unchecked};
    use crate::rules::{LastYear, Setting, Why};
    use model::Known;
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |reading, last| {
            *reading = with_reviews(30);
            *last = with_reviews(0);
            last.report.year = Known::Read(2022);
        })
    }

    fn with_reviews(cases: u64) -> Reading {
        let mut reading = clean();
        for column in ["upheld", "total"] {
            count(&mut reading, cell(TableId::Disputes, "review", column), cases);
        }
        reading
    }

    #[test]
    fn fewer_cases_than_applications_hold_without_last_year() {
        holds(&RULE, &with_reviews(13));
    }

    #[test]
    fn more_cases_than_both_years_explain_are_remarked() {
        let mut before = clean();
        before.report.year = Known::Read(2022);
        let beside = Setting { last_year: LastYear::Read(&before), ..Setting::default() };
        assert!(ask_beside(&RULE, &with_reviews(24), &beside).findings.is_empty());
        assert_eq!(ask_beside(&RULE, &with_reviews(25), &beside).findings.len(), 1);
    }

    #[test]
    fn without_last_year_nothing_is_said() {
        assert_eq!(unchecked(&RULE, &with_reviews(14)), Why::NoLastYear);
    }
}
