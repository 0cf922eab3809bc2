//! The printed head tells the columns, and their position does not.

use model::{CellId, Edition, Entry, TableId, form};

use crate::maker::formats::FORMATS;
use crate::maker::page::{Block, Page};
use crate::maker::report::Report;
use crate::maker::values;
use crate::support::check_bytes;

/// Formats whose tables are cells with a place.
const GRIDS: [&str; 12] = [
    "html",
    "html-word",
    "html-cms",
    "mhtml",
    "csv",
    "csv-gbk",
    "docx",
    "docx-many-hands",
    "xlsx",
    "xlsx-sheets",
    "pdf-gbk",
    "ofd",
];

/// Of them, those that are read twice.
const PLACED: [&str; 2] = ["pdf-gbk", "ofd"];

/// Persons asked 17 times, companies 5 and research bodies 3 times, and all were answered: every sum holds, whichever
/// of the two heads stands where.
fn report() -> Report {
    let form = form::form(Edition::E2021);
    let mut report = Report::around(form, values::any(form, 1));
    for value in report.values.values_mut() {
        *value = "0".into();
    }
    for row in ["received", "disclosed", "handled-total"] {
        for (column, count) in
            [("natural-person", "17"), ("business", "5"), ("research", "3"), ("total", "25")]
        {
            report.values.insert((TableId::Applications, row, column), count.into());
        }
    }
    report
}

#[test]
fn two_columns_that_change_places_are_read_under_their_heads() {
    let report = report();
    for format in FORMATS.iter().filter(|format| GRIDS.contains(&format.name)) {
        let mut page = Page::new(&report);
        let tables = page.blocks.iter_mut().filter_map(|block| match block {
            Block::Table(table) if table.id == TableId::Applications => Some(table),
            _ => None,
        });
        for cell in tables.flat_map(|table| &mut table.rows).flatten() {
            let other = match cell.text.as_str() {
                "商业企业" => "科研机构",
                "科研机构" => "商业企业",
                _ => continue,
            };
            cell.text = other.into();
        }
        let judged = check_bytes("report", &format.write(&report, &page)).unwrap();
        for row in ["received", "disclosed", "handled-total"] {
            for (column, count) in [("business", 3), ("research", 5)] {
                let id = CellId::new(TableId::Applications, row, column);
                let cell = judged.report().cell(id).unwrap();
                let name = format!("{} {row} {column}", format.name);
                assert_eq!(cell.entry, Entry::Count(count), "{name}");
                // Where text is placed on a page it is read once more as running text, which has no columns.
                assert_eq!(cell.certain, !PLACED.contains(&format.name), "{name}");
            }
        }
    }
}
