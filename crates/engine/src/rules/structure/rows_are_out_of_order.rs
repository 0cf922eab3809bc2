//! The rows of a table stand in another order than in the form.

use crate::rules::catalogue::text::rows_are_out_of_order::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::order;
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
    let at = |row| order::position(cx.form, Place::Row(id, row));
    let early = table.rows.iter().zip(table.rows.iter().skip(1)).find(|(a, b)| at(a) > at(b));
    let Some((_, row)) = early else { return holds() };
    let row = Place::Row(id, row);
    broken(
        Finding::new(RULE.id, Severity::Remark, id)
            .slot(slot::ROW, Slot::Place(row))
            .related([row]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| table(reading, TableId::Proactive).rows.swap(0, 1))
    }

    #[test]
    fn the_forms_order_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn the_first_row_that_comes_too_late_is_named() {
        let mut reading = clean();
        table(&mut reading, TableId::Applications).rows.swap(2, 3);
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.related, [Place::Row(TableId::Applications, "disclosed")]);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
