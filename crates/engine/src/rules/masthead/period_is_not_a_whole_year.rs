//! The stated period is not 1 January to 31 December of one year, or a date of it is damaged.

use super::{period, place_of};
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::period_is_not_a_whole_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::contains_one;
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Masthead), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let period = period(cx)?;
    let finding = Finding::new(RULE.id, Severity::Doubtful, place_of(period))
        .slot(slot::PRINTED, Slot::Text(period.printed.clone()));
    match (period.start, period.end) {
        (Some((first, 1, 1)), Some((last, 12, 31))) if first == last => holds(),
        // A body that was founded within the year says so.
        (Some(_), Some(_)) if is_founded(cx) => Err(Why::PartOnly),
        (Some(_), Some(_)) => broken(finding),
        _ => broken(finding.variant(text::DAMAGED)),
    }
}

fn is_founded(cx: &Context<'_>) -> bool {
    let sentences = cx.sentences_of(SectionId::Masthead);
    sentences.iter().any(|sentence| contains_one(&sentence.text, phrases::FOUNDED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| {
                reading.report.masthead.period.as_mut().unwrap().end = Some((2023, 12, 30));
            })
            .of(text::DAMAGED, |reading| {
                reading.report.masthead.period.as_mut().unwrap().start = None;
            })
    }

    #[test]
    fn a_calendar_year_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_year_that_ends_before_it_begins_is_doubtful() {
        let mut reading = clean();
        if let Some(period) = &mut reading.report.masthead.period {
            period.end = Some((2022, 12, 31));
        }
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn a_date_that_lost_digits_is_doubtful() {
        let mut reading = clean();
        if let Some(period) = &mut reading.report.masthead.period {
            period.start = None;
        }
        assert_eq!(broken(&RULE, &reading).variant, "damaged");
    }

    #[test]
    fn without_a_period_nothing_is_said() {
        let mut reading = clean();
        reading.report.masthead.period = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoPeriod);
    }
}
