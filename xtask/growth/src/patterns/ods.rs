//! Workbooks of OpenDocument (ISO/IEC 26300).

use super::report::{self, Spot};
use super::units::Unit;
use super::{Pattern, add, repeated, times};
use testing::stored as zip;

const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'";

/// Rows in table three.
const ROWS: &[Unit] = &[
    (
        "rows",
        "<table:table-row><table:table-cell><text:p>公#</text:p></table:table-cell></table:table-row>",
    ),
    (
        "numbers",
        "<table:table-row><table:table-cell office:value-type='float' office:value='#'/></table:table-row>",
    ),
    (
        "labels",
        "<table:table-row><table:table-cell><text:p>行政规范性文件</text:p></table:table-cell></table:table-row>",
    ),
    ("empty rows", "<table:table-row/>"),
    ("empty cells", "<table:table-row><table:table-cell/><table:table-cell/></table:table-row>"),
    (
        "repeated rows",
        "<table:table-row table:number-rows-repeated='3'><table:table-cell><text:p>公</text:p></table:table-cell></table:table-row>",
    ),
    (
        "repeated cells",
        "<table:table-row><table:table-cell table:number-columns-repeated='9'><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    (
        "hidden rows",
        "<table:table-row table:visibility='collapse'><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    (
        "spans",
        "<table:table-row><table:table-cell table:number-columns-spanned='5' table:number-rows-spanned='3'><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    ("covered cells", "<table:table-row><table:covered-table-cell/></table:table-row>"),
    (
        "annotations",
        "<table:table-row><table:table-cell><office:annotation><text:p>注</text:p></office:annotation><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    (
        "row groups",
        "<table:table-row-group><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table-row-group>",
    ),
    (
        "styled cells",
        "<table:table-row><table:table-cell table:style-name='c1'><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
];

/// In one cell.
const INSIDE: &[Unit] = &[
    ("paragraphs", "<text:p>公</text:p>"),
    ("spans of text", "<text:span text:style-name='c1'>公</text:span>"),
    ("runs of blanks", "<text:s text:c='9'/>"),
    ("line breaks", "<text:line-break/>"),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in ROWS {
        add(patterns, format!("ods/{name}"), times(unit), move |count| {
            book(&rows(&repeated(unit, count)), "", "")
        });
    }
    for (name, unit) in INSIDE {
        add(patterns, format!("ods/cell/{name}"), times(unit), move |count| {
            let inner = repeated(unit, count);
            let inner =
                if *name == "paragraphs" { inner } else { format!("<text:p>{inner}</text:p>") };
            let row = format!(
                "<table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row>"
            );
            book(&rows(&row), "", "")
        });
    }
    let cell = "<table:table-cell><text:p>1</text:p></table:table-cell>";
    add(patterns, "ods/columns", 75, move |count| {
        let row = format!("<table:table-row>{}</table:table-row>", cell.repeat(count));
        book(&rows(&row.repeat(2)), "", "")
    });
    add(patterns, "ods/square", 300, move |count| {
        let side = count.isqrt().max(1);
        let row = format!("<table:table-row>{}</table:table-row>", cell.repeat(side));
        book(&rows(&row.repeat(count / side)), "", "")
    });
    add(patterns, "ods/repeats of one row", 100, move |count| {
        let row = format!(
            "<table:table-row table:number-rows-repeated='{count}'>{cell}</table:table-row>"
        );
        // A comment, so that the file grows too.
        book(&rows(&row), "", &format!("<!--{}-->", " ".repeat(count)))
    });
    add(patterns, "ods/styles and cells", 40, move |count| {
        let style =
            "<style:style style:name='c#' style:family='table-cell' style:parent-style-name='c0'/>";
        let row = "<table:table-row><table:table-cell table:style-name='c#'><text:p>1</text:p></table:table-cell></table:table-row>";
        book(&rows(&repeated(row, count)), &repeated(style, count), "")
    });
    let sheet = "<table:table table:name='表#'><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    add(patterns, "ods/sheets", times(sheet), move |count| {
        book(&rows(""), "", &repeated(sheet, count))
    });
}

/// The lines of the report, one a row, its tables parted into cells, and more rows in table three.
fn rows(more: &str) -> String {
    let text = report::text(Spot::TableThree, "\t", "\n?");
    let row = |line: &str| {
        if line == "?" {
            return more.to_owned();
        }
        let cell =
            |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!(
            "<table:table-row>{}</table:table-row>",
            line.split('\t').map(cell).collect::<String>()
        )
    };
    text.lines().map(row).collect()
}

fn book(rows: &str, styles: &str, sheets: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name='表'>{rows}</table:table>{sheets}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    zip(&[("mimetype", kind), ("content.xml", &content)])
}
