//! The report re-set in the official form.

use std::collections::BTreeSet;

use engine::Judged;
use model::language::Language;
use model::{Cell, Edition, Place, SectionId, TableId, TableState};
use screen::{CellRole, HeadingLevel, PaperBlock, PaperTable};

use super::invented::{self, cell, checked, everything, seen};

pub fn blocks(checked: &Judged) -> Vec<PaperBlock> {
    seen(checked, Language::Chinese).paper.blocks
}

fn tables(blocks: &[PaperBlock]) -> Vec<&PaperTable> {
    let mut tables = Vec::new();
    for block in blocks {
        if let PaperBlock::Table(table) = block {
            tables.push(table);
        }
    }
    tables
}

/// The rectangle of a table after its spans are laid out, and the places of its values.
fn fill(table: &PaperTable) -> (usize, usize, Vec<Place>) {
    let wide = table.columns as usize;
    let mut taken = vec![vec![false; wide]; table.rows.len()];
    let mut values = Vec::new();
    for (top, line) in table.rows.iter().enumerate() {
        for cell in line {
            let left = taken[top].iter().position(|spot| !spot).expect("room in the row");
            for row in taken.iter_mut().skip(top).take(cell.rowspan as usize) {
                for spot in &mut row[left..left + cell.colspan as usize] {
                    assert!(!std::mem::replace(spot, true), "{cell:?} lies on another");
                }
            }
            if cell.role == CellRole::Value {
                values.push(cell.place.unwrap());
            }
        }
    }
    assert!(taken.iter().flatten().all(|spot| *spot), "a hole in {:?}", table.table);
    (table.rows.len(), wide, values)
}

#[test]
fn the_tables_are_the_forms_with_each_cell_once() {
    let cases = [
        (invented::zeros(Edition::E2021), [(14, 4), (28, 10), (4, 15)], 200),
        (invented::zeros(Edition::E2019), [(18, 4), (26, 10), (4, 15)], 198),
        (invented::one_row(), [(14, 4), (26, 10), (4, 15)], 186),
    ];
    for (reading, sizes, cells) in cases {
        let blocks = blocks(&checked(reading));
        let mut places = BTreeSet::new();
        for (table, size) in tables(&blocks).into_iter().zip(sizes) {
            let (high, wide, values) = fill(table);
            assert_eq!((high, wide), size, "{:?}", table.table);
            for place in values {
                assert!(places.insert(place), "twice");
            }
        }
        assert_eq!(places.len(), cells);
    }
}

#[test]
fn the_page_runs_in_the_official_order() {
    let shown = blocks(&checked(invented::zeros(Edition::E2021)));
    let kinds: Vec<String> = shown.iter().map(outline).collect();
    assert_eq!(
        kinds,
        [
            "title 青溪市水务局 | 2023年政府信息公开工作年度报告",
            "paragraph masthead:0 masthead:1",
            "1 一、总体情况",
            "2 （一）主动公开情况",
            "paragraph overview:1 overview:2",
            "1 二、主动公开政府信息情况",
            "table proactive",
            "1 三、收到和处理政府信息公开申请情况",
            "table applications",
            "1 四、政府信息公开行政复议、行政诉讼情况",
            "table disputes",
            "1 五、存在的主要问题及改进情况",
            "paragraph problems:0",
            "1 六、其他需要报告的事项",
            "paragraph other-matters:0",
            "paragraph closing:0",
            "paragraph closing:1",
        ]
    );
}

fn outline(block: &PaperBlock) -> String {
    match block {
        PaperBlock::Title(title) => format!("title {}", title.lines.join(" | ")),
        PaperBlock::Heading(heading) => {
            let level = match heading.level {
                HeadingLevel::Section => 1,
                HeadingLevel::Subheading => 2,
            };
            format!("{level} {}", heading.text)
        }
        PaperBlock::Paragraph(sentences) => {
            let places: Vec<String> = sentences.iter().map(|s| s.place.to_string()).collect();
            format!("paragraph {}", places.join(" "))
        }
        PaperBlock::Table(table) => format!("table {}", table.table.word()),
        PaperBlock::Gap(gap) => format!("gap {} {}", gap.place, gap.text),
    }
}

#[test]
fn what_is_missing_is_said_in_its_place() {
    let mut reading = invented::zeros(Edition::E2021);
    reading.report.masthead.title = None;
    reading.report.sections.retain(|section| section.id != SectionId::Problems);
    reading.report.tables[0].state = TableState::Unreadable;
    reading.report.tables[1].state = TableState::Missing;
    reading.report.tables[2].state = TableState::Partial;
    let pending = cell(TableId::Disputes, "review", "pending");
    invented::set(&mut reading, pending, Cell::absent());
    let shown = blocks(&checked(reading));
    let kinds: Vec<String> = shown.iter().map(outline).collect();
    assert_eq!(kinds[0], "gap masthead/title 没有找到报告的标题。");
    assert!(kinds.contains(&"gap problems 报告中没有找到这一部分。".into()));
    assert!(kinds.contains(&"1 五、存在的主要问题及改进情况".into()));
    assert!(kinds.contains(&"gap applications 报告中没有找到表三。".into()));
    assert!(kinds.iter().any(|kind| kind.starts_with("gap proactive 报告中有表二")));
    assert!(kinds.contains(&"gap disputes 表四有 1 格在报告中没有读到，已在表中标出。".into()));
    let drawn = tables(&shown);
    assert_eq!(drawn.len(), 1);
    let cells = drawn[0].rows.iter().flatten();
    let absent: Vec<Place> =
        cells.filter(|cell| cell.absent).filter_map(|cell| cell.place).collect();
    assert_eq!(absent, [pending.into()]);
}

#[test]
fn a_note_below_a_table_stays_below_it() {
    let mut reading = invented::zeros(Edition::E2021);
    let section = reading.report.sections.iter_mut().find(|s| s.id == SectionId::Disputes);
    let paragraphs = &mut section.unwrap().paragraphs;
    for text in ["情况如下。", "注：含上年度结转数量。"] {
        paragraphs.push(model::Paragraph { sentences: vec![text.into()] });
    }
    let at = |index| Place::Sentence(SectionId::Disputes, index);
    reading.anchors.insert(at(0), invented::anchor(10));
    reading.anchors.insert(at(1), invented::anchor(90));
    let first = cell(TableId::Disputes, "review", "upheld");
    reading.anchors.insert(first.into(), invented::anchor(50));
    let kinds: Vec<String> = blocks(&checked(reading)).iter().map(outline).collect();
    let table = kinds.iter().position(|kind| kind == "table disputes").unwrap();
    assert_eq!(kinds[table - 1], "paragraph disputes:0");
    assert_eq!(kinds[table + 1], "paragraph disputes:1");
}

#[test]
fn cells_say_what_was_printed_and_how_surely() {
    let shown = blocks(&everything());
    let table = tables(&shown)[0];
    assert_eq!(table.caption, "表二 主动公开政府信息情况");
    let value = |row, column| {
        let place = cell(TableId::Proactive, row, column).into();
        let mut cells = table.rows.iter().flatten();
        cells.find(|cell| cell.place == Some(place)).unwrap()
    };
    let made = value("normative-documents", "made");
    assert_eq!((made.text.as_str(), made.certain), ("22（其中修订16件）", false));
    assert_eq!(made.name, "表二 · 行政规范性文件 · 本年制发件数");
    let blank = value("licensing", "decisions");
    assert_eq!((blank.text.as_str(), blank.absent), ("", false));
    assert_eq!(value("penalties", "decisions").text, "/");
}
