//! Word files as LibreOffice writes them: every cell as it was, and certain.
//!
//! The fixtures are invented, and were saved by `soffice --headless --convert-to doc:"MS Word 97"`:
//! 2019 from a page, 2021 by way of docx. `revised` was a docx written by hand. Many more are made
//! and read in the parity run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::{self, check_bytes};
use gouji::Environment;
use model::document::{Block, Document, Format, Remark};
use model::form::{Form, TableForm, form};
use model::{Edition, Entry, TableId};
use read::{File, Refused, Source};

type Values = BTreeMap<(TableId, &'static str, &'static str), String>;

/// The reports, by the names of their files.
fn reports() -> Vec<(&'static str, &'static Form, Values)> {
    let (new, old) = (form(Edition::E2021), form(Edition::E2019));
    let dressed =
        ["0", "7", "", "/", "9876543", "22（其中修订16件）", "１２", "3件", "-", "1,024", "31"];
    vec![
        ("2021", new, values(new, 1, &dressed)),
        ("2019", old, values(old, 3, &["0", "0", "12", "305"])),
    ]
}

fn values(form: &'static Form, seed: usize, dresses: &[&str]) -> Values {
    let cells = form.tables.iter().flat_map(TableForm::cells);
    let value =
        |index: usize| dresses[(index * 7 + index / 5 + seed * index * index) % dresses.len()];
    cells
        .enumerate()
        .map(|(index, cell)| ((cell.table, cell.row, cell.column), value(index).to_owned()))
        .collect()
}

#[test]
fn every_cell_of_a_word_file_is_read() {
    for (name, _, values) in reports() {
        let path = fixtures().join(format!("{name}.doc"));
        hold(&path, &values);
    }
}

fn hold(path: &Path, values: &Values) {
    let bytes = std::fs::read(path).unwrap();
    let started = Instant::now();
    let checked = check_bytes("report", &bytes).unwrap();
    println!("{}: {} bytes, {:?}", path.display(), bytes.len(), started.elapsed());
    assert_eq!(checked.format, Format::Doc);
    let mut wrong = Vec::new();
    for ((table, row, column), printed) in values {
        let place = format!("{}/{row}/{column}", table.word());
        let Some(own) = checked.report().table(*table) else {
            wrong.push(format!("{place}: no table"));
            continue;
        };
        let cell = &own.cells[&(*row, *column)];
        if cell.printed != *printed || cell.entry == Entry::Absent || !cell.certain {
            wrong.push(format!(
                "{place}: {:?}, certain: {}, not {printed}",
                cell.printed, cell.certain
            ));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", path.display(), wrong.join("\n"));
    let sections = checked.report().sections.iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!(sections.len(), 7, "{}: {sections:?}", path.display());
}

#[test]
fn what_a_revised_file_prints_is_read() {
    let bytes = std::fs::read(fixtures().join("revised.doc")).unwrap();
    let document = decode(&bytes).unwrap();
    let mut read = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => read.push(line.text.clone()),
            Block::Grid(grid) => read.extend(grid.cells.iter().map(|cell| {
                let (row, column) = (cell.row, cell.column);
                format!("{row},{column} {}×{} {}", cell.rowspan, cell.colspan, cell.text)
            })),
        }
    }
    // Twelve was deleted and thirty-four inserted; one word is hidden; headings are numbered by
    // Word; a footnote hangs on the last word and on a number; a text box hangs on 甲.
    let printed = [
        "云溪县2023年报告",
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请",
        "二、主动公开政府信息情况",
        "共34件，页1注",
        "甲",
        "盒中文字",
        "乙",
        "0,0 2×1 标签",
        "0,1 1×2 合并",
        "1,1 1×1 2",
        "1,2 1×1 3¹",
        "2,0 1×1 a\n\nb",
        "2,1 1×1 x\ny",
        "2,2 1×1 ",
        "嵌套",
        "外1",
        "外2",
        "0,0 1×1 内1",
        "0,1 1×1 内2",
        "外2尾",
        "外3",
        "完",
        "脚注文字",
        "脚注文字",
    ];
    assert_eq!(read, printed);
    assert_eq!(document.remarks, [Remark::TrackedChanges, Remark::Comments]);
}

/// These files have no checksums: a changed byte may change a cell. It must not panic.
#[test]
fn a_thousand_corruptions_end_in_a_reading_or_a_sentence() {
    let files =
        ["2021.doc", "revised.doc"].map(|name| std::fs::read(fixtures().join(name)).unwrap());
    let mut state = 7u64;
    let mut draw = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let (mut read, mut longest) = (0, Duration::ZERO);
    for round in 0..1000 {
        let mut bytes = files[round % 2].clone();
        for _ in 0..1 + draw(40) {
            let at = draw(bytes.len());
            bytes[at] = [0, 0xFF, draw(256) as u8][draw(3)];
        }
        if draw(4) == 0 {
            bytes.truncate(draw(bytes.len()));
        }
        let started = Instant::now();
        read += usize::from(decode(&bytes).is_ok());
        longest = longest.max(started.elapsed());
    }
    println!("{read} of 1000 read, the longest in {longest:?}");
    assert!(read > 0, "damage in a cell leaves a file that can be read");
    assert!(longest < Duration::from_secs(2), "{longest:?}");
}

fn decode(bytes: &[u8]) -> Result<Document, Refused> {
    let file = File { name: "", bytes, source: Source::File };
    gouji::read(&file, &Environment::default())
}

fn fixtures() -> PathBuf {
    support::fixtures("doc")
}
