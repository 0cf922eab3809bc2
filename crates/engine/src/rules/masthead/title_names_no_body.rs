//! The title does not say whose report it is, or says 我局.
//!
//! Whether a name is the full one is not judged: short names are official in places.

use super::title;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::title_names_no_body::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::contains_one;
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
    let finding = Finding::new(RULE.id, Severity::Remark, Place::Title)
        .slot(slot::TITLE, Slot::Text(title.to_owned()));
    if contains_one(title, phrases::SELF_WORDS) {
        broken(finding.variant(text::SELF))
    } else if cx.report.organ.get().is_none() {
        broken(finding)
    } else {
        holds()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.organ = Known::Unknown).of(
            text::SELF,
            |reading| {
                reading.report.masthead.title = Some("我局2023年政府信息公开工作年度报告".into());
            },
        )
    }

    #[test]
    fn a_body_holds_none_and_oneself_are_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.masthead.title = Some("我局2023年政府信息公开工作年度报告".into());
        assert_eq!(broken(&RULE, &reading).variant, "self");
        reading.report.masthead.title = Some("2023年政府信息公开工作年度报告".into());
        reading.report.organ = Known::Unknown;
        assert_eq!(broken(&RULE, &reading).variant, "");
    }

    #[test]
    fn without_a_title_nothing_is_said() {
        let mut reading = clean();
        reading.report.masthead.title = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoTitle);
    }
}
