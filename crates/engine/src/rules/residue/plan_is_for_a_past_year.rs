//! A plan in section five names the year of the report, or an earlier one: it is over when the
//! report appears.
//!
//! 将 also stands before an object (`2023年，我局将公开工作纳入考核`), so only words that cannot be one
//! tell a plan.

use super::{Hit, answer, behind_year, excerpt, is_part, one_finding, sentences, year};
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::plan_is_for_a_past_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule};
use crate::rules::sentence::Sentence;
use crate::rules::year::Year;
use model::finding::{Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Problems), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    sentences(cx)?;
    let (section, own) = (cx.sentences_of(SectionId::Problems), year(cx)?);
    section.first().ok_or(Why::NotSaid)?;
    let hits: Vec<Hit> = section
        .iter()
        .filter_map(|sentence| {
            let year = sentence.years().iter().find(|year| is_planned(sentence, year))?;
            let past = year.value <= own;
            past.then(|| (sentence.span(year.at.clone()), excerpt(sentence, year.at.start)))
        })
        .collect();
    let finding = one_finding(RULE.id, Severity::Doubtful, &hits);
    answer(finding.map(|finding| finding.slot(slot::YEAR, Slot::Number(own.into()))))
}

/// 2023年，我局将继续…
fn is_planned(sentence: &Sentence<'_>, year: &Year) -> bool {
    const REACH: usize = 12;
    let from = behind_year(sentence, year.at.end);
    let end = sentence.clause_end(from).min(from + REACH);
    !year.quoted
        && !is_part(sentence, year)
        && sentence.begins_clause(year.at.start)
        && sentence.find_unquoted(phrases::SURELY_PLANNED, from..end).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, said, say_in, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            say_in(reading, SectionId::Problems, &["2023年，我县将继续加强学习。"]);
        })
    }

    #[test]
    fn next_year_holds_and_so_does_an_object() {
        let text = [
            "2024年，我局将继续加强学习。",
            "2023年，我局将公开工作纳入考核。",
            "2023年，我局将重点领域信息作为抓手。",
            "2023年初提出将进一步公开的，已经公开。",
        ];
        holds(&RULE, &said(SectionId::Problems, &text));
    }

    #[test]
    fn the_year_of_the_report_and_an_earlier_one_are_doubtful() {
        for text in ["2023 年，我局将继续加强学习。", "下一步：二〇二二年，我们将从以下方面改进。"]
        {
            let finding = broken(&RULE, &said(SectionId::Problems, &[text]));
            assert_eq!(finding.severity, Severity::Doubtful);
        }
    }

    #[test]
    fn without_the_section_or_a_year_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.retain(|section| section.id != SectionId::Problems);
        assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
        let mut reading = said(SectionId::Problems, &["2023年，我局将继续加强学习。"]);
        reading.report.year = model::Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
    }
}
