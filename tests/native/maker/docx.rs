//! A report as a Word document: ECMA-376 part 1, WordprocessingML.

use super::ink::{self, Ink};
use super::page::{Block, Cell, Page, Table};
use super::zip::{PROLOGUE, escaped, zip};

/// How the document was written.
#[derive(Clone, Copy, PartialEq)]
pub enum Hand {
    /// Every text in one run, ordinals typed.
    Plain,
    /// Ordinals from automatic numbering, texts in several runs, tracked changes, comments, fields
    /// and content controls, as a document has that went through many hands.
    Many,
}

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The file. Some documents repeat the head of table three on every page.
pub fn docx(page: &Page, hand: Hand, head_repeats: bool) -> Vec<u8> {
    let writer = Writer { hand, head_repeats };
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = ["document.main", "styles", "numbering", "comments", "footer"];
    let overrides: String = parts
        .iter()
        .map(|part| {
            let name = part.trim_end_matches(".main");
            format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{kind}.{part}+xml\"/>")
        })
        .collect();
    let part = |name: &str, body: String| (name.to_owned(), format!("{PROLOGUE}{body}"));
    zip(&[
        part(
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\
                 \"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
                 ContentType=\"application/xml\"/>{overrides}</Types>"
            ),
        ),
        part("_rels/.rels", relationships(&[("officeDocument", "word/document.xml")])),
        part(
            "word/_rels/document.xml.rels",
            relationships(&[
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("comments", "comments.xml"),
                ("footer", "footer.xml"),
            ]),
        ),
        part("word/document.xml", writer.document(page)),
        part("word/styles.xml", styles()),
        part("word/numbering.xml", numbering()),
        part("word/comments.xml", comments()),
        part("word/footer.xml", footer()),
    ])
}

struct Writer {
    hand: Hand,
    head_repeats: bool,
}

impl Writer {
    fn document(&self, page: &Page) -> String {
        let blocks = page.blocks.iter().enumerate();
        let body: String = blocks.map(|(index, block)| self.block(index, block)).collect();
        format!(
            "<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"{OFFICE}\"><w:body>{body}<w:sectPr>\
             <w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"851\" \
             w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        )
    }

    fn block(&self, index: usize, block: &Block) -> String {
        let many = self.hand == Hand::Many;
        match block {
            Block::Title(text) => paragraph("<w:pStyle w:val=\"Title\"/>", &self.runs(text)),
            Block::Closing(text) => paragraph("<w:jc w:val=\"right\"/>", &self.runs(text)),
            Block::Heading { words, .. } if many => {
                let number = "<w:pStyle w:val=\"Heading1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
                paragraph(number, &self.runs(words))
            }
            Block::Heading { text, .. } => {
                paragraph("<w:pStyle w:val=\"Heading1\"/>", &self.runs(text))
            }
            // A content control around a paragraph; a comment at another.
            Block::Paragraph(text) if many && index.is_multiple_of(4) => format!(
                "<w:sdt><w:sdtPr><w:alias w:val=\"正文\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                paragraph(INDENTED, &self.runs(text))
            ),
            Block::Paragraph(text) if many && index % 4 == 1 => paragraph(
                INDENTED,
                &format!(
                    "<w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/><w:r>\
                     <w:commentReference w:id=\"0\"/></w:r>",
                    self.runs(text)
                ),
            ),
            Block::Paragraph(text) => paragraph(INDENTED, &self.runs(text)),
            Block::Table(rows) => self.table(rows),
        }
    }

    fn table(&self, table: &Table) -> String {
        let widths = super::fixed::widths(table);
        // Twentieths of a point.
        let twentieths: Vec<usize> = widths.iter().map(|width| (width * 20.0) as usize).collect();
        let columns: String =
            twentieths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
        let borders: String = sides
            .iter()
            .map(|side| {
                format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
            })
            .collect();
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
             <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"28\" w:type=\"dxa\"/><w:right \
             w:w=\"28\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>",
            twentieths.iter().sum::<usize>()
        );
        let head =
            table.rows.iter().take_while(|row| !row.iter().any(|cell| cell.is_value)).count();
        // The cells that reach down from above: their first column, their columns, and rows left.
        let mut open: Vec<(usize, usize, usize)> = Vec::new();
        for (number, row) in table.rows.iter().enumerate() {
            let repeats = self.head_repeats && head > 1 && number < head;
            out.push_str("<w:tr>");
            out.push_str(if repeats { "<w:trPr><w:tblHeader/></w:trPr>" } else { "" });
            let width = |from: usize, count: usize| -> usize {
                twentieths[from..from + count].iter().sum()
            };
            let mut cells: Vec<(usize, String)> = Vec::new();
            for (column, colspan, _) in open.iter().filter(|(.., left)| *left > 0) {
                let properties = properties(width(*column, *colspan), *colspan, "<w:vMerge/>");
                cells.push((*column, format!("<w:tc>{properties}<w:p/></w:tc>")));
            }
            for (_, _, left) in &mut open {
                *left = left.saturating_sub(1);
            }
            for (nth, cell) in row.iter().enumerate() {
                let merge = if cell.rowspan > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
                let properties = properties(width(cell.column, cell.colspan), cell.colspan, merge);
                let text = self.cell(number * 31 + nth, cell);
                cells.push((cell.column, format!("<w:tc>{properties}{text}</w:tc>")));
                if cell.rowspan > 1 {
                    open.push((cell.column, cell.colspan, cell.rowspan - 1));
                }
            }
            cells.sort_by_key(|(column, _)| *column);
            out.extend(cells.into_iter().map(|(_, cell)| cell));
            out.push_str("</w:tr>");
        }
        // Two tables that touch become one.
        out + "</w:tbl><w:p/>"
    }

    /// What stands in a cell. A value that went through many hands was another before.
    fn cell(&self, number: usize, cell: &Cell) -> String {
        let style = "<w:pStyle w:val=\"Cell\"/>";
        if self.hand == Hand::Plain || !cell.is_value || cell.text.is_empty() {
            return paragraph(style, &self.runs(&cell.text));
        }
        match number % 7 {
            1 => paragraph(
                style,
                &format!(
                    "<w:del w:id=\"{number}\" w:author=\"甲\"><w:r><w:delText>9{0}</w:delText></w:r></w:del>\
                     <w:ins w:id=\"{number}1\" w:author=\"乙\">{1}</w:ins>",
                    number,
                    run(&cell.text)
                ),
            ),
            2 => paragraph(
                style,
                &format!(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
                     =SUM(LEFT) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r>\
                     <w:fldChar w:fldCharType=\"end\"/></w:r>",
                    run(&cell.text)
                ),
            ),
            3 => format!("{}{}", paragraph(style, &self.runs(&cell.text)), paragraph(style, "")),
            _ => paragraph(style, &self.runs(&cell.text)),
        }
    }

    /// A text as runs; many hands leave a run for every change of the spelling's colour.
    fn runs(&self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        if self.hand == Hand::Plain || !ink::is_plain(text) {
            return run(text);
        }
        let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
        let (first, second) = text.split_at(middle);
        let first = if first.is_empty() { String::new() } else { run(first) };
        format!(
            "{first}<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\" w:name=\"_a\"/><w:bookmarkEnd w:id=\"0\"/>{}",
            run(second)
        )
    }
}

const INDENTED: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>";

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run for every piece of the text.
fn run(text: &str) -> String {
    ink::written(text, |piece| {
        let text = escaped(piece.text).replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
        let properties = piece.ink.map_or(String::new(), inked);
        format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    })
}

fn inked((ink, way): (Ink, usize)) -> String {
    let ways: &[&str] = match ink {
        Ink::Struck => &["<w:strike/>", "<w:dstrike/>", "<w:strike w:val=\"true\"/>"],
        Ink::Hidden => &["<w:vanish/>", "<w:vanish w:val=\"1\"/>"],
        Ink::White | Ink::Covered => &["<w:color w:val=\"FFFFFF\"/>"],
        Ink::Raised => &[
            "<w:vertAlign w:val=\"superscript\"/>",
            "<w:position w:val=\"8\"/><w:sz w:val=\"12\"/>",
        ],
        Ink::Lowered => &[
            "<w:vertAlign w:val=\"subscript\"/>",
            "<w:position w:val=\"-6\"/><w:sz w:val=\"12\"/>",
        ],
        Ink::Bold => &["<w:b/>"],
        Ink::Red => &["<w:color w:val=\"FF0000\"/>", "<w:rFonts w:ascii=\"Arial\"/>"],
    };
    format!("<w:rPr>{}</w:rPr>", ways[way % ways.len()])
}

/// In the order of the schema: tcW, gridSpan, vMerge, vAlign.
fn properties(width: usize, colspan: usize, merge: &str) -> String {
    let span =
        if colspan > 1 { format!("<w:gridSpan w:val=\"{colspan}\"/>") } else { String::new() };
    format!(
        "<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{merge}<w:vAlign w:val=\"center\"/></w:tcPr>"
    )
}

fn relationships(targets: &[(&str, &str)]) -> String {
    let each: String = targets
        .iter()
        .enumerate()
        .map(|(index, (kind, target))| {
            let id = index + 1;
            format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{each}</Relationships>")
}

fn styles() -> String {
    let style = |id: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let size = |halves: u8| format!("<w:sz w:val=\"{halves}\"/><w:szCs w:val=\"{halves}\"/>");
    let centred = "<w:jc w:val=\"center\"/>";
    format!(
        "<w:styles xmlns:w=\"{NAMESPACE}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New \
         Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\"/>{}<w:lang w:val=\"en-US\" \
         w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>{}{}{}</w:styles>",
        size(24),
        style("Title", centred, &size(36)),
        style(
            "Heading1",
            "<w:keepNext/><w:outlineLvl w:val=\"0\"/>",
            &format!("<w:b/>{}", size(28))
        ),
        style("Cell", centred, &size(15)),
    )
}

/// 一、 二、 三、
fn numbering() -> String {
    format!(
        "<w:numbering xmlns:w=\"{NAMESPACE}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType \
         w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\
         \"chineseCountingThousand\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/><w:lvlJc \
         w:val=\"left\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         </w:numbering>"
    )
}

fn comments() -> String {
    format!(
        "<w:comments xmlns:w=\"{NAMESPACE}\"><w:comment w:id=\"0\" w:author=\"甲\"><w:p>{}</w:p></w:comment></w:comments>",
        run("请再核对：原为12件。")
    )
}

/// `- 3 -`
fn footer() -> String {
    format!(
        "<w:ftr xmlns:w=\"{NAMESPACE}\"><w:p><w:pPr>{}</w:pPr>{}<w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple>{}</w:p></w:ftr>",
        "<w:jc w:val=\"center\"/>",
        run("- "),
        run("1"),
        run(" -")
    )
}
