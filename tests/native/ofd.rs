//! A whole report as an OFD: the form drawn on pages, and every cell out of it again.

use engine::Judged;
use model::document::{Anchor, Format};
use model::form::{Kind, TableForm, form};
use model::{CellId, Edition, Entry, Place, TableState};

use crate::support::{self, drawn, ofd};

/// A number that differs from that of most other cells.
fn value(table: &TableForm, row: &str, column: &str) -> u64 {
    let seed = table.id.word().bytes().chain(row.bytes()).chain(column.bytes());
    seed.fold(7, |sum, byte| (sum * 31 + u64::from(byte)) % 9_973)
}

fn checked(edition: Edition, title: &str) -> Judged {
    let sentence = "青溪市水务局按时公开了各类信息，工作平稳有序。";
    let pages = drawn::report(form(edition), title, sentence, |table, row, column| {
        value(table, row, column).to_string()
    });
    assert!(pages.len() > 2, "the form is to go over several pages");
    support::check_bytes("report.ofd", &ofd::package(&pages)).unwrap()
}

#[test]
fn every_cell_of_the_form_comes_out_of_its_drawing() {
    for (edition, year) in [(Edition::E2021, 2023), (Edition::E2019, 2020)] {
        let title = format!("青溪市水务局{year}年政府信息公开工作年度报告");
        let checked = checked(edition, &title);
        assert_eq!(checked.format, Format::Ofd);
        let report = checked.report();
        assert_eq!(report.masthead.title.as_deref(), Some(title.as_str()));
        assert_eq!(report.edition.get(), Some(&edition));
        let mut wrong = Vec::new();
        for table in form(edition).tables {
            let read = report.table(table.id).unwrap();
            assert_eq!(read.state, TableState::Whole, "{}", table.id.word());
            for id in table.cells() {
                let cell = &read.cells[&(id.row, id.column)];
                let expected = value(table, id.row, id.column);
                let entry = match table.column(id.column).unwrap().kind {
                    Kind::Amount => Entry::Amount(expected.into()),
                    Kind::Change => Entry::Change(i64::try_from(expected).unwrap()),
                    Kind::Count => Entry::Count(expected),
                };
                if cell.entry != entry || !cell.certain {
                    wrong.push(format!("{}: {cell:?}, not {expected}", Place::Cell(id)));
                }
            }
        }
        assert!(wrong.is_empty(), "{} cells\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn every_cell_knows_its_box() {
    let checked = checked(Edition::E2021, "青溪市水务局2023年政府信息公开工作年度报告");
    for table in form(Edition::E2021).tables {
        for id in table.cells() {
            let CellId { row, column, .. } = id;
            let anchor = checked.reading.anchors.get(&Place::Cell(id));
            let Some(Anchor::Page { page, top, bottom, edges }) = anchor else {
                panic!("{row}/{column}: {anchor:?}")
            };
            assert!((1..=9).contains(page) && top < bottom && edges.len() >= 2, "{row}/{column}");
        }
    }
}
