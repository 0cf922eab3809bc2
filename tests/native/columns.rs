//! The printed head tells the columns, and their position does not.

use model::finding::Severity;
use model::{CellId, Columns, Edition, Entry, Place, TableId, TableState, form};

use crate::maker::formats::{FORMATS, Format};
use crate::maker::page::{Block, Cell, Page};
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

/// The fifteen numbers of table four are 1 to 15 in the form's order, or are not certain.
fn is_one_to_fifteen(table: &str, certain: bool) {
    let judged = check_bytes("report.html", sample_with(table).as_bytes()).unwrap();
    let read = judged.report().table(TableId::Disputes).unwrap();
    assert_ne!(read.state, TableState::Missing, "{table}");
    for (nth, key) in
        form::form(Edition::E2021).table(TableId::Disputes).unwrap().cells().enumerate()
    {
        let cell = judged.report().cell(key).unwrap();
        let right = cell.entry == Entry::Count(nth as u64 + 1);
        assert!(
            if certain { right && cell.certain } else { !cell.certain },
            "{key:?} {cell:?} {table}"
        );
    }
    // The sample has a wrong total in table three.
    let here =
        |place: &Place| !matches!(place, Place::Cell(id) if id.table == TableId::Applications);
    let grave = judged
        .findings
        .iter()
        .find(|finding| finding.severity == Severity::Wrong && here(&finding.place));
    assert!(certain || grave.is_none(), "{grave:?} {table}");
}

/// A row of a head or of values behind it, for each of the three blocks.
fn rows_of(head: &[&str], first: &[[&str; 2]; 3], numbers: impl Fn(usize) -> [usize; 5]) -> String {
    let cells =
        |texts: &[String]| texts.iter().map(|text| format!("<td>{text}</td>")).collect::<String>();
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut rows = format!("<tr>{}</tr>", cells(&texts(head)));
    for (block, labels) in first.iter().enumerate() {
        let labels =
            texts(&labels.iter().copied().filter(|label| !label.is_empty()).collect::<Vec<_>>());
        let numbers = numbers(block).map(|number| number.to_string());
        rows.push_str(&format!("<tr>{}</tr>", cells(&[&labels[..], &numbers].concat())));
    }
    format!("<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table>{rows}</table>")
}

const BLOCKS: [[&str; 2]; 3] = [["行政复议", ""], ["未经复议直接起诉", ""], ["复议后起诉", ""]];

#[test]
fn a_serial_number_before_the_label_of_a_row_is_no_value() {
    let numbered = [["1", "行政复议"], ["2", "未经复议直接起诉"], ["3", "复议后起诉"]];
    let head = ["序号", "类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let own = |block: usize| [1, 2, 3, 4, 5].map(|column| block * 5 + column);
    is_one_to_fifteen(&rows_of(&head, &numbered, own), true);
}

#[test]
fn table_four_in_other_words_and_another_order_is_read() {
    let head = ["类别", "合计（件）", "未审结", "维持", "纠正", "其他"];
    let own = |block: usize| [5, 4, 1, 2, 3].map(|column| block * 5 + column);
    is_one_to_fifteen(&rows_of(&head, &BLOCKS, own), true);
}

#[test]
fn a_row_for_each_block_without_a_known_order_is_not_certain() {
    let own = |block: usize| [1, 2, 3, 4, 5].map(|column| block * 5 + column);
    for head in [
        ["类别", "结果维持", "结果纠正", "其他结果", "甲", "乙"],
        ["类别", "结果维持", "结果维持", "其他结果", "尚未审结", "总计"],
    ] {
        is_one_to_fifteen(&rows_of(&head, &BLOCKS, own), false);
    }
}

/// Table three with a head of one line over its row （一）予以公开 and, where given, a second one over the rows below.
fn table_three(first: [&str; 7], second: Option<[&str; 7]>) -> String {
    let cells =
        |texts: &[&str]| texts.iter().map(|text| format!("<td>{text}</td>")).collect::<String>();
    let row = |label: &str, texts: [&str; 7]| format!("<tr><td>{label}</td>{}</tr>", cells(&texts));
    let second = second.map_or(String::new(), |head| row("（续）", head));
    format!(
        "<h2>三、收到和处理政府信息公开申请情况</h2><table>{}{}{}{second}{}{}</table>",
        row("申请人情况", first),
        row("一、本年新收政府信息公开申请数量", ["7", "1", "0", "0", "0", "0", "8"]),
        row("二、上年结转政府信息公开申请数量", ["0", "0", "0", "0", "0", "0", "0"]),
        row("（一）予以公开", ["7", "1", "0", "0", "0", "0", "8"]),
        row("四、结转下年度继续办理", ["0", "0", "0", "0", "0", "0", "9"]),
    )
}

const HEAD: [&str; 7] =
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

#[test]
fn a_second_head_that_is_not_understood_takes_the_first_out_of_force() {
    let cell = |table: &str, row| {
        let judged = check_bytes("report.html", table.as_bytes()).unwrap();
        let id = CellId::new(TableId::Applications, row, "natural-person");
        judged.report().cell(id).unwrap().clone()
    };
    let known = table_three(HEAD, None);
    assert!(cell(&known, "disclosed").certain);
    let again = table_three(HEAD, Some(HEAD));
    assert!(cell(&again, "disclosed").certain);
    let foreign = ["自然人", "商业企业", "某某", "某某", "某某", "其他", "总计"];
    let other = table_three(HEAD, Some(foreign));
    assert!(cell(&other, "received").certain && !cell(&other, "disclosed").certain);
}

/// The last row does not add up, which nobody can say whose columns are not known.
#[test]
fn sums_are_unchecked_where_the_columns_are_not_known() {
    let wrong = |head| {
        let judged = check_bytes("report.html", table_three(head, None).as_bytes()).unwrap();
        let sums = judged.findings.iter().filter(|finding| !finding.sums.is_empty()).count();
        (judged.report().table(TableId::Applications).unwrap().columns, sums > 0)
    };
    assert_eq!(wrong(HEAD), (Columns::AsInTheForm, true));
    let unknown = ["自然人", "商业企业", "某某", "某某", "某某", "其他", "总计"];
    assert_eq!(wrong(unknown), (Columns::Unclear, false));
}

/// Words in a column that the form does not have belong to no cell of it: they are told, and cost no number.
#[test]
fn words_in_a_column_of_their_own_are_left_over() {
    let sample = sample();
    let page = sample
        .replacen(
            "<th colspan=\"7\">申请人情况</th>",
            "<th colspan=\"7\">申请人情况</th><th rowspan=\"3\">备注</th>",
            1,
        )
        .replacen("<td>0</td><td>56</td>", "<td>0</td><td>56</td><td>以网上申请为主</td>", 1);
    let judged = check_bytes("report.html", page.as_bytes()).unwrap();
    let table = judged.report().table(TableId::Applications).unwrap();
    let [left] = table.left_over.as_slice() else { panic!("{:?}", table.left_over) };
    assert!(left.text.contains("以网上申请为主"), "{left:?}");
    let plain = check_bytes("report.html", sample.as_bytes()).unwrap();
    for (key, cell) in &plain.report().table(TableId::Applications).unwrap().cells {
        assert_eq!(table.cells.get(key), Some(cell), "{key:?}");
    }
}

/// In text that is laid out with spaces only where a label stands tells whose it is.
#[test]
fn an_exchange_within_one_block_of_laid_out_text_is_not_passed_over() {
    let report = report();
    for name in ["text-laid-out", "text-cramped"] {
        for block in 0..3 {
            for order in [[1, 0, 2, 3, 4], [4, 1, 2, 3, 0], [1, 2, 3, 4, 0], [0, 1, 3, 2, 4]] {
                let mut page = Page::new(&report);
                let tables = page.blocks.iter_mut().filter_map(|block| match block {
                    Block::Table(table) if table.id == TableId::Disputes => Some(table),
                    _ => None,
                });
                for row in tables.flat_map(|table| &mut table.rows) {
                    let own = |cell: &&mut Cell| cell.column / 5 == block && cell.colspan == 1;
                    let mut cells: Vec<&mut Cell> = row.iter_mut().filter(own).collect();
                    let texts: Vec<String> = cells.iter().map(|cell| cell.text.clone()).collect();
                    for (cell, from) in cells.iter_mut().zip(order) {
                        cell.text = texts[from].clone();
                    }
                }
                let file = Format::named(name).write(&report, &page);
                let judged = check_bytes("report", &file).unwrap();
                let table = judged.report().table(TableId::Disputes).unwrap();
                let name = format!("{name} {block} {order:?}");
                assert_eq!(table.columns, Columns::Unclear, "{name}");
                assert!(table.cells.values().all(|cell| !cell.certain), "{name}");
            }
        }
        let plain = Format::named(name).write(&report, &Page::new(&report));
        let judged = check_bytes("report", &plain).unwrap();
        let table = judged.report().table(TableId::Disputes).unwrap();
        assert_eq!(table.columns, Columns::AsInTheForm, "{name}");
    }
}

/// Labels that stand below each other have no order from left to right, however far they are indented.
#[test]
fn indented_labels_below_each_other_are_not_in_the_forms_order() {
    let report = report();
    for pair in PAIRS.iter().filter(|pair| pair.0 == TableId::Applications) {
        let plain = Format::named("text-cells").write(&report, &Page::new(&report));
        let text = String::from_utf8(plain).unwrap();
        let swapped: Vec<&str> = text
            .lines()
            .map(|line| match line {
                line if line == pair.1 => pair.2,
                line if line == pair.2 => pair.1,
                line => line,
            })
            .collect();
        for indent in ["", "  ", "        "] {
            let read = |lines: &[&str]| {
                let lines: Vec<String> =
                    lines.iter().map(|line| format!("{indent}{line}")).collect();
                check_bytes("report.txt", lines.join("\n").as_bytes()).unwrap()
            };
            let judged = read(&swapped);
            let table = judged.report().table(TableId::Applications).unwrap();
            assert!(table.cells.values().all(|cell| !cell.certain), "{pair:?} {indent:?}");
            let judged = read(&text.lines().collect::<Vec<_>>());
            for table in &judged.report().tables {
                assert_eq!(table.columns, Columns::AsInTheForm, "{:?} {indent:?}", table.id);
            }
        }
    }
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
