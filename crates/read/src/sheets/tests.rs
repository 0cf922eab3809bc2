//! Sheets as people lay them out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use testing::{addresses, outline};

use super::*;

/// A sheet drawn as text: a line a row, `|` between cells. `a>>` is merged over three columns,
/// `av` over two rows; `.` is a blank cell, and what lies under a merged one is left out.
fn sheet(drawn: &str) -> Sheet {
    let mut sheet = Sheet { name: "S".into(), ..Sheet::default() };
    for (row, line) in drawn.lines().enumerate() {
        let mut column = 0;
        for cell in line.split('|').filter(|_| !line.is_empty()) {
            let text = cell.trim_end_matches(['>', 'v', '.']);
            let count = |sign: char| cell[text.len()..].chars().filter(|c| *c == sign).count();
            let merge = MergedRange {
                rows: row..row + 1 + count('v'),
                columns: column..column + 1 + count('>'),
            };
            if !text.is_empty() {
                sheet.cells.push(FilledCell { row, column, text: text.into() });
            }
            column = merge.columns.end;
            if merge.rows.len() * merge.columns.len() > 1 {
                sheet.merges.push(merge);
            }
        }
    }
    sheet
}

fn read(sheet: &Sheet) -> (Vec<Block>, Vec<Remark>) {
    blocks(std::slice::from_ref(sheet), Vec::new(), &Limits::default()).unwrap()
}

fn drawn(drawn: &str) -> Vec<String> {
    outline(&read(&sheet(drawn)).0)
}

#[test]
fn tables_under_each_other_are_parted_by_the_rows_between_them() {
    let found = drawn(
        "题>>\n一、甲>>\n话。>>\n二、乙>>\n名|数\n规|1\n三、丙>>\n头|子|丑\n一、行|1|2\n二、行|3|4",
    );
    assert_eq!(
        found,
        [
            "题",
            "一、甲",
            "话。",
            "二、乙",
            "[名|数]",
            "[规|1]",
            "三、丙",
            "[头|子|丑]",
            "[一、行|1|2]",
            "[二、行|3|4]"
        ]
    );
}

#[test]
fn a_row_that_opens_a_part_of_a_table_is_told_from_a_heading_because_it_returns() {
    let found = drawn("乙>>\n第一项：>>\n名|甲|乙\n规|1|2\n第五项：>>\n名|数>\n许|3>\n注：数字>>");
    assert_eq!(
        found,
        [
            "乙",
            "[第一项：>>]",
            "[名|甲|乙]",
            "[规|1|2]",
            "[第五项：>>]",
            "[名|数>]",
            "[许|3>]",
            "注：数字"
        ]
    );
}

#[test]
fn a_row_of_a_table_whose_cells_are_blank_is_no_heading() {
    // Neither merged nor numbered like the headings above it.
    let found =
        drawn("三、丙\n头|子|丑\n一、行\n二、行|.|1\n三、组|甲|2\n四、行\n四、丁\n头|子\n行|5");
    assert_eq!(
        found,
        [
            "三、丙",
            "[头|子|丑]",
            "[一、行||]",
            "[二、行||1]",
            "[三、组|甲|2]",
            "[四、行||]",
            "四、丁",
            "[头|子]",
            "[行|5]"
        ]
    );
}

#[test]
fn a_head_with_nothing_under_it_has_a_blank_row() {
    assert_eq!(drawn("四、丁>>\n甲>|乙\n子|丑|寅"), ["四、丁", "[甲>|乙]", "[子|丑|寅]", "[||]"]);
    assert_eq!(drawn("甲|乙\n子|丑\n五、戊>"), ["[甲|乙]", "[子|丑]", "五、戊"]);
}

#[test]
fn a_blank_row_does_not_end_a_table_that_goes_on() {
    assert_eq!(drawn("头|子|丑\n行|1|2\n\n行|.|4"), ["[头|子|丑]", "[行|1|2]", "[||]", "[行||4]"]);
    // What is wider is another table.
    assert_eq!(
        drawn("头|子\n行|1\n\n头|子|丑\n行|1|2"),
        ["[头|子]", "[行|1]", "[头|子|丑]", "[行|1|2]"]
    );
}

#[test]
fn blank_columns_are_room_or_part_tables() {
    assert_eq!(drawn(".|名>|.|数\n.|规>|.|1"), ["[名|数]", "[规|1]"]);
    // Sums that somebody wrote beside the table.
    assert_eq!(drawn("头|子\n行|1|.|1\n行|2|.|2"), ["[头|子]", "[行|1]", "[行|2]", "[1]", "[2]"]);
    assert_eq!(
        drawn("头|子|.|头|丑\n行|1|.|列|3\n行|2|.|列|4"),
        ["[头|子]", "[行|1]", "[行|2]", "[头|丑]", "[列|3]", "[列|4]"]
    );
}

#[test]
fn the_paragraphs_of_a_cell_are_lines_with_their_places() {
    let text = "一、总体情况\r\n  公开 12 条。\n\n好。";
    let one = Sheet {
        cells: vec![FilledCell { row: 4, column: 2, text: text.into() }],
        ..Sheet::default()
    };
    let (blocks, _) = read(&one);
    assert_eq!(outline(&blocks), ["一、总体情况", "  公开 12 条。", "好。"]);
    let all: Vec<char> = text.replace("\r\n", "\n").chars().collect();
    for block in &blocks {
        let Block::Line(line) = block else { panic!() };
        let Anchor::Sheet { cell, chars, .. } = &line.anchor else { panic!() };
        assert_eq!(cell, "C5");
        assert_eq!(all[chars.clone()].iter().collect::<String>(), line.text);
    }
}

#[test]
fn blanks_have_addresses_too() {
    let (blocks, _) = read(&sheet("名|甲|乙\n规|.|2\n规|3|."));
    assert_eq!(addresses(&blocks), ["A1", "B1", "C1", "A2", "B2", "C2", "A3", "B3", "C3"]);
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_that_is_said() {
    let mut hidden = sheet("名|码|甲\n规|x|1\n藏|y|2\n则|z|3");
    hidden.hidden_rows.push(2..3);
    hidden.hidden_columns.push(1..2);
    let (blocks, remarks) = read(&hidden);
    assert_eq!(outline(&blocks), ["[名|甲]", "[规|1]", "[则|3]"]);
    assert_eq!(addresses(&blocks), ["A1", "C1", "A2", "C2", "A4", "C4"]);
    assert_eq!(remarks, [Remark::HiddenCells { sheet: "S".into() }]);
    // A merged area is visible where one of its rows is.
    let mut hidden = sheet("组v|1\n2\n组|3");
    hidden.hidden_rows.push(0..1);
    assert_eq!(outline(&read(&hidden).0)[0], "组");
}

#[test]
fn hidden_sheets_are_read_where_nothing_else_holds_a_table() {
    let table = "名|甲\n规|1\n则|2";
    let hidden = Sheet { hidden: true, ..sheet(table) };
    let name = String::from("S");
    let all = |sheets: &[Sheet]| blocks(sheets, Vec::new(), &Limits::default()).unwrap();
    let (found, remarks) = all(&[hidden.clone(), sheet(table)]);
    assert_eq!(
        (found.len(), remarks),
        (1, vec![Remark::HiddenSheet { name: name.clone(), read: false }])
    );
    let (found, remarks) = all(&[sheet("说明"), hidden.clone()]);
    assert_eq!((found.len(), remarks), (2, vec![Remark::HiddenSheet { name, read: true }]));
}

#[test]
fn a_workbook_without_a_filled_cell_is_refused() {
    let all = |sheets: &[Sheet], remarks| blocks(sheets, remarks, &Limits::default());
    assert_eq!(all(&[], vec![]), Err(Refused::EmptyWorkbook));
    assert_eq!(all(&[sheet(" | \n.")], vec![]), Err(Refused::EmptyWorkbook));
    let lost = vec![Remark::SheetTooLarge { name: "S".into() }];
    assert_eq!(all(&[], lost), Err(Refused::TooLarge));
}

#[test]
fn no_sheet_is_too_large_or_too_strange() {
    let far = |row, column, text: &str| FilledCell { row, column, text: text.into() };
    let mut sheet = Sheet { name: "S".into(), ..Sheet::default() };
    sheet.cells =
        vec![far(0, 0, "名"), far(1_048_575, 16_383, "1"), far(0, 0, "两"), far(0, 1, "数")];
    sheet.merges = vec![MergedRange { rows: 0..1_048_576, columns: 0..16_384 }; 3];
    sheet.merges.extend(
        (0..50_000).map(|at| MergedRange { rows: at..usize::MAX, columns: at % 9..usize::MAX }),
    );
    sheet.hidden_rows = (0..50_000).map(|at| at * 2 + 5..at * 2 + 6).collect();
    let (found, remarks) = read(&sheet);
    assert!(!found.is_empty() && remarks.contains(&Remark::DamagedPart { name: "S".into() }));

    // A cell in every row and column, on the diagonal, would be four million blanks.
    let cells = (0..3_000).flat_map(|at| [far(at, 0, "名"), far(at, at + 1, "1")]).collect();
    let (found, remarks) = read(&Sheet { cells, ..Sheet::default() });
    let Some(Block::Grid(grid)) = found.first() else { panic!() };
    assert!(
        grid.cells.len() <= Limits::default().elements && remarks.contains(&Remark::LimitReached)
    );
}

/// Texts that the rows of a sheet are told apart by.
const TEXTS: [&str; 9] = ["", "", "名", "1", "一、甲", "二、乙", "四、丁", "话。", "第一项：甲"];

fn any_sheet() -> impl Strategy<Value = Sheet> {
    let at = prop_oneof![4 => 0usize..9, 1 => Just(1_048_575), 1 => Just(usize::MAX)];
    let cell = (0usize..9, 0usize..7, 0..TEXTS.len());
    let merge =
        (at.clone(), 0usize..7, 1usize..4, prop_oneof![3 => 1usize..5, 1 => Just(usize::MAX)]);
    let hidden = || prop::collection::vec((0usize..9, 1usize..3), 0..3);
    let parts = (
        prop::collection::vec(cell, 0..50),
        prop::collection::vec(merge, 0..5),
        hidden(),
        hidden(),
        prop::option::of((at, 0usize..20_000)),
    );
    parts.prop_map(|(cells, merges, rows, columns, far)| {
        let ranges = |all: Vec<(usize, usize)>| all.into_iter().map(|(at, n)| at..at + n).collect();
        let mut sheet = Sheet {
            name: "S".into(),
            hidden_rows: ranges(rows),
            hidden_columns: ranges(columns),
            ..Sheet::default()
        };
        let cells = cells.into_iter().map(|(row, column, text)| (row, column, TEXTS[text]));
        let far = far.map(|(row, column)| (row, column, "远"));
        sheet.cells = cells
            .chain(far)
            .map(|(row, column, text)| FilledCell { row, column, text: text.into() })
            .collect();
        sheet.merges = merges
            .into_iter()
            .map(|(row, column, down, across)| MergedRange {
                rows: row..row.saturating_add(down),
                columns: column..column.saturating_add(across),
            })
            .collect();
        sheet
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Filled visible cells are read once or remarked on; grids have no holes.
    #[test]
    fn nothing_is_lost_and_nothing_is_doubled(sheet in any_sheet()) {
        let Ok((blocks, remarks)) = blocks(std::slice::from_ref(&sheet), vec![], &Limits::default())
        else { return Ok(()) };
        let texts = blocks.iter().flat_map(|block| match block {
            Block::Line(line) => vec![line.text.as_str()],
            Block::Grid(grid) => grid.cells.iter().map(|cell| cell.text.as_str()).collect(),
        });
        let mut found: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        let mut filled: Vec<&str> =
            sheet.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        found.sort_unstable();
        filled.sort_unstable();
        if remarks.is_empty() {
            prop_assert_eq!(&found, &filled);
        }
        prop_assert!(found.len() <= filled.len());
        for block in &blocks {
            let Block::Grid(grid) = block else { continue };
            let places: Vec<(usize, usize)> =
                grid.cells.iter().map(|cell| (cell.row, cell.column)).collect();
            prop_assert!(places.is_sorted());
            let mut taken = vec![false; grid.rows * grid.columns];
            for cell in &grid.cells {
                prop_assert!(cell.row + cell.rowspan <= grid.rows);
                prop_assert!(cell.column + cell.colspan <= grid.columns);
                for row in cell.row..cell.row + cell.rowspan {
                    for column in cell.column..cell.column + cell.colspan {
                        taken[row * grid.columns + column] = true;
                    }
                }
            }
            prop_assert!(taken.into_iter().all(|taken| taken) || remarks.contains(&Remark::LimitReached));
        }
    }
}
