//! The prose around the tables: invented, the same for all formats.

use model::{SectionId, TableId};

use super::meaning::meaning;
use super::report::Report;
use model::Entry;
use model::form::Kind;

/// The lines of the title.
pub fn title(report: &Report) -> Vec<String> {
    let rest = format!("{}年政府信息公开工作年度报告", report.year);
    if report.seed.is_multiple_of(3) {
        vec![report.organ.to_owned(), rest]
    } else {
        vec![format!("{}{rest}", report.organ)]
    }
}

/// The paragraphs before the first heading.
pub fn preamble(report: &Report) -> Vec<String> {
    let year = report.year;
    vec![
        format!(
            "本报告根据《中华人民共和国政府信息公开条例》第五十条的规定编制，由总体情况、主动公开政府信息情况、\
             收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、\
             其他需要报告的事项等六部分组成。"
        ),
        format!(
            "本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。如对本报告有疑问，请与{}办公室联系。",
            report.organ
        ),
    ]
}

/// The paragraphs of a section, without its table.
pub fn paragraphs(report: &Report, section: SectionId) -> Vec<String> {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match section {
        SectionId::Overview => overview(report),
        SectionId::Problems => own(&[
            "一年来，公开工作仍有不足：一是部分栏目更新不够及时；二是政策解读的形式较为单一。",
            "下一步，将完善工作机制，丰富解读形式，按季度检查栏目更新情况。",
        ]),
        SectionId::OtherMatters if report.form.years.0 > 2020 => {
            own(&["本年度未收取信息处理费。", "没有其他需要报告的事项。"])
        }
        SectionId::OtherMatters => own(&["没有其他需要报告的事项。"]),
        _ => Vec::new(),
    }
}

fn overview(report: &Report) -> Vec<String> {
    let published = 100 + report.seed * 7;
    let received =
        report.values.get(&(TableId::Applications, "received", "total")).map(String::as_str);
    let received = match meaning(received.unwrap_or(""), Kind::Count) {
        Entry::Count(count) => format!("全年收到政府信息公开申请{count}件，均在法定期限内答复。"),
        _ => "全年办理的政府信息公开申请均在法定期限内答复。".to_owned(),
    };
    vec![
        format!(
            "（一）主动公开情况。全年通过门户网站公开信息{published}条，其中政策文件{}条。",
            published / 9
        ),
        format!("（二）依申请公开情况。{received}"),
        "（三）政府信息管理情况。对公开目录逐条核对，更正了过时的条目。".to_owned(),
        "（四）平台建设情况。门户网站的专栏改版后，检索更为方便。".to_owned(),
        "（五）监督保障情况。组织业务培训2次，社会评议结果良好，没有发生责任追究的情形。"
            .to_owned(),
    ]
}
