//! A sentence that plainly speaks of the reporting body's own year names another one.
//!
//! Four kinds of sentences are plain enough: a year at the beginning of a clause with the body's
//! own work behind it (`2022年，我局主动公开信息30条`), 截至 the last day of another year, a year
//! that the text itself calls that of the report (`本报告年度（2022年）`), and a preamble that
//! presents the report of another year. Comparisons are not among them: a sentence
//! that also names the year of the report, or stands beside one that tells the same of it, is left
//! alone, and so are several other years in one paragraph.

use crate::rules::catalogue::text::year_is_stale::{self as text, slot};
use litemap::LiteMap;

use super::carried_over::{carried_from, carried_to, finished_in};
use super::own_year::{PRESENTING, ReportIdentity, StaleYear};
use super::{Hit, answer, excerpt, one_finding, sentences, year};
use crate::recognise::folded;
use crate::rules::rule::{Answer, Answers, WritingRule};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use crate::rules::year::Year;
use model::Place;
use model::finding::{Finding, Severity, Slot, Variant};

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
    let (sentences, own) = (sentences(cx)?, year(cx)?);
    let organ = cx.report.organ.get().map_or(String::new(), |organ| folded(organ));
    let report = ReportIdentity { year: own, organ };
    let period = cx.report.masthead.period.as_ref().and_then(|period| period.sentence);
    let hits: Vec<(&Sentence<'_>, StaleYear)> = sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| !sentence.years().is_empty())
        .filter_map(|(at, sentence)| Some((at, sentence, report.stale(sentence)?)))
        .filter(|(_, sentence, found)| {
            found.what == PRESENTING || Some((sentence.section, sentence.index)) != period
        })
        .filter(|(at, _, found)| !report.is_compared(sentences, *at, found))
        .map(|(_, sentence, found)| (sentence, found))
        .collect();
    let mut years: LiteMap<usize, LiteMap<u16, ()>> = LiteMap::new();
    for (sentence, found) in &hits {
        years.entry(sentence.paragraph).or_default().insert(found.year.value, ());
    }
    let alone = |sentence: &Sentence<'_>| {
        years.get(&sentence.paragraph).is_some_and(|years| years.len() == 1)
    };
    let shown: Vec<Hit> = hits
        .iter()
        .filter(|(sentence, _)| alone(sentence))
        .map(|(sentence, found)| {
            (sentence.span(found.year.at.clone()), excerpt(sentence, found.year.at.start))
        })
        .collect();
    let finding = one_finding(RULE.id, Severity::Doubtful, &shown)
        .or_else(|| {
            let year =
                |(at, sentence)| carried_to(sentences, at, own).or(finished_in(sentence, own));
            carried(sentences, text::CARRIED, year)
        })
        .or_else(|| {
            carried(sentences, text::CARRIED_IN, |(_, sentence)| carried_from(sentence, own))
        });
    answer(finding.map(|finding| finding.slot(slot::YEAR, Slot::Number(own.into()))))
}

/// All sentences in which something is carried over to, or from, a year that cannot be.
fn carried<'s, 'a>(
    sentences: &'s [Sentence<'a>],
    variant: Variant,
    year: impl Fn((usize, &'s Sentence<'a>)) -> Option<&'s Year>,
) -> Option<Finding> {
    let hit = |(at, sentence): (usize, &'s Sentence<'a>)| {
        let year = year((at, sentence))?;
        Some((sentence.span(year.at.clone()), excerpt(sentence, year.at.start)))
    };
    let hits: Vec<Hit> = sentences.iter().enumerate().filter_map(hit).collect();
    one_finding(RULE.id, Severity::Doubtful, &hits).map(|finding| finding.variant(variant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, said, say_in, unchecked};
    use model::SectionId;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| {
                say_in(reading, SectionId::Overview, &["2022年，我县主动公开信息30条。"]);
            })
            .of(text::CARRIED, |reading| {
                say_in(reading, SectionId::Overview, &["结转2023年继续办理2件。"]);
            })
            .of(text::CARRIED_IN, |reading| {
                say_in(reading, SectionId::Overview, &["新收7件，2021年结转2件。"]);
            })
    }

    /// A report for 2023 with these sentences in its first section.
    fn stale(text: &[&str]) -> usize {
        let reading = said(SectionId::Overview, text);
        crate::rules::tests::ask_beside(&RULE, &reading, &crate::rules::Setting::default())
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
            "2022年，县政府坚持以人民为中心，全面推进公开工作。",
            "云溪县人民政府2022年认真落实各项要求。",
            "2022年，无收取信息处理费情况。",
            "2022年，全县未发生因政府信息公开引起的行政复议。",
            "2022年，共举办政府开放日活动3次。",
            "2022年，我县制发行政规范性文件7件。",
            "2022年，本年新收政府信息公开申请12件。",
            "2022年，我县组织开展了社会评议。",
            "2022年度，组织业务培训4场，参训120人次。",
            "2022年，我局先后召开专题会议两次。",
            "（五）监督保障情况。2022年，全县开展政务公开检查2次。",
            "2022年，我局公开信息87条，其中2023年上半年40条、下半年47条。",
            "2023年，我局收到申请8件，其中2024年一季度3件。",
            "2022年，全镇公开工作有了进步。",
            "2022年，我镇收到政府信息公开申请6件，无结转到2024年的申请。",
            "2022年，全县受理申请9件，2件转入2024年办理。",
        ] {
            let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
            assert_eq!(finding.severity, Severity::Doubtful, "{text}");
        }
        assert_eq!(stale(&["2022年，我局收到申请9件。", "2022年，我局公开信息3条。"]), 2);
    }

    #[test]
    fn other_years_that_belong_there_are_left_alone() {
        for text in [
            "2023年，主动公开2022年度政府信息公开工作年度报告等信息45条。",
            "主动公开2022年度部门决算1条。",
            "与2022年收到申请9件相比，2023年收到申请12件。",
            "2022年收到申请9件，2023年收到申请12件。",
            "2022年，我局收到申请9件，结转到2023年1件。",
            "2022年，我局收到申请9件，预计2024年增加。",
            "2021年修订的《云溪县办法》已公开。",
            "2022年结转的申请1件已答复。",
            "2022年收到、结转办理的申请1件。",
            "2022年12月收到的申请于2月答复1件。",
            "按照国办公开办函〔2021〕30号要求公开信息3条。",
            "制定《政务公开规划（2024－2027年）》。",
            "2024年，我局将继续公开信息，办理申请3件以上。",
            "2022年公开的信息共120条已归档。",
            "收到申请2021年3件、2022年4件。",
            "2022年印发的《信息处理费管理办法》已公开。",
            "2022年，省政府印发《政务公开办法》。",
            "2022年，省委、省政府高度重视政务公开。",
            "2022年第三方评估指出的不足，我局均已办结5项。",
            "针对2022年存在的问题认真落实整改。",
            "2022年，我局认真落实整改要求。",
            "2024年，我局认真落实各项要求。",
            "2018年12月31日前公开的信息有3条。",
            "2022年，省政府办公厅组织开展检查3次。",
            "2022年，市里召开的会议提出3项要求。",
            "2022年组织的培训中，参训3次以上的予以通报。",
            "2022年，我局召开动员会，明确任务3项。",
            "2022年，印发《政务公开工作要点》1份。",
            "2021年，我局组织业务培训4场。",
            "2024年，组织业务培训4场。",
            "2022年，我局举办培训4场，2023年举办6场。",
            "2023年，我局公开信息87条，其中2023年上半年40条。",
            "2022年以来，我局公开信息87条，其中2023年上半年40条。",
            "2023年，我局公开信息87条，其中2022年预算9条。",
            "2023年，我局公开信息87条，其中2022年上半年40条。",
            "2023年，我局归档87条，其中2022年上半年形成40条。",
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
        reading.report.year = model::Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
        let mut reading = clean();
        reading.report.year = model::Known::Read(2024);
        assert_eq!(unchecked(&RULE, &reading), Why::NoYear);
    }
}
