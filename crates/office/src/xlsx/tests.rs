//! Workbooks of a few cells.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use crate::package::Package;
use model::document::{Block, Remark, Unclear};
use read::{FlowResult, Limits, Refused};
use testing::{addresses, outline, zip};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with one sheet of these rows, and more parts.
fn workbook(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let root = format!("<r>{}</r>", relation("a", "officeDocument", "xl/workbook.xml"));
    let own = format!(
        "<r>{}{}{}</r>",
        relation("a", "worksheet", "worksheets/sheet1.xml"),
        relation("b", "sharedStrings", "sharedStrings.xml"),
        relation("c", "styles", "styles.xml"),
    );
    let book = format!(
        r#"<workbook xmlns:r="{OFFICE}"><sheets><sheet name="表" r:id="a"/></sheets></workbook>"#
    );
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let strings = r#"<sst><si><t>名</t></si><si><r><t>规</t></r><r><t>章</t></r><rPh><t>gui</t></rPh></si></sst>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let mut parts = vec![
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", own.as_str()),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend(more);
    zip(&parts)
}

fn read_of(bytes: &[u8]) -> FlowResult {
    let limits = Limits::default();
    super::read(&Package::open(bytes, &limits).unwrap(), &limits)
}

fn rows(rows: &str) -> (Vec<String>, Vec<Remark>) {
    let (blocks, remarks) =
        read_of(&workbook(&format!("<sheetData>{rows}</sheetData>"), &[])).unwrap();
    (outline(&blocks), remarks)
}

#[test]
fn every_kind_of_cell_shows_what_excel_shows() {
    let (found, remarks) = rows(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
           <row r="2"><c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c><c r="B2"><v>3.0</v></c></row>
           <row r="3"><c r="A3" t="str"><f>A1</f><v>文_x000D_</v></c><c r="B3"><f>SUM(B1)</f><v>1.1E+2</v></c></row>
           <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><f>A9</f><v>#REF!</v></c></row>
           <row r="5"><c r="A5" s="1"><v>44928</v></c><c r="B5" s="2"><v>0.5</v></c></row>
           <row r="6"><c r="A6" s="3"><v>44928</v></c><c r="B6" t="str"><f>""</f><v></v></c></row>"#,
    );
    assert_eq!(
        found,
        [
            "[名|规章]",
            "[a b|3]",
            "[文|110]".replace('文', "文\n").as_str(),
            "[TRUE|#REF!]",
            "[1月2日|50%]",
            "[2023/1/2|]"
        ]
    );
    assert_eq!(remarks, []);
}

#[test]
fn a_formula_that_was_never_computed_is_no_blank() {
    let (found, remarks) = rows(
        r#"<row><c t="s"><v>0</v></c><c><f>SUM(C1)</f></c></row><row><c t="s"><v>0</v></c><c><f>1</f><v/></c></row>"#,
    );
    assert_eq!(found, ["[名|\u{FFFD}]", "[名|\u{FFFD}]", "[|]"]);
    assert_eq!(remarks, [Remark::FormulasWithoutResult { count: 2 }]);
}

#[test]
fn cells_and_rows_without_addresses_follow_each_other() {
    let sheet = r#"<sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row></sheetData>"#;
    let (blocks, _) = read_of(&workbook(sheet, &[])).unwrap();
    assert_eq!(outline(&blocks)[0], "1");
    let sheet = r#"<sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c/><c r="C2"><v>3</v></c><c><v>4</v></c></row></sheetData>"#;
    let (blocks, _) = read_of(&workbook(sheet, &[])).unwrap();
    assert_eq!(addresses(&blocks), ["A1", "C1", "D1", "A2", "C2", "D2"]);
}

#[test]
fn what_is_hidden_is_known() {
    let sheet = r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row><c><v>1</v></c><c><v>9</v></c><c><v>2</v></c></row><row hidden="true"><c><v>8</v></c></row><row><c><v>3</v></c><c/><c><v>4</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#;
    let (blocks, remarks) = read_of(&workbook(sheet, &[])).unwrap();
    assert_eq!(outline(&blocks), ["[1|2]", "[3|4]"]);
    assert_eq!(remarks, [Remark::HiddenCells { sheet: "表".into() }]);
}

#[test]
fn comments_are_left_out_and_said() {
    let sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    let bytes = workbook(sheet, &[("xl/comments1.xml", "<comments/>")]);
    assert_eq!(read_of(&bytes).unwrap().1, [Remark::Comments]);
}

#[test]
fn what_is_broken_is_named() {
    let sheet = r#"<sheetData><row><c t="s"><v>7</v></c><c r="Q"><v>1</v></c></row></sheetData>"#;
    let (blocks, remarks) = read_of(&workbook(sheet, &[])).unwrap();
    assert_eq!(outline(&blocks), ["\u{FFFD}"]);
    assert_eq!(remarks, [Remark::DamagedPart { name: "xl/worksheets/sheet1.xml".into() }]);
    let damaged = |part: &str| Err(Refused::Damaged { part: part.into() });
    for part in ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"] {
        assert_eq!(read_of(&workbook(sheet, &[(part, "<broken")])), damaged(part), "{part}");
    }
    let sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    let (_, remarks) = read_of(&workbook(sheet, &[("xl/styles.xml", "<broken")])).unwrap();
    assert_eq!(remarks, [Remark::DamagedPart { name: "xl/styles.xml".into() }]);
    assert_eq!(read_of(&workbook("<sheetData/>", &[])), Err(Refused::EmptyWorkbook));
}

#[test]
fn a_sheet_beyond_the_limits_does_not_hide_the_others() {
    let two = format!(
        r#"<workbook xmlns:r="{OFFICE}"><sheets><sheet name="大" r:id="b"/><sheet name="表" r:id="a"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"<r><Relationship Id="a" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/></r>"#
    );
    let rows = "<row><c><v>1</v></c></row>".repeat(800_000);
    for large in [rows.as_str(), &"<row/>".repeat(600_000)] {
        let large = format!("<worksheet><sheetData>{large}</sheetData></worksheet>");
        let bytes = workbook(
            "<sheetData><row><c><v>1</v></c></row></sheetData>",
            &[
                ("xl/workbook.xml", &two),
                ("xl/_rels/workbook.xml.rels", &relations),
                ("xl/worksheets/sheet2.xml", &large),
            ],
        );
        let limits = Limits { nodes: 500_000, ..Limits::default() };
        let (blocks, remarks) =
            super::read(&Package::open(&bytes, &limits).unwrap(), &limits).unwrap();
        assert_eq!(outline(&blocks), ["1"]);
        assert_eq!(remarks, [Remark::SheetTooLarge { name: "大".into() }]);
    }
}

#[test]
fn a_string_that_is_shown_again_and_again_is_cut() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "文字".repeat(20_000));
    let rows = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(20_000);
    let bytes =
        workbook(&format!("<sheetData>{rows}</sheetData>"), &[("xl/sharedStrings.xml", &strings)]);
    let (blocks, remarks) = read_of(&bytes).unwrap();
    assert!(blocks.len() < 200 && remarks == [Remark::LimitReached]);
}

#[test]
fn relations_that_go_in_circles_or_out_of_the_package_end() {
    for target in
        ["workbook.xml", "../../../xl/workbook.xml", "_rels/workbook.xml.rels", "", "/", ".."]
    {
        let relations =
            format!(r#"<r><Relationship Id="a" Type="{OFFICE}/worksheet" Target="{target}"/></r>"#);
        let bytes = workbook("", &[("xl/_rels/workbook.xml.rels", &relations)]);
        assert!(read_of(&bytes).is_err(), "{target}");
    }
}

const LOOKS: &str = r#"<styleSheet><fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font>
    <font><strike val="0"/><vertAlign val="superscript"/></font></fonts>
    <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills>
    <cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="2" fillId="1"/><xf fontId="3"/></cellXfs></styleSheet>"#;

/// The cells of a sheet of one row, each with why it is unclear.
fn seen(cells: &str, more: &[(&str, &str)]) -> Vec<(String, Option<Unclear>)> {
    let sheet = format!(
        "<sheetData><row>{cells}</row><row>{}</row></sheetData>",
        "<c><v>1</v></c>".repeat(10)
    );
    let more = [&[("xl/styles.xml", LOOKS)], more].concat();
    let (blocks, _) = read_of(&workbook(&sheet, &more)).unwrap();
    let grids = blocks.into_iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    let cells = grids.flat_map(|grid| grid.cells).filter(|cell| cell.row == 0);
    cells.map(|cell| (cell.text, cell.unclear)).collect()
}

#[test]
fn struck_white_and_raised_text_is_read_as_it_is_seen() {
    let text = |runs: &str| format!("<c t='inlineStr'><is>{runs}</is></c>");
    let run = |look: &str, text: &str| format!("<r><rPr>{look}</rPr><t>{text}</t></r>");
    let cells = [
        (text(&(run("<strike/>", "16") + &run("", "17"))), "17", None),
        (text(&(run("", "17") + &run("<vertAlign val='superscript'/>", "2"))), "17²", None),
        (text(&(run("<color indexed='9'/>", "16") + &run("", "17"))), "17", None),
        (text(&run("<strike/>", "16")), "", Some(Unclear::Struck)),
        ("<c s='1'><v>16</v></c>".into(), "", Some(Unclear::Struck)),
        ("<c s='2'><v>16</v></c>".into(), "", Some(Unclear::Hidden)),
        ("<c s='3'><v>16</v></c>".into(), "16", None),
        ("<c s='4'><v>16</v></c>".into(), "16", None),
    ];
    let stored: String = cells.iter().map(|(stored, ..)| stored.as_str()).collect();
    let stored = format!("<c t='s'><v>0</v></c>{stored}<c t='s'><v>0</v></c>");
    let mut found = seen(&stored, &[]).into_iter().skip(1);
    for (stored, text, why) in &cells {
        assert_eq!(found.next().unwrap(), ((*text).to_owned(), *why), "{stored}");
    }
}

#[test]
fn what_lies_over_a_cell_is_seen() {
    let anchor = |from: usize, to: usize, off: usize, content: &str| {
        format!(
            "<twoCellAnchor><from><col>{from}</col><row>0</row></from><to><col>{to}</col>\
             <colOff>{off}</colOff><row>0</row><rowOff>90000</rowOff></to>{content}</twoCellAnchor>"
        )
    };
    let drawing = format!(
        "<wsDr>{}{}</wsDr>",
        anchor(1, 2, 0, "<pic/>"),
        anchor(2, 3, 90_000, "<sp><txBody><p><r><t>7</t></r></p></txBody></sp>")
    );
    let relations = format!(
        r#"<r><Relationship Id="a" Type="{OFFICE}/drawing" Target="../drawings/d.xml"/></r>"#
    );
    let more = [
        ("xl/worksheets/_rels/sheet1.xml.rels", relations.as_str()),
        ("xl/drawings/d.xml", drawing.as_str()),
    ];
    let cells = "<c t='s'><v>0</v></c>".repeat(5);
    let why: Vec<_> = seen(&cells, &more).into_iter().map(|(_, why)| why).collect();
    let boxed = Some(Unclear::TextBox);
    assert_eq!(why.get(..5).unwrap(), [None, Some(Unclear::Picture), boxed, boxed, None]);
}
