//! A story as a tree of paragraphs and tables, and its way into blocks.

use super::table::{self, Shape};
use crate::Limits;
use model::document::{Anchor, Block, Line};

#[derive(Debug)]
pub(super) enum Part {
    Paragraph(Words),
    Table(Table),
}

/// A paragraph, and which it is in the body or in its cell, from 1.
#[derive(Debug)]
pub(super) struct Words {
    pub text: String,
    pub number: usize,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    /// Which it is in the file, from 1.
    pub number: usize,
    pub rows: Vec<Row>,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub shape: Option<Shape>,
}

#[derive(Debug, Default)]
pub(super) struct Cell {
    pub parts: Vec<Part>,
}

impl Cell {
    /// Its own text, without that of tables in it.
    pub fn text(&self) -> String {
        let own = self.parts.iter().filter_map(|part| match part {
            Part::Paragraph(words) => Some(words.text.as_str()),
            Part::Table(_) => None,
        });
        own.collect::<Vec<_>>().join("\n")
    }

    fn has_table(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Table(_)))
    }
}

impl Words {
    /// The lines on which something is printed, each with the character it begins at.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut begin = 0;
        let lines = self.text.split('\n').map(move |line| {
            let own = begin;
            begin += line.chars().count() + 1;
            (own, line)
        });
        lines.filter(|(_, line)| !line.trim().is_empty())
    }
}

/// Parts on their way into blocks.
pub(super) struct Blocks<'l> {
    pub blocks: Vec<Block>,
    /// A limit cut a table.
    pub cut: bool,
    limits: &'l Limits,
}

impl<'l> Blocks<'l> {
    pub fn new(limits: &'l Limits) -> Blocks<'l> {
        Blocks { blocks: Vec::new(), cut: false, limits }
    }

    /// Adds a part of the body.
    pub fn add(&mut self, part: &Part) {
        self.part(part, None);
    }

    fn part(&mut self, part: &Part, cell: Option<(usize, usize, usize)>) {
        match part {
            Part::Paragraph(words) => self.words(words, cell),
            Part::Table(table) => self.table(table),
        }
    }

    fn words(&mut self, words: &Words, cell: Option<(usize, usize, usize)>) {
        for (begin, line) in words.lines() {
            let chars = begin..begin + line.chars().count();
            let anchor = Anchor::Word { cell, paragraph: words.number, chars };
            self.blocks.push(Block::Line(Line { text: line.to_owned(), whole: true, anchor }));
        }
    }

    /// A table of data becomes a grid; one that only arranges the page is read through. Tables are
    /// in each other no deeper than `Paragraph::depth` goes.
    fn table(&mut self, table: &Table) {
        let arranges = table.rows.iter().flat_map(|row| &row.cells).any(Cell::has_table);
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
