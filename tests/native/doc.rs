//! Word files as LibreOffice writes them: every cell as it was, and certain.
//!
//! The fixtures are invented. `GOUJI_WRITE=folder cargo test --features cli --test doc -- --ignored`
//! writes the pages that they were made from, by `soffice --headless --convert-to doc:"MS Word 97"`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gouji::document::Format;
use gouji::form::{Form, LayoutContent, TableForm, form};
use gouji::model::{Edition, Entry, TableId};
use support::check_bytes;

type Values = BTreeMap<(TableId, &'static str, &'static str), String>;

/// The reports, by the names of their files.
fn reports() -> Vec<(&'static str, &'static Form, Values)> {
    let (new, old) = (form(Edition::E2021), form(Edition::E2019));
    vec![
        ("2021", new, values(new, 1, &["0", "7", "31", "1024", "9876543"])),
        (
            "2021-dressed",
            new,
            values(new, 2, &["", "/", "22（其中修订16件）", "１２", "3件", "-", "0"]),
        ),
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

/// Files made from the same pages in other ways: `GOUJI_DOCS` is their folder, the name of a file
/// begins with that of its report and a dot.
#[test]
#[ignore = "needs a folder of files"]
fn every_cell_of_the_files_of_a_folder_is_read() {
    let folder = std::env::var_os("GOUJI_DOCS").expect("GOUJI_DOCS is not set");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let report = reports().into_iter().find(|(own, _, _)| name.starts_with(&format!("{own}.")));
        if let Some((_, _, values)) = report.filter(|_| name.ends_with(".doc")) {
            hold(&path, &values);
        }
    }
}

fn hold(path: &Path, values: &Values) {
    let bytes = std::fs::read(path).unwrap();
    let started = std::time::Instant::now();
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
#[ignore = "writes files"]
fn the_pages_that_the_fixtures_are_made_from() {
    let folder = PathBuf::from(std::env::var_os("GOUJI_WRITE").expect("GOUJI_WRITE is not set"));
    for (name, form, values) in reports() {
        std::fs::write(folder.join(format!("{name}.html")), page(form, &values)).unwrap();
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/doc")
}

fn page(form: &Form, values: &Values) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=utf-8><style>@page{size:A4}</style></head><body>\
         <p>云溪县人民政府</p><p>2023年政府信息公开工作年度报告</p>\
         <p>本报告根据《中华人民共和国政府信息公开条例》编制，统计期限为2023年1月1日至12月31日。</p>\
         <p>一、总体情况</p><p>全年主动公开信息120条。</p>",
    );
    for table in form.tables {
        let section = form.sections.iter().find(|section| section.table == Some(table.id)).unwrap();
        page.push_str(&format!("<p>{}</p><table border=1 width=100%>", section.heading));
        for row in table.layout {
            page.push_str("<tr>");
            for cell in *row {
                let text = match cell.content {
                    LayoutContent::Label { text, .. } => text,
                    LayoutContent::Value { row, column } => &values[&(table.id, row, column)],
                };
                page.push_str(&format!(
                    "<td colspan={} rowspan={}><p>{text}</p></td>",
                    cell.colspan, cell.rowspan
                ));
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</table>");
    }
    page.push_str(
        "<p>五、存在的主要问题及改进情况</p><p>公开不够及时。</p>\
         <p>六、其他需要报告的事项</p><p>2023年未收取信息处理费。</p></body></html>",
    );
    page
}
