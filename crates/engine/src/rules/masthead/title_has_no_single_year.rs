//! The title names no year, or more than one.

use super::{has_year_in_characters, title};
use crate::rules::catalogue::text::title_has_no_single_year::{self as text, slot};
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
    let title = title(cx)?;
    let years = &cx.report.masthead.title_years;
    let finding = Finding::new(RULE.id, Severity::Doubtful, Place::Title)
        .slot(slot::TITLE, Slot::Text(title.to_owned()));
    match years.as_slice() {
        [_] => holds(),
        [] if has_year_in_characters(title) => holds(),
        [] => broken(finding),
        years => {
            let years = years.iter().map(u16::to_string).collect();
            broken(finding.variant(text::SEVERAL).slot(slot::YEARS, Slot::Texts(years)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| reading.report.masthead.title_years.clear())
            .of(text::SEVERAL, |reading| reading.report.masthead.title_years.push(2022))
    }

    #[test]
    fn one_year_holds_in_figures_and_in_characters() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.masthead.title = Some("云溪县二〇二三年政府信息公开工作年度报告".into());
        reading.report.masthead.title_years.clear();
        holds(&RULE, &reading);
    }

    #[test]
    fn no_year_and_two_years_are_doubtful() {
        let mut reading = clean();
        reading.report.masthead.title_years.push(2024);
        assert_eq!(broken(&RULE, &reading).variant, "several");
        reading.report.masthead.title_years.clear();
        assert_eq!(broken(&RULE, &reading).variant, "");
    }

    #[test]
    fn without_a_title_nothing_is_said() {
        let mut reading = clean();
        reading.report.masthead.title = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoTitle);
    }
}
