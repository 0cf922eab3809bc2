//! A plan in section five names the year of the report, or an earlier one: it is over when the
//! report appears.
//!
//! 将 also stands before an object (`2023年，我局将公开工作纳入考核`), so only words that cannot be one
//! tell a plan.

use std::ops::Range;

use super::{Hit, answer, behind_year, excerpt, is_part, one_finding, sentences, year};
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::plan_is_for_a_past_year::{self as text, slot};
use crate::rules::rule::{Answer, Answers, WritingRule};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use crate::rules::year::Year;
use model::finding::{Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Section(SectionId::Problems), judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
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

/// 2023年，我局将继续…, 展望2023年，…, 将在2023年着力…, 下一年度（2023年）, or 下一步，2023年我局将…; not
/// what an earlier text planned.
fn is_planned(sentence: &Sentence<'_>, year: &Year) -> bool {
    const REACH: usize = 12;
    const LOOKBACK: usize = 80;
    let start = year.at.start;
    let from = behind_year(sentence, year.at.end);
    let end = sentence.clause_end(from).min(from + REACH);
    let surely = || {
        let found = sentence.find_unquoted(phrases::SURELY_PLANNED, from..end);
        let object = |at: usize| phrases::NO_PLANS.iter().any(|words| sentence.has_at(at, words));
        found.is_some_and(|found| !object(found.start)) || is_verb(sentence, from..end)
    };
    let before = start.saturating_sub(LOOKBACK)..start;
    let plain = !year.quoted
        && !is_part(sentence, year)
        && sentence.find_unquoted(phrases::PROMISED, before).is_none();
    let begins = || sentence.begins_clause(start);
    plain
        && (is_looked_ahead_to(sentence, year)
            || is_called_next(sentence, year)
            || is_time_of_a_plan(sentence, year)
            || (begins() && (surely() || is_next(sentence, start, from))))
}

/// 展望2023年，….
fn is_looked_ahead_to(sentence: &Sentence<'_>, year: &Year) -> bool {
    let from = behind_year(sentence, year.at.end);
    let ends = sentence.before(from) == Some(',');
    let begin =
        phrases::LOOKING_AHEAD.iter().find_map(|words| before(sentence, words, year.at.start));
    ends && begin.is_some_and(|begin| sentence.begins_clause(begin))
}

/// 将加强: a plan, where nothing makes an object of it: 将加强培训作为抓手.
fn is_verb(sentence: &Sentence<'_>, within: Range<usize>) -> bool {
    sentence.find_unquoted(phrases::PLANNED_VERBS, within).is_some_and(|found| {
        let clause = found.end..sentence.clause_end(found.end);
        let object = [phrases::OBJECTS_END, phrases::ATTRIBUTE];
        object.into_iter().all(|words| sentence.find_unquoted(words, clause.clone()).is_none())
    })
}

/// 下一年度（2023年）.
fn is_called_next(sentence: &Sentence<'_>, year: &Year) -> bool {
    let open = year.at.start.checked_sub(1).filter(|at| sentence.char(*at) == Some('('));
    let next = open.is_some_and(|open| {
        phrases::NEXT_YEAR.iter().any(|words| before(sentence, words, open).is_some())
    });
    next && sentence.char(behind_year(sentence, year.at.end)) == Some(')')
}

/// 我局将在2023年着力…: the year is that of the plan, and not of what it builds on.
fn is_time_of_a_plan(sentence: &Sentence<'_>, year: &Year) -> bool {
    let start = year.at.start;
    let from = behind_year(sentence, year.at.end);
    let planned = phrases::PLANNED_FOR.iter().any(|words| before(sentence, words, start).is_some());
    let verb = phrases::OF_A_PLAN.iter().any(|words| sentence.has_at(from, words));
    let clause = from..sentence.clause_end(from);
    // What is done already was planned then.
    let done = sentence.has_unquoted(phrases::DONE_ALREADY);
    planned && verb && !done && sentence.find_unquoted(phrases::GROUNDS, clause).is_none()
}

/// 下一步，2023年我局将…, 打算：2023年把…: whatever 将 governs, the year is that of the next step.
fn is_next(sentence: &Sentence<'_>, start: usize, from: usize) -> bool {
    const SUBJECT: usize = 3;
    let Some(mark) = start.checked_sub(1) else { return false };
    let steps = phrases::NEXT_STEPS
        .iter()
        .filter_map(|words| before(sentence, words, mark))
        .any(|begin| sentence.begins_clause(begin));
    let ours = phrases::OURS.iter().any(|own| sentence.has_at(from, own));
    let shall = sentence.find_unquoted(phrases::SHALL, from..from + SUBJECT + 1);
    let clause = from..sentence.clause_end(from);
    let attribute = sentence.find_unquoted(phrases::ATTRIBUTE, clause).is_some();
    let at_once = phrases::PLANS_AT_ONCE.iter().any(|words| sentence.has_at(from, words));
    steps && ((ours && shall.is_some()) || at_once) && !attribute
}

/// Where the words begin that end here.
fn before(sentence: &Sentence<'_>, words: &str, end: usize) -> Option<usize> {
    let from = end.checked_sub(words.chars().count())?;
    sentence.has_at(from, words).then_some(from)
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
    fn a_year_ahead_that_is_over_is_doubtful() {
        for text in [
            "展望2023年，我局会在新的一年里补足短板。",
            "展望二〇二二年度，任务更重。",
            "下一步，2022年我县将把答复流程再压缩一遍。",
            "今后：2023年我局将增加培训。",
            "2023年我们将把培训增加一倍。",
            "2023年我们将加强巡查，每月一次。",
            "打算：2023年把目录重排一遍，每月更新。",
            "下步打算：2022年拟增设3个专栏。",
            "下一步，街道将在2023年重点补齐3处专区。",
            "今后，我镇拟于2022年着力抓好解读。",
            "下一年度（2023年），按季公布目录。",
            "来年（2022年度）增设专栏。",
        ] {
            broken(&RULE, &said(SectionId::Problems, &[text]));
        }
        let text = [
            "展望2024年，我局会在新的一年里补足短板。",
            "下一年度（2024年），按季公布目录。",
            "下一步，街道将在2024年重点补齐3处专区。",
            "下一步，街道将在2023年工作的基础上重点补齐3处专区。",
            "下一步，街道将在2023年的基础上继续补齐专区。",
            "下一步，将在2023年版指南上修订。",
            "打算：2023年把关不严的环节逐一补上。",
            "打算：2023年拟公开的目录继续公开。",
            "去年提出将在2023年重点补齐3处专区，现已补齐。",
            "本想计划在2023年重点补齐3处专区，现已补齐。",
            "2023年，我局将加强培训作为抓手。",
            "2023年，我局将加强培训的要求写进制度。",
            "2023年（下一年度为2024年）已增设专栏。",
            "2023年初展望2023年时定下的目标已经实现。",
            "展望2023年提出的目标，我局已经实现。",
            "去年展望，2023年我局将继续加强培训，现已做到。",
            "上年报告提出，2023年我局将把培训增加到4期，已完成。",
            "下一步，2024年我局将增加培训。",
            "下一步，2023年我局将公开事项下放的做法继续坚持。",
            "下一步，2023年未完成的任务将接着办。",
            "下一步，针对2023年的短板，我局将增加培训。",
            "回顾2023年，我局成绩不少。",
            "2023年，我局将在库文件全部上网。",
            "2023年，我局将会议纪要全部上网。",
            "2023年，我局将把关环节前移。",
            "2023年，我局将继续教育课程公开。",
        ];
        holds(&RULE, &said(SectionId::Problems, &text));
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
