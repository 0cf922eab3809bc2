//! A negative number where a count or an amount belongs. The 2019 form's 本年增/减 has signs.

use super::per_table;
use crate::rules::catalogue::text::number_is_negative::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::grid::GridCell;
use crate::rules::rule::{Answers, Rule, severity};
use model::finding::{Finding, Severity, Slot};
use model::form::Kind;
use model::{Cell, Entry};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    per_table(cx, is_negative, |hits| hits.iter().map(finding).collect())
}

fn is_negative(cell: &Cell, kind: Kind) -> bool {
    match &cell.entry {
        Entry::Change(change) => kind != Kind::Change && *change < 0,
        Entry::Amount(amount) => amount.is_sign_negative() && !amount.is_zero(),
        _ => false,
    }
}

fn finding(GridCell { id, cell, .. }: &GridCell<'_>) -> Finding {
    let mut finding = Finding::new(RULE.id, severity(cell.certain, Severity::Wrong), *id)
        .slot(slot::PRINTED, Slot::Text(cell.printed.clone()))
        .related([*id]);
    finding.rests_on_uncertain = !cell.certain;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, cell, clean, holds, set, table, unchecked};
    use model::TableId;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            set(
                reading,
                cell(TableId::Proactive, "licensing", "decisions"),
                "-1",
                Entry::Change(-1),
            );
        })
    }

    #[test]
    fn counts_hold() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_minus_is_wrong_where_it_was_read_with_certainty() {
        let mut reading = clean();
        let id = cell(TableId::Disputes, "review", "upheld");
        set(&mut reading, id, "-1", Entry::Change(-1));
        assert_eq!(broken(&RULE, &reading).severity, Severity::Wrong);
        let cells = &mut table(&mut reading, TableId::Disputes).cells;
        cells.get_mut(&("review", "upheld")).unwrap().certain = false;
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn a_table_that_cannot_be_read_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = model::TableState::Unreadable;
        assert_eq!(unchecked(&RULE, &reading), Why::TableUnreadable);
    }
}
