//! Lawsuits after a review are reported, and no review this year or last.

use super::{last_year, remark};
use crate::rules::catalogue::text::lawsuits_follow_no_review::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::Slot;
use model::{Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const ROW: &str = "litigation-after-review";

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Row(TableId::Disputes, ROW), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let lawsuits = cx.number(TableId::Disputes, ROW, "total")?;
    let reviews = cx.number(TableId::Disputes, "review", "total")?;
    if lawsuits.value == 0 || reviews.value > 0 {
        return holds();
    }
    if last_year(cx, TableId::Disputes, "review", "total")? > 0 {
        return holds();
    }
    let finding = remark(RULE.id, &[lawsuits, reviews])
        .map(|finding| finding.slot(slot::N, Slot::Number(lawsuits.value.into())));
    finding.map_or_else(holds, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, ask_beside, cell, clean, count, holds, unchecked};
    use crate::rules::{LastYear, Setting, Why};
    use model::Known;
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |reading, last| {
            *reading = of(0, 1, 2023);
            *last = of(0, 0, 2022);
        })
    }

    fn of(reviews: u64, lawsuits: u64, year: u16) -> Reading {
        let mut reading = clean();
        reading.report.year = Known::Read(year);
        for (row, cases) in [("review", reviews), (ROW, lawsuits)] {
            for column in ["upheld", "total"] {
                count(&mut reading, cell(TableId::Disputes, row, column), cases);
            }
        }
        reading
    }

    #[test]
    fn a_review_this_year_or_last_holds() {
        holds(&RULE, &of(1, 1, 2023));
        holds(&RULE, &of(0, 0, 2023));
        let before = of(1, 0, 2022);
        let beside = Setting { last_year: LastYear::Read(&before), ..Setting::default() };
        assert!(ask_beside(&RULE, &of(0, 1, 2023), &beside).findings.is_empty());
    }

    #[test]
    fn lawsuits_after_no_review_are_remarked() {
        let before = of(0, 0, 2022);
        let beside = Setting { last_year: LastYear::Read(&before), ..Setting::default() };
        assert_eq!(ask_beside(&RULE, &of(0, 1, 2023), &beside).findings.len(), 1);
    }

    #[test]
    fn another_year_or_none_is_not_enough() {
        assert_eq!(unchecked(&RULE, &of(0, 1, 2023)), Why::NoLastYear);
        let before = of(0, 0, 2021);
        let beside = Setting { last_year: LastYear::Read(&before), ..Setting::default() };
        assert!(ask_beside(&RULE, &of(0, 1, 2023), &beside).findings.is_empty());
    }
}
