//! Word files (ECMA-376 part 1, WordprocessingML).

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};
use testing::stored as zip;

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Beside the paragraphs of the body.
const BODY: &[Unit] = &[
    ("paragraphs", "<w:p><w:r><w:t>公开#</w:t></w:r></w:p>"),
    ("empty paragraphs", "<w:p/>"),
    ("headings", "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>"),
    ("small tables", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
    ("empty tables", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    (
        "numbered paragraphs",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>公</w:t></w:r></w:p>",
    ),
    (
        "paragraphs with a style",
        "<w:p><w:pPr><w:pStyle w:val='s3'/></w:pPr><w:r><w:t>公</w:t></w:r></w:p>",
    ),
    (
        "content controls",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>公</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ),
    ("sections", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"),
    ("bookmarks", "<w:bookmarkStart w:id='#'/><w:bookmarkEnd w:id='#'/>"),
];

/// Inside one paragraph.
const RUNS: &[Unit] = &[
    ("runs", "<w:r><w:t>公</w:t></w:r>"),
    ("texts", "<w:r><w:t>1</w:t><w:tab/></w:r>"),
    ("breaks", "<w:r><w:br/></w:r>"),
    ("deleted runs", "<w:del><w:r><w:delText>公</w:delText></w:r></w:del>"),
    ("inserted runs", "<w:ins><w:r><w:t>公</w:t></w:r></w:ins>"),
    ("hidden runs", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>公</w:t></w:r>"),
    ("raised runs", "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"),
    ("styled runs", "<w:r><w:rPr><w:rStyle w:val='s3'/></w:rPr><w:t>公</w:t></w:r>"),
    (
        "fields",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
    ),
    ("fields that are not closed", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"),
    ("simple fields", "<w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>"),
    ("links", "<w:hyperlink r:id='a'><w:r><w:t>公</w:t></w:r></w:hyperlink>"),
    ("footnotes", "<w:r><w:footnoteReference w:id='1'/></w:r>"),
    ("footnotes that are missing", "<w:r><w:footnoteReference w:id='9#'/></w:r>"),
    ("comments", "<w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"),
    (
        "text boxes",
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>公</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    ),
    (
        "alternatives",
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>公</w:t></mc:Choice><mc:Fallback><w:t>公</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    ),
    ("formulas", "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>"),
    ("symbols", "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"),
    ("pictures", "<w:r><w:drawing/></w:r>"),
];

const CELL: &str = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>";

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in BODY {
        add(patterns, format!("docx/body/{name}"), times(unit), move |count| {
            file(&body(&repeated(unit, count)), &[])
        });
    }
    for (name, unit) in RUNS {
        for (place, begin, end) in [
            ("paragraph", "<w:p>", "</w:p>"),
            ("cell", "<w:tbl><w:tr><w:tc><w:p>", "</w:p></w:tc></w:tr></w:tbl>"),
        ] {
            add(patterns, format!("docx/{place}/{name}"), times(unit), move |count| {
                file(&body(&format!("{begin}{}{end}", repeated(unit, count))), &[])
            });
        }
    }
    for (name, unit) in CHARACTERS.iter().step_by(2).chain(WORDS.iter().step_by(5)) {
        add(patterns, format!("docx/text of a cell/{name}"), times(unit), move |count| {
            let cell = format!("<w:tc>{}</w:tc>", paragraph(&repeated(unit, count)));
            file(&body(&format!("<w:tbl><w:tr>{cell}{CELL}</w:tr></w:tbl>")), &[])
        });
    }
    tables(patterns);
    nested(patterns);
    parts(patterns);
}

fn tables(patterns: &mut Vec<Pattern>) {
    let cell =
        |properties: &str| CELL.replace("<w:p>", &format!("<w:tcPr>{properties}</w:tcPr><w:p>"));
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let rows = [
        ("rows", row(&CELL.repeat(3))),
        ("merged downwards", row(&(cell("<w:vMerge/>") + CELL))),
        ("merged across", row(&(cell("<w:gridSpan w:val='7'/>") + CELL))),
        ("merged across without end", row(&cell("<w:gridSpan w:val='60000'/>"))),
        ("begun merges", row(&(cell("<w:vMerge w:val='restart'/>") + CELL))),
        (
            "cells of content controls",
            row(&format!("<w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt>")),
        ),
        ("empty rows", row("")),
        (
            "rows of the form",
            row(&format!("<w:tc>{}</w:tc>{}", paragraph("（一）予以公开"), CELL.repeat(7))),
        ),
    ];
    for (name, unit) in rows {
        add(patterns, format!("docx/table/{name}"), times(&unit), move |count| {
            file(&body(&format!("<w:tbl>{}</w:tbl>", unit.repeat(count))), &[])
        });
    }
    for (name, cell) in [("columns", CELL.to_owned()), ("columns merged", cell("<w:vMerge/>"))] {
        add(patterns, format!("docx/table/{name}"), 60, move |count| {
            let row = format!("<w:tr>{}</w:tr>", cell.repeat(count));
            file(&body(&format!("<w:tbl>{}</w:tbl>", row.repeat(2))), &[])
        });
    }
    add(patterns, "docx/table/square", 150, move |count| {
        let side = count.isqrt().max(1);
        let row = format!("<w:tr>{}</w:tr>", CELL.repeat(side));
        file(&body(&format!("<w:tbl>{}</w:tbl>", row.repeat(count / side))), &[])
    });
}

fn nested(patterns: &mut Vec<Pattern>) {
    for (name, open, close) in [
        ("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("content controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("custom elements", "<w:customXml>", "</w:customXml>"),
    ] {
        add(patterns, format!("docx/nested/{name}"), 50, move |count| {
            let inner = paragraph("1");
            file(&body(&format!("{}{inner}{}", open.repeat(count), close.repeat(count))), &[])
        });
    }
}

const STYLED: &str = "<w:p><w:pPr><w:pStyle w:val='s#'/></w:pPr><w:r><w:t>公</w:t></w:r></w:p>";

/// What stands in parts beside the document.
fn parts(patterns: &mut Vec<Pattern>) {
    let style = "<w:style w:type='paragraph' w:styleId='s#'><w:basedOn w:val='s0'/></w:style>";
    add(patterns, "docx/styles", times(style), move |count| {
        beside("styles", style, count, &STYLED.replace('#', "3"))
    });
    add(patterns, "docx/styles and paragraphs", 40, move |count| {
        beside("styles", style, count, &repeated(STYLED, count))
    });
    add(patterns, "docx/styles in a chain", 40, move |count| {
        let style = |n: usize| {
            let next = n + 1;
            format!(
                "<w:style w:type='paragraph' w:styleId='s{n}'><w:basedOn w:val='s{next}'/></w:style>"
            )
        };
        let styles: String = (0..count).map(style).collect();
        beside("styles", &styles, 1, &repeated(STYLED, count))
    });
    let lists = "<w:abstractNum w:abstractNumId='#'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='#'><w:abstractNumId w:val='#'/></w:num>";
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='#'/></w:numPr></w:pPr><w:r><w:t>公</w:t></w:r></w:p>";
    add(patterns, "docx/numberings", times(lists), move |count| {
        beside("numbering", lists, count, "<w:p/>")
    });
    add(patterns, "docx/numberings and paragraphs", 30, move |count| {
        beside("numbering", lists, count, &repeated(numbered, count))
    });
    add(patterns, "docx/text of a numbering", 50, move |count| {
        let list = lists.replace("%1.", &"%1".repeat(count)).replace('#', "1");
        beside("numbering", &list, 1, &numbered.replace('#', "1"))
    });
    let note = "<w:footnote w:id='#'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>";
    add(patterns, "docx/footnotes and references", 40, move |count| {
        let references = repeated("<w:r><w:footnoteReference w:id='#'/></w:r>", count);
        beside("footnotes", note, count, &format!("<w:p>{references}</w:p>"))
    });
    let relation = "<Relationship Id='x#' Type='a' Target='b#'/>";
    add(patterns, "docx/relationships", times(relation), move |count| {
        let mut parts = package(&body(""), &[]);
        for (name, text) in &mut parts {
            if name == "word/_rels/document.xml.rels" {
                *text = relationships(&repeated(relation, count));
            }
        }
        zip(&parts)
    });
    add(patterns, "docx/attributes", 250, move |count| {
        file(&body(&format!("<w:p {}/>", repeated("a#='1' ", count))), &[])
    });
    add(patterns, "docx/names of spaces", 100, move |count| {
        let spaces: String = (0..count).map(|n| format!("xmlns:a{n}='b{n}' ")).collect();
        file(&body(&format!("<w:p {spaces}>{}</w:p>", "<w:r/>".repeat(count))), &[])
    });
}

fn beside(part: &str, unit: &str, count: usize, more: &str) -> Vec<u8> {
    file(&body(more), &[(part, repeated(unit, count))])
}

/// The lines of the report as paragraphs, with more in section one.
fn body(more: &str) -> String {
    let lines = report::lines(Spot::Prose, &["?".to_owned()]);
    lines.iter().map(|line| if line == "?" { more.to_owned() } else { paragraph(line) }).collect()
}

fn paragraph(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn relationships(all: &str) -> String {
    format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{all}</Relationships>"
    )
}

/// A file of a body, with parts beside it by the last word of their kind.
fn file(body: &str, beside: &[(&str, String)]) -> Vec<u8> {
    zip(&package(body, beside))
}

fn package(body: &str, beside: &[(&str, String)]) -> Vec<(String, String)> {
    let to = |kind: &str, target: &str| {
        format!("<Relationship Id='{kind}' Type='{OFFICE}/{kind}' Target='{target}'/>")
    };
    let own: String = beside.iter().map(|(kind, _)| to(kind, &format!("{kind}.xml"))).collect();
    let mut parts = vec![
        ("_rels/.rels".to_owned(), relationships(&to("officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels".to_owned(), relationships(&own)),
        (
            "word/document.xml".to_owned(),
            format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        ),
    ];
    for (kind, text) in beside {
        parts.push((format!("word/{kind}.xml"), format!("<w:{kind} {SPACES}>{text}</w:{kind}>")));
    }
    parts
}
