//! Rows of the form are not in the report's table.
//!
//! A row that is there and could not be read is another matter, and so is the one row that some
//! reports print for the three of （六）.

use crate::rules::catalogue::text::rows_are_missing::{self as text, slot};
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

/// How many rows a sentence names; the finding holds all of them.
const NAMED: usize = 3;

fn check(cx: &Context<'_>) -> Answers {
    Answers::each(TableId::ALL, |id| judge(cx, id))
}

fn judge(cx: &Context<'_>, id: TableId) -> Answer {
    cx.table(id)?;
    let missing: Vec<Place> = cx
        .rows(id)
        .filter(|(_, row)| !cx.has_row(id, row.id))
        .map(|(_, row)| Place::Row(id, row.id))
        .collect();
    if missing.is_empty() {
        return holds();
    }
    let finding = Finding::new(RULE.id, Severity::Doubtful, id)
        .slot(slot::N, Slot::Number(missing.len() as i128));
    let finding = match cx.ends_with(id) {
        Some(last) => {
            finding.variant(text::END).slot(slot::LAST, Slot::Place(Place::Row(id, last.id)))
        }
        None => {
            let named = missing.iter().take(NAMED).copied().collect();
            finding.slot(slot::ROWS, Slot::Places(named))
        }
    };
    broken(finding.related(missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, drop_row, holds, one_row, table, unchecked};
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| drop_row(reading, TableId::Proactive, "coercion"))
            .of(text::END, |reading| drop_row(reading, TableId::Proactive, "fees"))
    }

    #[test]
    fn all_rows_hold_and_so_does_one_row_of_other_handling() {
        holds(&RULE, &clean());
        holds(&RULE, &one_row());
    }

    #[test]
    fn a_row_that_is_not_there_is_named() {
        let mut reading = clean();
        drop_row(&mut reading, TableId::Applications, "refused.query");
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.related, [Place::Row(TableId::Applications, "refused.query")]);
    }

    #[test]
    fn a_table_that_ends_early_is_said_to_end() {
        let mut reading = clean();
        for row in ["handled-total", "carried-out"] {
            drop_row(&mut reading, TableId::Applications, row);
        }
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.variant, finding.related.len()), (text::END, 2));
    }

    #[test]
    fn a_table_that_cannot_be_read_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Unreadable;
        assert_eq!(unchecked(&RULE, &reading), Why::TableUnreadable);
    }
}
