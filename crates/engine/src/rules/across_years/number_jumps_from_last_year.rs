//! A number is more than ten times last year's, or less than a tenth: perhaps in another unit.

use crate::rules::catalogue::text::number_jumps_from_last_year::{self as text, slot};
use rust_decimal::Decimal;

use super::{amount, beside, same_table_two};
use crate::rules::Why;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{CellId, ColumnId, Place, Report, RowId, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Proactive;
const CELLS: [(RowId, ColumnId); 4] = [
    ("licensing", "decisions"),
    ("penalties", "decisions"),
    ("coercion", "decisions"),
    ("fees", "amount"),
];

/// Small numbers come and go: below it nothing smells of a unit.
const LARGE: Decimal = Decimal::ONE_HUNDRED;

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, TABLE, |last| {
        let mut answers = Answers::default();
        for (row, column) in CELLS {
            let id = CellId::new(TABLE, row, column);
            let of_cell = Answers::at(Place::Cell(id), judge(cx, last, id));
            answers.places.extend(of_cell.places);
            answers.findings.extend(of_cell.findings);
        }
        answers
    })
}

fn judge(cx: &Context<'_>, last: &Report, id: CellId) -> Answer {
    same_table_two(cx, last)?;
    cx.table(TABLE)?;
    let now = cx.report.cell(id).ok_or(Why::RowMissing)?;
    let then = last.cell(id).ok_or(Why::LastYearNotRead)?;
    let number = amount(now).ok_or(Why::NotANumber)?;
    let before = amount(then).ok_or(Why::LastYearNotRead)?;
    let (least, most) = (number.min(before), number.max(before));
    let far = least.checked_mul(Decimal::TEN).is_some_and(|ten| ten < most);
    if !far || least <= Decimal::ZERO || most < LARGE {
        return holds();
    }
    let mut finding = Finding::new(RULE.id, Severity::Remark, id)
        .slot(slot::BEFORE, Slot::Text(then.printed.clone()))
        .slot(slot::NOW, Slot::Text(now.printed.clone()));
    finding.rests_on_uncertain = !now.certain || !then.certain;
    broken(finding)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ask, finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::Outcome;
    use crate::rules::tests::{Faults, clean, count, set};
    use model::finding::Variant;
    use model::{Edition, Entry, Known};

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |reading, last| {
            for (row, value) in [("licensing", 120), ("penalties", 35), ("coercion", 17)] {
                count(reading, CellId::new(TABLE, row, "decisions"), value);
            }
            count(last, CellId::new(TABLE, "licensing", "decisions"), 2);
        })
    }

    fn fees(mut reading: Reading, printed: &str) -> Reading {
        let amount = Entry::Amount(printed.parse().unwrap());
        set(&mut reading, CellId::new(TABLE, "fees", "amount"), printed, amount);
        reading
    }

    #[test]
    fn a_hundredth_of_last_years_fees_is_remarked_and_a_tenth_holds() {
        let last = fees(last_year(), "3120");
        let found = finding(&RULE, &fees(clean(), "31.2"), &last);
        assert_eq!(
            (found.severity, &found.slots[1].1),
            (Severity::Remark, &Slot::Text("31.2".into()))
        );
        assert_eq!(outcomes(&RULE, &fees(clean(), "312"), &last), [Outcome::Holds; 4]);
    }

    #[test]
    fn small_numbers_and_zeros_hold() {
        let penalties = CellId::new(TABLE, "penalties", "decisions");
        for (before, now) in [(2, 90), (0, 4000), (4000, 0)] {
            let (mut last, mut reading) = (last_year(), clean());
            count(&mut last, penalties, before);
            count(&mut reading, penalties, now);
            assert!(ask(&RULE, &reading, &last).findings.is_empty(), "{before} {now}");
        }
    }

    #[test]
    fn the_table_of_2019_counts_otherwise() {
        let mut last = last_year();
        last.report.edition = Known::Read(Edition::E2019);
        let why = Outcome::Unchecked(Why::NotInThisEdition);
        assert_eq!(outcomes(&RULE, &clean(), &last), [why; 4]);
    }
}
