//! A story: its characters in their order become paragraphs, cells, rows and tables.
//!
//! A paragraph, a cell and a row end with a mark of their own; what it is, and how deep it lies in
//! tables, its properties say (MS-DOC, Overview of Tables).

use std::ops::Range;

use super::character::CharacterProperties;
use super::lists::ListCounter;
use super::parts::{DocCell, DocParagraph, DocPart, DocRow, DocTable};
use super::pieces::TextUnit;
use super::properties::ParagraphProperties;
use super::source::DocSource;
use model::document::Unclear;
use read::vertical_align::VerticalAlign;

const PARAGRAPH: u16 = 0x0D;
const CELL: u16 = 0x07;
const PAGE: u16 = 0x0C;
/// A picture in the line, and a drawing that may stand elsewhere on the page.
const PICTURE: u16 = 0x01;
const DRAWING: u16 = 0x08;
/// A character this far above or below the first of its paragraph, in half points, is raised or lowered.
const RAISED: i16 = 4;
const LOWERED: i16 = -RAISED;

/// Reads stories: what continues from one to the next, and what was noticed.
pub(super) struct StoryReader {
    pub counter: ListCounter,
    pub tables: usize,
    pub paragraphs: usize,
    /// Paragraphs and cells that may still be read.
    pub left: usize,
    pub changed: bool,
    pub commented: bool,
    /// Halves of characters without the other half.
    pub undecodable: usize,
}

/// A table that is being read.
#[derive(Default)]
struct DocOpenTable {
    table: DocTable,
    cells: Vec<DocCell>,
    cell: DocCell,
    paragraphs: usize,
}

/// A story that is being read.
struct OpenStory<'f> {
    reader: &'f mut StoryReader,
    /// Each with the position behind it.
    parts: Vec<(usize, DocPart)>,
    open: Vec<DocOpenTable>,
    /// Where the paragraph begins that is being read.
    begin: usize,
    text: String,
    /// The first half of a character.
    half: Option<u16>,
    /// The fields that the text is in; whether in their instructions.
    fields: Vec<bool>,
    instructions: usize,
    /// How far the first character of the paragraph is raised, in half points.
    position: i16,
    /// Of the cell that is read: why text was left out, and what stands beside it.
    left_out: Option<Unclear>,
    drawn: Option<Unclear>,
    /// Where a paragraph ended whose mark is deleted or hidden: the next one goes on in its line,
    /// if it is as deep.
    joined: Option<(usize, usize)>,
}

impl StoryReader {
    /// The paragraphs and tables of a range of positions, each with the position behind it.
    pub fn story(
        &mut self,
        source: &DocSource<'_>,
        positions: Range<usize>,
    ) -> Vec<(usize, DocPart)> {
        let Range { start: begin, end } = positions;
        let mut story = OpenStory {
            reader: self,
            parts: Vec::new(),
            open: Vec::new(),
            begin,
            text: String::new(),
            half: None,
            fields: Vec::new(),
            instructions: 0,
            position: 0,
            left_out: None,
            drawn: None,
            joined: None,
        };
        let mut character = None;
        for unit in source.pieces.units(positions) {
            if story.reader.left == 0 || source.is_spent() {
                break;
            }
            let own = source.character(unit, character.take());
            story.unit(source, unit, own.character);
            character = Some(own);
        }
        story.finish(end)
    }
}

impl OpenStory<'_> {
    fn unit(&mut self, source: &DocSource<'_>, unit: TextUnit, character: CharacterProperties) {
        self.reader.changed |= character.inserted || character.deleted;
        match unit.code {
            PARAGRAPH | CELL => {
                let (paragraph, _) = source.paragraph(unit);
                return self.end(unit, character, paragraph);
            }
            // The mark of a section ends a paragraph, that of a page a line.
            PAGE => {
                let (paragraph, ends) = source.paragraph(unit);
                if ends {
                    return self.end(unit, character, paragraph);
                }
            }
            0x13 => {
                self.fields.push(true);
                self.instructions += 1;
            }
            0x14 => {
                if let Some(field) = self.fields.last_mut() {
                    self.instructions -= usize::from(std::mem::take(field));
                }
            }
            0x15 => self.instructions -= usize::from(self.fields.pop() == Some(true)),
            0x05 => self.reader.commented = true,
            _ => {}
        }
        if self.instructions > 0 || character.deleted {
            return;
        }
        let own = character.symbol.filter(|_| unit.code == 0x28).unwrap_or(unit.code);
        if let Some(why) = character.left_out() {
            let printed = char::from_u32(own.into()).is_some_and(|c| c > ' ' && !c.is_whitespace());
            self.left_out = self.left_out.or(printed.then_some(why));
            return;
        }
        match own {
            PICTURE if character.special && !character.data => self.drawn = Some(Unclear::Picture),
            DRAWING if character.special => self.drawn = Some(Unclear::TextBox),
            // The ground of cells is not read: white text may be seen.
            _ if character.white && !character.shaded && own > 0x20 => {
                self.drawn = self.drawn.or(Some(Unclear::Hidden));
            }
            _ => {}
        }
        if self.text.is_empty() {
            self.position = character.position;
        }
        let vertical = match character.position.saturating_sub(self.position) {
            RAISED.. => VerticalAlign::Superscript,
            ..=LOWERED => VerticalAlign::Subscript,
            _ => vertical_align(character, source.is_mark(unit.position)),
        };
        self.push(own, vertical);
    }

    /// Adds a unit of text, as it is printed.
    fn push(&mut self, unit: u16, vertical: VerticalAlign) {
        if let Some(high) = self.half.take() {
            if (0xDC00..0xE000).contains(&unit) {
                let units = [high, unit];
                self.text.extend(char::decode_utf16(units).filter_map(Result::ok));
                return;
            }
            self.undecodable();
        }
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        match char::from_u32(unit.into()) {
            Some('\u{B}' | '\u{C}' | '\u{E}') => self.text.push('\n'),
            Some('\u{1E}') => self.text.push('-'),
            Some('\t') => self.text.push('\t'),
            // Anchors of notes, comments and pictures; marks of fields; hyphens that are not shown;
            // and what editors leave behind.
            Some('\0'..' ' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}') => {}
            Some(c) => self.text.push(vertical.apply(c)),
            None => self.undecodable(),
        }
    }

    fn undecodable(&mut self) {
        self.reader.undecodable += 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }

    /// Ends a paragraph, a cell or a row.
    fn end(
        &mut self,
        unit: TextUnit,
        character: CharacterProperties,
        paragraph: ParagraphProperties,
    ) {
        // A field that continues has only its result in the next paragraph.
        self.fields.clear();
        self.instructions = 0;
        if self.half.take().is_some() {
            self.undecodable();
        }
        self.reader.left = self.reader.left.saturating_sub(1);
        let cell_ends = unit.code == CELL || paragraph.cell_end;
        if let Some((depth, length)) = self.joined.take()
            && (depth != paragraph.depth || paragraph.row_end)
        {
            let rest = self.text.split_off(length);
            let before = std::mem::replace(&mut self.text, rest);
            self.enter(depth);
            self.paragraph(before, self.begin);
        }
        let seen = (self.left_out.take(), self.drawn.take());
        let unprinted = character.deleted || character.hidden;
        if unprinted && !cell_ends && !paragraph.row_end {
            self.joined = Some((paragraph.depth, self.text.len()));
            (self.left_out, self.drawn) = seen;
            return;
        }
        let mut text = std::mem::take(&mut self.text);
        if !paragraph.row_end
            && let Some(label) = self.reader.counter.label(&paragraph)
        {
            text.insert_str(0, &label);
        }
        self.enter(paragraph.depth);
        self.begin = unit.position + 1;
        if paragraph.row_end {
            return self.end_row(paragraph, character.deleted);
        }
        self.paragraph(text, self.begin);
        if let Some(open) = self.open.last_mut() {
            open.cell.left_out = open.cell.left_out.or(seen.0);
            open.cell.drawn = open.cell.drawn.or(seen.1);
        }
        if let Some(open) = self.open.last_mut().filter(|_| cell_ends) {
            open.cells.push(std::mem::take(&mut open.cell));
            open.paragraphs = 0;
        }
    }

    /// Adds a paragraph to the body or to the cell that is open.
    fn paragraph(&mut self, text: String, end: usize) {
        let counted = match self.open.last_mut() {
            Some(open) => &mut open.paragraphs,
            None => &mut self.reader.paragraphs,
        };
        *counted += 1;
        let words = DocPart::Paragraph(DocParagraph { text, number: *counted });
        match self.open.last_mut() {
            Some(open) => open.cell.parts.push(words),
            None => self.parts.push((end, words)),
        }
    }

    fn end_row(&mut self, paragraph: ParagraphProperties, deleted: bool) {
        let Some(open) = self.open.last_mut() else { return };
        let cells = open.take_cells();
        if !deleted {
            open.table.rows.push(DocRow { cells, shape: paragraph.shape });
        }
    }

    /// Opens and closes tables until as many are open.
    fn enter(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close();
        }
        while self.open.len() < depth {
            self.reader.tables += 1;
            let table = DocTable { number: self.reader.tables, rows: Vec::new() };
            self.open.push(DocOpenTable { table, ..DocOpenTable::default() });
        }
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        let cells = open.take_cells();
        if !cells.is_empty() {
            open.table.rows.push(DocRow { cells, shape: None });
        }
        let table = DocPart::Table(open.table);
        match self.open.last_mut() {
            Some(outer) => outer.cell.parts.push(table),
            None => self.parts.push((self.begin, table)),
        }
    }

    fn finish(mut self, end: usize) -> Vec<(usize, DocPart)> {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.paragraph(text, end);
        }
        self.begin = end;
        self.enter(0);
        self.parts
    }
}

impl DocOpenTable {
    /// The cells of the row, and what stands behind the last of them.
    fn take_cells(&mut self) -> Vec<DocCell> {
        self.paragraphs = 0;
        let rest = std::mem::take(&mut self.cell);
        let mut cells = std::mem::take(&mut self.cells);
        if !rest.parts.is_empty() {
            cells.push(rest);
        }
        cells
    }
}

/// How a character is set; marks of notes are raised, whatever they look like.
fn vertical_align(character: CharacterProperties, is_mark: bool) -> VerticalAlign {
    match character {
        _ if is_mark => VerticalAlign::Superscript,
        CharacterProperties { raised: true, .. } => VerticalAlign::Superscript,
        CharacterProperties { lowered: true, .. } => VerticalAlign::Subscript,
        _ => VerticalAlign::Baseline,
    }
}
