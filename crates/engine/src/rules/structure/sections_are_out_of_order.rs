//! The sections do not stand in the form's order, or do not carry the form's numbers.
//!
//! Headings without a number (Word keeps it out of the text) are not judged.

use super::headings::repeated;
use crate::rules::Why;
use crate::rules::catalogue::text::sections_are_out_of_order::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot, Variant};
use model::{Place, PrintedHeading, SectionId};

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
    let known: Vec<(&PrintedHeading, u8)> = cx
        .report
        .headings
        .iter()
        .filter_map(|heading| Some((heading, cx.form.section(heading.section?)?.ordinal)))
        .collect();
    if known.is_empty() {
        return Err(Why::NoHeadings);
    }
    if !known.is_sorted_by_key(|(_, expected)| expected) {
        return broken(finding(Variant::PLAIN, known.iter().map(|(heading, _)| *heading)));
    }
    let renumbered = known
        .iter()
        .filter(|(heading, expected)| heading.ordinal.is_some_and(|ordinal| ordinal != *expected));
    if renumbered.clone().next().is_some() {
        return broken(finding(text::ORDINALS, renumbered.map(|(heading, _)| *heading)));
    }
    let twice: Vec<&PrintedHeading> = repeated(cx).collect();
    if twice.is_empty() { holds() } else { broken(finding(text::TWICE, twice.into_iter())) }
}

fn finding<'a>(
    variant: Variant,
    headings: impl Iterator<Item = &'a PrintedHeading> + Clone,
) -> Finding {
    let sections: Vec<SectionId> = headings.clone().filter_map(|one| one.section).collect();
    let place = sections.first().map_or(Place::Report, |section| Place::Section(*section));
    let texts = headings.map(|heading| heading.text.clone()).collect();
    Finding::new(RULE.id, Severity::Doubtful, place)
        .variant(variant)
        .slot(slot::HEADINGS, Slot::Texts(texts))
        .related(sections.into_iter().map(Place::Section))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, heading, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| reading.report.headings.swap(1, 2))
            .of(text::ORDINALS, |reading| reading.report.headings[5].ordinal = Some(7))
            .of(text::TWICE, |reading| {
                reading.report.headings.push(heading("二、附件", Some(2), None));
            })
    }

    #[test]
    fn one_to_six_hold() {
        holds(&RULE, &clean());
    }

    #[test]
    fn another_order_is_named() {
        let mut reading = clean();
        reading.report.headings.swap(3, 4);
        assert_eq!(broken(&RULE, &reading).variant, "");
    }

    #[test]
    fn shifted_numbers_are_named() {
        let mut reading = clean();
        reading.report.headings[2].ordinal = Some(4);
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.variant, finding.related.len()), (text::ORDINALS, 1));
    }

    #[test]
    fn a_number_that_stands_twice_is_named() {
        let mut reading = clean();
        reading.report.headings.insert(1, heading("一、工作亮点", Some(1), None));
        assert_eq!(broken(&RULE, &reading).variant, "twice");
    }

    #[test]
    fn without_headings_nothing_is_said() {
        let mut reading = clean();
        reading.report.headings.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoHeadings);
    }
}
