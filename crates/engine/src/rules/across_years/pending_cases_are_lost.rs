//! Fewer cases than were pending last year, in a report that says it counts those too.

use super::{before, beside};
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::pending_cases_are_lost::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{CellId, Place, Report, RowId, SectionId, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Disputes;

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, TABLE, |last| {
        if !counts_pending(cx) {
            return Answers::at(TABLE.into(), Err(Why::NotSaid));
        }
        let mut answers = Answers::default();
        for row in ["review", "litigation-direct", "litigation-after-review"] {
            let of_row = Answers::at(Place::Row(TABLE, row), judge(cx, last, row));
            answers.places.extend(of_row.places);
            answers.findings.extend(of_row.findings);
        }
        answers
    })
}

/// The report says that its cases include those of earlier years.
fn counts_pending(cx: &Context<'_>) -> bool {
    cx.sentences().iter().any(|sentence| {
        sentence.has(phrases::PENDING_COUNTED)
            || (sentence.section == SectionId::Disputes && sentence.has(phrases::CARRIED_COUNTED))
    })
}

fn judge(cx: &Context<'_>, last: &Report, row: RowId) -> Answer {
    let all = cx.number(TABLE, row, "total")?;
    let pending = before(last, CellId::new(TABLE, row, "pending"))?;
    if all.cell.is_empty() && pending.value > 0 {
        return Err(Why::TotalNotFilled);
    }
    if pending.value <= all.value {
        return holds();
    }
    let mut finding = Finding::new(RULE.id, Severity::Remark, all.id)
        .related([all.id])
        .slot(slot::N, Slot::Number(all.value.into()))
        .slot(slot::PENDING, Slot::Number(pending.value.into()));
    finding.rests_on_uncertain = !all.cell.certain || !pending.cell.certain;
    broken(finding)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::Outcome;
    use crate::rules::tests::{Faults, count, said, say_in};
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |reading, last| {
            say_in(reading, SectionId::Disputes, &["案件数含上年结转。"]);
            *last = pending(7);
        })
    }

    fn pending(cases: u64) -> Reading {
        let mut reading = last_year();
        count(&mut reading, CellId::new(TABLE, "review", "pending"), cases);
        reading
    }

    #[test]
    fn pending_cases_that_count_are_among_all() {
        let reading = said(SectionId::Disputes, &["表中案件含上年结转。"]);
        assert_eq!(outcomes(&RULE, &reading, &pending(1)), [Outcome::Holds; 3]);
        let found = finding(&RULE, &reading, &pending(2));
        assert_eq!((found.severity, &found.slots[1].1), (Severity::Remark, &Slot::Number(2)));
    }

    #[test]
    fn a_report_that_does_not_say_so_is_not_held_to_it() {
        let why = [Outcome::Unchecked(Why::NotSaid)];
        let reading = said(SectionId::Overview, &["收到申请5件（含上年结转1件）。"]);
        assert_eq!(outcomes(&RULE, &reading, &pending(2)), why);
    }
}
