//! Section one does not touch one of the five themes of the 2021 form: 主动公开、依申请公开、政府信息管理、
//! 平台建设、监督保障. Any word of a theme counts.

use crate::rules::Why;
use crate::rules::catalogue::text::themes_are_missing::{self as text, slot};
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
const THEMES: [Phrases; 5] = [
    phrases::THEME_PROACTIVE,
    phrases::THEME_APPLICATIONS,
    phrases::THEME_MANAGEMENT,
    phrases::THEME_PLATFORM,
    phrases::THEME_OVERSIGHT,
];

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(SECTION.into(), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    cx.is_on_the_current_form()?;
    cx.whole_section(SECTION)?;
    cx.sentences_of(SECTION).first().ok_or(Why::NoProse)?;
    cx.words_can_be_missed()?;
    if cx.is_template(SECTION) {
        return Err(Why::NotSaid);
    }
    let missing: Vec<String> = THEMES
        .iter()
        .filter(|words| !cx.sentences_of(SECTION).iter().any(|one| one.has(words)))
        .filter_map(|words| words.first())
        .map(|name| (*name).to_owned())
        .collect();
    if missing.is_empty() {
        return holds();
    }
    broken(
        Finding::new(RULE.id, Severity::Remark, SECTION).slot(slot::THEMES, Slot::Texts(missing)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, prose_of, unchecked};
    use model::{Edition, Known};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| prose_of(reading, SECTION, &["公开工作有序推进。"]))
    }

    #[test]
    fn five_themes_hold_and_those_not_touched_are_named() {
        let mut reading = clean();
        holds(&RULE, &reading);
        prose_of(&mut reading, SECTION, &["主动公开信息5条。", "依申请公开12件。"]);
        let finding = broken(&RULE, &reading);
        let missing = ["政府信息管理", "政府信息公开平台建设", "监督保障"].map(String::from);
        assert_eq!(finding.slots[0].1, Slot::Texts(missing.to_vec()));
    }

    #[test]
    fn what_may_be_cut_and_the_older_form_are_not_judged() {
        let mut reading = clean();
        reading.report.headings.truncate(1);
        assert_eq!(unchecked(&RULE, &reading), Why::MayBeCut);
        reading = clean();
        prose_of(&mut reading, SECTION, &["規範處罰決定，總體情況業務單位關係見報告。"]);
        assert_eq!(unchecked(&RULE, &reading), Why::TraditionalCharacters);
        reading.report.year = Known::Read(2018);
        assert_eq!(unchecked(&RULE, &reading), Why::NotInThisEdition);
        reading = clean();
        reading.report.edition = Known::Read(Edition::E2019);
        assert_eq!(unchecked(&RULE, &reading), Why::NotInThisEdition);
    }
}
