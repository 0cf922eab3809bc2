//! Changes of what stands around the tables.

use super::mutant::Mutant;
use crate::maker::draw::Draw;
use crate::maker::page::Block;

/// Two sections change places, with all that is in them.
pub fn sections(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let blocks = &mut mutant.page.blocks;
    let starts: Vec<usize> = heads(blocks);
    // The closing lines belong to the last one.
    let nth = draw.below(starts.len() as u64 - 2) as usize;
    let (first, second, end) = (starts[nth], starts[nth + 1], starts[nth + 2]);
    let moved: Vec<Block> = blocks.drain(first..second).collect();
    let at = end - (second - first);
    blocks.splice(at..at, moved);
    mutant.changes.push(format!("sections {} and {} change places", nth + 1, nth + 2));
    true
}

/// Something stands between a heading and its table, or behind the table.
pub fn between(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let texts = [
        "单位：件",
        "（本年度数据如下表）",
        "注：本表所列数据截至2月15日。",
        "填表说明：17件以上的须附情况说明。",
        "具体情况见下表：",
        "1",
        "- 5 -",
        "*含各乡镇报送的3件。",
    ];
    let text = draw.one_of(&texts).to_string();
    let tables: Vec<usize> = mutant
        .page
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Table(_) => Some(at),
            _ => None,
        })
        .collect();
    let at = *draw.one_of(&tables) + draw.below(2) as usize;
    mutant.changes.push(format!("block {at} is {text:?}"));
    mutant.page.blocks.insert(at, Block::Paragraph(text));
    true
}

/// A heading in other words, or none.
pub fn heading(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let starts = heads(&mutant.page.blocks);
    let nth = draw.below(starts.len() as u64) as usize;
    let at = starts[nth];
    if draw.once_in(3) {
        mutant.page.blocks.remove(at);
        mutant.changes.push(format!("heading {} is not there", nth + 1));
        return true;
    }
    let words = [
        ["总体概况", "工作总体情况"],
        ["主动公开情况", "主动公开政府信息的情况"],
        ["依申请公开情况", "收到和处理申请情况"],
        ["行政复议、行政诉讼情况", "政府信息公开复议和诉讼情况"],
        ["存在问题及改进措施", "不足与下一步打算"],
        ["其他事项", "需要报告的其他事项"],
    ];
    let new = *draw.one_of(&words[nth]);
    if let Block::Heading { text, words, .. } = &mut mutant.page.blocks[at] {
        let ordinal: String = text.chars().take(2).collect();
        *text = format!("{ordinal}{new}");
        *words = new.to_owned();
    }
    mutant.changes.push(format!("heading {} is {new}", nth + 1));
    true
}

fn heads(blocks: &[Block]) -> Vec<usize> {
    let heads =
        blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Heading { .. }));
    heads.map(|(at, _)| at).collect()
}
