//! The tree of a story becomes lines and grids.

use super::parts::{DocCell, DocParagraph, DocPart, DocTable};
use super::table;
use model::document::{Anchor, Block, Line};
use read::Limits;

/// Writes the parts of stories as blocks.
pub(super) struct BlockWriter<'l> {
    pub blocks: Vec<Block>,
    /// A limit cut a table.
    pub cut: bool,
    limits: &'l Limits,
}

impl<'l> BlockWriter<'l> {
    pub fn new(limits: &'l Limits) -> BlockWriter<'l> {
        BlockWriter { blocks: Vec::new(), cut: false, limits }
    }

    /// Adds a part of the body.
    pub fn add(&mut self, part: &DocPart) {
        self.part(part, None);
    }

    fn part(&mut self, part: &DocPart, cell: Option<(usize, usize, usize)>) {
        match part {
            DocPart::Paragraph(words) => self.words(words, cell),
            DocPart::Table(table) => self.table(table),
        }
    }

    fn words(&mut self, words: &DocParagraph, cell: Option<(usize, usize, usize)>) {
        for (begin, line) in words.lines() {
            let chars = begin..begin + line.chars().count();
            let anchor = Anchor::Word { cell, paragraph: words.number, chars };
            self.blocks.push(Block::Line(Line {
                text: line.to_owned(),
                whole: true,
                anchor,
                unclear: Vec::new(),
            }));
        }
    }

    /// A table of data becomes a grid; one that only arranges the page is read through. Tables are
    /// in each other no deeper than `ParagraphProperties::depth` goes.
    fn table(&mut self, table: &DocTable) {
        let arranges = table.rows.iter().flat_map(|row| &row.cells).any(DocCell::has_table);
        let grid = if arranges { None } else { table::grid(table, self.limits) };
        if let Some((grid, cut)) = grid {
            self.cut |= cut;
            return self.blocks.push(Block::Grid(grid));
        }
        for (row, own) in table.rows.iter().enumerate() {
            for (index, cell) in own.cells.iter().enumerate() {
                for part in &cell.parts {
                    self.part(part, Some((table.number, row + 1, index + 1)));
                }
            }
        }
    }
}
