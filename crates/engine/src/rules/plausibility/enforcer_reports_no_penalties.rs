//! A body whose daily work it is to punish reports a year without a single penalty.

use super::remark;
use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::enforcer_reports_no_penalties::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::ends_with_one;
use model::finding::Slot;
use model::{Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Proactive;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Row(TABLE, "penalties"), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let organ = cx.report.organ.get().ok_or(Why::NoOrgan)?;
    if !ends_with_one(&folded(organ), phrases::ENFORCERS) {
        return Err(Why::NotThisKindOfOrgan);
    }
    let penalties = cx.number(TABLE, "penalties", "decisions")?;
    if penalties.value > 0 || penalties.cell.is_empty() {
        return holds();
    }
    let finding = remark(RULE.id, &[penalties])
        .map(|finding| finding.slot(slot::ORGAN, Slot::Text(organ.clone())));
    finding.map_or_else(holds, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, broken, cell, clean, count, holds, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| *reading = police())
    }

    fn police() -> Reading {
        let mut reading = clean();
        reading.report.organ = Known::Read("云溪县公安局".into());
        reading
    }

    #[test]
    fn a_police_with_penalties_holds_and_one_without_is_remarked() {
        let mut reading = police();
        assert_eq!(
            broken(&RULE, &reading).place,
            Place::Cell(cell(TABLE, "penalties", "decisions"))
        );
        count(&mut reading, cell(TABLE, "penalties", "decisions"), 30);
        holds(&RULE, &reading);
    }

    #[test]
    fn other_bodies_need_not_punish() {
        assert_eq!(unchecked(&RULE, &clean()), Why::NotThisKindOfOrgan);
    }
}
