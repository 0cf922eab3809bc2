//! A numbered heading that the form does not have, such as 七、附件.
//!
//! One that repeats the number of a section is left to `sections-are-out-of-order`, one with the number
//! of a missing section to `section-is-missing`, and the beginning of a form's heading (`五、存在的主`) is what the end of a file cut off.

use super::headings::{is_cut, is_instead, repeats};
use crate::rules::Why;
use crate::rules::catalogue::text::heading_is_not_in_the_form::{self as text, slot};
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
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if cx.report.headings.is_empty() {
        return Err(Why::NoHeadings);
    }
    let added: Vec<String> = cx
        .report
        .headings
        .iter()
        .filter(|heading| heading.section.is_none())
        .filter(|heading| !repeats(cx, heading) && !is_cut(cx, heading))
        .filter(|heading| !is_instead(cx, heading))
        .map(|heading| heading.text.clone())
        .collect();
    if added.is_empty() {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Remark, Place::Report)
            .slot(slot::HEADINGS, Slot::Texts(added)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, heading, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            reading.report.headings.push(heading("七、附件", Some(7), None));
        })
    }

    #[test]
    fn the_six_hold_and_a_seventh_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.headings.push(heading("七、附件", Some(7), None));
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn a_heading_that_was_cut_is_not_accused() {
        let mut reading = clean();
        reading.report.headings.truncate(4);
        reading.report.headings.push(heading("五、存在的主", Some(5), None));
        holds(&RULE, &reading);
    }

    #[test]
    fn one_cause_is_one_finding() {
        let mut reading = clean();
        reading.report.headings.push(heading("一、附件", Some(1), None));
        holds(&RULE, &reading);
        reading.report.headings.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoHeadings);
    }
}
