//! Cells are blank, or hold a sign for nothing, where the form asks for a 0.
//!
//! One remark for the whole report. Blank totals are no zeros: `total-is-not-filled` names them.

use super::{anywhere, first};
use crate::rules::analysis::identity::is_total;
use crate::rules::catalogue::text::zero_is_not_written::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::grid::GridCell;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot, Variant};
use model::{Cell, Entry, Place};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let is_blank = |cell: &Cell| cell.entry == Entry::Blank;
    let hits: Vec<GridCell<'_>> = anywhere(cx, |cell, _| cell.is_empty())?
        .into_iter()
        .filter(|spot| !(is_blank(spot.cell) && is_total(cx, spot.id)))
        .collect();
    let Some(GridCell { id, .. }) = hits.first() else { return holds() };
    let blanks = hits.iter().filter(|spot| is_blank(spot.cell)).count();
    let marks = hits.len() - blanks;
    let mut finding = Finding::new(RULE.id, Severity::Remark, *id);
    if blanks > 0 {
        finding = finding.slot(slot::BLANKS, Slot::Number(blanks as i128));
    }
    if marks > 0 {
        finding = finding.slot(slot::MARKS, Slot::Number(marks as i128));
    }
    let variant = match (blanks, marks) {
        (_, 0) => text::BLANKS,
        (0, _) => text::MARKS,
        _ => Variant::PLAIN,
    };
    broken(
        finding
            .variant(variant)
            .slot(slot::CELLS, first(&hits))
            .related(hits.iter().map(|spot| spot.id)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, cell, clean, holds, set, table, unchecked};
    use model::{CellId, RowId, TableId, TableState};

    pub fn faults() -> Faults {
        Faults::new()
            .of(text::BLANKS, |reading| set(reading, spot("licensing"), "", Entry::Blank))
            .of(text::MARKS, |reading| set(reading, spot("licensing"), "/", Entry::Mark))
            .plain(|reading| {
                set(reading, spot("licensing"), "/", Entry::Mark);
                set(reading, spot("penalties"), "", Entry::Blank);
            })
    }

    fn spot(row: RowId) -> CellId {
        cell(TableId::Proactive, row, "decisions")
    }

    #[test]
    fn zeros_hold_and_a_blank_total_is_another_finding() {
        let mut reading = clean();
        holds(&RULE, &reading);
        set(&mut reading, cell(TableId::Disputes, "review", "total"), "", Entry::Blank);
        holds(&RULE, &reading);
    }

    #[test]
    fn blanks_and_marks_are_counted_apart_in_one_remark() {
        let mut reading = clean();
        set(&mut reading, cell(TableId::Disputes, "review", "other"), "", Entry::Blank);
        assert_eq!(broken(&RULE, &reading).variant, "blanks");
        set(&mut reading, cell(TableId::Proactive, "licensing", "decisions"), "/", Entry::Mark);
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.variant, finding.related.len()), (Variant::PLAIN, 2));
        set(&mut reading, cell(TableId::Disputes, "review", "other"), "0", Entry::Count(0));
        assert_eq!(broken(&RULE, &reading).variant, "marks");
    }

    #[test]
    fn without_a_table_nothing_is_said() {
        let mut reading = clean();
        for id in TableId::ALL {
            table(&mut reading, id).state = TableState::Missing;
        }
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
