//! The printed head tells the columns, and their position does not.

use model::{CellId, Edition, Entry, TableId, form};

use crate::maker::formats::FORMATS;
use crate::maker::page::{Block, Page};
use crate::maker::report::Report;
use crate::maker::values;
use crate::support::{check_bytes, sample};

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

/// Table four with these heads in the places of the form's: three groups, and the columns of each.
fn table_four(groups: [&str; 3], columns: [&str; 5]) -> String {
    let cells = |texts: &[&str], more: &str| {
        texts.iter().map(|text| format!("<td{more}>{text}</td>")).collect::<String>()
    };
    let numbers: String = (1..=15).map(|number| format!("<td>{number}</td>")).collect();
    format!(
        "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table><tr>{}</tr><tr>{}</tr><tr>{numbers}</tr></table>",
        cells(&groups, " colspan=5"),
        cells(&columns, "").repeat(3),
    )
}

#[test]
fn table_four_is_read_under_its_heads_in_any_order() {
    const GROUPS: [(&str, &str); 3] = [
        ("行政复议", "review"),
        ("未经复议直接起诉", "litigation-direct"),
        ("复议后起诉", "litigation-after-review"),
    ];
    const COLUMNS: [(&str, &str); 5] = [
        ("结果维持", "upheld"),
        ("结果纠正", "corrected"),
        ("其他结果", "other"),
        ("尚未审结", "pending"),
        ("总计", "total"),
    ];
    for (group_order, column_order) in
        [([0, 1, 2], [0, 1, 2, 3, 4]), ([0, 1, 2], [4, 0, 1, 2, 3]), ([1, 2, 0], [3, 1, 4, 0, 2])]
    {
        let table = table_four(
            group_order.map(|at: usize| GROUPS[at].0),
            column_order.map(|at: usize| COLUMNS[at].0),
        );
        let judged = check_bytes("report.html", sample_with(&table).as_bytes()).unwrap();
        for (group_place, group) in group_order.iter().enumerate() {
            for (column_place, column) in column_order.iter().enumerate() {
                let id = CellId::new(TableId::Disputes, GROUPS[*group].1, COLUMNS[*column].1);
                let cell = judged.report().cell(id).unwrap();
                let number = group_place * 5 + column_place + 1;
                assert_eq!(cell.entry, Entry::Count(number as u64), "{group_order:?} {id:?}");
                assert!(cell.certain, "{id:?}");
            }
        }
    }
}

/// The sample with another table four.
fn sample_with(table: &str) -> String {
    let sample = sample();
    let (before, rest) = sample.split_once("<h2>四、").unwrap();
    let (_, after) = rest.split_once("<h2>五、").unwrap();
    format!("{before}{table}<h2>五、{after}")
}

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
