//! Most applications come from research or public welfare bodies: more likely they stand in the
//! wrong column.

use super::remark;
use crate::rules::catalogue::text::organisations_outnumber_persons::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::part::Part;
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
/// Below that, one busy applicant explains it.
const MANY: u64 = 10;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Row(TABLE, "received"), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let received = |column| cx.number(TABLE, "received", column);
    let persons = received("natural-person")?;
    let businesses = received("business")?;
    let rare: [Part<'_>; 2] = [received("research")?, received("public-welfare")?];
    let most = persons.value.max(businesses.value).saturating_add(1).max(MANY);
    let Some(odd) = rare.into_iter().find(|part| part.value >= most) else { return holds() };
    let finding = remark(RULE.id, &[odd, persons]).map(|finding| {
        finding
            .slot(slot::N, Slot::Number(odd.value.into()))
            .slot(slot::PERSONS, Slot::Number(persons.value.into()))
    });
    finding.map_or_else(holds, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, cell, clean, count, drop_row, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| count(reading, cell(TABLE, "received", "research"), 30))
    }

    #[test]
    fn a_few_hold() {
        let mut reading = clean();
        count(&mut reading, cell(TABLE, "received", "research"), 12);
        holds(&RULE, &reading);
        count(&mut reading, cell(TABLE, "received", "natural-person"), 0);
        count(&mut reading, cell(TABLE, "received", "research"), 3);
        holds(&RULE, &reading);
    }

    #[test]
    fn more_than_all_persons_are_remarked() {
        let mut reading = clean();
        count(&mut reading, cell(TABLE, "received", "public-welfare"), 13);
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.place, Place::Cell(cell(TABLE, "received", "public-welfare")));
    }

    #[test]
    fn without_the_row_nothing_is_said() {
        let mut reading = clean();
        drop_row(&mut reading, TABLE, "received");
        assert_eq!(unchecked(&RULE, &reading), Why::RowMissing);
    }
}
