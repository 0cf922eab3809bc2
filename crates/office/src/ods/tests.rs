//! Workbooks of a few cells.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use crate::package::Package;
use model::document::{Block, Remark, Unclear};
use read::{FlowResult, Limits, Refused};
use testing::{addresses, outline, zip};

const SPACES: &str = r#"xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="urn:calcext""#;

fn read_of(tables: &str, more: &[(&str, &str)]) -> FlowResult {
    let content = format!(
        r#"<office:document-content {SPACES}><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let mut parts = vec![("content.xml", content.as_str())];
    parts.extend(more);
    let (bytes, limits) = (zip(&parts), Limits::default());
    super::read(&Package::open(&bytes, &limits).unwrap(), &limits)
}

fn table(rows: &str) -> (Vec<String>, Vec<String>, Vec<Remark>) {
    let (blocks, remarks) =
        read_of(&format!(r#"<table:table table:name="表">{rows}</table:table>"#), &[]).unwrap();
    (outline(&blocks), addresses(&blocks), remarks)
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn every_kind_of_cell_shows_what_it_shows() {
    let cells = [
        (r#"office:value-type="float" office:value="3.00""#, "<text:p>3.0件</text:p>", "3"),
        (r#"office:value-type="float" office:value="1024""#, "<text:p>1,024</text:p>", "1024"),
        (r#"office:value-type="float" office:value="5""#, "", "5"),
        (r#"office:value-type="percentage" office:value="0.5""#, "<text:p>50.00%</text:p>", "50%"),
        (
            r#"office:value-type="date" office:date-value="2023-01-02""#,
            "<text:p>1月2日</text:p>",
            "1月2日",
        ),
        (r#"office:value-type="date" office:date-value="2023-01-02""#, "", "2023-01-02"),
        (
            r#"office:value-type="float" office:value="0" calcext:value-type="error""#,
            "<text:p>#DIV/0!</text:p>",
            "#DIV/0!",
        ),
        (r#"calcext:value-type="float" office:value-type="string""#, "<text:p>7</text:p>", "7"),
        (
            "",
            "<text:p>a<text:s text:c=\"2\"/><text:span>b<text:line-break/>c</text:span></text:p><text:p>d</text:p>",
            "a  b\nc\nd",
        ),
        ("", "<office:annotation><text:p>note</text:p></office:annotation><text:p>e</text:p>", "e"),
        (r#"table:formula="of:=SUM(A1)""#, "", "\u{FFFD}"),
    ];
    for (attributes, inner, shown) in cells {
        let cell = format!("<table:table-cell {attributes}>{inner}</table:table-cell>");
        let rows =
            row(&format!("{}{cell}", "<table:table-cell><text:p>名</text:p></table:table-cell>"));
        let (found, _, remarks) = table(&rows.repeat(2));
        assert_eq!(found[0], format!("[名|{shown}]"), "{attributes}");
        assert_eq!(!remarks.is_empty(), inner.contains("annotation") || shown == "\u{FFFD}");
    }
}

#[test]
fn repeated_and_covered_cells_stand_where_they_should() {
    let cell = |text: &str, more: &str| {
        format!("<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>")
    };
    let rows = [
        row(&(cell("名", r#"table:number-columns-spanned="2""#) + "<table:covered-table-cell/>" + &cell("甲", ""))),
        row(&(cell("规", "") + &cell("0", r#"table:number-columns-repeated="2""#))),
        format!(
            r#"<table:table-header-rows><table:table-row table:number-rows-repeated="2">{}<table:table-cell table:number-columns-repeated="1"/>{}</table:table-row></table:table-header-rows>"#,
            cell("则", ""),
            cell("1", "")
        ),
        r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
    ];
    let (found, addresses, _) = table(&rows.concat());
    assert_eq!(found, ["[名>|甲]", "[规|0|0]", "[则||1]", "[则||1]"]);
    assert_eq!(addresses.last().map(String::as_str), Some("C4"));
}

#[test]
fn what_is_hidden_is_known() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let rows = format!(
        r#"<table:table-column/><table:table-column table:visibility="collapse"/>{}<table:table-row table:visibility="filter">{}</table:table-row>{}"#,
        row(&(cell("名") + &cell("码") + &cell("甲"))),
        cell("藏"),
        row(&(cell("规") + &cell("x") + &cell("1"))),
    );
    let (found, _, remarks) = table(&rows);
    assert_eq!(found, ["[名|甲]", "[规|1]"]);
    assert_eq!(remarks, [Remark::HiddenCells { sheet: "表".into() }]);
    let hidden = format!(
        r#"<table:table table:name="藏" table:style-name="ta2">{}</table:table>"#,
        row(&cell("名"))
    );
    let (_, remarks) = read_of(&hidden, &[]).unwrap();
    assert_eq!(remarks, [Remark::HiddenSheet { name: "藏".into(), read: true }]);
}

#[test]
fn endless_repeats_end() {
    let most = u64::MAX;
    let filled = format!(
        r#"<table:table-row table:number-rows-repeated="{most}"><table:table-cell table:number-columns-repeated="2147483648"><text:p>0</text:p></table:table-cell></table:table-row>"#
    );
    let blank = format!(
        r#"<table:table-row table:number-rows-repeated="{most}"><table:table-cell table:number-columns-repeated="{most}"/></table:table-row>"#
    );
    let (_, _, remarks) = table(&filled);
    assert_eq!(remarks, [Remark::LimitReached]);
    let behind = format!("<table:table>{blank}{filled}</table:table>");
    assert_eq!(read_of(&behind, &[]), Err(Refused::TooLarge));
    let span = format!(
        r#"<table:table-row><table:table-cell table:number-columns-spanned="{most}" table:number-rows-spanned="{most}"><text:p>名<text:s text:c="{most}"/></text:p></table:table-cell></table:table-row>"#
    );
    assert_eq!(table(&span).0.len(), 1);
    let groups =
        "<table:table-row-group>".repeat(10_000) + &"</table:table-row-group>".repeat(10_000);
    let deep = format!(r#"<table:table>{groups}</table:table>"#);
    assert_eq!(read_of(&deep, &[]), Err(Refused::EmptyWorkbook));
}

#[test]
fn passwords_and_damage_are_said() {
    let manifest = r#"<?xml version="1.0"?><!DOCTYPE manifest:manifest PUBLIC "-" "m.dtd"><manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    assert_eq!(read_of("", &[("META-INF/manifest.xml", manifest)]), Err(Refused::Encrypted));
    assert_eq!(read_of("", &[]), Err(Refused::EmptyWorkbook));
    assert_eq!(read_of("<broken>", &[]), Err(Refused::Damaged { part: "content.xml".into() }));
}

/// The cells of one row in a sheet with these styles, each with why it is unclear.
fn seen(styles: &str, cells: &str, named: &str) -> Vec<(String, Option<Unclear>)> {
    let content = format!(
        "<content><automatic-styles>{styles}</automatic-styles><body><spreadsheet><table>\
         <table-row>{cells}</table-row><table-row>{}</table-row>\
         </table></spreadsheet></body></content>",
        "<table-cell><p>1</p></table-cell>".repeat(12)
    );
    let named = format!("<document><styles>{named}</styles></document>");
    let bytes = zip(&[("content.xml", content.as_str()), ("styles.xml", named.as_str())]);
    let limits = Limits::default();
    let (blocks, _) = super::read(&Package::open(&bytes, &limits).unwrap(), &limits).unwrap();
    let grids = blocks.into_iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    let cells = grids.flat_map(|grid| grid.cells).filter(|cell| cell.row == 0);
    cells.map(|cell| (cell.text, cell.unclear)).collect()
}

#[test]
fn struck_white_and_raised_text_is_read_as_it_is_seen() {
    let style = |name: &str, properties: &str| format!("<style name='{name}' {properties}</style>");
    let styles = [
        style("S", "><text-properties text-line-through-style='solid'/>"),
        style(
            "U",
            "><text-properties text-underline-style='solid' text-line-through-style='none'/>",
        ),
        style("R", "><text-properties text-position='super 58%'/>"),
        style("L", "><text-properties text-position='-33% 58%'/>"),
        style("N", "><text-properties text-position='0% 100%'/>"),
        style("W", "><text-properties color='#ffffff'/>"),
        style("G", "parent-style-name='W'><table-cell-properties background-color='#1f4e79'/>"),
        style("C", "parent-style-name='Gone'>"),
    ];
    let named = style("Gone", "><text-properties text-line-through-type='single'/>");
    let span = |style: &str, text: &str| format!("<span style-name='{style}'>{text}</span>");
    let cells = [
        (format!("<table-cell><p>{}17</p></table-cell>", span("S", "16")), "17", None),
        (format!("<table-cell><p>{}</p></table-cell>", span("U", "17")), "17", None),
        (format!("<table-cell><p>17{}</p></table-cell>", span("R", "2")), "17²", None),
        (format!("<table-cell><p>17{}</p></table-cell>", span("L", "2")), "17₂", None),
        (format!("<table-cell><p>17{}</p></table-cell>", span("N", "2")), "172", None),
        (format!("<table-cell><p>{}17</p></table-cell>", span("W", "16")), "17", None),
        (format!("<table-cell><p>{}</p></table-cell>", span("S", "16")), "", Some(Unclear::Struck)),
        (
            "<table-cell style-name='C' value-type='float' value='16'><p>16</p></table-cell>"
                .into(),
            "",
            Some(Unclear::Struck),
        ),
        ("<table-cell style-name='W'><p>16</p></table-cell>".into(), "", Some(Unclear::Hidden)),
        ("<table-cell style-name='G'><p>16</p></table-cell>".into(), "16", None),
        ("<table-cell><frame><image/></frame></table-cell>".into(), "", Some(Unclear::Picture)),
        (
            "<table-cell><p>1</p><custom-shape><p>7</p></custom-shape></table-cell>".into(),
            "1",
            Some(Unclear::TextBox),
        ),
    ];
    let label = "<table-cell><p>甲</p></table-cell>";
    let stored: String = cells.iter().map(|(stored, ..)| stored.as_str()).collect();
    let mut found =
        seen(&styles.concat(), &format!("{label}{stored}{label}"), &named).into_iter().skip(1);
    for (stored, text, why) in &cells {
        assert_eq!(found.next().unwrap(), ((*text).to_owned(), *why), "{stored}");
    }
}
