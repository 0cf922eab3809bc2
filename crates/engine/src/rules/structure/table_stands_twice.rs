//! One of the three tables stands more than once; the first was read.

use crate::recognise::NoteKind;
use crate::rules::Why;
use crate::rules::catalogue::text::table_stands_twice as text;
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
    if !there {
        return Err(Why::TableMissing);
    }
    if cx.noted(NoteKind::TableTwice, id.into()) {
        return broken(Finding::new(RULE.id, Severity::Doubtful, id));
    }
    holds()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, note, table, unchecked};
    use model::Place;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| note(reading, NoteKind::TableTwice, TableId::Disputes.into(), ""))
    }

    #[test]
    fn one_of_each_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_second_one_is_named() {
        let mut reading = clean();
        note(&mut reading, NoteKind::TableTwice, Place::Table(TableId::Applications), "");
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
