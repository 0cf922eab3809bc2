//! Nothing stands between the title and the first section, or it does not name the Regulations.

use super::title;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::preamble_is_missing as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::contains_one;
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
    let preamble: String =
        cx.sentences_of(SectionId::Masthead).iter().map(|one| one.printed).collect();
    let finding = Finding::new(RULE.id, Severity::Remark, PLACE);
    if preamble.is_empty() {
        // Who pasted the tables alone left out the title too.
        title(cx)?;
        broken(finding)
    } else if contains_one(&preamble, phrases::REGULATIONS) {
        holds()
    } else {
        broken(finding.variant(text::NO_BASIS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| reading.report.sections.clear()).of(
            text::NO_BASIS,
            |reading| {
                reading.report.sections[0].paragraphs[0].sentences = vec!["现报告如下。".into()];
            },
        )
    }

    #[test]
    fn a_preamble_that_names_the_regulations_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn none_and_one_without_its_basis_are_remarked() {
        let mut reading = clean();
        reading.report.sections[0].paragraphs[0].sentences = vec!["现将情况报告如下。".into()];
        assert_eq!(broken(&RULE, &reading).variant, "no-basis");
        reading.report.sections.remove(0);
        assert_eq!(broken(&RULE, &reading).variant, "");
    }

    #[test]
    fn tables_alone_have_no_preamble_to_miss() {
        let mut reading = clean();
        reading.report.sections.remove(0);
        reading.report.masthead.title = None;
        assert_eq!(unchecked(&RULE, &reading), Why::NoTitle);
    }
}
