//! Section six says nothing, though 收取信息处理费情况 belongs there (国办函〔2020〕109号).
//!
//! On the 2019 form 无 is an answer.

use super::{is_blank, says_nothing};
use crate::rules::Why;
use crate::rules::catalogue::text::other_matters_are_empty as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::SectionId;
use model::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const SECTION: SectionId = SectionId::OtherMatters;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(SECTION.into(), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if !cx.has_section(SECTION) {
        return Err(Why::SectionMissing);
    }
    let finding = Finding::new(RULE.id, Severity::Remark, SECTION);
    if is_blank(cx, SECTION) {
        return broken(finding);
    }
    let nothing = cx.is_on_the_current_form().is_ok() && says_nothing(cx, SECTION);
    if nothing { broken(finding.variant(text::NOTHING)) } else { holds() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, prose_of, unchecked};
    use model::{Edition, Known};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| prose_of(reading, SECTION, &[]))
            .of(text::NOTHING, |reading| prose_of(reading, SECTION, &["无。"]))
    }

    #[test]
    fn a_word_on_fees_holds_and_none_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        prose_of(&mut reading, SECTION, &["无。"]);
        assert_eq!(broken(&RULE, &reading).variant, "nothing");
        prose_of(&mut reading, SECTION, &[]);
        assert_eq!(broken(&RULE, &reading).variant, "");
    }

    #[test]
    fn on_the_older_form_none_is_an_answer() {
        let mut reading = clean();
        reading.report.edition = Known::Read(Edition::E2019);
        prose_of(&mut reading, SECTION, &["无其他需要报告的事项"]);
        holds(&RULE, &reading);
        reading.report.headings.pop();
        assert_eq!(unchecked(&RULE, &reading), Why::SectionMissing);
    }
}
