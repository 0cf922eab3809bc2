//! Totals of table three or four are blank: their sums stay unchecked, and this says so once.
//!
//! A table without any number is another finding, and a mark such as `/` means 0. Where a table
//! ends early its last row may have lost its total in the cut.

use crate::rules::analysis::identity::is_total;
use crate::rules::catalogue::text::total_is_not_filled::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::grid::GridCell;
use crate::rules::part::Part;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Condition, Finding, Severity, Slot, Suggestion};
use model::{CellId, Entry, Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// How many totals a sentence names; the finding holds all of them.
const NAMED: usize = 3;

fn check(cx: &Context<'_>) -> Answers {
    Answers::each([TableId::Applications, TableId::Disputes], |id| judge(cx, id))
}

fn judge(cx: &Context<'_>, table: TableId) -> Answer {
    cx.table(table)?;
    let cut = cx.ends_with(table).map(|row| row.id);
    let totals: Vec<GridCell<'_>> = cx
        .cells(table)
        .filter(|spot| spot.cell.entry == Entry::Blank && is_total(cx, spot.id))
        .filter(|spot| cut != Some(spot.id.row))
        .collect();
    if totals.is_empty() {
        return holds();
    }
    let places = |count| totals.iter().take(count).map(|spot| spot.id.into()).collect();
    let named: Vec<Place> = places(NAMED);
    let all: Vec<Place> = places(totals.len());
    let mut finding = Finding::new(RULE.id, Severity::Doubtful, table)
        .slot(slot::N, Slot::Number(totals.len() as i128))
        .slot(slot::CELLS, Slot::Places(named))
        .related(all);
    finding.rests_on_uncertain = totals.iter().any(|spot| !spot.cell.certain);
    let changes = sums(cx, table);
    if !changes.is_empty() {
        let condition = Some(Condition::PartsAreFilled);
        finding.suggestions.push(Suggestion { changes, certain: false, condition });
    }
    broken(finding)
}

/// The blank totals all of whose parts are filled, with what these come to. A part that is blank is no 0.
fn sums(cx: &Context<'_>, table: TableId) -> Vec<(CellId, u64)> {
    let filled = |part: &Part<'_>| matches!(part.cell.entry, Entry::Count(_)) && part.cell.certain;
    let mut found: Vec<(CellId, u64)> = Vec::new();
    let mut several: Vec<CellId> = Vec::new();
    for identity in cx.analysis.identities.iter().filter(|one| one.table == table) {
        let [total] = identity.right.as_slice() else { continue };
        let blank = total.cell.entry == Entry::Blank && is_total(cx, total.id);
        if !blank || identity.left.is_empty() || !identity.left.iter().all(filled) {
            continue;
        }
        let sum = identity.left.iter().try_fold(0u64, |sum, part| sum.checked_add(part.value));
        match (sum, found.iter().find(|(cell, _)| *cell == total.id)) {
            (Some(sum), None) => found.push((total.id, sum)),
            (Some(sum), Some((_, other))) if sum == *other => {}
            _ => several.push(total.id),
        }
    }
    found.retain(|(cell, _)| !several.contains(cell));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{
        Faults, broken, cell, clean, drop_row, holds, set, table, unchecked,
    };
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            set(reading, cell(TableId::Applications, "received", "total"), "", Entry::Blank);
        })
    }

    #[test]
    fn filled_totals_hold_and_so_do_blank_parts() {
        let mut reading = clean();
        holds(&RULE, &reading);
        set(&mut reading, cell(TableId::Applications, "received", "research"), "", Entry::Blank);
        holds(&RULE, &reading);
    }

    #[test]
    fn blank_totals_are_one_finding_a_table() {
        let mut reading = clean();
        for row in ["received", "disclosed"] {
            set(&mut reading, cell(TableId::Applications, row, "total"), "", Entry::Blank);
        }
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.severity, finding.related.len()), (Severity::Doubtful, 2));
    }

    #[test]
    fn what_the_parts_come_to_is_offered_where_all_of_them_are_filled() {
        let mut reading = clean();
        let at = |row, column| cell(TableId::Applications, row, column);
        set(&mut reading, at("received", "total"), "", Entry::Blank);
        set(&mut reading, at("disclosed", "total"), "", Entry::Blank);
        set(&mut reading, at("disclosed", "research"), "", Entry::Blank);
        let [way] = <[Suggestion; 1]>::try_from(broken(&RULE, &reading).suggestions).unwrap();
        assert_eq!(way.changes, [(at("received", "total"), 12)]);
        assert!(!way.certain);
        set(&mut reading, at("received", "research"), "", Entry::Blank);
        assert!(broken(&RULE, &reading).suggestions.is_empty());
    }

    #[test]
    fn a_total_that_the_end_of_the_file_cut_off_is_not_accused() {
        let mut reading = clean();
        drop_row(&mut reading, TableId::Disputes, "litigation-direct");
        drop_row(&mut reading, TableId::Disputes, "litigation-after-review");
        set(&mut reading, cell(TableId::Disputes, "review", "total"), "", Entry::Blank);
        holds(&RULE, &reading);
    }

    #[test]
    fn a_blank_table_is_another_finding() {
        let mut reading = clean();
        table(&mut reading, TableId::Disputes).state = TableState::AllBlank;
        assert_eq!(unchecked(&RULE, &reading), Why::TableBlank);
    }
}
