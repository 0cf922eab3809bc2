//! Section six says nothing of 信息处理费, of which reports since 2021 give an account (国办函〔2020〕109号).

use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::fee_is_not_reported as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity};
use model::{SectionId, Subject};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// The first year for which the fees were reported.
const FIRST: u16 = 2021;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(SectionId::OtherMatters.into(), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    if year < FIRST {
        return Err(Why::YearBeforeTheFee);
    }
    // A section that says nothing at all is another finding, and names the fee.
    if !cx.has_section(SectionId::OtherMatters) {
        return Err(Why::SectionMissing);
    }
    let sentences = cx.sentences_of(SectionId::OtherMatters).iter();
    let said: String = sentences.map(|one| one.printed).collect();
    if says_nothing(&said) {
        return Err(Why::NotSaid);
    }
    let words = phrases::PROCESSING_FEE;
    let claimed = cx.report.claims.iter().any(|claim| {
        matches!(claim.subject, Subject::Notices | Subject::Charged | Subject::Collected)
    });
    if claimed || cx.sentences().iter().any(|one| one.has(words)) {
        return holds();
    }
    broken(Finding::new(RULE.id, Severity::Remark, SectionId::OtherMatters))
}

fn says_nothing(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let text = folded(text);
    text.is_empty() || phrases::NOTHING.iter().any(|nothing| folded(nothing) == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{
        Faults, broken as breaks, clean, holds as holding, prose_of, unchecked,
    };

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| prose_of(reading, SectionId::OtherMatters, &["年报按时发布。"]))
    }

    #[test]
    fn a_report_that_speaks_of_the_fee_holds() {
        holding(&RULE, &clean());
    }

    #[test]
    fn one_that_does_not_is_remarked() {
        let mut reading = clean();
        crate::rules::tests::prose_of(&mut reading, SectionId::OtherMatters, &["年报按时发布。"]);
        assert_eq!(breaks(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn before_2021_nobody_asked() {
        let mut reading = clean();
        reading.report.year = model::Known::Read(2020);
        assert_eq!(unchecked(&RULE, &reading), Why::YearBeforeTheFee);
    }
}
