//! Word files in small; all of them are made up.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod hostile;
mod numbers;
mod seen;
mod tables;
mod text;

use super::super::Package;
use model::document::{Anchor, Block, Remark};
use read::{FlowResult, Limits, Refused};
use testing::zip_bytes as zip;

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
    xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Parts as they are, and nothing else.
fn open(parts: &[(&str, &str)], limits: &Limits) -> FlowResult {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let bytes = zip(&parts);
    super::read(&Package::open(&bytes, limits)?, limits)
}

/// The file as Word writes it: a body, and parts beside it by the last word of their kind.
fn parts_of(body: &str, beside: &[(&str, &str)]) -> Vec<(String, String)> {
    let relationships = |all: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
             {all}</Relationships>"
        )
    };
    let to = |kind: &str, target: &str| {
        format!("<Relationship Id='{kind}' Type='{OFFICE}/{kind}' Target='{target}'/>")
    };
    let others: String = beside.iter().map(|(kind, _)| to(kind, &format!("{kind}.xml"))).collect();
    let mut parts = vec![
        ("_rels/.rels".to_owned(), relationships(&to("officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels".to_owned(), relationships(&others)),
        ("word/document.xml".to_owned(), document(body)),
    ];
    for (kind, content) in beside {
        let content = content.replacen('>', &format!(" {SPACES}>"), 1);
        parts.push((format!("word/{kind}.xml"), content));
    }
    parts
}

fn document(body: &str) -> String {
    format!("<?xml version='1.0'?><w:document {SPACES}><w:body>{body}</w:body></w:document>")
}

fn with(body: &str, beside: &[(&str, &str)]) -> (Vec<Block>, Vec<Remark>) {
    let parts = parts_of(body, beside);
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    open(&parts, &Limits::default()).unwrap()
}

/// Each line as it stands; each row of a grid as its cells between bars, spans in front.
fn shown(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => out.push(line.text.clone()),
            Block::Grid(grid) => out.extend((0..grid.rows).map(|row| {
                let cells = grid.row(row).map(|cell| {
                    let span = match (cell.rowspan, cell.colspan) {
                        (1, 1) => String::new(),
                        (high, wide) => format!("{high}x{wide}:"),
                    };
                    format!("{}@{span}{}", cell.column, cell.text)
                });
                cells.collect::<Vec<_>>().join(" | ")
            })),
        }
    }
    out
}

fn read(body: &str) -> Vec<String> {
    shown(&with(body, &[]).0)
}

fn remarks(body: &str, beside: &[(&str, &str)]) -> Vec<Remark> {
    with(body, beside).1
}

/// Where each line and each cell stands: `table.row.cell paragraph start..end`.
fn places(body: &str, beside: &[(&str, &str)]) -> Vec<String> {
    let anchors = with(body, beside).0.into_iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.anchor],
        Block::Grid(grid) => grid.cells.into_iter().map(|cell| cell.anchor).collect(),
    });
    let place = |anchor| match anchor {
        Anchor::Word { cell, paragraph, chars } => {
            let cell = cell.map_or(String::new(), |(t, r, c)| format!("{t}.{r}.{c} "));
            format!("{cell}{paragraph} {}..{}", chars.start, chars.end)
        }
        other => panic!("{other:?} in a Word file"),
    };
    anchors.map(place).collect()
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A cell with properties and one paragraph.
fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}

#[test]
fn the_main_part_is_where_the_relationships_say() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    let relationships = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='a' Type='{strict}' Target='/word/other.xml'/></Relationships>"
    );
    let text = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body>\
        <x:p><x:r><x:t>一</x:t></x:r></x:p></x:body></x:document>";
    let limits = Limits::default();
    let parts = [("_rels/.rels", relationships.as_str()), ("word/other.xml", text)];
    assert_eq!(shown(&open(&parts, &limits).unwrap().0), ["一"]);
    // Without relationships the parts have their usual names.
    let parts = [("[Content_Types].xml", "<a/>"), ("word/document.xml", text)];
    assert_eq!(shown(&open(&parts, &limits).unwrap().0), ["一"]);
    let (blocks, remarks) =
        open(&[("_rels/.rels", "<a"), ("word/document.xml", text)], &limits).unwrap();
    assert_eq!(shown(&blocks), ["一"]);
    assert_eq!(remarks, [Remark::DamagedPart { name: "_rels/.rels".into() }]);
}

#[test]
fn a_broken_main_part_is_named() {
    let limits = Limits::default();
    let damaged = || Err(Refused::Damaged { part: "word/document.xml".into() });
    for text in ["<w:document", "", "<a/>", "<w:document xmlns:w='a'><w:body/></w:document>"] {
        assert_eq!(open(&[("word/document.xml", text)], &limits), damaged(), "{text}");
    }
    assert_eq!(open(&[("word/styles.xml", "<a/>")], &limits), damaged());
}

#[test]
fn a_broken_part_beside_it_is_left_out_and_named() {
    for kind in ["styles", "numbering", "footnotes", "endnotes", "comments"] {
        let (blocks, remarks) = with(&p("一"), &[(kind, "<w:a><")]);
        assert_eq!(shown(&blocks), ["一"]);
        assert_eq!(remarks, [Remark::DamagedPart { name: format!("word/{kind}.xml") }]);
    }
}
