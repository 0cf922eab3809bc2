//! A section is there without its table.
//!
//! Where the section itself is missing, that is the finding and the table goes with it.

use crate::rules::Why;
use crate::rules::catalogue::text::table_is_missing as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity};
use model::{TableId, TableState};

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
    let there = cx.report.table(id).is_some_and(|table| table.state != TableState::Missing);
    if there {
        holds()
    } else if cx.has_section(id.section()) {
        broken(Finding::new(RULE.id, Severity::Doubtful, id))
    } else {
        Err(Why::SectionMissing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::Place;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| table(reading, TableId::Proactive).state = TableState::Missing)
    }

    #[test]
    fn three_tables_hold() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_section_without_its_table_is_named() {
        let mut reading = clean();
        table(&mut reading, TableId::Disputes).state = TableState::Missing;
        assert_eq!(broken(&RULE, &reading).place, Place::Table(TableId::Disputes));
    }

    #[test]
    fn a_missing_section_is_the_one_finding() {
        let mut reading = clean();
        table(&mut reading, TableId::Disputes).state = TableState::Missing;
        reading.report.headings.remove(3);
        assert_eq!(unchecked(&RULE, &reading), Why::SectionMissing);
    }
}
