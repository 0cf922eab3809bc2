//! A sentence that plainly speaks of the reporting body's own year names another one.
//!
//! Three kinds of sentences are plain enough: a year at the beginning of a clause with the body's
//! own work and a count behind it (`2022年，我局主动公开信息30条`), 截至 the last day of another year,
//! and a preamble that presents the report of another year. Comparisons are not among them: a
//! sentence that also names the year of the report, or stands beside one that tells the same of it,
//! is left alone, and so are several other years in one paragraph.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hit, answer, behind_year, excerpt, is_part, one_finding, year};
use crate::finding::{Severity, Slot};
use crate::model::{Place, SectionId};
use crate::rules::catalogue::phrases;
use crate::rules::context::Context;
use crate::rules::line::{Line, Year};
use crate::rules::rule::{Answer, Answers, Rule};

pub(super) const RULE: Rule = Rule { id: "year-is-stale", check };

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let (lines, own) = (cx.lines()?, year(cx)?);
    let period = cx.report.masthead.period.as_ref().and_then(|period| period.sentence);
    let hits: Vec<(&Line<'_>, Told)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| Some((line.section, line.index)) != period)
        .filter_map(|(at, line)| Some((at, line, stale(line, own)?)))
        .filter(|(at, _, told)| !is_compared(lines, *at, told, own))
        .map(|(_, line, told)| (line, told))
        .collect();
    let mut years: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
    for (line, told) in &hits {
        years.entry(line.paragraph).or_default().insert(told.year.value);
    }
    let alone = |line: &Line<'_>| years.get(&line.paragraph).is_some_and(|years| years.len() == 1);
    let shown: Vec<Hit> = hits
        .iter()
        .filter(|(line, _)| alone(line))
        .map(|(line, told)| (line.span(told.year.at.clone()), excerpt(line, told.year.at.start)))
        .collect();
    let finding = one_finding(RULE.id, Severity::Doubtful, &shown);
    answer(finding.map(|finding| finding.slot("year", Slot::Number(own.into()))))
}

/// A year and what is told of it.
struct Told {
    year: Year,
    /// The list of words that tells it.
    what: &'static str,
}

fn stale(line: &Line<'_>, own: u16) -> Option<Told> {
    if line.years.iter().any(|year| year.value == own) || line.says(phrases("comparing")) {
        return None;
    }
    if line.section == SectionId::Masthead
        && let Some(year) = line.years.iter().find(|year| presents(line, year))
    {
        return Some(Told { year: year.clone(), what: "presenting" });
    }
    let plain: Vec<&Year> = line.years.iter().filter(|year| !year.quoted).collect();
    let other = plain.first()?.value;
    let planned = other > own && line.says(phrases("planning"));
    if planned || plain.iter().any(|year| year.value != other) {
        return None;
    }
    plain.into_iter().find_map(|year| {
        let what = work(line, year).or_else(|| until(line, year))?;
        let fits = match line.section {
            // The section on problems looks back at the year before, and ahead.
            SectionId::Problems => what == "achieving" && other < own,
            _ => what != "achieving" || other < own,
        };
        fits.then(|| Told { year: year.clone(), what })
    })
}

/// What the body did in this year: the list of words that says it.
fn work(line: &Line<'_>, year: &Year) -> Option<&'static str> {
    const REACH: usize = 40;
    let start = year.at.start;
    let comma = behind_year(line, year.at.end);
    let direct = line.before(comma) == Some(',');
    let begins = line.begins_clause(start) || is_own(line, start) || (direct && heads(line, start));
    let reach = comma..comma + REACH;
    let end = line.clause_end(comma);
    let clause = year.at.end..end;
    if !begins
        || is_part(line, year)
        || line.find(phrases("not-the-year"), clause.clone()).is_some()
    {
        return None;
    }
    if line.find(phrases("achieving"), reach.clone()).is_some() {
        let ours = line.says(phrases("the-subject")) && line.says(phrases("achieved"));
        return (ours && !line.says(phrases("looking-back"))).then_some("achieving");
    }
    ["applying", "disclosing"].into_iter().find_map(|list| {
        let verb = line.find(phrases(list), reach.clone())?;
        let rest = line.find(phrases("not-the-year"), comma..verb.start);
        let attribute = line.find(phrases("attribute"), verb.end..verb.end + 1);
        let counts = denied(line, verb.start) || counted(line, verb.end);
        (rest.is_none() && attribute.is_none() && counts).then_some(list)
    })
}

/// 我局2022年, 全区2022年: the body itself before the year.
fn is_own(line: &Line<'_>, start: usize) -> bool {
    const LONGEST: usize = 6;
    let joined = line.find(phrases("connecting"), start.saturating_sub(1)..start).is_some();
    let begins = |from: usize| {
        line.begins_clause(from) && phrases("own").iter().any(|own| line.has_at(from, own))
    };
    !joined && (1..=LONGEST).filter_map(|length| start.checked_sub(length)).any(begins)
}

/// A subheading ran into the sentence: （一）主动公开情况2022年，…
fn heads(line: &Line<'_>, start: usize) -> bool {
    let bracket = line.char(0) == Some('(');
    let ends = |words: &&str| {
        let from = start.checked_sub(words.chars().count());
        from.is_some_and(|from| line.has_at(from, words))
    };
    bracket && phrases("heading-ends").iter().any(ends)
}

fn denied(line: &Line<'_>, verb: usize) -> bool {
    line.find(phrases("denying"), verb.saturating_sub(3)..verb).is_some()
}

/// A number with a unit behind it.
fn counted(line: &Line<'_>, from: usize) -> bool {
    const REACH: usize = 40;
    let (units, numerals) = (phrases("counting-units"), phrases("numerals"));
    let number = |c: char| c.is_ascii_digit() || numerals.iter().any(|one| one.starts_with(c));
    (from + 1..from + REACH).any(|at| {
        units.iter().any(|unit| line.has_at(at, unit)) && line.before(at).is_some_and(number)
    })
}

/// 截至2022年12月31日.
fn until(line: &Line<'_>, year: &Year) -> Option<&'static str> {
    let last_day = phrases("last-day").iter().any(|day| line.has_at(year.at.end, day));
    let before = year.at.start.saturating_sub(3)..year.at.start;
    (last_day && line.find(phrases("until"), before).is_some()).then_some("until")
}

/// 现公布某局2022年政府信息公开工作年度报告.
fn presents(line: &Line<'_>, year: &Year) -> bool {
    const REACH: usize = 24;
    let title = phrases("report-names").iter().find_map(|name| {
        let from = year.at.end;
        (from..from + REACH).find(|at| line.has_at(*at, name)).map(|at| at + name.chars().count())
    });
    let verb = year.at.start.saturating_sub(REACH)..year.at.start;
    let named =
        title.is_some_and(|end| !phrases("of-the-form").iter().any(|w| line.has_at(end, w)));
    named && line.find(phrases("presenting"), verb).is_some()
}

/// The sentence before or behind tells the same of the year of the report.
fn is_compared(lines: &[Line<'_>], at: usize, told: &Told, own: u16) -> bool {
    let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
    beside.filter_map(|at| lines.get(at)).any(|line| {
        let mut years = line.years.iter().filter(|year| year.value == own && !year.quoted);
        years.any(|year| work(line, year) == Some(told.what))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{broken, clean, holds, said, unchecked};

    /// A report for 2023 with these sentences in its first section.
    fn stale(text: &[&str]) -> usize {
        let reading = said(SectionId::Overview, text);
        crate::rules::tests::ask_beside(&RULE, &reading, &crate::rules::Beside::default())
            .findings
            .first()
            .map_or(0, |finding| finding.related.len())
    }

    #[test]
    fn own_work_of_another_year_is_doubtful_however_the_year_is_written() {
        for text in [
            "2022 年，我局主动公开信息30条。",
            "二〇二二年共收到政府信息公开申请5件。",
            "（一）主动公开情况２０２１年，通过门户网站等渠道，主动公开信息一百余条。",
            "我局2022年度未收到政府信息公开申请。",
            "截止2022年12月31日，我镇有公开栏3处。",
            "2024年，全县共受理政府信息公开申请4件。",
            "2022年，我县政府信息公开工作取得一定成效。",
        ] {
            let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
            assert_eq!(finding.severity, Severity::Doubtful, "{text}");
        }
        assert_eq!(stale(&["2022年，我局收到申请9件。", "2022年，我局公开信息3条。"]), 2);
    }

    #[test]
    fn a_preamble_that_presents_another_report_is_doubtful() {
        let text = ["现公布云溪县人民政府2022年政府信息公开工作年度报告。"];
        broken(&RULE, &said(SectionId::Masthead, &text));
    }

    #[test]
    fn other_years_that_belong_there_are_left_alone() {
        for text in [
            "2023年，主动公开2022年度政府信息公开工作年度报告等信息45条。",
            "主动公开2022年度部门决算1条。",
            "与2022年收到申请9件相比，2023年收到申请12件。",
            "2022年收到申请9件，2023年收到申请12件。",
            "2021年修订的《云溪县办法》已公开。",
            "2022年结转的申请1件已答复。",
            "2022年收到、结转办理的申请1件。",
            "2022年12月收到的申请于2月答复1件。",
            "按照国办公开办函〔2021〕30号要求公开信息3条。",
            "制定《政务公开规划（2024－2027年）》。",
            "2024年，我局将继续公开信息，办理申请3件以上。",
            "2022年公开的信息共120条已归档。",
            "收到申请2021年3件、2022年4件。",
            "2018年12月31日前公开的信息有3条。",
        ] {
            assert_eq!(stale(&[text]), 0, "{text}");
        }
        let pairs = ["2022年，我局收到申请9件。", "2023年，我局收到申请12件。"];
        assert_eq!(stale(&pairs), 0);
        assert_eq!(stale(&["2021年收到申请9件。", "2022年收到申请2件。"]), 0);
        let ahead = ["2024年，我局将公开信息30条。", "2022年存在问题的改进情况如下。"];
        holds(&RULE, &said(SectionId::Problems, &ahead));
    }

    #[test]
    fn without_a_year_or_with_two_nothing_is_said() {
        let mut reading = clean();
        reading.report.year = crate::model::Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
        let mut reading = clean();
        reading.report.year = crate::model::Known::Read(2024);
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
    }
}
