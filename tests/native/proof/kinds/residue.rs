//! Remains of an earlier text or of another body's text.

use model::SectionId;

use super::{Case, Kind, Of, put_each};
use crate::sample::Sample;

pub const KINDS: &[Kind] = &[
    Kind {
        name: "a year left over",
        rules: &["year-is-stale"],
        of: Of::Others,
        make: |s, _| stale(s),
    },
    Kind {
        name: "a plan for the year of the report",
        rules: &["plan-is-for-a-past-year"],
        of: Of::Others,
        make: |s, _| plan(s),
    },
    Kind {
        name: "another body's name",
        rules: &["names-another-body"],
        of: Of::Others,
        make: |s, _| name(s),
    },
    Kind {
        name: "another kind of body's word for itself",
        rules: &["speaks-as-another-body"],
        of: Of::Others,
        make: |s, _| word(s),
    },
    Kind {
        name: "words of a writing program",
        rules: &["machine-text-is-left-over"],
        of: Of::Others,
        make: |s, _| {
            let text = [
                "希望以上内容对您有所帮助。",
                "以下是为您润色后的段落。",
                "作为AI，我无法核实具体数字。",
            ];
            put_each(s, SectionId::Overview, &text)
        },
    },
];

fn stale(sample: &Sample) -> Vec<Case> {
    let before = sample.year() - 1;
    let text = [
        format!("{before}年，主动公开政府信息37条。"),
        format!("{before}年度，共公开各类信息58条。"),
        format!("{before}年，共举办政府开放日活动3次。"),
        format!("{before}年，办理政府信息公开举报26件。"),
        format!("{before}年度，组织业务培训4场。"),
        format!("{before}年，共召开政务公开工作会议两次。"),
        format!("{before}年，先后编发工作简报6期。"),
    ];
    // Beside a sentence that tells the same of the year of the report it would be a comparison.
    let mut cases = put_each(sample, SectionId::OtherMatters, &text.each_ref().map(String::as_str));
    // The year of a sentence of the report's own.
    let own = format!("{}年，", sample.year());
    let told = sample.find_all(&own).into_iter().filter(|at| {
        let words: String = sample.text[at.end..].iter().take(12).collect();
        words.contains("通过门户网站公开") || words.contains("新收")
    });
    cases.extend(told.map(|at| {
        let words: String = sample.text[at.end..].iter().take(8).collect();
        Case::new(sample, &[(at, format!("{before}年，"))], super::Right::Says(words))
    }));
    cases
}

fn plan(sample: &Sample) -> Vec<Case> {
    let text = [
        format!("{}年，将进一步完善工作机制。", sample.year()),
        format!("{}年，将继续加强业务培训。", sample.year()),
    ];
    put_each(sample, SectionId::Problems, &text.each_ref().map(String::as_str))
}

fn name(sample: &Sample) -> Vec<Case> {
    let year = sample.year();
    // A body of the same kind in another place.
    let organ = sample.organ();
    let kinds = ["市人民政府", "县人民政府", "区人民政府", "镇人民政府", "市水务局", "县教育局"];
    let kind = kinds.iter().find(|kind| organ.ends_with(**kind));
    let Some(kind) = kind else { return Vec::new() };
    let other = format!("金沙{kind}");
    let text = [
        format!("现向社会公布{other}{year}年政府信息公开工作年度报告。"),
        format!("{year}年，{other}共收到咨询26件。"),
    ];
    put_each(sample, SectionId::Overview, &text.each_ref().map(String::as_str))
}

fn word(sample: &Sample) -> Vec<Case> {
    let organ = sample.organ();
    let others = match organ {
        _ if organ.ends_with("镇人民政府") => ["我局", "我委"],
        _ if organ.ends_with("人民政府") => ["我局", "我委"],
        _ if organ.ends_with('局') => ["我镇", "我委"],
        _ => return Vec::new(),
    };
    let text = others.map(|we| format!("{we}认真落实各项制度。"));
    put_each(sample, SectionId::Overview, &text.each_ref().map(String::as_str))
}
