//! The fees of a department or a town, asked for in 万元, are a hundred million yuan or more in round
//! hundreds: they were probably written in yuan.

use crate::rules::catalogue::text::fees_look_like_yuan::{self as text, slot};
use rust_decimal::Decimal;

use crate::rules::Why;
use crate::rules::context::Context;
use crate::rules::organ::Organ;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{CellId, Edition, Entry, Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const CELL: CellId = CellId { table: TableId::Proactive, row: "fees", column: "amount" };
/// In 万元.
const MUCH: u32 = 10_000;
const ROUND: u32 = 100;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Cell(CELL), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if cx.form.edition != Edition::E2021 {
        return Err(Why::NotInThisEdition);
    }
    cx.table(CELL.table)?;
    let cell = cx.report.cell(CELL).ok_or(Why::RowMissing)?;
    let amount = match &cell.entry {
        Entry::Amount(amount) => *amount,
        Entry::Count(amount) => Decimal::from(*amount),
        Entry::Blank | Entry::Mark => return holds(),
        Entry::Absent => return Err(Why::RowMissing),
        Entry::Change(_) | Entry::Text => return Err(Why::NotANumber),
    };
    if amount < Decimal::from(MUCH) {
        return holds();
    }
    let round = amount.checked_rem(Decimal::from(ROUND)).is_some_and(|rest| rest.is_zero());
    if !round || !matches!(cx.organ()?, Organ::Department | Organ::Town) {
        return holds();
    }
    let mut finding = Finding::new(RULE.id, Severity::Remark, CELL)
        .slot(slot::PRINTED, Slot::Text(cell.printed.clone()));
    finding.rests_on_uncertain = !cell.certain;
    broken(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, broken, clean, holds, set, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| *reading = of("云溪县教育局", "1250000"))
    }

    fn of(organ: &str, printed: &str) -> Reading {
        let mut reading = clean();
        reading.report.organ = Known::Read(organ.into());
        let amount = printed.parse().expect("an amount");
        set(&mut reading, CELL, printed, Entry::Amount(amount));
        reading
    }

    #[test]
    fn small_and_uneven_fees_hold_and_so_do_those_of_a_city() {
        holds(&RULE, &of("云溪县教育局", "3415.74"));
        holds(&RULE, &of("云溪县教育局", "12345.67"));
        holds(&RULE, &of("云溪市人民政府", "250000"));
    }

    #[test]
    fn the_fees_of_a_bureau_in_round_hundreds_are_remarked() {
        assert_eq!(broken(&RULE, &of("云溪县教育局", "1250000")).severity, Severity::Remark);
    }

    #[test]
    fn a_body_of_no_known_kind_is_not_judged() {
        assert_eq!(unchecked(&RULE, &of("云溪中学", "1250000")), Why::OrganOfUnknownKind);
    }
}
