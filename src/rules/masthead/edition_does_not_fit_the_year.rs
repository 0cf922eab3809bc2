//! The report is on another edition of the form than its year asks for (国办公开办函〔2021〕30号 for 2021
//! and later, 〔2019〕60号 for 2019 and 2020).

use crate::finding::{Finding, Severity, Slot};
use crate::form::{edition_for_year, form};
use crate::model::{Known, Place, TableId};
use crate::rules::Why;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};

pub(super) const RULE: Rule = Rule { id: "edition-does-not-fit-the-year", check };

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    // An edition that was inferred was inferred from the year.
    let (Known::Read(edition) | Known::Told(edition)) = &cx.report.edition else {
        return Err(Why::NoEdition);
    };
    let prescribed = edition_for_year(year).ok_or(Why::YearBeforeTheForm)?;
    if prescribed == *edition {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Doubtful, Place::Table(TableId::Proactive))
            .slot("year", Slot::Number(year.into()))
            .slot("prescribed", Slot::Text(form(prescribed).instrument.to_owned()))
            .slot("used", Slot::Text(form(*edition).instrument.to_owned()))
            .related([Place::Title, Place::Table(TableId::Proactive)]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edition;
    use crate::rules::tests::{broken, clean, holds, unchecked};

    #[test]
    fn the_edition_of_the_year_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_report_for_2023_on_the_trial_form_is_doubtful() {
        let mut reading = clean();
        reading.report.edition = Known::Read(Edition::E2019);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let mut reading = clean();
        reading.report.edition = Known::Likely(Edition::E2021);
        assert_eq!(unchecked(&RULE, &reading), Why::NoEdition);
        reading.report.edition = Known::Read(Edition::E2021);
        reading.report.year = Known::Read(2018);
        assert_eq!(unchecked(&RULE, &reading), Why::YearBeforeTheForm);
        reading.report.year = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
    }
}
