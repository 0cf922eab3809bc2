//! One report in all layouts of spreadsheets: the same cells and findings as from the web page.

mod book;
mod files;
mod hostile;
mod page;

use std::path::PathBuf;

use crate::support::{self, check_bytes};
use book::{LAYOUTS, Layout, PLAIN, book};
use engine::Judged;
use files::{MANNERS, csv, ods, xlsx};
use model::Edition;
use model::document::Format;
use model::form::{TableForm, form};
use page::{Part, Values, html, report};

const EDITIONS: [Edition; 2] = [Edition::E2021, Edition::E2019];

/// How the values of a report are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Draw {
    Numbers,
    /// Half of the cells are blank: whole rows of them.
    ManyBlank,
    AllBlank,
    Dressed,
}

const DRAWS: [Draw; 4] = [Draw::Numbers, Draw::ManyBlank, Draw::AllBlank, Draw::Dressed];

fn values(edition: Edition, draw: Draw, seed: u64) -> Values {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut values = Values::new();
    let mut blank_row = ("", false);
    for cell in form(edition).tables.iter().flat_map(TableForm::cells) {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = state >> 33;
        if blank_row.0 != cell.row {
            blank_row = (cell.row, drawn.is_multiple_of(3));
        }
        let number = (if drawn % 7 < 4 { 0 } else { drawn / 7 % 100_000 }).to_string();
        let value = match draw {
            Draw::Numbers => number,
            Draw::ManyBlank if blank_row.1 || drawn.is_multiple_of(5) => String::new(),
            Draw::ManyBlank => number,
            Draw::AllBlank => String::new(),
            Draw::Dressed => {
                let dresses =
                    ["/", "—", "１２", "1,024", "3件", "22（其中修订16件）", "007", "0.5"];
                dresses.get(drawn as usize % 16).map_or(number, |dress| (*dress).to_owned())
            }
        };
        values.insert((cell.table, cell.row, cell.column), value);
    }
    values
}

/// Everything that must not depend on the format.
fn told(checked: &Judged) -> (Vec<String>, Vec<String>, String) {
    let cells = checked.report().tables.iter().flat_map(|table| {
        let state = format!("{:?} {:?} {:?}", table.id, table.state, table.under);
        let cells = table.cells.iter().map(|(id, cell)| format!("{id:?} {cell:?}"));
        std::iter::once(state).chain(cells.collect::<Vec<_>>())
    });
    let findings = checked.findings.iter().map(|finding| format!("{finding:?}"));
    let prose = format!("{:?}", (&checked.report().sections, &checked.report().masthead));
    (cells.collect(), findings.collect(), prose)
}

fn differences(name: &str, wanted: &Judged, bytes: &[u8], format: Format) -> Vec<String> {
    let found = match check_bytes(name, bytes) {
        Ok(found) => found,
        Err(refused) => return vec![format!("{name}: {refused:?}")],
    };
    let ((cells, findings, prose), (cells_, findings_, prose_)) = (told(wanted), told(&found));
    let mut out = Vec::new();
    if found.format != format {
        out.push(format!("{name}: read as {:?}", found.format));
    }
    if !found.reading.notes.is_empty() {
        out.push(format!("{name}: {:?}", found.reading.notes));
    }
    let cells: Vec<String> = cells
        .iter()
        .zip(&cells_)
        .filter(|(wanted, found)| wanted != found)
        .map(|(wanted, found)| format!("{name}: {found}, not {wanted}"))
        .collect();
    out.extend(cells.into_iter().take(4));
    if findings != findings_ {
        out.push(format!(
            "{name}: findings\n  {}\nnot\n  {}",
            findings_.join("\n  "),
            findings.join("\n  ")
        ));
    }
    if prose != prose_ {
        out.push(format!("{name}: prose {prose_}\nnot {prose}"));
    }
    out
}

/// Cells that are read with certainty and are not what the page says; and too many uncertain ones.
fn wrong(name: &str, wanted: &Judged, bytes: &[u8]) -> Vec<String> {
    let found = check_bytes(name, bytes).unwrap();
    let mut out = Vec::new();
    let mut uncertain = 0;
    for (table, found) in wanted.report().tables.iter().zip(&found.report().tables) {
        for (id, cell) in &table.cells {
            let read = &found.cells[id];
            uncertain += usize::from(!read.certain);
            if (&read.entry, &read.printed) != (&cell.entry, &cell.printed) {
                out.push(format!("{name}: {id:?} {read:?}, not {cell:?}"));
            }
        }
    }
    if uncertain > 5 {
        out.push(format!("{name}: {uncertain} uncertain"));
    }
    out
}

fn hold(write: &dyn Fn(&[Part], Layout) -> Files, layouts: &[(&str, Layout)], format: Format) {
    let mut broken = Vec::new();
    for (nth, draw) in DRAWS.into_iter().enumerate() {
        for (seed, edition) in EDITIONS.into_iter().enumerate() {
            let page = report(form(edition), &values(edition, draw, (seed * 4 + nth) as u64));
            let wanted = check_bytes("page", html(&page).as_bytes()).unwrap();
            for (name, layout) in layouts {
                // In the older form the last blocks of table two are narrower than the first: where
                // nothing is merged, a blank behind them cannot be told from a cell of theirs.
                let open = edition == Edition::E2019 && (!layout.spans || format == Format::Csv);
                for (manner, bytes) in write(&page, *layout) {
                    let name = format!("{name} {manner} {draw:?} {edition:?}");
                    let found = if open {
                        wrong(&name, &wanted, &bytes)
                    } else {
                        differences(&name, &wanted, &bytes, format)
                    };
                    broken.extend(found.into_iter().take(3));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} broken\n{}",
        broken.len(),
        broken.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// Files by their names.
type Files = Vec<(String, Vec<u8>)>;

#[test]
fn xlsx_says_what_the_page_says() {
    let write = |page: &[Part], layout| {
        let book = book(page, layout);
        MANNERS.map(|manner| (format!("{manner:?}"), xlsx(&book, manner))).to_vec()
    };
    hold(&write, LAYOUTS, Format::Xlsx);
}

#[test]
fn ods_says_what_the_page_says() {
    let write = |page: &[Part], layout| vec![(String::new(), ods(&book(page, layout)))];
    hold(&write, LAYOUTS, Format::Ods);
}

#[test]
fn csv_says_what_the_page_says() {
    let layouts: Vec<(&str, Layout)> =
        LAYOUTS.iter().filter(|(_, layout)| !layout.a_sheet_each).copied().collect();
    let write = |page: &[Part], layout| {
        let book = book(page, layout);
        let text = csv(&book, ',', true);
        let gbk = encoding_rs::GB18030.encode(&text).0.into_owned();
        vec![
            ("commas".to_owned(), text.into_bytes()),
            ("gbk".to_owned(), gbk),
            ("semicolons".to_owned(), csv(&book, ';', true).into_bytes()),
            ("tabs".to_owned(), csv(&book, '\t', true).into_bytes()),
        ]
    };
    hold(&write, &layouts, Format::Csv);
}

#[test]
fn rows_that_are_not_filled_up_are_a_csv_too() {
    let write = |page: &[Part], layout| {
        vec![("ragged".to_owned(), csv(&book(page, layout), ',', false).into_bytes())]
    };
    let page = report(form(Edition::E2021), &values(Edition::E2021, Draw::Numbers, 1));
    let wanted = check_bytes("page", html(&page).as_bytes()).unwrap();
    for (name, bytes) in write(&page, PLAIN) {
        let broken = differences(&name, &wanted, &bytes, Format::Csv);
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
}

/// Reports that a program has saved in the old format, with the layout and the values of each.
const SAVED: &[(&str, Layout, Draw)] = &[
    ("one-sheet", PLAIN, Draw::Dressed),
    ("a-sheet-each", Layout { a_sheet_each: true, ..PLAIN }, Draw::ManyBlank),
    ("nothing-merged", Layout { spans: false, merged: 1, apart: true, ..PLAIN }, Draw::Numbers),
    ("blank", Layout { merged: 1, ..PLAIN }, Draw::AllBlank),
];

fn saved(layout: Layout, draw: Draw) -> (Vec<Part>, Vec<u8>) {
    let page = report(form(Edition::E2021), &values(Edition::E2021, draw, 7));
    let bytes = xlsx(&book(&page, layout), files::Manner::Excel);
    (page, bytes)
}

fn fixture(name: &str) -> PathBuf {
    support::fixtures("sheets").join(format!("{name}.xls"))
}

/// The fixtures are what LibreOffice makes of the workbooks of these tests: `GOUJI_WORKBOOKS` names
/// a folder that they are written to, to be saved from there.
#[test]
fn xls_says_what_the_page_says() {
    let mut broken = Vec::new();
    for (name, layout, draw) in SAVED {
        let (page, bytes) = saved(*layout, *draw);
        if let Some(folder) = std::env::var_os("GOUJI_WORKBOOKS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.xlsx")), bytes)
                .unwrap();
        }
        let wanted = check_bytes("page", html(&page).as_bytes()).unwrap();
        let bytes = std::fs::read(fixture(name)).unwrap_or_default();
        broken.extend(differences(name, &wanted, &bytes, Format::Xls));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
