//! The blocks of the official page in their order, filled from the report.

use engine::recognise::Reading;
use model::document::Anchor;
use model::form::{self, Form, TableForm};
use model::{
    CellId, CellState, Edition, Place, SectionId, SectionText, TableId, TableRead, TableState,
};

use super::layout::{Laid, Role, lay_out};

/// A block of the page.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    /// The title, broken after the name of the organ where it is too long for one line.
    Title(Vec<&'a str>),
    /// 一、 to 六、: as printed, or as the form has it where the report has none.
    Heading {
        section: SectionId,
        text: &'a str,
    },
    /// （一） on a line of its own, which is a sentence of its section.
    Subheading {
        place: Place,
        text: &'a str,
    },
    /// Sentences of a paragraph, and the index of its first one in the section.
    Paragraph {
        section: SectionId,
        first: usize,
        sentences: &'a [String],
    },
    Table(Table<'a>),
    Gap(Gap),
}

/// One of the tables, drawn in the form's rows and columns.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub form: &'a TableForm,
    pub read: &'a TableRead,
    pub lines: Vec<Vec<Laid>>,
}

/// A part of the form that the report lacks, or that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    NoTitle,
    NoSection(SectionId),
    NoTable(TableId),
    /// The digits of its cells cannot be told apart. No empty table is drawn: it would look as if
    /// the report had left it empty.
    TableUnreadable(TableId),
    /// How many cells are missing or were not read. The table follows and marks them.
    CellsAbsent(TableId, usize),
}

/// Characters of the longest title on one line: 156 mm at 22 pt.
const TITLE_LINE: usize = 20;
/// Characters of the longest （一） heading. What is longer is a paragraph that begins with an ordinal.
const SUBHEADING: usize = 30;

/// The blocks in the order of the official form, in whatever order the report has them.
pub fn outline(reading: &Reading) -> Vec<Block<'_>> {
    let report = &reading.report;
    let form = form::form(report.edition.get().copied().unwrap_or(Edition::E2021));
    let mut blocks = vec![title(reading)];
    prose(reading, SectionId::Masthead, &mut blocks);
    for section in form.sections {
        match report.section(section.id) {
            Some(found) => {
                let text = found.heading.as_deref().unwrap_or(section.heading);
                blocks.push(Block::Heading { section: section.id, text });
            }
            None => {
                blocks.push(Block::Heading { section: section.id, text: section.heading });
                blocks.push(Block::Gap(Gap::NoSection(section.id)));
            }
        }
        match section.table {
            Some(id) => with_table(reading, form, section.id, id, &mut blocks),
            None => prose(reading, section.id, &mut blocks),
        }
    }
    prose(reading, SectionId::Closing, &mut blocks);
    blocks
}

fn title(reading: &Reading) -> Block<'_> {
    let report = &reading.report;
    let Some(title) = report.masthead.title.as_deref() else {
        return Block::Gap(Gap::NoTitle);
    };
    let after_organ = report.organ.get().and_then(|organ| {
        let end = title.find(organ.as_str())?.checked_add(organ.len())?;
        let (first, second) = title.split_at_checked(end)?;
        (!organ.is_empty() && !second.is_empty()).then_some(vec![first, second])
    });
    match after_organ {
        Some(lines) if title.chars().count() > TITLE_LINE => Block::Title(lines),
        _ => Block::Title(vec![title]),
    }
}

/// The prose and the table of a section. Prose whose anchors follow the table's is put below the table.
fn with_table<'a>(
    reading: &'a Reading,
    form: &'static Form,
    section: SectionId,
    id: TableId,
    blocks: &mut Vec<Block<'a>>,
) {
    let mut before = Vec::new();
    prose(reading, section, &mut before);
    let begins = reading.report.table(id).and_then(|table| begins(reading, table));
    let split = before.iter().position(|block| match (stands(reading, block), begins) {
        (Some(stands), Some(begins)) => stands > begins,
        _ => false,
    });
    let after = before.split_off(split.unwrap_or(before.len()));
    blocks.append(&mut before);
    table(reading, form, id, blocks);
    blocks.extend(after);
}

fn table<'a>(reading: &'a Reading, form: &'static Form, id: TableId, blocks: &mut Vec<Block<'a>>) {
    let (Some(form), Some(read)) = (form.table(id), reading.report.table(id)) else {
        return blocks.push(Block::Gap(Gap::NoTable(id)));
    };
    match read.state {
        TableState::Missing => blocks.push(Block::Gap(Gap::NoTable(id))),
        TableState::Unreadable => blocks.push(Block::Gap(Gap::TableUnreadable(id))),
        TableState::Whole | TableState::Partial | TableState::AllBlank => {
            let table = Table { form, read, lines: lay_out(form, &read.rows) };
            let unread = table.values().filter(|cell| table.is_unread(*cell)).count();
            if unread > 0 {
                blocks.push(Block::Gap(Gap::CellsAbsent(id, unread)));
            }
            blocks.push(Block::Table(table));
        }
    }
}

fn prose<'a>(reading: &'a Reading, id: SectionId, blocks: &mut Vec<Block<'a>>) {
    let Some(section) = reading.report.section(id) else { return };
    let mut first = 0;
    for paragraph in &section.paragraphs {
        let sentences = paragraph.sentences.as_slice();
        blocks.push(match subheading(section, sentences) {
            Some(text) => Block::Subheading { place: Place::Sentence(id, first), text },
            None => Block::Paragraph { section: id, first, sentences },
        });
        first += sentences.len();
    }
}

/// The sentence of a paragraph that is nothing but an （一） heading in a numbered section.
fn subheading<'a>(section: &SectionText, sentences: &'a [String]) -> Option<&'a str> {
    let [text] = sentences else { return None };
    let numbered = SectionId::NUMBERED.contains(&section.id);
    let short = text.chars().count() <= SUBHEADING;
    (numbered && short && form::opens_subheading(text)).then_some(text.as_str())
}

/// The character at which the first cell of a table stands. `None` where anchors are no positions in a text, as in
/// html: they have no order.
fn begins(reading: &Reading, table: &TableRead) -> Option<usize> {
    let cells = table.cells.keys();
    cells.filter_map(|(row, column)| at(reading, CellId::new(table.id, row, column).into())).min()
}

fn stands(reading: &Reading, block: &Block<'_>) -> Option<usize> {
    match block {
        Block::Paragraph { section, first, .. } => at(reading, Place::Sentence(*section, *first)),
        Block::Subheading { place, .. } => at(reading, *place),
        _ => None,
    }
}

fn at(reading: &Reading, place: Place) -> Option<usize> {
    match reading.anchors.get(&place)? {
        Anchor::Text { chars, .. } => Some(chars.start),
        _ => None,
    }
}

impl Table<'_> {
    /// The values that are drawn, in the form's order.
    pub fn values(&self) -> impl Iterator<Item = CellId> {
        self.lines.iter().flatten().filter_map(|cell| match cell.role {
            Role::Value(id) => Some(id),
            _ => None,
        })
    }

    /// The cell is missing or was not read.
    pub fn is_unread(&self, cell: CellId) -> bool {
        let found = self.read.cells.get(&(cell.row, cell.column));
        found.is_none_or(|cell| matches!(cell.state(), CellState::NotRead(_)))
    }

    /// The report has no such cell.
    pub fn is_absent(&self, cell: CellId) -> bool {
        let found = self.read.cells.get(&(cell.row, cell.column));
        found.is_none_or(|cell| cell.entry == model::Entry::Absent)
    }
}
