//! The printed head tells the columns, and their position does not.

use model::{CellId, Columns, Edition, Entry, TableId, form};

use crate::maker::formats::FORMATS;
use crate::maker::page::{Block, Page};
use crate::maker::report::Report;
use crate::maker::values;
use crate::support::{check_bytes, sample};

/// Formats whose tables are cells with a place.
const GRIDS: [&str; 13] = [
    "markdown-cells",
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

/// Labels that change places, of each table. Every sum holds, whichever stands where.
const PAIRS: [(TableId, &str, &str); 7] = [
    (TableId::Proactive, "本年制发件数", "本年废止件数"),
    (TableId::Proactive, "本年制发件数", "现行有效件数"),
    (TableId::Applications, "商业企业", "科研机构"),
    (TableId::Applications, "自然人", "总计"),
    (TableId::Applications, "法律服务机构", "其他"),
    (TableId::Disputes, "结果维持", "总计"),
    (TableId::Disputes, "未经复议直接起诉", "复议后起诉"),
];

/// A report in which no two numbers of a row are alike. Its rows do not add up, which is not asked here.
fn report() -> Report {
    let form = form::form(Edition::E2021);
    let mut report = Report::around(form, values::any(form, 1));
    for (nth, value) in report.values.values_mut().enumerate() {
        *value = (nth + 10).to_string();
    }
    report
}

/// Whose numbers stand under whose label.
fn printed(id: CellId, pair: (TableId, &str, &str)) -> CellId {
    if id.table != pair.0 {
        return id;
    }
    let form = form::form(Edition::E2021);
    let table = form.table(id.table).unwrap();
    let other = |label: &str| {
        [(pair.1, pair.2), (pair.2, pair.1)].into_iter().find(|(one, _)| *one == label)
    };
    let column = table.columns.iter().find(|column| column.id == id.column).unwrap();
    if let Some((_, other)) = other(column.label) {
        let column = table.columns.iter().find(|column| column.label == other).unwrap();
        return CellId { column: column.id, ..id };
    }
    let row = table.rows.iter().find(|row| row.id == id.row).unwrap();
    let Some((_, other)) = other(row.label) else { return id };
    CellId { row: table.rows.iter().find(|row| row.label == other).unwrap().id, ..id }
}

#[test]
fn columns_that_change_places_are_read_under_their_heads_or_not_for_certain() {
    let report = report();
    for format in FORMATS.iter().filter(|format| format.is_own() && format.name != "json") {
        for pair in PAIRS {
            let mut page = Page::new(&report);
            let tables = page.blocks.iter_mut().filter_map(|block| match block {
                Block::Table(table) if table.id == pair.0 => Some(table),
                _ => None,
            });
            for cell in tables.flat_map(|table| &mut table.rows).flatten() {
                let text = match cell.text.as_str() {
                    text if text == pair.1 => pair.2,
                    text if text == pair.2 => pair.1,
                    _ => continue,
                };
                cell.text = text.into();
            }
            let judged = check_bytes("report", &format.write(&report, &page)).unwrap();
            let table = judged.report().table(pair.0).unwrap();
            let name = format!("{} {pair:?}", format.name);
            assert_ne!(table.columns, Columns::AsInTheForm, "{name}");
            for ((of, row, column), value) in &report.values {
                let id = printed(CellId::new(*of, row, column), pair);
                let cell = judged.report().cell(id).unwrap();
                // A row whose label is lost in the narrow columns of a page is missing, and said to be.
                if cell.entry == Entry::Absent && !GRIDS.contains(&format.name) {
                    continue;
                }
                let right = cell.printed == *value;
                let name = format!("{name} {id:?} {:?} for {value:?}", cell.printed);
                assert!(right || !cell.certain, "{name}");
                assert!((right && cell.certain) || !GRIDS.contains(&format.name), "{name}");
            }
        }
    }
}
