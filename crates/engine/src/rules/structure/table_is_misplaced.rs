//! A table stands in another section than its own.

use crate::rules::Why;
use crate::rules::catalogue::text::table_is_misplaced::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Place, TableId, TableState};

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
    let table = cx.report.table(id).filter(|table| table.state != TableState::Missing);
    let table = table.ok_or(Why::TableMissing)?;
    let expected = id.section();
    if !cx.has_section(expected) {
        // Without its heading the table seems to stand in the section before.
        return Err(Why::SectionMissing);
    }
    let found = table.under.ok_or(Why::NoHeadings)?;
    if found == expected {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Doubtful, id)
            .slot(slot::FOUND, Slot::Place(Place::Section(found)))
            .slot(slot::EXPECTED, Slot::Place(Place::Section(expected)))
            .related([Place::Section(found), Place::Section(expected)]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::SectionId;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            table(reading, TableId::Disputes).under = Some(SectionId::Applications);
        })
    }

    #[test]
    fn each_in_its_own_section_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn table_four_in_section_three_is_named() {
        let mut reading = clean();
        table(&mut reading, TableId::Disputes).under = Some(SectionId::Applications);
        assert_eq!(broken(&RULE, &reading).place, Place::Table(TableId::Disputes));
    }

    #[test]
    fn a_missing_heading_is_no_misplaced_table() {
        let mut reading = clean();
        table(&mut reading, TableId::Disputes).under = Some(SectionId::Applications);
        reading.report.headings.remove(3);
        assert_eq!(unchecked(&RULE, &reading), Why::SectionMissing);
    }
}
