//! Ways of writing a number that leave its value alone: one remark a kind for the whole report.
//!
//! A number that came apart in the file ([`Notation::Split`]) is no habit of its author: the
//! reading marks it as uncertain, and nothing is remarked here.

use super::{anywhere, first};
use crate::rules::catalogue::{slot, text};
use crate::rules::context::Context;
use crate::rules::grid::GridCell;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, RuleId, Severity, Slot};
use model::form::Kind;
use model::{Cell, Notation, Place};

pub(super) const FULL_WIDTH: Rule = Rule {
    id: text::number_is_full_width::ID,
    check: |cx| check(cx, FULL_WIDTH.id, |cell, _| has(cell, Notation::FullWidth)),
    #[cfg(test)]
    faults: || tests::written(Notation::FullWidth),
};
pub(super) const SEPARATORS: Rule = Rule {
    id: text::number_has_separators::ID,
    check: |cx| check(cx, SEPARATORS.id, |cell, _| has(cell, Notation::ThousandsSeparator)),
    #[cfg(test)]
    faults: || tests::written(Notation::ThousandsSeparator),
};
pub(super) const UNIT: Rule = Rule {
    id: text::number_has_unit::ID,
    check: |cx| check(cx, UNIT.id, |cell, _| has(cell, Notation::Unit)),
    #[cfg(test)]
    faults: || tests::written(Notation::Unit),
};
pub(super) const NOTE: Rule = Rule {
    id: text::number_has_note::ID,
    check: |cx| check(cx, NOTE.id, |cell, _| has(cell, Notation::Note)),
    #[cfg(test)]
    faults: || tests::written(Notation::Note),
};
pub(super) const LEADING_ZEROS: Rule = Rule {
    id: text::number_has_leading_zeros::ID,
    check: |cx| check(cx, LEADING_ZEROS.id, |cell, _| has(cell, Notation::LeadingZeros)),
    #[cfg(test)]
    faults: || tests::written(Notation::LeadingZeros),
};

fn check(cx: &Context<'_>, rule: RuleId, is_hit: fn(&Cell, Kind) -> bool) -> Answers {
    Answers::at(Place::Report, judge(cx, rule, is_hit))
}

fn judge(cx: &Context<'_>, rule: RuleId, is_hit: fn(&Cell, Kind) -> bool) -> Answer {
    let hits = anywhere(cx, is_hit)?;
    let Some(GridCell { id, cell, .. }) = hits.first() else { return holds() };
    broken(
        Finding::new(rule, Severity::Remark, *id)
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::PRINTED, Slot::Text(cell.printed.clone()))
            .slot(slot::CELLS, first(&hits))
            .related(hits.iter().map(|spot| spot.id)),
    )
}

fn has(cell: &Cell, notation: Notation) -> bool {
    cell.notation.contains(&notation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::{TableId, TableState};

    pub fn written(notation: Notation) -> Faults {
        Faults::new().plain(|reading| {
            let cells = &mut table(reading, TableId::Proactive).cells;
            cells.get_mut(&("licensing", "decisions")).unwrap().notation.push(notation);
        })
    }

    const KINDS: [(Rule, Notation); 5] = [
        (FULL_WIDTH, Notation::FullWidth),
        (SEPARATORS, Notation::ThousandsSeparator),
        (UNIT, Notation::Unit),
        (NOTE, Notation::Note),
        (LEADING_ZEROS, Notation::LeadingZeros),
    ];

    #[test]
    fn each_way_of_writing_is_remarked_once_under_its_own_name() {
        for (rule, notation) in KINDS {
            let mut reading = clean();
            holds(&rule, &reading);
            let cells = &mut table(&mut reading, TableId::Disputes).cells;
            for column in ["upheld", "other"] {
                cells.get_mut(&("review", column)).unwrap().notation.push(notation);
            }
            let finding = broken(&rule, &reading);
            assert_eq!((finding.rule, finding.related.len()), (rule.id, 2));
        }
    }

    #[test]
    fn without_a_table_nothing_is_said() {
        let mut reading = clean();
        for id in TableId::ALL {
            table(&mut reading, id).state = TableState::Unreadable;
        }
        assert_eq!(unchecked(&FULL_WIDTH, &reading), Why::TableUnreadable);
    }
}
