//! What `cargo xtask new-rule` writes, from the first `use` on: compiled and tested here with the words of
//! another rule, so that it always compiles there.

use crate::rules::Why;
use crate::rules::catalogue::text::fees_look_like_yuan::{self as text, slot};
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
    let title = cx.report.masthead.title.as_deref().ok_or(Why::NoTitle)?;
    // TODO: when it holds.
    if !title.contains("TODO") {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Remark, Place::Title)
            .slot(slot::PRINTED, Slot::Text(title.to_owned())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    /// One report for each variant, spoiled so that the rule speaks it.
    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.masthead.title = Some("TODO".into()))
    }

    #[test]
    fn a_clean_report_holds_and_a_spoiled_one_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.masthead.title = Some("TODO".into());
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn without_a_title_nothing_is_said() {
        let mut reading = clean();
        reading.report.masthead.title = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoTitle);
    }
}
