//! The prose of the report without a fault, and ways to change it.

use crate::recognise::Reading;
use model::{Paragraph, SectionId, SectionText};

/// What the report without a fault says. Nothing in it is a number of the tables.
pub fn sections() -> Vec<SectionText> {
    [
        (
            SectionId::Masthead,
            &[
                "根据《中华人民共和国政府信息公开条例》，编制本报告，统计期限为2023年1月1日至2023年12月31日。",
                "电子版可在县政府网站（www.yunxi.gov.cn）下载，联系电话：0123-7654321。",
            ][..],
        ),
        (
            SectionId::Overview,
            &[
                "有序推进主动公开，规范办理依申请公开，严格政府信息管理，办好政府网站。",
                "公开工作纳入年度考核，开展社会评议，没有责任追究的情形。",
            ],
        ),
        (SectionId::Proactive, &[]),
        (SectionId::Applications, &[]),
        (SectionId::Disputes, &[]),
        (SectionId::Problems, &["解读形式还不够丰富。", "下一步，将丰富解读形式。"]),
        (SectionId::OtherMatters, &["没有收取信息处理费。"]),
    ]
    .into_iter()
    .map(|(id, sentences)| section(id, sentences))
    .collect()
}

fn section(id: SectionId, sentences: &[&str]) -> SectionText {
    let sentences: Vec<String> = sentences.iter().map(|one| (*one).to_owned()).collect();
    let paragraphs = if sentences.is_empty() { vec![] } else { vec![Paragraph { sentences }] };
    SectionText { id, heading: None, paragraphs }
}

/// A section says this and nothing else.
pub fn prose_of(reading: &mut Reading, id: SectionId, sentences: &[&str]) {
    let found = reading.report.sections.iter_mut().find(|section| section.id == id);
    *found.unwrap() = section(id, sentences);
}

/// The masthead says this and nothing else.
pub fn masthead(reading: &mut Reading, sentences: &[&str]) {
    prose_of(reading, SectionId::Masthead, sentences);
}

/// Section one says this too.
pub fn say(reading: &mut Reading, sentence: &str) {
    let found = reading.report.sections.iter_mut().find(|one| one.id == SectionId::Overview);
    let paragraph = Paragraph { sentences: vec![sentence.to_owned()] };
    found.unwrap().paragraphs.push(paragraph);
}
