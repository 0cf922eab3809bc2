//! A number with decimals where a count belongs.

use super::per_table;
use crate::rules::catalogue::text::count_has_decimals::{self as text, slot};
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
    per_table(cx, has_decimals, |hits| hits.iter().map(finding).collect())
}

/// `12.0` is a whole number; a negative one is another finding.
fn has_decimals(cell: &Cell, kind: Kind) -> bool {
    match &cell.entry {
        Entry::Amount(amount) => {
            kind != Kind::Amount && amount.normalize().scale() > 0 && amount.is_sign_positive()
        }
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
    use model::{TableId, TableState};
    use rust_decimal::Decimal;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            set(
                reading,
                cell(TableId::Proactive, "licensing", "decisions"),
                "1.5",
                Entry::Amount(Decimal::new(15, 1)),
            );
        })
    }

    #[test]
    fn an_amount_of_money_may_have_decimals() {
        let mut reading = clean();
        let id = cell(TableId::Proactive, "fees", "amount");
        set(&mut reading, id, "12.5", Entry::Amount(Decimal::new(125, 1)));
        holds(&RULE, &reading);
    }

    #[test]
    fn one_and_a_half_applications_are_wrong() {
        let mut reading = clean();
        let id = cell(TableId::Applications, "received", "business");
        set(&mut reading, id, "1.5", Entry::Amount(Decimal::new(15, 1)));
        assert_eq!(broken(&RULE, &reading).severity, Severity::Wrong);
        set(&mut reading, id, "2.0", Entry::Amount(Decimal::new(20, 1)));
        holds(&RULE, &reading);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
