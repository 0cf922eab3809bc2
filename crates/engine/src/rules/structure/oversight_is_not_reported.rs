//! A government's report says nothing of 工作考核, 社会评议 or 责任追究结果 (政府信息公开条例, article 50,
//! item 4). Departments need not.

use crate::rules::Why;
use crate::rules::catalogue::text::oversight_is_not_reported::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::SectionId;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const SECTION: SectionId = SectionId::Overview;
const ITEMS: [Phrases; 3] =
    [phrases::OVERSIGHT_ASSESSMENT, phrases::OVERSIGHT_REVIEW, phrases::OVERSIGHT_ACCOUNTABILITY];

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(SECTION.into(), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if !cx.organ()?.is_government() {
        return Err(Why::NotThisKindOfOrgan);
    }
    cx.whole_section(SECTION)?;
    cx.sentences_of(SECTION).first().ok_or(Why::NoProse)?;
    cx.words_can_be_missed()?;
    let missing: Vec<String> = ITEMS
        .iter()
        .filter(|words| !cx.sentences().iter().any(|one| one.has(words)))
        .filter_map(|words| words.first())
        .map(|name| (*name).to_owned())
        .collect();
    if missing.is_empty() {
        return holds();
    }
    broken(Finding::new(RULE.id, Severity::Remark, SECTION).slot(slot::ITEMS, Slot::Texts(missing)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, prose_of, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| prose_of(reading, SECTION, &["公开工作有序推进。"]))
    }

    #[test]
    fn a_government_reports_all_three() {
        let mut reading = clean();
        holds(&RULE, &reading);
        prose_of(&mut reading, SECTION, &["公开工作纳入年度考核。"]);
        let finding = broken(&RULE, &reading);
        let missing = ["社会评议", "责任追究结果"].map(String::from);
        assert_eq!(finding.slots[0].1, Slot::Texts(missing.to_vec()));
    }

    #[test]
    fn a_department_need_not_and_an_unknown_body_is_not_judged() {
        let mut reading = clean();
        reading.report.organ = Known::Read("云溪县财政局".into());
        assert_eq!(unchecked(&RULE, &reading), Why::NotThisKindOfOrgan);
        reading.report.organ = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoOrgan);
    }
}
