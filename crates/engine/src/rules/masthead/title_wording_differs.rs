//! The title does not call the report 政府信息公开工作年度报告.

use super::title;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::title_wording_differs::{self as text, slot};
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
    if contains_one(title, phrases::TITLE) {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Remark, Place::Title)
            .slot(slot::TITLE, Slot::Text(title.to_owned())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            reading.report.masthead.title = Some("云溪县2023年政务公开年报".into())
        })
    }

    #[test]
    fn the_usual_name_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn another_name_is_remarked() {
        let mut reading = clean();
        reading.report.masthead.title = Some("云溪县2023年政府信息公开年度报告".into());
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn without_a_title_nothing_is_said() {
        let mut reading = clean();
        reading.report.masthead.title = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoTitle);
    }
}
