//! A report as a page: headings, paragraphs and the three tables with the form's spans. What every
//! writer starts from.

use model::TableId;
use view::preview::{Laid, Role, lay_out};

use super::prose;
use super::report::Report;

pub struct Page {
    pub blocks: Vec<Block>,
}

pub enum Block {
    /// One line of the title.
    Title(String),
    Paragraph(String),
    /// A numbered section. Some programs print the ordinal themselves: `words` is without it.
    Heading {
        ordinal: u8,
        text: String,
        words: String,
    },
    Table(Table),
    /// Organ and date at the end.
    Closing(String),
}

pub struct Table {
    pub id: TableId,
    pub columns: usize,
    pub rows: Vec<Vec<Cell>>,
}

/// A cell, where it begins.
pub struct Cell {
    pub text: String,
    /// From 0, after the spans of all cells before it.
    pub column: usize,
    pub colspan: usize,
    pub rowspan: usize,
    pub is_value: bool,
}

impl Page {
    pub fn new(report: &Report) -> Page {
        let mut blocks: Vec<Block> = prose::title(report).into_iter().map(Block::Title).collect();
        blocks.extend(prose::preamble(report).into_iter().map(Block::Paragraph));
        for section in report.form.sections {
            blocks.push(Block::Heading {
                ordinal: section.ordinal,
                text: section.heading.to_owned(),
                words: section.heading.chars().skip(2).collect(),
            });
            let paragraphs = prose::paragraphs(report, section.id);
            blocks.extend(paragraphs.into_iter().map(Block::Paragraph));
            blocks.extend(section.table.map(|id| Block::Table(table(report, id))));
        }
        blocks.push(Block::Closing(report.organ.to_owned()));
        blocks.push(Block::Closing(format!("{}年1月20日", report.year + 1)));
        Page { blocks }
    }

    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

fn table(report: &Report, id: TableId) -> Table {
    let form = report.form.table(id).unwrap();
    let laid = lay_out(form, &report.rows(form));
    let columns = laid[0].iter().map(|cell| cell.colspan).sum();
    // How many more rows each column is taken by a cell that began above.
    let mut taken = vec![0; columns];
    let rows = laid.iter().map(|line| row(report, line, &mut taken)).collect();
    Table { id, columns, rows }
}

fn row(report: &Report, line: &[Laid], taken: &mut [usize]) -> Vec<Cell> {
    let mut column = 0;
    let mut cells = Vec::new();
    for laid in line {
        while taken[column] > 0 {
            column += 1;
        }
        let (text, is_value) = match laid.role {
            Role::Above { text, .. } | Role::Beside { text, .. } => (text.to_owned(), false),
            Role::Value(id) => (report.values[&(id.table, id.row, id.column)].clone(), true),
        };
        let Laid { colspan, rowspan, .. } = *laid;
        taken[column..column + colspan].fill(rowspan);
        cells.push(Cell { text, column, colspan, rowspan, is_value });
        column += colspan;
    }
    for rest in taken {
        *rest = rest.saturating_sub(1);
    }
    cells
}
