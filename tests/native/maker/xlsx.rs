//! A report as a workbook: ECMA-376 part 1, SpreadsheetML.

use super::book::{Book, Filled, Sheet};
use super::ink::{self, Ink};
use super::zip::{PROLOGUE, escaped, zip};

/// How numbers stand in cells.
#[derive(Clone, Copy, PartialEq)]
pub enum Numbers {
    /// As numbers, where the number alone prints as the author wrote it.
    AsNumbers,
    /// As text throughout.
    AsText,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

pub fn xlsx(book: &Book, numbers: Numbers) -> Vec<u8> {
    let mut shared = Shared::default();
    let sheets: Vec<String> =
        book.sheets.iter().map(|one| sheet(one, numbers, &mut shared)).collect();
    let part = |name: &str, body: String| (name.to_owned(), format!("{PROLOGUE}{body}"));
    let mut parts = vec![
        part("[Content_Types].xml", types(sheets.len())),
        part("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml".to_owned())])),
        part("xl/workbook.xml", workbook(book)),
        part(
            "xl/_rels/workbook.xml.rels",
            relationships(
                (1..=sheets.len())
                    .map(|number| ("worksheet", format!("worksheets/sheet{number}.xml")))
                    .chain([
                        ("styles", "styles.xml".to_owned()),
                        ("sharedStrings", "sharedStrings.xml".to_owned()),
                    ]),
            ),
        ),
        part("xl/styles.xml", styles()),
    ];
    let sheets = sheets.into_iter().enumerate();
    parts.extend(
        sheets.map(|(index, body)| part(&format!("xl/worksheets/sheet{}.xml", index + 1), body)),
    );
    parts.push(part("xl/sharedStrings.xml", shared.part()));
    zip(&parts)
}

/// The texts of all cells, each once.
#[derive(Default)]
struct Shared(Vec<String>);

impl Shared {
    fn index(&mut self, text: &str) -> usize {
        self.0.iter().position(|known| known == text).unwrap_or_else(|| {
            self.0.push(text.to_owned());
            self.0.len() - 1
        })
    }

    fn part(&self) -> String {
        let each: String = self.0.iter().map(|text| format!("<si>{}</si>", rich(text))).collect();
        let count = self.0.len();
        format!("<sst xmlns=\"{MAIN}\" count=\"{count}\" uniqueCount=\"{count}\">{each}</sst>")
    }
}

fn sheet(sheet: &Sheet, numbers: Numbers, shared: &mut Shared) -> String {
    let mut rows = vec![Vec::new(); sheet.rows];
    for filled in &sheet.cells {
        let own = rows.iter_mut().enumerate().skip(filled.row).take(filled.rowspan);
        for (row, cells) in own {
            for column in filled.column..filled.column + filled.colspan {
                // Cells that another covers are there for their borders.
                let first = (row, column) == (filled.row, filled.column);
                let cell = if first { cell(filled, numbers, shared) } else { empty(row, column) };
                cells.push((column, cell));
            }
        }
    }
    let mut data = String::new();
    for (index, mut cells) in rows.into_iter().enumerate() {
        cells.sort_by_key(|(column, _)| *column);
        let cells: String = cells.into_iter().map(|(_, cell)| cell).collect();
        data.push_str(&format!("<row r=\"{}\">{cells}</row>", index + 1));
    }
    let merged: Vec<String> = sheet
        .cells
        .iter()
        .filter(|cell| cell.rowspan > 1 || cell.colspan > 1)
        .map(|cell| {
            let end = name(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1);
            format!("<mergeCell ref=\"{}:{end}\"/>", name(cell.row, cell.column))
        })
        .collect();
    let merges = match merged.len() {
        0 => String::new(),
        count => format!("<mergeCells count=\"{count}\">{}</mergeCells>", merged.concat()),
    };
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData>{merges}</worksheet>")
}

fn cell(cell: &Filled, numbers: Numbers, shared: &mut Shared) -> String {
    let at = name(cell.row, cell.column);
    if cell.text.is_empty() {
        return empty(cell.row, cell.column);
    }
    if numbers == Numbers::AsNumbers && cell.is_value && is_canonical(&cell.text) {
        return format!("<c r=\"{at}\" s=\"1\"><v>{}</v></c>", cell.text);
    }
    // Both ways of Excel to write a text.
    match numbers {
        Numbers::AsText if cell.row.is_multiple_of(3) => {
            format!("<c r=\"{at}\" s=\"1\" t=\"inlineStr\"><is>{}</is></c>", rich(&cell.text))
        }
        _ => format!("<c r=\"{at}\" s=\"1\" t=\"s\"><v>{}</v></c>", shared.index(&cell.text)),
    }
}

/// A text, in runs where a piece of it is not plain.
fn rich(text: &str) -> String {
    let plain = |text: &str| format!("<t xml:space=\"preserve\">{}</t>", escaped(text));
    if ink::is_plain(text) {
        return plain(text);
    }
    ink::written(text, |piece| {
        let properties = piece.ink.map_or(String::new(), |(ink, _)| {
            let properties = match ink {
                Ink::Struck => "<strike/>",
                Ink::Hidden | Ink::White | Ink::Covered => "<color rgb=\"FFFFFFFF\"/>",
                Ink::Raised => "<vertAlign val=\"superscript\"/>",
                Ink::Lowered => "<vertAlign val=\"subscript\"/>",
                Ink::Bold => "<b/>",
                Ink::Red => "<color rgb=\"FFFF0000\"/>",
            };
            format!("<rPr>{properties}<sz val=\"9\"/><rFont val=\"宋体\"/></rPr>")
        });
        format!("<r>{properties}{}</r>", plain(piece.text))
    })
}

fn empty(row: usize, column: usize) -> String {
    format!("<c r=\"{}\" s=\"1\"/>", name(row, column))
}

/// The text that a spreadsheet shows of this number by itself: `12.5`, not `12.50` or `+12`.
fn is_canonical(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, "1"));
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let no_zero_before = whole == "0" || !whole.starts_with('0');
    digits(whole) && digits(part) && no_zero_before && !part.ends_with('0')
}

/// `AB12`
fn name(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

fn types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let part = |name: String, word: &str| {
        format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{kind}.{word}+xml\"/>")
    };
    let sheets: String =
        (1..=sheets).map(|number| part(format!("worksheets/sheet{number}"), "worksheet")).collect();
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\
         \"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{}{}{}{sheets}</Types>",
        part("workbook".into(), "sheet.main"),
        part("styles".into(), "styles"),
        part("sharedStrings".into(), "sharedStrings"),
    )
}

fn relationships(targets: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let each: String = targets
        .into_iter()
        .enumerate()
        .map(|(index, (kind, target))| {
            let id = index + 1;
            format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{each}</Relationships>")
}

fn workbook(book: &Book) -> String {
    let each: String = book
        .sheets
        .iter()
        .enumerate()
        .map(|(index, sheet)| {
            let id = index + 1;
            format!("<sheet name=\"{}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>", sheet.name)
        })
        .collect();
    format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{each}</sheets></workbook>")
}

fn styles() -> String {
    let side = |name: &str| format!("<{name} style=\"thin\"/>");
    let box_: String = ["left", "right", "top", "bottom"].map(side).concat();
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"1\"><font><sz val=\"9\"/><name val=\"宋体\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\
         \"gray125\"/></fill></fills><borders count=\"2\"><border/><border>{box_}</border></borders>\
         <cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf borderId=\"1\" \
         applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" \
         wrapText=\"1\"/></xf></cellXfs></styleSheet>"
    )
}
