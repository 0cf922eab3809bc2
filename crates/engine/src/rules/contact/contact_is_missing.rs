//! Nobody to ask is named. Where the report says where its electronic copy is to be had, that alone is
//! no contact; where it names a contact, a missing sentence on the copy is no finding.

use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::contact_is_missing as text;
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::writing::Writing;
use model::finding::{Finding, Severity};
use model::{Place, SectionId};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Masthead), judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    // It stands in the preamble or at the end: a text without either is not the whole report.
    cx.sentences_of(SectionId::Masthead).first().ok_or(Why::NoPreamble)?;
    cx.report.masthead.title.as_ref().ok_or(Why::NoTitle)?;
    if !cx.has_section(SectionId::OtherMatters) {
        return Err(Why::MayBeCut);
    }
    let has = |words| cx.sentences().iter().any(|one| one.has(words));
    let mailbox = cx.sentences().iter().any(|one| one.text.contains('@'));
    if mailbox || has(phrases::CONTACT_WORDS) {
        return holds();
    }
    cx.words_can_be_missed()?;
    let finding = Finding::new(RULE.id, Severity::Remark, SectionId::Masthead);
    broken(if has(phrases::COPY_WORDS) { finding.variant(text::COPY) } else { finding })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| masthead(reading, &["根据《条例》编制本报告。"]))
            .of(text::COPY, |reading| masthead(reading, &["电子版可在县政府网站下载。"]))
    }

    #[test]
    fn a_telephone_number_is_a_contact() {
        holds(&RULE, &clean());
    }

    #[test]
    fn none_is_remarked_with_or_without_a_copy() {
        let mut reading = clean();
        masthead(&mut reading, &["根据《条例》编制本报告。"]);
        assert_eq!(broken(&RULE, &reading).variant, "");
        masthead(&mut reading, &["电子版可在县政府网站下载。"]);
        assert_eq!(broken(&RULE, &reading).variant, "copy");
    }

    #[test]
    fn a_part_of_a_report_is_not_judged() {
        let mut reading = clean();
        reading.report.headings.pop();
        assert_eq!(unchecked(&RULE, &reading), Why::MayBeCut);
        reading.report.sections.remove(0);
        assert_eq!(unchecked(&RULE, &reading), Why::NoPreamble);
    }
}
