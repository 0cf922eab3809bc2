//! Section five says nothing, or leaves out problems or measures (政府信息公开条例, article 50, item 4).
//!
//! Nothing at all, and 无, are doubtful; that one half is missing is told from words and a remark.

use super::{is_blank, says_nothing};
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::problems_are_not_described as text;
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

const SECTION: SectionId = SectionId::Problems;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(SECTION.into(), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let whole = cx.whole_section(SECTION);
    // Where nothing follows, only a section that says so is empty.
    if whole == Err(Why::SectionMissing) {
        return Err(Why::SectionMissing);
    }
    if cx.is_template(SECTION) {
        return Err(Why::NotSaid);
    }
    let finding = |severity| Finding::new(RULE.id, severity, SECTION);
    if says_nothing(cx, SECTION) {
        return broken(finding(Severity::Doubtful).variant(text::NOTHING));
    }
    whole?;
    if is_blank(cx, SECTION) {
        return broken(finding(Severity::Doubtful));
    }
    cx.words_can_be_missed()?;
    let has = |words| cx.sentences_of(SECTION).iter().any(|one| one.has(words));
    match (has(phrases::PROBLEM_WORDS), has(phrases::MEASURE_WORDS)) {
        (true, true) => holds(),
        (false, _) => broken(finding(Severity::Remark).variant(text::NO_PROBLEMS)),
        (true, false) => broken(finding(Severity::Remark).variant(text::NO_MEASURES)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, prose_of, unchecked};
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| prose_of(reading, SECTION, &[]))
            .of(text::NOTHING, |reading| prose_of(reading, SECTION, &["无。"]))
            .of(text::NO_PROBLEMS, |reading| prose_of(reading, SECTION, &["将加强培训。"]))
            .of(text::NO_MEASURES, |reading| prose_of(reading, SECTION, &["人手不足。"]))
    }

    fn with(sentences: &[&str]) -> crate::recognise::Reading {
        let mut reading = clean();
        prose_of(&mut reading, SECTION, sentences);
        reading
    }

    #[test]
    fn problems_and_measures_hold() {
        holds(&RULE, &clean());
    }

    #[test]
    fn nothing_is_doubtful() {
        let finding = broken(&RULE, &with(&[]));
        assert_eq!((finding.severity, finding.variant), (Severity::Doubtful, Variant::PLAIN));
        for text in ["无。", "（一） 暂无问题"] {
            let finding = broken(&RULE, &with(&[text]));
            assert_eq!((finding.severity, finding.variant), (Severity::Doubtful, text::NOTHING));
        }
    }

    #[test]
    fn one_half_alone_is_remarked() {
        assert_eq!(broken(&RULE, &with(&["解读形式不够丰富。"])).variant, "no-measures");
        let measures = with(&["2023年，我们一是加强培训，二是完善目录。"]);
        assert_eq!(broken(&RULE, &measures).variant, "no-problems");
    }

    #[test]
    fn what_may_be_cut_is_not_judged() {
        let mut reading = with(&[]);
        reading.report.headings.pop();
        assert_eq!(unchecked(&RULE, &reading), Why::MayBeCut);
        reading.report.headings.pop();
        assert_eq!(unchecked(&RULE, &reading), Why::SectionMissing);
    }
}
