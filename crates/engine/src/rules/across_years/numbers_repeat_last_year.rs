//! Tables two and three have the numbers of last year: perhaps its tables were handed in again.

use crate::rules::catalogue::text::numbers_repeat_last_year::{self as text, slot};
use rust_decimal::Decimal;

use super::{amount, beside, same_table_two};
use crate::rules::Why;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Place, Report, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// Per cent of the cells that are not zero in both years.
const MOST: usize = 80;
/// One application fills six cells. Twice as many, and several larger numbers, are no coincidence.
const CELLS: usize = 12;
const LARGE_NUMBERS: usize = 4;
const LARGE: Decimal = Decimal::TEN;

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, Place::Report, |last| Answers::at(Place::Report, judge(cx, last)))
}

fn judge(cx: &Context<'_>, last: &Report) -> Answer {
    let mut tables = vec![TableId::Applications];
    if same_table_two(cx, last).is_ok() {
        tables.push(TableId::Proactive);
    }
    let (mut all, mut same, mut large, mut certain) = (0usize, Vec::new(), Vec::new(), true);
    for spot in tables.into_iter().flat_map(|table| cx.cells(table)) {
        let then = last.cell(spot.id);
        let (Some(now), Some(before)) = (amount(spot.cell), then.and_then(amount)) else {
            continue;
        };
        if now.is_zero() && before.is_zero() {
            continue;
        }
        all += 1;
        if now == before {
            same.push(spot.id);
            if now >= LARGE && !large.contains(&now) {
                large.push(now);
            }
            certain &= spot.cell.certain && then.is_some_and(|then| then.certain);
        }
    }
    if all == 0 {
        return Err(Why::TooLittle);
    }
    if same.len() * 100 < all * MOST {
        return holds();
    }
    if all < CELLS || large.len() < LARGE_NUMBERS {
        return Err(Why::TooLittle);
    }
    let mut finding = Finding::new(RULE.id, Severity::Remark, Place::Report)
        .slot(slot::SAME, Slot::Number(same.len() as i128))
        .slot(slot::ALL, Slot::Number(all as i128))
        .related(same);
    finding.rests_on_uncertain = !certain;
    broken(finding)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::Outcome;
    use crate::rules::tests::{Faults, clean, count};
    use model::CellId;
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |reading, last| {
            *reading = busy(clean());
            *last = busy(last_year());
        })
    }

    fn busy(mut reading: Reading) -> Reading {
        for (row, value) in [("licensing", 120), ("penalties", 35), ("coercion", 17)] {
            count(&mut reading, CellId::new(TableId::Proactive, row, "decisions"), value);
        }
        reading
    }

    #[test]
    fn the_same_numbers_again_are_remarked() {
        let found = finding(&RULE, &busy(clean()), &busy(last_year()));
        assert_eq!(found.severity, Severity::Remark);
        assert_eq!(
            found.slots[..2],
            [(slot::SAME, Slot::Number(14)), (slot::ALL, Slot::Number(16))]
        );
    }

    #[test]
    fn other_numbers_hold() {
        let mut last = busy(last_year());
        for row in ["received", "handled-total", "disclosed"] {
            for column in ["natural-person", "total"] {
                count(&mut last, CellId::new(TableId::Applications, row, column), 21);
            }
        }
        assert_eq!(outcomes(&RULE, &busy(clean()), &last), [Outcome::Holds]);
    }

    #[test]
    fn a_few_small_numbers_tell_nothing() {
        let why = [Outcome::Unchecked(Why::TooLittle)];
        assert_eq!(outcomes(&RULE, &clean(), &last_year()), why);
    }
}
