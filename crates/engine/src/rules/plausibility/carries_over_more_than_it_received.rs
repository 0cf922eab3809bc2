//! More applications go over to the next year than came in the whole year. Answers are due within
//! 20 working days, 40 at most (政府信息公开条例, article 33): some of them have been waiting for long.

use super::remark;
use crate::rules::catalogue::text::carries_over_more_than_it_received::{self as text, slot};
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

const TABLE: TableId = TableId::Applications;
/// With fewer a single month may do it.
const MANY: u64 = 5;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Row(TABLE, "carried-out"), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let open = cx.number(TABLE, "carried-out", "total")?;
    let received = cx.number(TABLE, "received", "total")?;
    if open.value <= received.value || open.value < MANY {
        return holds();
    }
    let finding = remark(RULE.id, &[open, received]).map(|finding| {
        finding
            .slot(slot::OPEN, Slot::Number(open.value.into()))
            .slot(slot::RECEIVED, Slot::Number(received.value.into()))
    });
    finding.map_or_else(holds, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, cell, clean, count, holds, table, unchecked};
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| count(reading, cell(TABLE, "carried-out", "total"), 20))
    }

    #[test]
    fn a_few_that_are_open_hold() {
        let mut reading = clean();
        holds(&RULE, &reading);
        count(&mut reading, cell(TABLE, "received", "total"), 0);
        holds(&RULE, &reading);
    }

    #[test]
    fn more_than_a_whole_year_brought_is_remarked() {
        let mut reading = clean();
        count(&mut reading, cell(TABLE, "carried-out", "total"), 13);
        assert_eq!(broken(&RULE, &reading).related.len(), 2);
    }

    #[test]
    fn without_a_table_nothing_is_said() {
        let mut reading = clean();
        table(&mut reading, TABLE).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
