//! Words where a number belongs: 三, 若干, 见附件. What could not be read is not accused.

use super::{first, per_table};
use crate::rules::catalogue::text::cell_is_not_a_number::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::grid::GridCell;
use crate::rules::rule::{Answers, Rule};
use model::Entry;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    per_table(
        cx,
        |cell, _| cell.entry == Entry::Text && cell.certain,
        |hits| finding(hits).into_iter().collect(),
    )
}

fn finding(hits: &[GridCell<'_>]) -> Option<Finding> {
    let GridCell { id, cell, .. } = hits.first()?;
    Some(
        Finding::new(RULE.id, Severity::Doubtful, *id)
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::PRINTED, Slot::Text(cell.printed.clone()))
            .slot(slot::CELLS, first(hits))
            .related(hits.iter().map(|spot| spot.id)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, cell, clean, holds, set, table, unchecked};
    use model::{TableId, TableState};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            set(reading, cell(TableId::Proactive, "licensing", "decisions"), "三", Entry::Text);
        })
    }

    #[test]
    fn words_are_doubtful_and_what_was_not_read_is_not_accused() {
        let mut reading = clean();
        holds(&RULE, &reading);
        let id = cell(TableId::Disputes, "review", "upheld");
        set(&mut reading, id, "三", Entry::Text);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
        let cells = &mut table(&mut reading, TableId::Disputes).cells;
        cells.get_mut(&("review", "upheld")).unwrap().certain = false;
        holds(&RULE, &reading);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
