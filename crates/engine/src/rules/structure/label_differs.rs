//! Labels of a table are worded otherwise than in the form, typing errors of the printed form
//! included.

use crate::rules::catalogue::text::label_differs::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::each(TableId::ALL, |id| judge(cx, id))
}

fn judge(cx: &Context<'_>, id: TableId) -> Answer {
    let (table, _) = cx.table(id)?;
    if table.labels.is_empty() {
        return holds();
    }
    let printed = table.labels.iter().map(|(_, printed)| printed.clone()).collect();
    let rows = table.labels.iter().map(|(row, _)| Place::Row(id, row));
    broken(
        Finding::new(RULE.id, Severity::Remark, id)
            .slot(slot::LABELS, Slot::Texts(printed))
            .related(rows),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            table(reading, TableId::Applications).labels.push(("other.misc", "3.其它".into()));
        })
    }

    #[test]
    fn the_forms_labels_hold() {
        holds(&RULE, &clean());
    }

    #[test]
    fn others_are_remarked_in_one_finding_a_table() {
        let mut reading = clean();
        let labels = &mut table(&mut reading, TableId::Applications).labels;
        labels.push(("refused.other-law", "2.其他法律行政止公开".into()));
        labels.push(("other.misc", "3.其它".into()));
        assert_eq!(broken(&RULE, &reading).related.len(), 2);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
