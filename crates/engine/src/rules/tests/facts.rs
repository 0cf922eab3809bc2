//! Faults of facts: years and names in the prose, stocks, slips, odd numbers, the day of publication.

use super::words::{Fault, Faulty};
use super::*;
use crate::rules::Profile;

const T2: TableId = TableId::Proactive;
const T3: TableId = TableId::Applications;
const T4: TableId = TableId::Disputes;

pub fn residue(fault: &mut Fault<'_>) {
    let overview = |text: &'static str| {
        move |reading: &mut Reading| say_in(reading, SectionId::Overview, &[text])
    };
    fault("year-is-stale", "", &overview("2022年，我县主动公开信息30条。"));
    fault("plan-is-for-a-past-year", "", &|reading| {
        say_in(reading, SectionId::Problems, &["2023年，我县将继续加强学习。"]);
    });
    fault("says-this-year", "", &overview("今年累计推送政策3条。"));
    fault("names-another-body", "", &|reading| {
        let text = "现公布石桥县人民政府2023年政府信息公开工作年度报告。";
        say_in(reading, SectionId::Masthead, &[text]);
    });
    fault("speaks-as-another-body", "", &overview("我局认真落实。"));
    fault("uses-a-former-name", "", &overview("县国土资源局公开信息3条。"));
    fault("speaks-for-many-bodies", "", &|reading| {
        reading.report.organ = Known::Read("云溪县教育局".into());
        say_in(reading, SectionId::Overview, &["部分地区还开发了应用程序。"]);
    });
    fault("machine-text-is-left-over", "", &overview("**一是**加强学习。"));
}

pub fn tables(fault: &mut Fault<'_>) {
    fn documents(reading: &mut Reading, row: RowId, values: [u64; 3]) {
        for (column, value) in ["made", "repealed", "in-force"].into_iter().zip(values) {
            count(reading, cell(T2, row, column), value);
        }
    }
    const NORMATIVE: RowId = "normative-documents";
    fault("stock-is-too-small", "", &|reading| documents(reading, NORMATIVE, [13, 0, 5]));
    fault("stock-is-too-small", "repealed", &|reading| documents(reading, NORMATIVE, [13, 9, 5]));
    fault("stock-is-too-small", "disclosed", &|reading| {
        reading.report.edition = Known::Read(Edition::E2019);
        let form = form::form(Edition::E2019);
        *table(reading, T2) = zeros(form.table(T2).unwrap());
        count(reading, cell(T2, NORMATIVE, "new-disclosed"), 3);
    });
    fault("documents-are-not-in-its-power", "", &|reading| {
        documents(reading, "regulations", [2, 0, 2]);
    });
    fault("documents-are-not-in-its-power", "normative", &|reading| {
        reading.report.organ = Known::Read("云溪县信息中心".into());
        documents(reading, NORMATIVE, [2, 0, 2]);
    });
    fault("row-or-column-slipped", "", &|reading| {
        for (column, right, slipped) in
            [("natural-person", 9, 0), ("business", 2, 9), ("other", 0, 0)]
        {
            for row in ["received", "handled-total"] {
                count(reading, cell(T3, row, column), right);
            }
            count(reading, cell(T3, "disclosed", column), slipped);
        }
        count(reading, cell(T3, "disclosed", "research"), 2);
        for (row, total) in [("received", 11), ("disclosed", 11), ("handled-total", 11)] {
            count(reading, cell(T3, row, "total"), total);
        }
        for row in ["carried-in", "refused.process", "carried-out"] {
            for column in ["natural-person", "total"] {
                count(reading, cell(T3, row, column), 0);
            }
        }
    });
}

pub fn plausibility(fault: &mut Fault<'_>) {
    fault("carries-over-more-than-it-received", "", &|reading| {
        count(reading, cell(T3, "carried-out", "total"), 20);
    });
    fault("organisations-outnumber-persons", "", &|reading| {
        count(reading, cell(T3, "received", "research"), 30);
    });
    fault("enforcer-reports-no-penalties", "", &|reading| {
        reading.report.organ = Known::Read("云溪县公安局".into());
    });
    fault("government-reports-nothing", "", &|reading| {
        count(reading, cell(T2, "normative-documents", "in-force"), 0);
    });
    fault("fees-look-like-yuan", "", &|reading| {
        reading.report.organ = Known::Read("云溪县教育局".into());
        let fees = rust_decimal::Decimal::from(1_250_000);
        set(reading, cell(T2, "fees", "amount"), "1250000", Entry::Amount(fees));
    });
}

/// Faults that show only beside what the report itself does not say.
pub fn beside() -> Vec<Faulty> {
    let mut quiet = clean();
    quiet.report.year = Known::Read(2022);
    let mut bureau = clean();
    bureau.report.organ = Known::Read("云溪县教育局".into());
    let of = |rule, variant, reading: &Reading| Faulty::new(rule, variant, reading.clone());

    let late = |variant, published| Faulty {
        published: Some(published),
        ..of("published-after-the-deadline", variant, &bureau)
    };
    let own_deadline =
        Profile {
            name: "云溪市".into(), department_deadline: Some((1, 26)), ..Profile::default()
        };
    let mut disputed = clean();
    for column in ["upheld", "total"] {
        count(&mut disputed, cell(T4, "review", column), 30);
    }
    let mut unreviewed = clean();
    for column in ["upheld", "total"] {
        count(&mut unreviewed, cell(T4, "review", column), 0);
        count(&mut unreviewed, cell(T4, "litigation-after-review", column), 1);
        count(&mut quiet, cell(T4, "review", column), 0);
    }
    vec![
        late("", (2024, 2, 20)),
        late("again", (2026, 2, 20)),
        Faulty { profile: own_deadline, ..late("local", (2024, 1, 28)) },
        Faulty {
            published: Some((2023, 12, 20)),
            ..of("published-before-the-year-ended", "", &bureau)
        },
        Faulty {
            last_year: Some(quiet.clone()),
            ..of("more-disputes-than-applications", "", &disputed)
        },
        Faulty { last_year: Some(quiet), ..of("lawsuits-follow-no-review", "", &unreviewed) },
    ]
}
