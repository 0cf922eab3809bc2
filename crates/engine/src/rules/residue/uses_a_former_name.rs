//! A body is called by a name that it lost in a reform: of 2018 and 2019, or of 2021.

use super::{Hit, answer, one_finding, sentences, year};
use crate::recognise::folded;
use crate::rules::catalogue::text::uses_a_former_name as text;
use crate::rules::catalogue::{Phrases, phrases};
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

/// Lists of names, and the first year of which a report is about bodies without them.
const REFORMS: [(Phrases, u16); 2] =
    [(phrases::NAMES_UNTIL_2019, 2020), (phrases::NAMES_UNTIL_2021, 2022)];

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let (sentences, year) = (sentences(cx)?, year(cx)?);
    let organ = cx.report.organ.get().map_or(String::new(), |organ| folded(organ));
    let lost = REFORMS.iter().filter(|(_, from)| year >= *from);
    let names: Vec<&str> =
        lost.flat_map(|(list, _)| *list).copied().filter(|name| !organ.contains(name)).collect();
    let found = sentences.iter().filter_map(|sentence| former(sentence, &names));
    let hits: Vec<Hit> = found.collect();
    answer(one_finding(RULE.id, Severity::Remark, &hits))
}

/// A former name that is not said to be one.
fn former(sentence: &Sentence<'_>, names: &[&str]) -> Option<Hit> {
    const BEFORE: usize = 6;
    let at = sentence.find_unquoted(names, 0..sentence.len())?;
    let said = sentence.find_unquoted(phrases::FORMERLY, at.start.saturating_sub(BEFORE)..at.start);
    said.is_none().then(|| (sentence.span(at.clone()), sentence.quote(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, said, say_in, unchecked};
    use model::{Known, SectionId};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| say_in(reading, SectionId::Overview, &["县国土资源局公开信息3条。"]))
    }

    #[test]
    fn todays_names_hold_and_so_do_former_ones_that_are_called_so() {
        let text = ["市自然资源局（原市国土资源局）公开信息。", "学习《国土资源局办法》。"];
        holds(&RULE, &said(SectionId::Overview, &text));
    }

    #[test]
    fn a_former_name_is_remarked() {
        let finding = broken(&RULE, &said(SectionId::Overview, &["县国土资源局公开信息。"]));
        assert_eq!(finding.severity, Severity::Remark);
        broken(&RULE, &said(SectionId::Overview, &["县扶贫办公开信息。"]));
    }

    #[test]
    fn a_report_from_before_the_reform_holds_and_one_without_a_year_is_not_judged() {
        let mut reading = said(SectionId::Overview, &["县扶贫办公开信息。"]);
        reading.report.masthead.period = None;
        reading.report.year = Known::Read(2020);
        holds(&RULE, &reading);
        let mut reading = clean();
        reading.report.year = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
    }
}
