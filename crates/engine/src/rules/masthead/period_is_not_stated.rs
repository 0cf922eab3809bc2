//! No sentence says from when to when the numbers reach.

use super::period;
use crate::rules::Why;
use crate::rules::catalogue::text::period_is_not_stated as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const PLACE: Place = Place::Section(SectionId::Masthead);

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(PLACE, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if period(cx).is_ok() {
        return holds();
    }
    // Where the whole preamble is missing, that is the finding.
    cx.sentences_of(SectionId::Masthead).first().ok_or(Why::NoPreamble)?;
    broken(Finding::new(RULE.id, Severity::Remark, PLACE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.masthead.period = None)
    }

    #[test]
    fn a_stated_period_holds_and_none_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.masthead.period = None;
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn a_missing_preamble_is_the_one_finding() {
        let mut reading = clean();
        reading.report.masthead.period = None;
        reading.report.sections.remove(0);
        assert_eq!(unchecked(&RULE, &reading), Why::NoPreamble);
    }
}
