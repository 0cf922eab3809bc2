//! Section five, or the whole text, is nearly that of last year.

use super::beside;
use super::similarity::Letters;
use crate::rules::catalogue::text::text_repeats_last_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use crate::rules::sentence::Sentence;
use crate::rules::{Outcome, Why};
use model::finding::{Finding, Severity, Slot, Variant};
use model::{Place, SectionId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const FIVE: SectionId = SectionId::Problems;

/// Per cent from which a text repeats another, and letters below which it tells nothing.
struct Measure {
    most: usize,
    least: usize,
}

const OF_SECTION_FIVE: Measure = Measure { most: 90, least: 60 };
const OF_ALL: Measure = Measure { most: 95, least: 300 };

/// So many passages are shown, and so many characters of the longest.
const SHOWN: usize = 3;
const QUOTED: usize = 40;

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, Place::Report, |last| {
        let before = Sentence::all(last);
        let five = compare(cx, &before, &OF_SECTION_FIVE, |id| id == FIVE);
        let all = compare(cx, &before, &OF_ALL, |id| SectionId::NUMBERED.contains(&id));
        // A text that is copied as a whole is one finding, its section five with it.
        let finding = match (&five, &all) {
            (_, Ok(Some(whole))) => Some(whole.finding(text::WHOLE, Place::Report)),
            (Ok(Some(section)), _) => Some(section.finding(Variant::PLAIN, FIVE.into())),
            _ => None,
        };
        Answers {
            places: vec![(FIVE.into(), outcome(&five)), (Place::Report, outcome(&all))],
            findings: finding.into_iter().collect(),
        }
    })
}

fn outcome(compared: &Result<Option<Repeated>, Why>) -> Outcome {
    match compared {
        Ok(None) => Outcome::Holds,
        Ok(Some(_)) => Outcome::Broken,
        Err(why) => Outcome::Unchecked(*why),
    }
}

/// What repeats, where it does: the passages by their places, and the longest of them.
struct Repeated {
    percent: usize,
    passages: Vec<Place>,
    longest: String,
}

fn compare(
    cx: &Context<'_>,
    before: &[Sentence<'_>],
    measure: &Measure,
    within: impl Fn(SectionId) -> bool + Copy,
) -> Result<Option<Repeated>, Why> {
    let own: Vec<&Sentence<'_>> = cx.sentences().iter().filter(|one| within(one.section)).collect();
    let this = Letters::of(own.iter().copied());
    let last = Letters::of(before.iter().filter(|one| within(one.section)));
    match (this.len(), last.len()) {
        (0, _) => return Err(Why::NoProse),
        (_, 0) => return Err(Why::LastYearNotRead),
        (one, other) if one.min(other) < measure.least => return Err(Why::TooLittle),
        _ => {}
    }
    let percent = this.similarity(&last);
    if percent < measure.most {
        return Ok(None);
    }
    let shared = this.shared(&last, SHOWN).into_iter();
    let passages: Vec<(Place, String)> = shared
        .filter_map(|(number, at)| own.get(number).map(|one| (one.span(at.clone()), one.print(at))))
        .collect();
    let longest = passages.first().map(|(_, print)| quoted(print)).unwrap_or_default();
    let passages = passages.into_iter().map(|(place, _)| place).collect();
    Ok(Some(Repeated { percent, passages, longest }))
}

fn quoted(print: &str) -> String {
    let mut quote: String = print.chars().take(QUOTED).collect();
    if quote.len() < print.len() {
        quote.push('…');
    }
    quote
}

impl Repeated {
    fn finding(&self, variant: Variant, place: Place) -> Finding {
        Finding::new(RULE.id, Severity::Doubtful, place)
            .variant(variant)
            .slot(slot::PERCENT, Slot::Number(self.percent as i128))
            .slot(slot::LONGEST, Slot::Text(self.longest.clone()))
            .related(self.passages.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, clean, prose_of};

    pub fn faults() -> Faults {
        Faults::new()
            .beside(Variant::PLAIN, |reading, last| {
                *reading = with(clean(), &PROBLEMS, NEW);
                *last = with(last_year(), &PROBLEMS, OLD);
            })
            .beside(text::WHOLE, |reading, last| {
                let towns =
                    ["甲", "乙", "丙", "丁", "戊", "己"].map(|name| format!("{name}镇{}", OLD[0]));
                let overview: Vec<&str> =
                    towns.iter().map(String::as_str).chain(NEW.iter().copied()).collect();
                *reading = with(clean(), &PROBLEMS, &overview);
                *last = with(last_year(), &PROBLEMS, &overview);
            })
    }

    const PROBLEMS: [&str; 3] = [
        "一是公开内容更新还不够及时，部分栏目存在更新迟缓的情况。",
        "二是政策解读的形式还比较单一，群众的参与度有待提高。",
        "下一步将健全责任到人的更新制度，丰富图表、问答、视频等解读形式。",
    ];

    fn with(mut reading: Reading, problems: &[&str], overview: &[&str]) -> Reading {
        prose_of(&mut reading, FIVE, problems);
        prose_of(&mut reading, SectionId::Overview, overview);
        reading
    }

    const NEW: &[&str] = &[
        "全年主动公开各类文件，依申请公开办理顺畅，信息管理规范，平台运行平稳，监督考核到位。",
        "围绕群众关切举办开放日，邀请代表走进政务服务大厅，现场答复提问，收集建议。",
    ];
    const OLD: &[&str] = &[
        "上半年完成目录修订，下半年清理历史文件，逐篇标注效力状态，并汇编成册供公众查阅。",
        "组织业务培训，覆盖各镇街和部门的经办人员，抽查答复文书，通报质量问题并限期改正。",
    ];

    #[test]
    fn section_five_of_last_year_is_doubtful_and_its_passages_are_shown() {
        let found =
            finding(&RULE, &with(clean(), &PROBLEMS, NEW), &with(last_year(), &PROBLEMS, OLD));
        assert_eq!((found.severity, found.variant), (Severity::Doubtful, Variant::PLAIN));
        assert_eq!((found.place, found.related.len()), (FIVE.into(), 3));
        assert!(matches!(&found.slots[1].1, Slot::Text(text) if PROBLEMS[2].starts_with(text)));
    }

    #[test]
    fn a_copied_report_is_one_finding() {
        let text = [
            NEW,
            OLD,
            NEW,
            &["再说一些别的话，把正文写到足够长，好让比较有所依据，不至于无话可比。"; 1][..],
        ]
        .concat();
        let more: Vec<String> = (0..6)
            .map(|n| format!("{}{}", "甲乙丙丁戊己".chars().nth(n).unwrap(), OLD[0]))
            .collect();
        let text: Vec<&str> = text.into_iter().chain(more.iter().map(String::as_str)).collect();
        let found =
            finding(&RULE, &with(clean(), &PROBLEMS, &text), &with(last_year(), &PROBLEMS, &text));
        assert_eq!((found.variant, found.place), (text::WHOLE, Place::Report));
    }

    #[test]
    fn another_section_five_holds_and_a_short_one_tells_nothing() {
        let last = with(last_year(), &PROBLEMS, OLD);
        assert_eq!(outcomes(&RULE, &with(clean(), OLD, NEW), &last)[0], Outcome::Holds);
        let short = with(clean(), &["人手不足，将加强培训。"], NEW);
        assert_eq!(outcomes(&RULE, &short, &last)[0], Outcome::Unchecked(Why::TooLittle));
        let none = with(clean(), &[], NEW);
        assert_eq!(outcomes(&RULE, &none, &last)[0], Outcome::Unchecked(Why::NoProse));
    }
}
