//! Workbooks as files: xlsx in the manners of several programs, ods, csv.

use super::book::{Book, address, is_number};
use crate::support::zip;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// Strings shared, numbers as numbers, blank cells written with their style.
    Excel,
    /// Every text in its cell, numbers as text, blank cells and addresses left out.
    Inline,
    /// The strict form, its parts at other places, numbers the results of formulas.
    Strict,
}

pub const MANNERS: [Manner; 3] = [Manner::Excel, Manner::Inline, Manner::Strict];

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "&#10;")
}

/// `xl/workbook.xml` and everything around it, for these sheets: name, more attributes, XML.
pub fn xlsx_of(sheets: &[(&str, &str, String)], strings: &[String], strict: bool) -> Vec<u8> {
    let (main, office) = if strict {
        (
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    } else {
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        )
    };
    let folder = if strict { "book" } else { "xl" };
    let relations = |all: String| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
        )
    };
    let root = relations(format!(
        r#"<Relationship Id="rId1" Type="{office}/officeDocument" Target="{folder}/workbook.xml"/>"#
    ));
    let mut own = format!(
        r#"<Relationship Id="s" Type="{office}/sharedStrings" Target="/{folder}/sharedStrings.xml"/><Relationship Id="f" Type="{office}/styles" Target="styles.xml"/>"#
    );
    let mut entries = String::new();
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut types = String::new();
    let mut is = |part: &str, what: &str| {
        types += &format!(
            r#"<Override PartName="/{folder}/{part}.xml" ContentType="{kind}.{what}+xml"/>"#
        );
    };
    is("workbook", "sheet.main");
    is("sharedStrings", "sharedStrings");
    is("styles", "styles");
    let mut parts: Vec<(String, String)> = Vec::new();
    for (nth, (name, more, xml)) in sheets.iter().enumerate() {
        own += &format!(
            r#"<Relationship Id="rId{nth}" Type="{office}/worksheet" Target="worksheets/../worksheets/sheet{nth}.xml"/>"#
        );
        entries +=
            &format!(r#"<sheet name="{name}" sheetId="{}" {more} r:id="rId{nth}"/>"#, nth + 1);
        let whole = format!(r#"<worksheet xmlns="{main}"><dimension ref="A1"/>{xml}</worksheet>"#);
        is(&format!("worksheets/sheet{nth}"), "worksheet");
        parts.push((format!("{folder}/worksheets/sheet{nth}.xml"), whole));
    }
    let workbook = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr/><sheets>{entries}</sheets></workbook>"#
    );
    let shared: String = strings.iter().map(|text| format!("<si>{text}</si>")).collect();
    let styles = format!(
        r#"<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    parts.extend([
        (
            "[Content_Types].xml".to_owned(),
            format!(r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>"#),
        ),
        ("_rels/.rels".to_owned(), root),
        (format!("{folder}/workbook.xml"), workbook),
        (format!("{folder}/_rels/workbook.xml.rels"), relations(own)),
        (format!("{folder}/sharedStrings.xml"), format!(r#"<sst xmlns="{main}">{shared}</sst>"#)),
        (format!("{folder}/styles.xml"), styles),
        ("xl/theme/theme1.xml".to_owned(), "<a/>".to_owned()),
    ]);
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}

pub fn xlsx(book: &Book, manner: Manner) -> Vec<u8> {
    let mut strings: Vec<String> = Vec::new();
    let sheets: Vec<(&str, &str, String)> = book
        .sheets
        .iter()
        .map(|(name, rows)| {
            let (mut data, mut merges) = (String::new(), String::new());
            for (row, cells) in rows.iter().enumerate() {
                data += &format!(r#"<row r="{}">"#, row + 1);
                for cell in cells {
                    let at = address(row, cell.column);
                    data += &xml_of(&at, &cell.text, manner, &mut strings);
                    for blank in cell.column + 1..cell.column + cell.colspan {
                        if manner == Manner::Excel {
                            data += &format!(r#"<c r="{}" s="0"/>"#, address(row, blank));
                        }
                    }
                    if cell.rowspan * cell.colspan > 1 {
                        let last = address(row + cell.rowspan - 1, cell.column + cell.colspan - 1);
                        merges += &format!(r#"<mergeCell ref="{at}:{last}"/>"#);
                    }
                }
                data += "</row>";
            }
            let xml = format!("<sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells>");
            (name.as_str(), "", xml)
        })
        .collect();
    xlsx_of(&sheets, &strings, manner == Manner::Strict)
}

fn xml_of(at: &str, text: &str, manner: Manner, strings: &mut Vec<String>) -> String {
    let number = is_number(text);
    match manner {
        Manner::Inline if text.is_empty() => String::new(),
        _ if text.is_empty() => format!(r#"<c r="{at}" s="0"/>"#),
        Manner::Inline => {
            format!(r#"<c r="{at}" t="inlineStr"><is><t>{}</t></is></c>"#, escaped(text))
        }
        Manner::Excel if number => format!(r#"<c r="{at}" s="0"><v>{text}</v></c>"#),
        Manner::Strict if number => format!(r#"<c r="{at}"><f>SUM(A1)</f><v>{text}.0</v></c>"#),
        Manner::Strict => {
            format!(r#"<c r="{at}" t="str"><f>A1</f><v>{}</v></c>"#, escaped(text))
        }
        Manner::Excel => {
            let (first, rest) = text.split_at(text.chars().next().unwrap().len_utf8());
            strings.push(format!(
                r#"<r><t>{}</t></r><r><rPr><b/></rPr><t xml:space="preserve">{}</t></r><rPh sb="0" eb="1"><t>ㄅ</t></rPh>"#,
                escaped(first),
                escaped(rest)
            ));
            format!(r#"<c r="{at}" s="0" t="s"><v>{}</v></c>"#, strings.len() - 1)
        }
    }
}

/// `content.xml` around these tables.
pub fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles><style:style style:name="ta1"/><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

pub fn ods(book: &Book) -> Vec<u8> {
    let mut tables = String::new();
    for (name, rows) in &book.sheets {
        tables += &format!(
            r#"<table:table table:name="{name}" table:style-name="ta1"><table:table-column table:number-columns-repeated="1024"/>"#
        );
        let mut covered = std::collections::BTreeSet::new();
        for (row, cells) in rows.iter().enumerate() {
            tables += "<table:table-row>";
            let end = cells.iter().map(|cell| cell.column + cell.colspan).max().unwrap_or(0);
            for column in 0..end.max(16) {
                let Some(cell) = cells.iter().find(|cell| cell.column == column) else {
                    let name = if covered.contains(&(row, column)) {
                        "covered-table-cell"
                    } else {
                        "table-cell"
                    };
                    tables += &format!("<table:{name}/>");
                    continue;
                };
                for down in row..row + cell.rowspan {
                    covered.extend((column..column + cell.colspan).map(|column| (down, column)));
                }
                let kind = if is_number(&cell.text) {
                    format!(r#"office:value-type="float" office:value="{}""#, cell.text)
                } else {
                    r#"office:value-type="string""#.to_owned()
                };
                let text = match cell.text.as_str() {
                    "" => String::new(),
                    text => format!("<text:p>{}</text:p>", escaped(text)),
                };
                let kind = if text.is_empty() { String::new() } else { kind };
                tables += &format!(
                    r#"<table:table-cell table:number-columns-spanned="{}" table:number-rows-spanned="{}" {kind}>{text}</table:table-cell>"#,
                    cell.colspan, cell.rowspan
                );
            }
            tables +=
                r#"<table:table-cell table:number-columns-repeated="16000"/></table:table-row>"#;
        }
        tables += r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    }
    ods_of(&tables)
}

/// The first sheet as a program exports it: every row as wide as the widest.
pub fn csv(book: &Book, separator: char, padded: bool) -> String {
    let rows = &book.sheets[0].1;
    let end = |cells: &Vec<super::page::Cell>| {
        cells.iter().map(|cell| cell.column + cell.colspan).max().unwrap_or(0)
    };
    let widest = rows.iter().map(end).max().unwrap();
    let mut out = String::new();
    for cells in rows {
        let width = if padded { widest } else { end(cells) };
        let fields = (0..width).map(|column| {
            let text = cells.iter().find(|cell| cell.column == column);
            let text = text.map_or("", |cell| cell.text.as_str());
            let quoted = text.contains([separator, '"', '\n']);
            if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
        });
        out += &fields.collect::<Vec<_>>().join(&separator.to_string());
        out += "\r\n";
    }
    out
}
