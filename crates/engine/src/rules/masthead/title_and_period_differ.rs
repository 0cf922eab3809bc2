//! Title and reporting period name different years: one of the two is wrong, whatever else is true.
//!
//! Judged only where the title names one year and both dates of the period are whole and agree.

use super::basis::years;
use super::place_of;
use crate::rules::catalogue::text::title_and_period_differ::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::Place;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Title, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let (titled, stated, period) = years(cx)?;
    if stated == titled {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Wrong, place_of(period))
            .slot(slot::TITLE_YEAR, Slot::Number(titled.into()))
            .slot(slot::PERIOD_YEAR, Slot::Number(stated.into()))
            .slot(slot::PRINTED, Slot::Text(period.printed.clone()))
            .related([Place::Title, place_of(period)]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.masthead.title_years = vec![2024])
    }

    #[test]
    fn the_same_year_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn last_years_period_is_wrong() {
        let mut reading = clean();
        if let Some(period) = &mut reading.report.masthead.period {
            period.start = Some((2022, 1, 1));
            period.end = Some((2022, 12, 31));
        }
        assert_eq!(broken(&RULE, &reading).severity, Severity::Wrong);
    }

    #[test]
    fn a_damaged_date_and_a_title_without_a_year_prove_nothing() {
        let mut reading = clean();
        reading.report.masthead.title_years.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
        let mut reading = clean();
        if let Some(period) = &mut reading.report.masthead.period {
            period.end = None;
        }
        assert_eq!(unchecked(&RULE, &reading), Why::NoPeriod);
    }
}
