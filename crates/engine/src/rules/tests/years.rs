//! Faults that show beside last year's report.

use super::words::Faulty;
use super::*;

const T2: TableId = TableId::Proactive;
const T3: TableId = TableId::Applications;

/// The clean report, a year earlier.
fn before() -> Reading {
    let mut reading = clean();
    reading.report.year = Known::Read(2022);
    for column in ["natural-person", "total"] {
        count(&mut reading, cell(T3, "carried-out", column), 1);
    }
    reading
}

fn fault(
    rule: &'static str,
    variant: &'static str,
    now: &dyn Fn(&mut Reading),
    then: &dyn Fn(&mut Reading),
) -> Faulty {
    let (mut reading, mut last) = (clean(), before());
    now(&mut reading);
    then(&mut last);
    Faulty { last_year: Some(last), ..Faulty::new(rule, variant, reading) }
}

pub fn faults() -> Vec<Faulty> {
    let same = |_: &mut Reading| {};
    let busy = |reading: &mut Reading| {
        for (row, value) in [("licensing", 120), ("penalties", 35), ("coercion", 17)] {
            count(reading, cell(T2, row, "decisions"), value);
        }
    };
    let problems = |reading: &mut Reading| {
        prose_of(
            reading,
            SectionId::Problems,
            &[PROBLEMS, "下一步将健全更新责任制度，丰富解读形式。"],
        );
        prose_of(reading, SectionId::Overview, &[OVERVIEW]);
    };
    let overview = |reading: &mut Reading| {
        problems(reading);
        let names = ["甲", "乙", "丙", "丁", "戊", "己"];
        let long = names.map(|name| format!("{name}镇{OVERVIEW}"));
        prose_of(reading, SectionId::Overview, &long.each_ref().map(String::as_str));
    };
    let other_overview = |reading: &mut Reading| {
        problems(reading);
        prose_of(
            reading,
            SectionId::Overview,
            &["开放日活动邀请代表走进大厅，现场答复提问并收集建议。"],
        );
    };
    vec![
        fault("name-differs-from-last-year", "", &same, &|last| {
            last.report.organ = Known::Read("云溪市人民政府".into());
        }),
        fault("carried-in-differs-from-last-year", "", &same, &|last| {
            count(last, cell(T3, "carried-out", "total"), 4);
        }),
        fault("stock-does-not-follow-from-last-year", "", &same, &|last| {
            count(last, cell(T2, "normative-documents", "in-force"), 9);
        }),
        fault(
            "pending-cases-are-lost",
            "",
            &|reading| say_in(reading, SectionId::Disputes, &["案件数含上年结转。"]),
            &|last| count(last, cell(TableId::Disputes, "review", "pending"), 7),
        ),
        fault("number-jumps-from-last-year", "", &busy, &|last| {
            count(last, cell(T2, "licensing", "decisions"), 2);
        }),
        fault("numbers-repeat-last-year", "", &busy, &busy),
        fault("text-repeats-last-year", "", &problems, &other_overview),
        fault("text-repeats-last-year", "whole", &overview, &overview),
    ]
}

const PROBLEMS: &str = "一是公开内容更新还不够及时，部分栏目存在更新迟缓的情况；二是政策解读的形式比较单一，群众参与度有待提高。";
const OVERVIEW: &str = "全年主动公开各类文件，依申请公开办理顺畅，信息管理规范，平台运行平稳，监督考核到位，群众满意。";
