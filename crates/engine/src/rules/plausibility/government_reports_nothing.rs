//! The government of a county or more reports a 0 in every cell of table two: no document in force,
//! no decision, no fee.

use crate::rules::Why;
use crate::rules::catalogue::text::government_reports_nothing::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Entry, Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Proactive;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Table(TABLE), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if !cx.organ()?.is_government() {
        return Err(Why::NotThisKindOfOrgan);
    }
    cx.table(TABLE)?;
    let zero = |entry: &Entry| match entry {
        Entry::Count(value) => *value == 0,
        Entry::Change(change) => *change == 0,
        Entry::Amount(amount) => amount.is_zero(),
        Entry::Absent | Entry::Blank | Entry::Mark | Entry::Text => false,
    };
    if cx.cells(TABLE).any(|spot| !zero(&spot.cell.entry)) {
        return holds();
    }
    let mut finding = Finding::new(RULE.id, Severity::Remark, TABLE)
        .slot(slot::N, Slot::Number(cx.cells(TABLE).count() as i128));
    finding.rests_on_uncertain = cx.cells(TABLE).any(|spot| !spot.cell.certain);
    broken(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, cell, clean, count, holds, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| count(reading, cell(TABLE, "normative-documents", "in-force"), 0))
    }

    #[test]
    fn a_document_in_force_holds_and_nothing_at_all_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        count(&mut reading, cell(TABLE, "normative-documents", "in-force"), 0);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn a_bureau_may_have_nothing_to_report() {
        let mut reading = clean();
        reading.report.organ = Known::Read("云溪县档案局".into());
        assert_eq!(unchecked(&RULE, &reading), Why::NotThisKindOfOrgan);
    }
}
