//! Tables: their merges, and those that only lay out the page.

use super::*;

const RESTART: &str = "<w:vMerge w:val='restart'/>";
const CONTINUE: &str = "<w:vMerge/>";

fn wide(columns: &str, merge: &str) -> String {
    format!("<w:gridSpan w:val='{columns}'/>{merge}")
}

#[test]
fn merged_cells_are_one() {
    let table = tbl(&[
        tr(&[tc(&wide("2", RESTART), "甲"), tc("", "乙")]),
        tr(&[tc(&wide("2", CONTINUE), "看不见"), tc(RESTART, "丙")]),
        tr(&[tc("", "丁"), tc("", "戊"), tc("<w:vMerge w:val='continue'/>", "")]),
    ]);
    assert_eq!(read(&table), ["0@2x2:甲 | 2@乙", "2@2x1:丙", "0@丁 | 1@戊"]);
    assert_eq!(
        places(&table, &[]),
        ["1.1.1 1 0..1", "1.1.2 1 0..1", "1.2.2 1 0..1", "1.3.1 1 0..1", "1.3.2 1 0..1"]
    );
}

#[test]
fn a_cell_that_continues_nothing_is_one_of_its_own() {
    let table = tbl(&[
        tr(&[tc(CONTINUE, "甲"), tc("", "乙")]),
        tr(&[tc(CONTINUE, "丙"), tc(RESTART, "丁")]),
        tr(&[tc("", "戊"), tc(&wide("2", CONTINUE), "己")]),
    ]);
    assert_eq!(read(&table), ["0@甲 | 1@乙", "0@丙 | 1@丁", "0@戊 | 1@1x2:己"]);
}

#[test]
fn rows_may_begin_late_and_old_merges_go_across() {
    let table = tbl(&[
        tr(&[
            tc("<w:hMerge w:val='restart'/>", "甲"),
            tc("<w:hMerge w:val='continue'/>", ""),
            tc("", "乙"),
        ]),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='2'/></w:trPr>{}</w:tr>",
            tc("", "丙")
        ),
    ]);
    assert_eq!(read(&table), ["0@1x2:甲 | 2@乙", "1@丙"]);
    let Block::Grid(grid) = &with(&table, &[]).0[0] else { panic!("no grid") };
    assert_eq!((grid.rows, grid.columns), (2, 4));
}

#[test]
fn paragraphs_and_breaks_of_a_cell_are_line_breaks() {
    let cell =
        format!("<w:tc>{}<w:p><w:r><w:t>二</w:t><w:br/><w:t>三</w:t></w:r></w:p></w:tc>", p("一"));
    let table = tbl(&[tr(&[cell, tc("", "四")])]);
    assert_eq!(read(&table), ["0@一\n二\n三 | 1@四"]);
    assert_eq!(places(&table, &[]), ["1.1.1 1 0..5", "1.1.2 1 0..1"]);
}

#[test]
fn rows_and_cells_that_were_taken_out_are_gone_but_counted() {
    let row = |properties: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr>{}{}</w:tr>",
            tc("<w:cellDel/>", "旧"),
            tc("", text) + &tc("", "2")
        )
    };
    let table = tbl(&[row("<w:del/>", "甲"), row("<w:hidden/>", "乙"), row("<w:ins/>", "丙")]);
    assert_eq!(read(&table), ["0@丙 | 1@2"]);
    assert_eq!(places(&table, &[]), ["1.3.2 1 0..1", "1.3.3 1 0..1"]);
    assert_eq!(remarks(&table, &[]), [Remark::TrackedChanges]);
}

#[test]
fn a_table_that_holds_a_table_is_read_through() {
    let inner = tbl(&[tr(&[tc("", "3"), tc("", "4")])]);
    let outer = tbl(&[tr(&[tc("", "1"), format!("<w:tc>{}{inner}{}</w:tc>", p("2"), p("5"))])]);
    let body = format!("{outer}{}{}", p("6"), tbl(&[tr(&[tc("", "7")])]));
    assert_eq!(read(&body), ["1", "2", "0@3 | 1@4", "5", "6", "7"]);
    assert_eq!(
        places(&body, &[]),
        [
            "1.1.1 1 0..1",
            "1.1.2 1 0..1",
            "2.1.1 1 0..1",
            "2.1.2 1 0..1",
            "1.1.2 2 0..1",
            "1 0..1",
            "3.1.1 1 0..1"
        ]
    );
}
