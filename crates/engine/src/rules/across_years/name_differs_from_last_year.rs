//! The body is called otherwise than last year: renamed, or another one?

use super::beside;
use crate::rules::Why;
use crate::rules::catalogue::text::name_differs_from_last_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::last_year::is_same_name;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Place, Report};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, Place::Title, |last| Answers::at(Place::Title, judge(cx, last)))
}

fn judge(cx: &Context<'_>, last: &Report) -> Answer {
    let name = |report: &Report| -> Result<String, Why> {
        let certain = Some(&report.organ).filter(|organ| organ.is_certain());
        certain.and_then(|organ| organ.get()).cloned().ok_or(Why::NoOrgan)
    };
    let (own, before) = (name(cx.report)?, name(last)?);
    if is_same_name(&own, &before) {
        return holds();
    }
    let finding = Finding::new(RULE.id, Severity::Remark, Place::Title);
    broken(finding.slot(slot::BEFORE, Slot::Text(before)).slot(slot::ORGAN, Slot::Text(own)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::Outcome;
    use crate::rules::tests::{Faults, clean};
    use model::Known;
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |_, last| {
            last.report.organ = Known::Read("云溪市人民政府".into())
        })
    }

    fn called(organ: &str) -> Reading {
        let mut reading = last_year();
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn a_shorter_name_is_the_same_and_a_new_one_is_asked_about() {
        for same in ["云溪县人民政府", "云溪县政府", "石桥市云溪县人民政府"] {
            assert_eq!(outcomes(&RULE, &clean(), &called(same)), [Outcome::Holds], "{same}");
        }
        let found = finding(&RULE, &clean(), &called("云溪市人民政府"));
        assert_eq!((found.severity, found.place), (Severity::Remark, Place::Title));
    }

    #[test]
    fn a_name_that_was_not_read_is_not_compared() {
        let mut last = last_year();
        last.report.organ = Known::Unknown;
        assert_eq!(outcomes(&RULE, &clean(), &last), [Outcome::Unchecked(Why::NoOrgan)]);
    }
}
