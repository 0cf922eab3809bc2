//! The report is on another edition of the form than its year asks for (国办公开办函〔2021〕30号 for 2021
//! and later, 〔2019〕60号 for 2019 and 2020).

use super::basis::{Misfit, cited_form, misfit};
use crate::rules::catalogue::text::edition_does_not_fit_the_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::form::form;
use model::{Edition, Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let Some(Misfit { year, prescribed, used }) = misfit(cx)? else { return holds() };
    broken(
        Finding::new(RULE.id, Severity::Doubtful, Place::Table(TableId::Proactive))
            .slot(slot::YEAR, Slot::Number(year.into()))
            .slot(slot::PRESCRIBED, Slot::Text(form(prescribed).instrument.to_owned()))
            .slot(slot::USED, Slot::Text(form(used).instrument.to_owned()))
            .related([Place::Title, Place::Table(TableId::Proactive)])
            // Who has used the older form and cites it has to mend both.
            .related(cited_form(cx).filter(|_| used == Edition::E2019)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.year = Known::Corrected(2020))
    }

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
    fn a_title_with_another_year_than_the_period_is_one_finding() {
        let mut reading = clean();
        reading.report.year = Known::Read(2020);
        reading.report.masthead.title_years = vec![2020];
        assert_eq!(unchecked(&RULE, &reading), Why::OneCause);
        reading.report.masthead.period = None;
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn the_older_form_and_its_number_are_one_finding() {
        let mut reading = clean();
        reading.report.edition = Known::Read(Edition::E2019);
        masthead(&mut reading, &["根据年度报告格式（国办公开办函〔2019〕60号）编制。"]);
        assert_eq!(broken(&RULE, &reading).related.len(), 3);
        let cited = unchecked(&super::super::cited_basis_is_superseded::RULE, &reading);
        assert_eq!(cited, Why::OneCause);
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
