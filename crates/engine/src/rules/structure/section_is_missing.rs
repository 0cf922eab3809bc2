//! One of the six numbered sections has no heading (条例第五十条; the form).
//!
//! All that are missing are one finding: a file that was cut has one cause, not four.

use super::headings::is_instead;
use crate::rules::Outcome;
use crate::rules::catalogue::text::section_is_missing::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let outcome = |section: SectionId| match cx.has_section(section) {
        true => Outcome::Holds,
        false => Outcome::Broken,
    };
    let places: Vec<(Place, Outcome)> = SectionId::NUMBERED
        .into_iter()
        .map(|section| (Place::Section(section), outcome(section)))
        .collect();
    let missing: Vec<Place> = places
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Broken)
        .map(|(place, _)| *place)
        .collect();
    let findings = missing.first().map(|first| {
        let finding = Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot(slot::SECTIONS, Slot::Places(missing.clone()))
            .related(missing.clone());
        let instead = cx.report.headings.iter().filter(|heading| is_instead(cx, heading));
        let instead: Vec<String> = instead.map(|heading| heading.text.clone()).collect();
        match instead.is_empty() {
            true => finding,
            false => finding.variant(text::INSTEAD).slot(slot::HEADINGS, Slot::Texts(instead)),
        }
    });
    Answers { places, findings: findings.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, heading, holds};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| drop(reading.report.headings.pop())).of(
            text::INSTEAD,
            |reading| {
                reading.report.headings[4] = heading("五、工作亮点", Some(5), None);
            },
        )
    }

    #[test]
    fn six_headings_hold() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_heading_in_its_place_is_named_with_it_and_no_finding_of_its_own() {
        let mut reading = clean();
        reading.report.headings[4] = heading("五、工作亮点", Some(5), None);
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.variant, "instead");
        holds(&super::super::heading_is_not_in_the_form::RULE, &reading);
    }

    #[test]
    fn a_number_of_the_authors_own_list_is_not_in_its_place() {
        let mut reading = clean();
        reading.report.headings.remove(4);
        reading.report.headings.insert(0, heading("五、工作亮点", Some(5), None));
        assert_eq!(broken(&RULE, &reading).variant, "");
    }

    #[test]
    fn what_is_missing_is_named_together() {
        let mut reading = clean();
        reading.report.headings.truncate(4);
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.place, Place::Section(SectionId::Problems));
        assert_eq!(finding.related.len(), 2);
    }
}
