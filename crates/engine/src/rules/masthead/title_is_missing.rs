//! The report has no title, or it was not found.

use super::title;
use crate::rules::catalogue::text::title_is_missing as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule, broken, holds};
use model::Place;
use model::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let answer = match title(cx) {
        Ok(_) => holds(),
        Err(_) => broken(Finding::new(RULE.id, Severity::Remark, Place::Title)),
    };
    Answers::at(Place::Title, answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.masthead.title = None)
    }

    #[test]
    fn a_title_holds_and_none_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        reading.report.masthead.title = None;
        assert_eq!(broken(&RULE, &reading).place, Place::Title);
    }
}
