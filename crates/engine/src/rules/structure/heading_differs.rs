//! A heading is worded otherwise than in the form; published variants count too.

use crate::rules::Why;
use crate::rules::catalogue::text::heading_differs::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::without_ordinal;
use model::finding::{Finding, Severity, Slot};
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
    let known = cx.report.headings.iter().filter(|heading| heading.section.is_some());
    if known.clone().next().is_none() {
        return Err(Why::NoHeadings);
    }
    let differing: Vec<(SectionId, &PrintedHeading)> = known
        .filter_map(|heading| {
            let section = heading.section?;
            let official = cx.form.section(section)?.heading;
            let same = without_ordinal(&heading.text) == without_ordinal(official);
            (!same).then_some((section, heading))
        })
        .collect();
    let Some((first, _)) = differing.first() else { return holds() };
    let texts = differing.iter().map(|(_, heading)| heading.text.clone()).collect();
    broken(
        Finding::new(RULE.id, Severity::Remark, Place::Section(*first))
            .slot(slot::HEADINGS, Slot::Texts(texts))
            .related(differing.iter().map(|(section, _)| Place::Section(*section))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.headings[4].text = "五、问题及改进".into())
    }

    #[test]
    fn spaces_and_width_are_no_difference() {
        let mut reading = clean();
        reading.report.headings[0].text = "一 、总体 情况：".into();
        holds(&RULE, &reading);
    }

    #[test]
    fn other_words_are_remarked() {
        let mut reading = clean();
        reading.report.headings[4].text = "五、存在问题及改进情况".into();
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.place, Place::Section(SectionId::Problems));
    }

    #[test]
    fn without_headings_nothing_is_said() {
        let mut reading = clean();
        reading.report.headings.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoHeadings);
    }
}
