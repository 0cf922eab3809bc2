//! Invented reports that state their numbers: everything adds up, and the prose says what the tables say.

use std::sync::LazyLock;

use model::form::{Form, form};
use model::{CellId, Edition, SectionId, TableId};

use crate::maker::Values;
use crate::maker::draw::Draw;
use crate::maker::html;
use crate::maker::page::{Block, Page};
use crate::maker::report::Report;
use crate::maker::text::{line, text};
use crate::sample::Sample;

/// Every third on the form of 2019, every second as a page, the others as text.
const SAMPLES: u64 = 24;
const APPLICATIONS: TableId = TableId::Applications;
const APPLICANTS: [&str; 6] =
    ["natural-person", "business", "research", "public-welfare", "legal-service", "other"];

struct Body {
    organ: &'static str,
    we: &'static str,
}

const BODIES: [Body; 5] = [
    Body { organ: "云溪市人民政府", we: "我市" },
    Body { organ: "石桥县人民政府", we: "我县" },
    Body { organ: "青溪市水务局", we: "我局" },
    Body { organ: "南坪县教育局", we: "我局" },
    Body { organ: "石桥县白泉镇人民政府", we: "我镇" },
];

pub fn samples() -> &'static [Sample] {
    static ALL: LazyLock<Vec<Sample>> = LazyLock::new(|| (0..SAMPLES).map(sample).collect());
    &ALL
}

fn sample(seed: u64) -> Sample {
    let edition = if seed % 3 == 2 { Edition::E2019 } else { Edition::E2021 };
    let form = form(edition);
    let year = match edition {
        Edition::E2019 => 2019 + (seed % 2) as u16,
        Edition::E2021 => 2021 + (seed % 4) as u16,
    };
    let body = &BODIES[seed as usize % BODIES.len()];
    let values = values(form, &mut Draw::new(seed));
    let report = Report { seed: 1, organ: body.organ, year, ..Report::around(form, values) };
    let page = page(&report, body);
    let file = if seed.is_multiple_of(2) { html::clean(&page) } else { text(&page, &line) };
    Sample::new(&format!("invented {seed}"), &file)
}

fn values(form: &'static Form, draw: &mut Draw) -> Values {
    let mut values = Values::new();
    for table in form.tables {
        for cell in table.cells() {
            values.insert((table.id, cell.row, cell.column), "0".into());
        }
    }
    proactive(form, draw, &mut values);
    applications(form, draw, &mut values);
    for row in form.table(TableId::Disputes).unwrap().rows {
        let mut total = 0;
        for column in ["upheld", "corrected", "other", "pending"] {
            let count = draw.below(6);
            total += count;
            values.insert((TableId::Disputes, row.id, column), count.to_string());
        }
        values.insert((TableId::Disputes, row.id, "total"), total.to_string());
    }
    values
}

fn proactive(form: &Form, draw: &mut Draw, values: &mut Values) {
    let table = TableId::Proactive;
    if form.edition == Edition::E2019 {
        for cell in form.table(table).unwrap().cells() {
            let count = match cell.column {
                "new-disclosed" => draw.below(3),
                "total-disclosed" => 5 + draw.below(40),
                _ => draw.below(900),
            };
            values.insert((table, cell.row, cell.column), count.to_string());
        }
        return;
    }
    let mut set = |row, column, count: u64| values.insert((table, row, column), count.to_string());
    set("normative-documents", "made", 3 + draw.below(9));
    set("normative-documents", "repealed", 1 + draw.below(2));
    set("normative-documents", "in-force", 40 + draw.below(50));
    for row in ["licensing", "penalties", "coercion"] {
        set(row, "decisions", 100 + draw.below(5000));
    }
    values.insert((table, "fees", "amount"), format!("{}.{:02}", draw.below(90), draw.below(90)));
}

fn applications(form: &Form, draw: &mut Draw, values: &mut Values) {
    let frame = ["received", "carried-in", "handled-total", "carried-out"];
    let rows: Vec<&'static str> =
        form.table(APPLICATIONS).unwrap().official_rows().map(|row| row.id).collect();
    let mut totals = std::collections::BTreeMap::new();
    for (nth, column) in APPLICANTS.into_iter().enumerate() {
        let mut set = |row: &'static str, count: u64| {
            *totals.entry(row).or_insert(0) += count;
            values.insert((APPLICATIONS, row, column), count.to_string());
        };
        let most = [40, 12, 3, 3, 4, 2][nth];
        let mut handled = 0;
        for row in rows.iter().filter(|row| !frame.contains(row)) {
            let plain = *row == "disclosed" || *row == "partly-disclosed";
            let count = if nth < 2 && plain { 5 } else { 0 } + draw.below(most);
            handled += count;
            set(row, count);
        }
        let (carried_in, carried_out) = (draw.below(most), draw.below(most) + u64::from(nth == 0));
        let carried_in = carried_in.min(handled + carried_out);
        set("handled-total", handled);
        set("carried-in", carried_in);
        set("carried-out", carried_out);
        set("received", handled + carried_out - carried_in);
    }
    for (row, total) in totals {
        values.insert((APPLICATIONS, row, "total"), total.to_string());
    }
}

/// The page of the maker with a prose that states its numbers.
fn page(report: &Report, body: &Body) -> Page {
    let mut blocks = Vec::new();
    for block in Page::new(report).blocks {
        let section = match &block {
            Block::Paragraph(_) => continue,
            Block::Heading { ordinal, .. } => SectionId::NUMBERED.get(usize::from(*ordinal) - 1),
            _ => None,
        };
        if matches!(block, Block::Heading { ordinal: 1, .. }) {
            blocks.extend(masthead(report).into_iter().map(Block::Paragraph));
        }
        blocks.push(block);
        let prose = section.map_or_else(Vec::new, |section| prose(report, body, *section));
        blocks.extend(prose.into_iter().map(Block::Paragraph));
    }
    Page { blocks }
}

fn masthead(report: &Report) -> Vec<String> {
    let (year, organ) = (report.year, report.organ);
    let instrument = match report.form.edition {
        Edition::E2019 => "国办公开办函〔2019〕60号",
        Edition::E2021 => "国办公开办函〔2021〕30号",
    };
    vec![
        format!(
            "本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》\
             （{instrument}）编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、\
             政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。"
        ),
        format!("现向社会公布{organ}{year}年政府信息公开工作年度报告。"),
        format!("本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"),
        format!(
            "电子版可在门户网站（https://www.yunxi.gov.cn/xxgk/）下载。如有疑问，请与{organ}办公室联系\
             （地址：人民路8号，邮编：123000，电话：0123-7654321）。"
        ),
    ]
}

fn prose(report: &Report, body: &Body, section: SectionId) -> Vec<String> {
    let year = report.year;
    match section {
        SectionId::Overview => overview(report, body),
        SectionId::Problems => vec![
            "一年来，公开工作仍有不足：一是部分栏目更新不够及时；二是政策解读的形式较为单一。"
                .into(),
            format!(
                "{}年，{}将完善工作机制，丰富解读形式，按季度检查栏目更新情况。",
                year + 1,
                body.we
            ),
        ],
        SectionId::OtherMatters => vec![
            "本年度发出收费通知3件，收取信息处理费300元。".into(),
            "没有其他需要报告的事项。".into(),
        ],
        _ => Vec::new(),
    }
}

fn overview(report: &Report, body: &Body) -> Vec<String> {
    let Report { year, seed: _, .. } = report;
    let get = |table, row, column| report.values[&(table, row, column)].clone();
    let total = |row| get(APPLICATIONS, row, "total");
    let count = |row| total(row).parse::<u64>().unwrap();
    let (received, disclosed, handled) =
        (count("received"), count("disclosed"), count("handled-total"));
    let before = received * 4 / 5 + 1;
    let share = rounded(disclosed * 100_000 / handled);
    let growth = rounded((received - before) * 100_000 / before);
    let [review, direct, after] = ["review", "litigation-direct", "litigation-after-review"]
        .map(|row| get(TableId::Disputes, row, "total").parse::<u64>().unwrap());
    let we = body.we;
    let mut paragraphs = vec![
        format!(
            "（一）主动公开情况。{year}年，{we}通过门户网站公开信息{}条，其中政策文件{}条、工作动态{}条、\
             通知公告{}条。",
            36 + 3 * before, 20 + before, 12 + before, 4 + before
        ),
        format!(
            "（二）依申请公开情况。{year}年，{we}新收政府信息公开申请{received}件，比上年的{before}件增长{growth}%。\
             上年结转{}件，办结{handled}件，结转下年度{}件。办结的申请中，予以公开{disclosed}件，占办结总数的{share}%，\
             部分公开{}件。办理行政复议{review}件、行政诉讼{}件。全年收取信息处理费300元。",
            total("carried-in"), total("carried-out"), total("partly-disclosed"), direct + after
        ),
        "（三）政府信息管理情况。对公开目录逐条核对，更正了过时的条目。".into(),
        "（四）平台建设情况。门户网站的专栏改版后，检索更为方便。".into(),
        "（五）监督保障情况。组织业务培训2次，开展工作考核，社会评议结果良好，没有发生责任追究的情形。".into(),
    ];
    if report.form.edition == Edition::E2021 {
        let documents = |column| get(TableId::Proactive, "normative-documents", column);
        paragraphs.push(format!(
            "（六）规范性文件。本年制发行政规范性文件{}件，废止{}件，现行有效{}件。作出行政许可决定{}件、行政处罚决定{}件。",
            documents("made"), documents("repealed"), documents("in-force"),
            get(TableId::Proactive, "licensing", "decisions"),
            get(TableId::Proactive, "penalties", "decisions")
        ));
    }
    paragraphs
}

/// Thousandths of a per cent, with two decimals.
fn rounded(thousandths: u64) -> String {
    let hundredths = (thousandths + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The six kinds of applicants and the total of a row.
pub fn row(row: &'static str) -> Vec<CellId> {
    let columns = APPLICANTS.into_iter().chain(["total"]);
    columns.map(|column| CellId::new(APPLICATIONS, row, column)).collect()
}
