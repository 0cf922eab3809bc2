//! A numbered heading that the form does not have, such as 七、附件.
//!
//! One that repeats the number of a section is left to `sections-are-out-of-order`.

use super::sections_are_out_of_order::repeats;
use crate::finding::{Finding, Severity, Slot};
use crate::model::Place;
use crate::rules::Why;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};

pub(super) const RULE: Rule = Rule { id: "heading-is-not-in-the-form", check };

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
        .filter(|heading| heading.section.is_none() && !repeats(cx, heading))
        .map(|heading| heading.text.clone())
        .collect();
    if added.is_empty() {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Remark, Place::Report).slot("headings", Slot::Texts(added)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{broken, clean, heading, holds, unchecked};

    #[test]
    fn the_six_hold_and_a_seventh_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.headings.push(heading("七、附件", Some(7), None));
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
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
