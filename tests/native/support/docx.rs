//! Writes Word files: the official form with values in it, headings numbered by Word itself.

use std::collections::BTreeMap;

use model::TableId;
use model::form::{Form, LayoutContent, TableForm};

use super::zip;

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

/// What stands in the cells, by table, row and column: the inside of a paragraph.
pub type Runs = BTreeMap<(TableId, &'static str, &'static str), String>;

/// A report on the form: a title, the six sections and the three tables.
pub fn report(form: &Form, title: &str, runs: &Runs, prose: &[&str; 6]) -> Vec<u8> {
    let mut body = paragraph("", &run(title));
    for (section, prose) in form.sections.iter().zip(prose) {
        // Word puts the ordinal there.
        let (_, words) = section.heading.split_once('、').unwrap();
        body.push_str(&paragraph("<w:pStyle w:val='heading'/>", &run(words)));
        for text in prose.lines() {
            body.push_str(&paragraph("", &run(text)));
        }
        let table = form.tables.iter().find(|table| section.table == Some(table.id));
        body.push_str(&table.map_or(String::new(), |table| self::table(table, runs)));
    }
    file(&body)
}

/// A file of a body, with the style `heading` and a footnote 1 beside it.
pub fn file(body: &str) -> Vec<u8> {
    let part = |root: &str, content: &str| format!("<w:{root} {SPACES}>{content}</w:{root}>");
    let relationships = |targets: &[(&str, &str)]| {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let all: String = targets
            .iter()
            .map(|(kind, target)| {
                format!("<Relationship Id='{kind}' Type='{types}/{kind}' Target='{target}'/>")
            })
            .collect();
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{all}</Relationships>"
        )
    };
    let styles = "<w:style w:type='paragraph' w:styleId='heading'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='character' w:styleId='mark'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:numFmt w:val='chineseCountingThousand'/><w:suff w:val='nothing'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let note = "<w:footnote w:id='1'><w:p><w:r><w:rPr><w:rStyle w:val='mark'/></w:rPr><w:footnoteRef/></w:r>\
        <w:r><w:t>含上年结转。</w:t></w:r></w:p></w:footnote>";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
                .to_owned(),
        ),
        ("_rels/.rels", relationships(&[("officeDocument", "word/document.xml")])),
        (
            "word/_rels/document.xml.rels",
            relationships(&[
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
            ]),
        ),
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", part("styles", styles)),
        ("word/numbering.xml", part("numbering", numbering)),
        ("word/footnotes.xml", part("footnotes", note)),
    ];
    zip(&parts.each_ref().map(|(name, text)| (*name, text.as_bytes())))
}

pub fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

pub fn run(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// The table as the form draws it, its rowspans as vertical merges.
pub fn table(table: &TableForm, runs: &Runs) -> String {
    let mut rows = String::new();
    // Cells from above: their column, their width, and how many rows they still reach down.
    let mut above: Vec<(usize, usize, usize)> = Vec::new();
    for row in table.layout {
        let mut cells = String::new();
        let mut column = 0;
        let mut own = row.iter();
        loop {
            if let Some(from) = above.iter_mut().find(|(at, _, left)| *at == column && *left > 0) {
                from.2 -= 1;
                column += from.1;
                cells.push_str(&cell(from.1, "<w:vMerge w:val='continue'/>", ""));
                continue;
            }
            let Some(next) = own.next() else { break };
            let (wide, high) = (usize::from(next.colspan), usize::from(next.rowspan));
            let content = match next.content {
                LayoutContent::Label { text, .. } => run(text),
                LayoutContent::Value { row, column } => {
                    let (row, column) = (usize::from(row), usize::from(column));
                    runs[&(table.id, table.rows[row].id, table.columns[column].id)].clone()
                }
            };
            let merge = if high > 1 { "<w:vMerge w:val='restart'/>" } else { "" };
            above.retain(|(at, _, left)| *at != column || *left > 0);
            if high > 1 {
                above.push((column, wide, high - 1));
            }
            cells.push_str(&cell(wide, merge, &content));
            column += wide;
        }
        rows.push_str(&format!("<w:tr>{cells}</w:tr>"));
    }
    format!("<w:tbl><w:tblPr/>{rows}</w:tbl>")
}

fn cell(wide: usize, merge: &str, content: &str) -> String {
    let span = if wide > 1 { format!("<w:gridSpan w:val='{wide}'/>") } else { String::new() };
    format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr>{}</w:tc>", paragraph("", content))
}
