//! An amount with more decimals than money has: in 万元 the sixth is a fen, and a seventh comes out of
//! a program's own arithmetic.

use super::{anywhere, first};
use crate::rules::catalogue::text::amount_has_many_decimals::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::grid::GridCell;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Cell, Entry, Place};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const MOST: u32 = 6;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let hits = anywhere(cx, |cell, _| has_many(cell))?;
    let Some(GridCell { id, cell, .. }) = hits.first() else { return holds() };
    broken(
        Finding::new(RULE.id, Severity::Remark, *id)
            .slot(slot::PRINTED, Slot::Text(cell.printed.clone()))
            .slot(slot::CELLS, first(&hits))
            .related(hits.iter().map(|spot| spot.id)),
    )
}

fn has_many(cell: &Cell) -> bool {
    matches!(cell.entry, Entry::Amount(amount) if amount.scale() > MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, cell, clean, holds, set, table, unchecked};
    use model::{TableId, TableState};
    use rust_decimal::Decimal;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            let amount = Entry::Amount(Decimal::new(30_000_001, 8));
            set(reading, cell(TableId::Proactive, "fees", "amount"), "0.30000001", amount);
        })
    }

    #[test]
    fn a_fen_holds_and_a_hundredth_of_it_is_remarked() {
        let mut reading = clean();
        let id = cell(TableId::Proactive, "fees", "amount");
        set(&mut reading, id, "12.345678", Entry::Amount(Decimal::new(12_345_678, 6)));
        holds(&RULE, &reading);
        set(&mut reading, id, "0.30000001", Entry::Amount(Decimal::new(30_000_001, 8)));
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
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
