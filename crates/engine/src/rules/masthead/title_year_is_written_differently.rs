//! The year of the title is written 2023年度 or 二〇二三年.

use super::{has_year_in_characters, title};
use crate::recognise::folded;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::title_year_is_written_differently::{self as text, slot};
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
    let title = title(cx)?;
    if !has_account_year(title) && !has_year_in_characters(title) {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Remark, Place::Title)
            .slot(slot::TITLE, Slot::Text(title.to_owned())),
    )
}

/// A figure with 年度 right behind it.
fn has_account_year(title: &str) -> bool {
    let title = folded(title);
    phrases::ACCOUNT_YEAR.iter().any(|words| {
        let mut found = title.match_indices(words);
        found.any(|(at, _)| {
            title.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            reading.report.masthead.title = Some("云溪县2023年度政府信息公开工作年度报告".into())
        })
    }

    #[test]
    fn the_usual_way_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn a_year_of_account_and_one_in_characters_are_remarked() {
        let mut reading = clean();
        for title in
            ["云溪县2023 年度政府信息公开工作年度报告", "二〇二三年政府信息公开工作年度报告"]
        {
            reading.report.masthead.title = Some(title.into());
            assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
        }
    }

    #[test]
    fn without_a_title_nothing_is_said() {
        let mut reading = clean();
        reading.report.masthead.title = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoTitle);
    }
}
