//! Faults of the sections: what stands in them, and what does not.

use super::prose::masthead as masthead_says;
use super::words::Fault;
use super::*;

pub fn faults(fault: &mut Fault<'_>) {
    let says = |id, text: &'static str| {
        move |reading: &mut Reading| match text {
            "" => prose_of(reading, id, &[]),
            text => prose_of(reading, id, &[text]),
        }
    };
    const PARTS: &str = "由总体情况、主动公开情况、依申请公开情况、存在问题、其他事项等";
    fault("parts-do-not-match-their-number", "", &|reading| {
        masthead_says(reading, &[&format!("报告{PARTS}六部分组成。")]);
    });
    fault("parts-do-not-match-their-number", "other", &|reading| {
        masthead_says(reading, &[&format!("报告{PARTS}四部分组成。")]);
    });
    fault("themes-are-missing", "", &says(SectionId::Overview, "公开工作有序推进。"));
    fault("oversight-is-not-reported", "", &says(SectionId::Overview, "公开工作有序推进。"));
    fault("overview-is-long", "", &|reading| {
        prose_of(reading, SectionId::Overview, &["公开工作有序推进。"; 200]);
    });
    fault("problems-are-not-described", "", &says(SectionId::Problems, ""));
    fault("problems-are-not-described", "nothing", &says(SectionId::Problems, "无。"));
    fault("problems-are-not-described", "no-problems", &says(SectionId::Problems, "将加强培训。"));
    fault("problems-are-not-described", "no-measures", &says(SectionId::Problems, "人手不足。"));
    fault("other-matters-are-empty", "", &says(SectionId::OtherMatters, ""));
    fault("other-matters-are-empty", "nothing", &says(SectionId::OtherMatters, "无。"));
    fault("template-is-left-in", "", &says(SectionId::OtherMatters, "XX局没有收费。"));
    fault("title-names-no-body", "", &|reading| reading.report.organ = Known::Unknown);
    fault("title-names-no-body", "self", &|reading| {
        reading.report.masthead.title = Some("我局2023年政府信息公开工作年度报告".into());
    });
    fault("cited-basis-is-superseded", "", &|reading| {
        masthead_says(reading, &["根据国办公开办函〔2019〕60号编制。"]);
    });
    fault("form-is-cited-differently", "", &|reading| {
        masthead_says(reading, &["根据国办公开办函202130号编制。"]);
    });
    fault("form-is-cited-differently", "title", &|reading| {
        masthead_says(reading, &["根据《政府信息年度报告格式》编制。"]);
    });
    fault("amount-has-many-decimals", "", &|reading| {
        let amount = rust_decimal::Decimal::new(30_000_001, 8);
        set(
            reading,
            cell(TableId::Proactive, "fees", "amount"),
            "0.30000001",
            Entry::Amount(amount),
        );
    });
}
