//! Workbooks (ECMA-376 part 1, SpreadsheetML).

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};
use testing::stored as zip;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Rows behind those of the report; without addresses, rows and cells follow each other.
const ROWS: &[Unit] = &[
    ("rows", "<row><c><v>1</v></c><c><v>#</v></c></row>"),
    ("rows of text", "<row><c t='inlineStr'><is><t>公#</t></is></c><c><v>1</v></c></row>"),
    ("shared texts", "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"),
    ("labels", "<row><c t='inlineStr'><is><t>行政规范性文件</t></is></c></row>"),
    ("empty rows", "<row/>"),
    ("empty cells", "<row><c/><c/><c/></row>"),
    ("hidden rows", "<row hidden='1'><c><v>1</v></c></row>"),
    ("formulas", "<row><c><f>SUM(A1:A9)</f><v>1</v></c></row>"),
    ("formulas without result", "<row><c><f>SUM(A1:A9)</f></c></row>"),
    ("dates", "<row><c s='1'><v>44928</v></c></row>"),
    ("fractions", "<row><c s='2'><v>0.1234567</v></c></row>"),
    ("errors", "<row><c t='e'><v>#REF!</v></c></row>"),
    ("rich texts", "<row><c t='inlineStr'><is><r><t>公</t></r><r><t>开</t></r></is></c></row>"),
    ("rows of one number", "<row r='99'><c><v>1</v></c></row>"),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in ROWS {
        add(patterns, format!("xlsx/{name}"), times(unit), move |count| {
            book(&rows(&repeated(unit, count)), "", &[])
        });
    }
    for (name, unit) in CHARACTERS.iter().step_by(2).chain(WORDS.iter().skip(1).step_by(5)) {
        add(patterns, format!("xlsx/text of a cell/{name}"), times(unit), move |count| {
            book(&rows(&text_row(&repeated(unit, count))), "", &[])
        });
    }
    for (name, cell) in [
        ("columns", "<c><v>1</v></c>"),
        ("columns of text", "<c t='inlineStr'><is><t>总计</t></is></c>"),
        ("columns of nothing", "<c/>"),
    ] {
        add(patterns, format!("xlsx/{name}"), times(cell), move |count| {
            book(&rows(&format!("<row>{}</row>", cell.repeat(count)).repeat(2)), "", &[])
        });
        add(patterns, format!("xlsx/square of {name}"), 300, move |count| {
            let side = count.isqrt().max(1);
            let row = format!("<row>{}</row>", cell.repeat(side));
            book(&rows(&row.repeat(count / side)), "", &[])
        });
    }
    cells_apart(patterns);
    beside(patterns);
}

/// What is merged, hidden and far away.
fn cells_apart(patterns: &mut Vec<Pattern>) {
    add(patterns, "xlsx/merged cells", 100, move |count| {
        let merged = each(count, |n| format!("<mergeCell ref='A{n}:B{n}'/>"));
        let cells = repeated("<row><c><v>1</v></c></row>", count);
        book(&rows(&cells), &format!("<mergeCells>{merged}</mergeCells>"), &[])
    });
    add(patterns, "xlsx/merged cells one over the other", 100, move |count| {
        let merged = each(count, |n| format!("<mergeCell ref='A1:B{n}'/>"));
        let cells = repeated("<row><c><v>1</v></c></row>", count);
        book(&rows(&cells), &format!("<mergeCells>{merged}</mergeCells>"), &[])
    });
    add(patterns, "xlsx/merged cells across", 100, move |count| {
        let merged = each(count, |n| format!("<mergeCell ref='A{n}:XFD{n}'/>"));
        book(&rows(""), &format!("<mergeCells>{merged}</mergeCells>"), &[])
    });
    add(patterns, "xlsx/diagonal", 100, move |count| {
        let cell = |n: usize| format!("<row r='{n}'><c r='{}{n}'><v>1</v></c></row>", letters(n));
        book(&each(count, cell), "", &[])
    });
    add(patterns, "xlsx/rows far apart", 100, move |count| {
        let cell = |n: usize| format!("<row r='{}'><c><v>1</v></c></row>", n * 300);
        book(&each(count, cell), "", &[])
    });
    add(patterns, "xlsx/rows backwards", 100, move |count| {
        let cell = |n: usize| format!("<row r='{}'><c><v>1</v></c></row>", count + 1 - n);
        book(&each(count, cell), "", &[])
    });
    add(patterns, "xlsx/columns backwards", 100, move |count| {
        let cell = |n: usize| format!("<c r='{}1'><v>1</v></c>", letters(count + 1 - n));
        book(&format!("<row r='1'>{}</row>", each(count, cell)), "", &[])
    });
    add(patterns, "xlsx/descriptions of columns", 100, move |count| {
        let columns = each(count, |n| format!("<col min='{n}' max='{n}' hidden='1'/>"));
        let sheet = format!("<cols>{columns}</cols><sheetData>{}</sheetData>", rows(""));
        workbook(&[sheet], &[])
    });
}

/// What is in other parts: texts, styles, sheets, comments.
fn beside(patterns: &mut Vec<Pattern>) {
    add(patterns, "xlsx/list of shared texts", 150, move |count| {
        let texts = repeated("<si><t>公#</t></si>", count);
        let cells = repeated("<row><c t='s'><v>#</v></c></row>", count);
        book(&rows(&cells), "", &[("sharedStrings", format!("<sst>{texts}</sst>"))])
    });
    add(patterns, "xlsx/one long shared text", 100, move |count| {
        let text = format!("<sst><si><t>{}</t></si></sst>", "公开".repeat(count));
        let cells = repeated("<row><c t='s'><v>0</v></c></row>", 100);
        book(&rows(&cells), "", &[("sharedStrings", text)])
    });
    add(patterns, "xlsx/formats and cells", 100, move |count| {
        let formats = each(count, |n| {
            format!("<numFmt numFmtId='{}' formatCode='0.0&quot;公{n}&quot;'/>", 200 + n)
        });
        let styles = each(count, |n| format!("<xf numFmtId='{}'/>", 200 + n));
        let cells = repeated("<row><c s='#'><v>1</v></c></row>", count);
        let part = format!(
            "<styleSheet><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"
        );
        book(&rows(&cells), "", &[("styles", part)])
    });
    add(patterns, "xlsx/a long format", 150, move |count| {
        let part = format!(
            "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='{}'/></numFmts><cellXfs><xf numFmtId='200'/>\
             </cellXfs></styleSheet>",
            "0\"公\"".replace('"', "&quot;").repeat(count)
        );
        book(&rows("<row><c s='0'><v>1</v></c></row>"), "", &[("styles", part)])
    });
    add(patterns, "xlsx/sheets", 15, move |count| {
        let mut sheets = vec![format!("<sheetData>{}</sheetData>", rows(""))];
        sheets.resize(count + 1, "<sheetData><row><c><v>1</v></c></row></sheetData>".to_owned());
        workbook(&sheets, &[])
    });
}

fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (1..=count).map(one).collect()
}

/// `AB` of 28.
fn letters(mut column: usize) -> String {
    let mut letters = String::new();
    while column > 0 {
        column -= 1;
        letters.insert(0, char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters
}

fn text_row(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<row><c t='inlineStr'><is><t xml:space='preserve'>{text}</t></is></c></row>")
}

/// The lines of the report, one a row, its tables parted into cells, and more rows in table three.
fn rows(more: &str) -> String {
    let text = report::text(Spot::TableThree, "\t", "\n?");
    let row = |line: &str| {
        if line == "?" {
            return more.to_owned();
        }
        let cell = |text: &str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
        format!("<row>{}</row>", line.split('\t').map(cell).collect::<String>())
    };
    text.lines().map(row).collect()
}

/// A workbook of one sheet with these rows and what stands behind them.
fn book(rows: &str, behind: &str, more: &[(&str, String)]) -> Vec<u8> {
    workbook(&[format!("<sheetData>{rows}</sheetData>{behind}")], more)
}

fn workbook(sheets: &[String], more: &[(&str, String)]) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{OFFICE}/{kind}' Target='{target}'/>")
    };
    let mut own = relation("t", "sharedStrings", "sharedStrings.xml")
        + &relation("s", "styles", "styles.xml");
    let mut list = String::new();
    let mut parts: Vec<(String, String)> = vec![(
        "_rels/.rels".into(),
        format!("<r>{}</r>", relation("a", "officeDocument", "xl/workbook.xml")),
    )];
    for (index, sheet) in sheets.iter().enumerate() {
        list.push_str(&format!("<sheet name='表{index}' r:id='r{index}'/>"));
        own.push_str(&relation(
            &format!("r{index}"),
            "worksheet",
            &format!("worksheets/s{index}.xml"),
        ));
        let sheet = format!("<worksheet>{sheet}</worksheet>");
        parts.push((format!("xl/worksheets/s{index}.xml"), sheet));
    }
    let book = format!("<workbook xmlns:r='{OFFICE}'><sheets>{list}</sheets></workbook>");
    parts.push(("xl/workbook.xml".into(), book));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<r>{own}</r>")));
    let default = [
        ("sharedStrings", "<sst><si><t>公</t></si><si><t>开</t></si></sst>"),
        (
            "styles",
            "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/></cellXfs></styleSheet>",
        ),
    ];
    for (name, text) in default {
        let given = more.iter().find(|(other, _)| *other == name);
        let text = given.map_or_else(|| text.to_owned(), |(_, text)| text.clone());
        parts.push((format!("xl/{name}.xml"), text));
    }
    zip(&parts)
}
