//! The report in the cells of a workbook, laid out in the ways of real files.

use super::page::{Cell, Part};

pub struct Book {
    pub sheets: Vec<(String, Vec<Row>)>,
}

/// The cells of a row, each where it stands.
pub type Row = Vec<Cell>;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Every table, with its heading, on a sheet of its own.
    pub a_sheet_each: bool,
    /// Titles, headings and paragraphs are merged over so many columns; 0: over the table below.
    pub merged: usize,
    /// A blank row before headings.
    pub apart: bool,
    /// Merged cells are merged; where not, only the first of them is filled.
    pub spans: bool,
    /// The first column that is used.
    pub from: usize,
}

pub const LAYOUTS: &[(&str, Layout)] = &[
    ("one under the other", PLAIN),
    ("merged as wide as the widest", Layout { merged: 15, ..PLAIN }),
    ("not merged but in tables", Layout { merged: 1, ..PLAIN }),
    ("blank rows between", Layout { apart: true, ..PLAIN }),
    ("a sheet each", Layout { a_sheet_each: true, ..PLAIN }),
    ("from the third column", Layout { from: 2, merged: 6, ..PLAIN }),
    ("nothing merged", Layout { spans: false, merged: 1, ..PLAIN }),
    ("nothing merged, blank rows", Layout { spans: false, merged: 1, apart: true, ..PLAIN }),
];

pub const PLAIN: Layout =
    Layout { a_sheet_each: false, merged: 0, apart: false, spans: true, from: 0 };

pub fn book(page: &[Part], layout: Layout) -> Book {
    let mut book = Book { sheets: vec![(String::from("Sheet1"), Vec::new())] };
    for (index, part) in page.iter().enumerate() {
        if layout.a_sheet_each && matches!(page.get(index + 1), Some(Part::Table(_))) {
            let name = format!("表{}", book.sheets.len() + 1);
            book.sheets.push((name, Vec::new()));
        }
        let rows = &mut book.sheets.last_mut().unwrap().1;
        match part {
            Part::Line(text) => {
                if layout.apart && text.contains('、') {
                    rows.push(Vec::new());
                }
                let below = page[index..].iter().find_map(|part| match part {
                    Part::Table(rows) => {
                        Some(rows[0].iter().map(|cell| cell.column + cell.colspan).max().unwrap())
                    }
                    Part::Line(_) => None,
                });
                let colspan = if layout.merged == 0 { below.unwrap_or(10) } else { layout.merged };
                let text = text.clone();
                rows.push(vec![Cell { text, column: layout.from, rowspan: 1, colspan }]);
            }
            Part::Table(table) => rows.extend(table.iter().map(|row| {
                let row = row.iter().cloned();
                row.map(|cell| Cell {
                    column: cell.column + layout.from,
                    rowspan: if layout.spans { cell.rowspan } else { 1 },
                    colspan: if layout.spans { cell.colspan } else { 1 },
                    ..cell
                })
                .collect()
            })),
        }
    }
    book
}

/// `C5` for row 4, column 2.
pub fn address(row: usize, column: usize) -> String {
    format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1)
}

/// Whether a program would keep this as a number.
pub fn is_number(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && !text.is_empty() && (text == "0" || !text.starts_with('0')) && text.len() < 15
}
