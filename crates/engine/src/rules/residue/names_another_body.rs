//! The report presents, or speaks of, another body where its own name belongs.
//!
//! Four spots are plain enough: the sentence that presents the report
//! (`现公布某局2023年政府信息公开工作年度报告`), the body that compiled it (`由某局编制本报告`), the subject of the
//! body's own work (`2023年，某局共收到申请`), and the signature. Short names are no other names: bodies differ where their places have
//! nothing in common, or where the words of two departments share no character.

use crate::rules::catalogue::text::names_another_body::{self as text, slot};
use std::ops::Range;

use super::{Hit, answer, behind_year, one_finding, sentences};
use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::context::Context;
use crate::rules::name::Name;
use crate::rules::rule::{Answer, Answers, Rule};
use crate::rules::sentence::Sentence;
use model::finding::{Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// Longer than the name of a body and less than a sentence.
const LONGEST: usize = 28;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let printed = cx.report.organ.get().ok_or(Why::NoOrgan)?;
    let own = Name::of(&folded(printed));
    if !own.has_place() && !own.is_department() {
        return Err(Why::OrganOfUnknownKind);
    }
    let found = sentences(cx)?.iter().filter_map(|sentence| {
        let at = presented(sentence, &own)
            .or_else(|| compiled(sentence, &own))
            .or_else(|| subject(sentence, &own))
            .or_else(|| signature(sentence, &own))?;
        let name = sentence.quote(at.clone());
        let known = cx.setting.profile.names.iter().map(|known| folded(known));
        let belongs = known.into_iter().any(|known| folded(&name).contains(&known));
        (!belongs).then(|| (sentence.span(at), name))
    });
    let hits: Vec<Hit> = found.collect();
    let finding = one_finding(RULE.id, Severity::Doubtful, &hits);
    answer(finding.map(|finding| finding.slot(slot::ORGAN, Slot::Text(printed.clone()))))
}

/// 现公布 … 2023年政府信息公开工作年度报告.
fn presented(sentence: &Sentence<'_>, own: &Name) -> Option<Range<usize>> {
    if !matches!(sentence.section, SectionId::Masthead | SectionId::Overview) {
        return None;
    }
    let verb = sentence.find_unquoted(phrases::PRESENTING, 0..sentence.len())?;
    let names = phrases::REPORT_NAMES;
    let mut end = (verb.end..sentence.len())
        .find(|at| names.iter().any(|name| sentence.has_at(*at, name)))?;
    if let Some(year) =
        sentence.years().iter().find(|year| behind_year(sentence, year.at.end) == end)
    {
        end = year.at.start;
    }
    let stops = phrases::NAME_STOPS;
    let stopped = |at: usize| {
        !sentence.before(at).is_some_and(char::is_alphabetic)
            || stops.iter().any(|stop| {
                let from = at.checked_sub(stop.chars().count());
                from.is_some_and(|from| sentence.has_at(from, stop))
            })
    };
    let first = verb.end.max(end.saturating_sub(LONGEST));
    let start = (first..=end).rev().find(|at| *at == verb.end || stopped(*at))?;
    let other = Name::of(&sentence.folded(start..end));
    (other.is_another_place(own) || other.is_another_department(own)).then_some(start..end)
}

/// 由某县人民政府办公室编制本报告.
fn compiled(sentence: &Sentence<'_>, own: &Name) -> Option<Range<usize>> {
    let verb = sentence.find_unquoted(phrases::COMPILING, 0..sentence.len())?;
    let near = verb.start.saturating_sub(LONGEST)..verb.start;
    let by = sentence.find_unquoted(phrases::BY, near)?;
    let other = Name::of(&sentence.folded(by.end..verb.start));
    other.is_another_place(own).then_some(by.end..verb.start)
}

/// A line of its own at the end of the report with nothing but the name of another body of this kind.
fn signature(sentence: &Sentence<'_>, own: &Name) -> Option<Range<usize>> {
    let last = matches!(sentence.section, SectionId::OtherMatters | SectionId::Closing);
    if !last || sentence.len() > LONGEST {
        return None;
    }
    let other = Name::of(&sentence.folded(0..sentence.len()));
    let same_kind = own.is_whole_body() && other.is_like(own);
    (same_kind && other.is_another_place(own)).then_some(0..sentence.len())
}

/// The body whose work a sentence begins to tell.
fn subject(sentence: &Sentence<'_>, own: &Name) -> Option<Range<usize>> {
    let years = sentence.years().iter().filter(|year| sentence.begins_clause(year.at.start));
    let begins = sentence.years().iter().any(|year| year.at.start == 0);
    let first = (!begins).then_some(0);
    let mut starts = years.map(|year| behind_year(sentence, year.at.end)).chain(first);
    starts.find_map(|start| {
        let clause = start..sentence.clause_end(start).min(start + LONGEST);
        let verb = sentence.find_unquoted(phrases::OWN_WORK, clause)?;
        let other = Name::of(&sentence.folded(start..verb.start));
        let same_kind = own.is_whole_body() && other.is_like(own);
        (same_kind && other.is_another_place(own)).then_some(start..verb.start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, ask_beside, broken, clean, holds, said, say_in, unchecked};
    use crate::rules::{Profile, Setting};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            let text = "现公布石桥县人民政府2023年政府信息公开工作年度报告。";
            say_in(reading, SectionId::Masthead, &[text]);
        })
    }

    fn of(organ: &str, section: SectionId, text: &str) -> Reading {
        let mut reading = said(section, &[text]);
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn another_place_or_department_that_is_presented_is_doubtful() {
        for (organ, text) in [
            ("云溪市旅游局", "特向社会公布石桥市旅游局2023年政府信息公开工作年度报告。"),
            ("云溪市教育局", "现公布2023年云溪市水利局政府信息公开工作年度报告。"),
            ("周湾镇", "现将《双桥镇2023年度政府信息公开年度报告》公布如下。"),
        ] {
            let finding = broken(&RULE, &of(organ, SectionId::Masthead, text));
            assert_eq!(finding.severity, Severity::Doubtful, "{text}");
        }
    }

    #[test]
    fn another_body_at_its_own_work_is_doubtful() {
        let text = "2023年，石桥县 教育局共收到申请3件。";
        let finding = broken(&RULE, &of("云溪县教育局", SectionId::Overview, text));
        assert_eq!(finding.slots[1].1, Slot::Text("石桥县教育局".into()));
        let text = "双桥镇人民政府高度重视政务公开工作。";
        broken(&RULE, &of("云溪县石桥镇人民政府", SectionId::Overview, text));
    }

    #[test]
    fn another_body_that_compiled_or_signed_it_is_doubtful() {
        for (section, text) in [
            (SectionId::Masthead, "根据有关规定，由石桥县人民政府办公室编制本报告。"),
            (SectionId::OtherMatters, "石桥县人民政府"),
        ] {
            broken(&RULE, &of("云溪县人民政府", section, text));
        }
        for (section, text) in [
            (SectionId::Masthead, "根据有关规定，由云溪县人民政府办公室编制本报告。"),
            (SectionId::OtherMatters, "云溪县人民政府"),
            (SectionId::OtherMatters, "石桥县教育局"),
            (SectionId::Overview, "石桥县人民政府"),
            (SectionId::Overview, "2023年县政府收到申请12件。"),
        ] {
            holds(&RULE, &of("云溪县人民政府", section, text));
        }
    }

    #[test]
    fn short_and_long_names_and_bodies_above_and_below_hold() {
        for (organ, text) in [
            ("洪湖区人民政府", "现公布云溪市洪湖区人民政府2023年政府信息公开工作年度报告。"),
            ("云溪市科委", "现公布云溪市科学技术委员会2023年政府信息公开工作年度报告。"),
            ("云溪市发改委", "现公布市发展和改革委员会2023年政府信息公开年度报告。"),
            ("云溪县教育局", "现按《省办公厅关于政府信息公开工作年度报告的通知》编制。"),
            ("云溪县教育局", "石桥市教育局共收到申请3件。"),
            ("云溪县教育局", "2023年，各县教育局高度重视公开工作。"),
            ("云溪县人民政府", "石桥镇人民政府共收到申请3件。"),
            ("云溪县教育局", "赴石桥县教育局学习。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Overview, text));
        }
    }

    #[test]
    fn names_that_a_host_knows_to_belong_hold() {
        let text = "石桥县教育局共收到申请3件。";
        let profile = Profile { names: vec!["石桥县".into()], ..Profile::default() };
        let beside = Setting { profile, ..Setting::default() };
        let reading = of("云溪县教育局", SectionId::Overview, text);
        assert!(ask_beside(&RULE, &reading, &beside).findings.is_empty());
    }

    #[test]
    fn without_a_name_nothing_is_said() {
        let mut reading = clean();
        reading.report.organ = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoOrgan);
        reading.report.organ = Known::Read("测试".into());
        assert_eq!(unchecked(&RULE, &reading), Why::OrganOfUnknownKind);
    }
}
