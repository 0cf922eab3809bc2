//! 今年 in a report that appears the year after: who reads it must guess which year is meant.

use super::{Hit, answer, excerpt, one_finding, sentences};
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::says_this_year as text;
use crate::rules::rule::{Answer, Answers, WritingRule};
use crate::rules::writing::Writing;
use model::Place;
use model::finding::Severity;

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let found = sentences(cx)?.iter().filter_map(|sentence| {
        let at = sentence.find_unquoted(phrases::THIS_YEAR, 0..sentence.len())?;
        // The name of the year beside it leaves nothing to guess.
        let named = sentence.years().iter().any(|year| !year.quoted);
        (!named).then(|| (sentence.span(at.clone()), excerpt(sentence, at.start)))
    });
    let hits: Vec<Hit> = found.collect();
    answer(one_finding(RULE.id, Severity::Remark, &hits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, said, say_in, unchecked};
    use model::SectionId;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| say_in(reading, SectionId::Overview, &["今年累计推送政策3条。"]))
    }

    #[test]
    fn a_year_by_its_number_holds() {
        holds(&RULE, &said(SectionId::Overview, &["2023年公开信息3条。", "学习《今年的要点》。"]));
    }

    #[test]
    fn this_year_is_remarked_once_for_the_whole_report() {
        let text = ["今年，我局公开信息3条。", "今 年累计推送5条。"];
        let finding = broken(&RULE, &said(SectionId::Overview, &text));
        assert_eq!((finding.severity, finding.related.len()), (Severity::Remark, 2));
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
    }
}
