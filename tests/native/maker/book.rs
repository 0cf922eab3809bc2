//! A report as sheets of cells, for whatever a spreadsheet saves.

use super::page::{Block, Page, Table};

pub struct Book {
    pub sheets: Vec<Sheet>,
}

pub struct Sheet {
    pub name: &'static str,
    pub cells: Vec<Filled>,
    /// Count of rows.
    pub rows: usize,
}

/// A cell with something in it, or one that spans several. Rows and columns from 0.
pub struct Filled {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    pub text: String,
    pub is_value: bool,
}

/// Columns that a line of prose spans: those of the widest table.
const WIDTH: usize = 15;

impl Book {
    /// Everything on one sheet.
    pub fn one(page: &Page) -> Book {
        let mut sheet = Sheet::new("年度报告");
        page.blocks.iter().for_each(|block| sheet.append(block));
        Book { sheets: vec![sheet] }
    }

    /// A sheet for each table under its heading, and two for the prose before and after.
    pub fn split(page: &Page) -> Book {
        let names = ["总体情况", "表二", "表三", "表四", "其他"];
        let mut sheets: Vec<Sheet> = vec![Sheet::new(names[0])];
        for block in &page.blocks {
            if matches!(block, Block::Heading { ordinal: 2..=5, .. }) {
                sheets.push(Sheet::new(names[sheets.len()]));
            }
            sheets.last_mut().unwrap().append(block);
        }
        Book { sheets }
    }
}

impl Sheet {
    fn new(name: &'static str) -> Sheet {
        Sheet { name, cells: Vec::new(), rows: 0 }
    }

    fn append(&mut self, block: &Block) {
        match block {
            Block::Title(text)
            | Block::Paragraph(text)
            | Block::Heading { text, .. }
            | Block::Closing(text) => {
                let (row, text) = (self.rows, text.clone());
                let line =
                    Filled { row, column: 0, rowspan: 1, colspan: WIDTH, text, is_value: false };
                self.cells.push(line);
                self.rows += 1;
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &Table) {
        for (number, row) in table.rows.iter().enumerate() {
            self.cells.extend(row.iter().map(|cell| Filled {
                row: self.rows + number,
                column: cell.column,
                rowspan: cell.rowspan,
                colspan: cell.colspan,
                text: cell.text.clone(),
                is_value: cell.is_value,
            }));
        }
        self.rows += table.rows.len();
    }
}

/// The rows of a sheet with a comma between cells (RFC 4180): what spans several cells stands in
/// the first of them.
pub fn csv(sheet: &Sheet) -> String {
    let mut rows = vec![vec![String::new(); WIDTH]; sheet.rows];
    for cell in &sheet.cells {
        rows[cell.row][cell.column].clone_from(&cell.text);
    }
    let quoted = |text: &String| match text.contains([',', '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.clone(),
    };
    let line = |row: Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    rows.into_iter().map(line).collect()
}
