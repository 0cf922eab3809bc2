//! Damaged workbooks, and how fast undamaged ones are read.

use model::TableId;

use super::files::{Manner, ods, xlsx};
use super::{Draw, SAVED, saved, values};
use crate::support::{Dice, check_bytes};
use model::Edition;
use model::form::form;

/// Changes a few bytes, or a run of them, or cuts the file.
fn damaged(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    match dice.throw(4) {
        0 => bytes.truncate(dice.throw(whole.len())),
        1 => {
            let from = dice.throw(whole.len());
            let to = (from + dice.throw(600)).min(whole.len());
            let filler = [0x00, 0xFF, 0x41][dice.throw(3)];
            bytes[from..to].fill(filler);
        }
        _ => (0..1 + dice.throw(8)).for_each(|_| {
            let at = dice.throw(whole.len());
            bytes[at] = dice.throw(256) as u8;
        }),
    }
    bytes
}

#[test]
fn a_thousand_damages_are_survived_and_no_cell_of_a_zip_differs_silently() {
    let page = super::page::report(form(Edition::E2021), &values(Edition::E2021, Draw::Numbers, 3));
    let book = super::book::book(&page, super::book::PLAIN);
    let wholes = [
        ("xlsx", xlsx(&book, Manner::Excel)),
        ("ods", ods(&book)),
        ("csv", super::files::csv(&book, ',', true).into_bytes()),
        ("xls", std::fs::read(super::fixture("one-sheet")).unwrap()),
    ];
    let mut dice = Dice(2021);
    for (format, whole) in &wholes {
        let wanted = check_bytes("", whole).unwrap();
        let mut read = 0;
        for _ in 0..1_000 {
            let Ok(found) = check_bytes("", &damaged(whole, &mut dice)) else { continue };
            read += 1;
            if !matches!(*format, "xlsx" | "ods") {
                continue;
            }
            for table in TableId::ALL {
                let (wanted, found) =
                    (wanted.report().table(table).unwrap(), found.report().table(table).unwrap());
                for (id, cell) in &found.cells {
                    let same = cell.printed == wanted.cells[id].printed;
                    assert!(same || !cell.certain || cell.entry == model::Entry::Absent);
                }
            }
        }
        println!("{format}: {read} of 1,000 damaged files were read");
        assert!(read > 0, "{format}");
    }
}

/// Nothing of a reading depends on anything but the bytes.
#[test]
fn a_report_reads_the_same_each_time_in_every_format() {
    let (page, bytes) = saved(super::book::PLAIN, Draw::Numbers);
    let book = super::book::book(&page, super::book::PLAIN);
    let files = [
        ("html", super::page::html(&page).into_bytes()),
        ("xlsx", bytes),
        ("ods", ods(&book)),
        ("csv", super::files::csv(&book, ',', true).into_bytes()),
        ("xls", std::fs::read(super::fixture(SAVED[0].0)).unwrap()),
    ];
    for (format, bytes) in &files {
        let [first, second] = [(); 2].map(|()| check_bytes("", bytes).unwrap());
        assert_eq!(first.report(), second.report(), "{format}");
        assert_eq!(first.reading.anchors, second.reading.anchors, "{format}");
        assert_eq!(first.findings, second.findings, "{format}");
        assert!(!first.reading.anchors.is_empty() && !first.checks.is_empty(), "{format}");
    }
}
