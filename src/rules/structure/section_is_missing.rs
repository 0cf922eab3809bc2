//! One of the six numbered sections has no heading (条例第五十条; the form).
//!
//! All that are missing are one finding: a file that was cut has one cause, not four.

use crate::finding::{Finding, Severity, Slot};
use crate::model::{Place, SectionId};
use crate::rules::Outcome;
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};

pub(super) const RULE: Rule = Rule { id: "section-is-missing", check };

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
        Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot("sections", Slot::Places(missing.clone()))
            .related(missing.clone())
    });
    Answers { places, findings: findings.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{broken, clean, holds};

    #[test]
    fn six_headings_hold() {
        holds(&RULE, &clean());
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
