//! The report of one department or town tells what 部分地区 or 多数部门 have done: words from a text
//! about all of them.

use super::{Hit, answer, excerpt, one_finding, sentences};
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::speaks_for_many_bodies as text;
use crate::rules::organ::Organ;
use crate::rules::rule::{Answer, Answers, WritingRule};
use crate::rules::sentence::Sentence;
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
    if !matches!(cx.organ()?, Organ::Department | Organ::Town) {
        return Err(Why::NotThisKindOfOrgan);
    }
    let found = sentences(cx)?.iter().filter_map(|sentence| {
        let at = begins(sentence)?;
        Some((sentence.span(at..at + 2), excerpt(sentence, at)))
    });
    let hits: Vec<Hit> = found.collect();
    answer(one_finding(RULE.id, Severity::Remark, &hits))
}

/// Where a clause begins with such a subject.
fn begins(sentence: &Sentence<'_>) -> Option<usize> {
    let found = sentence.find_unquoted(phrases::MANY_BODIES, 0..sentence.len())?;
    sentence.begins_clause(found.start).then_some(found.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, broken, holds, said, unchecked};
    use model::{Known, SectionId};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| *reading = of("云溪县教育局", "部分地区还开发了应用程序。"))
    }

    fn of(organ: &str, text: &str) -> Reading {
        let mut reading = said(SectionId::Overview, &[text]);
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn a_bureau_that_tells_of_itself_holds() {
        holds(&RULE, &of("云溪县教育局", "落实对各级政府部门的要求，部分科室还需努力。"));
    }

    #[test]
    fn a_bureau_that_tells_of_some_regions_is_remarked() {
        let finding = broken(&RULE, &of("云溪县教育局", "部分地区还开发了应用程序。"));
        assert_eq!(finding.severity, Severity::Remark);
    }

    #[test]
    fn a_government_speaks_for_all() {
        let reading = of("云溪县人民政府", "部分地区还需努力。");
        assert_eq!(unchecked(&RULE, &reading), Why::NotThisKindOfOrgan);
    }
}
