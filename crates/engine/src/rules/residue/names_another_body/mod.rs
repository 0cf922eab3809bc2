//! The report presents, or speaks of, another body where its own name belongs.
//!
//! Plain enough are: the sentence that presents the report (`现公布某局2023年政府信息公开工作年度报告`,
//! `某局现公布…`), the body that compiled it (`由某局编制本报告`), the subject of the body's own work
//! (`2023年，某局共收到申请`), the rules by which it works (`按照《某局依申请公开工作规程》`), and the signature.
//!
//! Short names are no other names: bodies differ where their places have nothing in common or stand
//! beside each other, where the words of two departments share no character, and where two departments
//! of one place do work of which no line is common to both.

mod compiled;
mod presented;
mod spots;
mod subject;

use std::collections::BTreeSet;

use super::{Hit, answer, one_finding, sentences};
use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::names_another_body::{self as text, slot};
use crate::rules::name::Name;
use crate::rules::rule::{Answer, Answers, WritingRule};
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Severity, Slot};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

/// The body whose report it is.
struct Own {
    name: Name,
    year: Option<u16>,
    /// The report speaks of names that a body bears beside its own, or bore.
    may_have_two_names: bool,
}

fn judge(cx: &Writing<'_>) -> Answer {
    let printed = cx.report.organ.get().ok_or(Why::NoOrgan)?;
    let own = Name::of(&folded(printed));
    if !own.has_place() && !own.is_department() {
        return Err(Why::OrganOfUnknownKind);
    }
    let sentences = sentences(cx)?;
    let own = Own {
        name: own,
        year: cx.report.year.get().copied(),
        may_have_two_names: sentences.iter().any(|sentence| sentence.has(phrases::TWO_NAMES)),
    };
    let found = sentences.iter().filter_map(|sentence| {
        let at = spots::another_body(sentence, &own)?;
        let name = sentence.quote(at.clone());
        let known = cx.names.iter().map(|known| folded(known));
        let belongs = known.into_iter().any(|known| folded(&name).contains(&known));
        (!belongs).then(|| (sentence.span(at), name))
    });
    let hits: Vec<Hit> = found.collect();
    let hits = if is_list(&hits) { Vec::new() } else { hits };
    let finding = one_finding(RULE.id, Severity::Doubtful, &hits);
    answer(finding.map(|finding| finding.slot(slot::ORGAN, Slot::Text(printed.clone()))))
}

/// So many bodies: the report tells of each of them.
fn is_list(hits: &[Hit]) -> bool {
    const MOST: usize = 2;
    let names: BTreeSet<&str> = hits.iter().map(|(_, name)| name.as_str()).collect();
    names.len() > MOST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, ask_beside, broken, clean, holds, said, say_in, unchecked};
    use crate::rules::{Profile, Setting};
    use model::{Known, SectionId};

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
    fn another_body_that_presents_the_report_is_doubtful() {
        for (organ, text) in [
            ("云溪县林业局", "云溪县水务局现向社会公布2023年政府信息公开工作年度报告，欢迎监督。"),
            ("云溪市医疗保障局", "云溪市人力资源和社会保障局现公布2023年政府信息公开年度报告。"),
            ("云溪县教育局", "根据有关规定，石桥县教育局编制了2023年度政府信息公开工作年度报告。"),
            ("云溪县审计局", "县司法局特向社会公布2023年政府信息公开工作年度报告。"),
            ("双桥镇人民政府", "石桥镇人民政府现将2023年政府信息公开工作年度报告公布如下。"),
            (
                "云溪县统计局",
                "按照《条例》和县里要求，云溪县财政局现将2023年政府信息公开情况报告如下。",
            ),
        ] {
            broken(&RULE, &of(organ, SectionId::Masthead, text));
        }
        for (organ, text) in [
            ("云溪县林业局", "云溪县自然资源局现公布2023年政府信息公开工作年度报告。"),
            ("云溪县林业局", "云溪县林业局现公布2023年政府信息公开工作年度报告。"),
            ("云溪县教育局", "云溪县人民政府办公室公布了2023年政府信息公开工作年度报告。"),
            ("云溪县教育局", "云溪市水利局现公布2023年政府信息公开工作年度报告。"),
            ("云溪县教育局", "云溪县水利局公布了2021年政府信息公开工作年度报告。"),
            ("云溪县教育局", "会同石桥县教育局编制2023年政府信息公开工作年度报告。"),
            ("云溪县农业农村局", "云溪县农业农村和水利局现公布2023年政府信息公开工作年度报告。"),
            ("云溪县人民政府", "云溪县水利局公布了2023年政府信息公开工作年度报告。"),
            ("云溪县综合行政执法局", "云溪县交通运输局现公布2023年政府信息公开工作年度报告。"),
            ("云溪区教育局", "石桥新区教育局现公布2023年政府信息公开工作年度报告。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Masthead, text));
        }
    }

    #[test]
    fn another_body_that_this_report_is_compiled_by_is_doubtful() {
        for (organ, text) in [
            ("双桥镇人民政府", "本报告由柳湾镇人民政府编制，电子版可在县政府网站下载。"),
            ("云溪县水务局", "本报告由云溪县农业农村局负责编制，数据截至12月31日。"),
            ("云溪县水务局", "本年度报告由县财政局编写。"),
            ("云溪县人民政府", "本报告由石桥县人民政府办公室编制。"),
            ("青川县民政局", "本报告由清川县民政局编制。"),
            ("云溪市石桥县民政局", "由云溪市双河县民政局编制本报告。"),
        ] {
            broken(&RULE, &of(organ, SectionId::Masthead, text));
        }
        for (organ, text) in [
            ("云溪县水务局", "本报告由云溪县水务局办公室编制。"),
            ("云溪县水务局", "本报告由县政府办公室统一编制。"),
            ("云溪县水务局", "本报告由云溪县水务局、云溪县财政局共同编制。"),
            ("云溪县水务局", "本报告由县水务局和县财政局编制。"),
            ("云溪县水务局", "本报告由县财政局会同县水务局编制。"),
            ("云溪县农业农村局", "本报告由云溪县乡村振兴局编制。"),
            ("云溪县卫生健康局", "本报告由云溪县卫健局编制。"),
            ("云溪县人力资源和社会保障局", "本报告由县人社局编制。"),
            ("云溪县教育体育局", "本报告由云溪县体育局编制。"),
            ("双江拉祜族佤族自治县教育局", "本报告由双江自治县教育局编制。"),
            ("石桥区人民政府", "本报告由云溪壮族自治区人民政府编制。"),
            ("云溪市公安局石桥分局", "本报告由石桥区公安局编制。"),
            ("云溪县人民政府", "本报告由县司法局编制。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Masthead, text));
        }
    }

    #[test]
    fn another_department_of_the_place_at_its_own_work_is_doubtful() {
        for (organ, text) in [
            ("云溪区教育局", "2023年，云溪区卫生健康局收到政府信息公开申请13件，全部按期答复。"),
            ("云溪县统计局", "云溪县退役军人事务局全年共收到申请4件。"),
            ("云溪县司法局", "2023年度，云溪县交通运输局主动公开政府信息217条。"),
            ("石渠铺镇人民政府", "石梁铺镇人民政府把信息公开列入对各村年终考核，占3分。"),
        ] {
            broken(&RULE, &of(organ, SectionId::Overview, text));
        }
        for (organ, text) in [
            ("云溪区教育局", "2023年，云溪区司法局收到涉及我局的行政复议申请2件。"),
            ("云溪区教育局", "2023年，云溪区司法局收到申请2件，转我局办理。"),
            ("云溪区教育局", "云溪区卫生健康局收到申请5件，移送云溪区教育局1件。"),
            ("云溪区教育局", "2023年，区卫生健康局收到申请5件。"),
            ("云溪区教育局", "2023年，云溪区财政局严格按照规定审核预算。"),
            ("云溪区教育局", "云溪区人民政府收到政府信息公开申请3件。"),
            ("云溪区人民政府", "2023年，云溪区卫生健康局收到政府信息公开申请13件。"),
            ("云溪区教育局", "2023年，云溪区教体局收到政府信息公开申请13件。"),
            ("云溪区教育局", "石桥区教育局收到申请3件，云溪区教育局收到申请4件。"),
            ("云溪市教育局", "青川市教育局共收到申请3件，石桥县教育局共收到申请4件。"),
            ("云溪区教育局", "会同石桥区教育局主动公开政府信息3条。"),
            ("云溪区教育局", "石桥区教育局高度重视信息公开，赴该局学习两次。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Overview, text));
        }
    }

    #[test]
    fn a_bureau_that_may_bear_two_names_is_not_told_from_another() {
        let texts =
            ["2023年，云溪县水利局收到政府信息公开申请13件。", "机构改革后，本局加挂水利局牌子。"];
        let mut reading = said(SectionId::Overview, &texts);
        reading.report.organ = Known::Read("云溪县林业局".into());
        holds(&RULE, &reading);
    }

    #[test]
    fn a_list_of_many_bodies_holds() {
        let texts = [
            "石桥市教育局共收到申请3件。",
            "双河市教育局共收到申请2件。",
            "柳湾市教育局未收到申请。",
        ];
        let mut reading = said(SectionId::Overview, &texts);
        reading.report.organ = Known::Read("云溪市教育局".into());
        holds(&RULE, &reading);
    }

    #[test]
    fn rules_of_another_body_by_which_it_works_are_doubtful() {
        for (organ, text) in [
            ("清川区民政局", "按照《青川区民政局依申请公开办理规程》答复，全年收到申请6件。"),
            ("双桥镇人民政府", "严格执行《柳湾镇人民政府信息公开审查制度》。"),
        ] {
            broken(&RULE, &of(organ, SectionId::Overview, text));
        }
        for (organ, text) in [
            ("清川区民政局", "按照《清川区民政局依申请公开办理规程》答复。"),
            ("青川市民政局", "按照《云溪市民政局依申请公开办理规程》答复。"),
            ("青川县民政局", "按照《云溪市民政局依申请公开办理规程》答复。"),
            ("青川区民政局", "按照《云溪高新区民政局依申请公开办理规程》答复。"),
            ("青川区人民政府", "根据《云溪壮族自治区人民政府信息公开规定》答复。"),
            ("青川县民政局", "参考《石桥县民政局依申请公开办理规程》。"),
            ("青川县民政局", "学习石桥的做法，按照《石桥县民政局公开规程》试行。"),
            ("青川县民政局", "按照《石桥县民政局档案制度》查阅。"),
            ("青川县民政局", "按照《县档案管理办法》和石桥县民政局公开工作的做法。"),
        ] {
            holds(&RULE, &of(organ, SectionId::Overview, text));
        }
    }

    #[test]
    fn a_group_of_another_body_is_doubtful() {
        for (organ, text) in [
            ("白岩镇人民政府", "加强领导，调整充实柳坡镇政务公开工作领导小组，镇长任组长。"),
            ("白岩县统计局", "成立白岩县财政局政府信息公开领导小组，局长任组长。"),
            ("白岩县民政局", "及时调整青岩县民政局信息公开工作领导小组，明确专人负责。"),
        ] {
            broken(&RULE, &of(organ, SectionId::Overview, text));
        }
        for (organ, text) in [
            ("白岩镇人民政府", "调整充实白岩镇政务公开工作领导小组，镇长任组长。"),
            ("白岩镇人民政府", "调整充实镇政务公开工作领导小组，镇长任组长。"),
            ("白岩县人民政府", "指导成立柳坡镇政务公开工作领导小组。"),
            ("白岩镇人民政府", "成立了以镇长为组长的白岩镇政务公开领导小组。"),
            ("白岩县统计局", "成立白岩县政务公开领导小组，我局为成员单位。"),
            ("白岩县统计局", "学习借鉴，参照成立白岩县财政局政府信息公开领导小组的做法。"),
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
