//! A report for 2021 or later rests on what was replaced before: the form of 2019 (国办公开办函〔2019〕60号)
//! or the Regulations before their revision (国务院令第492号).
//!
//! A sentence that cites the newer text of the same instrument too tells its history.

use super::basis::{cited_form, is_on_the_older_form, other_year, superseded};
use crate::rules::Why;
use crate::rules::catalogue::text::cited_basis_is_superseded::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// The first year on the current form.
const SINCE: u16 = 2021;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Masthead), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    cx.sentences_of(SectionId::Masthead).first().ok_or(Why::NoPreamble)?;
    if year < SINCE {
        return holds();
    }
    if other_year(cx).is_some_and(|year| year < SINCE) {
        return Err(Why::OneCause);
    }
    let Some(cited) = superseded(cx) else { return holds() };
    let form = cited_form(cx) == Some(cited.place);
    if form && is_on_the_older_form(cx) {
        return Err(Why::OneCause);
    }
    broken(
        Finding::new(RULE.id, Severity::Doubtful, cited.place)
            .slot(slot::YEAR, Slot::Number(year.into()))
            .slot(slot::PRINTED, Slot::Text(cited.printed))
            .related([cited.place]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| masthead(reading, &["根据国办公开办函〔2019〕60号编制。"]))
    }

    const OLD: &str = "根据年度报告格式（国办公开办函〔2019〕60号）编制。";

    #[test]
    fn the_older_form_is_doubtful_from_2021_on() {
        let mut reading = clean();
        holds(&RULE, &reading);
        masthead(&mut reading, &[OLD]);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
        reading.report.year = Known::Read(2020);
        holds(&RULE, &reading);
    }

    #[test]
    fn history_is_no_citation() {
        let mut reading = clean();
        masthead(&mut reading, &["《条例》（国务院令第492号公布，国务院令第711号修订）。"]);
        holds(&RULE, &reading);
    }

    #[test]
    fn the_newer_text_of_another_instrument_excuses_nothing() {
        let mut reading = clean();
        let text =
            "根据《条例》（国务院令第711号）和年度报告格式（国办公开办函〔2019〕60号）编制。";
        masthead(&mut reading, &[text]);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn without_a_year_or_a_preamble_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.remove(0);
        assert_eq!(unchecked(&RULE, &reading), Why::NoPreamble);
        reading.report.year = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
    }
}
