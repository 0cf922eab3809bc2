//! The report appeared before the year was over that it reports on.

use super::day::Published;
use crate::rules::Why;
use crate::rules::catalogue::text::published_before_the_year_ended::{self as text, slot};
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
    let published = Published::of(cx)?;
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    if published.date > (year, 12, 31) {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Doubtful, published.place)
            .slot(slot::DATE, Slot::Text(Published::shown(published.date)))
            .slot(slot::YEAR, Slot::Number(year.into())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Fault, Faults, broken, clean, holds, said, unchecked};
    use model::finding::Variant;
    use model::{Known, SectionId};

    pub fn faults() -> Faults {
        Faults::new().with(early())
    }

    fn early() -> Fault {
        let mut reading = clean();
        reading.report.organ = Known::Read("云溪县教育局".into());
        Fault { published: Some((2023, 12, 20)), ..Fault::of(Variant::PLAIN, reading) }
    }

    #[test]
    fn the_year_after_holds() {
        holds(&RULE, &said(SectionId::Masthead, &["发布日期：2024-01-01"]));
    }

    #[test]
    fn a_day_of_the_year_itself_is_doubtful() {
        let finding = broken(&RULE, &said(SectionId::Masthead, &["发布日期：2023-12-31"]));
        assert_eq!(finding.place.to_string(), "masthead:2:5-15");
    }

    #[test]
    fn without_a_day_nothing_is_said() {
        assert_eq!(unchecked(&RULE, &clean()), Why::NoPublicationDate);
    }
}
