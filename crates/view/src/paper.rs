//! The outline of the page and its marks → the paper that is drawn.

use litemap::LiteMap;

use crate::preview::{self, Block, Gap, Laid, Mark, Role, Table};
use engine::Judged;
use engine::rules::Explanation;
use model::form::{self, Form};
use model::language::Language;
use model::{Cell, CellId, Place, SectionId, TableId};

use super::claims::{self, Number, State};
use super::identity::edition;
use super::summary::number;
use super::{sentences, words};
use screen::{
    CellRole, HeadingLevel, Marks, Paper, PaperBlock, PaperCell, PaperGap, PaperHeading,
    PaperNumber, PaperSentence, PaperTable, PaperTitle,
};

/// The report re-set in the official form, with the findings marked.
pub fn paper(judged: &Judged, language: Language) -> Paper {
    let form = form::form(edition(judged));
    let outline = preview::outline(&judged.reading);
    let marks = preview::marks(&outline, &judged.findings);
    let typed = &judged.reading.typed;
    let writer = Writer { form, marks, numbers: claims::numbers(judged), typed, language };
    Paper { blocks: outline.iter().map(|block| writer.block(block)).collect() }
}

/// Stands in a cell whose value could not be told.
const UNREAD: &str = "?";

struct Writer<'a> {
    form: &'a Form,
    marks: LiteMap<Place, Mark>,
    /// Of the prose, in its order.
    numbers: Vec<Number>,
    /// The places that a person has typed over, with what the file says there.
    typed: &'a LiteMap<Place, String>,
    language: Language,
}

impl Writer<'_> {
    fn block(&self, block: &Block<'_>) -> PaperBlock {
        match block {
            Block::Title(lines) => PaperBlock::Title(PaperTitle {
                lines: lines.iter().map(|line| (*line).to_owned()).collect(),
                typed_over: self.typed_over(Place::Title),
                marks: self.marks(Place::Title),
            }),
            Block::Heading { section, text } => {
                self.heading(Place::Section(*section), HeadingLevel::Section, text)
            }
            Block::Subheading { place, text } => {
                self.heading(*place, HeadingLevel::Subheading, text)
            }
            Block::Paragraph { section, first, sentences } => PaperBlock::Paragraph(
                (*first..)
                    .zip(*sentences)
                    .map(|(index, text)| self.sentence(*section, index, text))
                    .collect(),
            ),
            Block::Table(table) => PaperBlock::Table(self.table(table)),
            Block::Gap(gap) => self.gap(*gap),
        }
    }

    fn heading(&self, place: Place, level: HeadingLevel, text: &str) -> PaperBlock {
        let (text, typed_over) = (text.to_owned(), self.typed_over(place));
        let marks = self.marks(place);
        PaperBlock::Heading(PaperHeading { place, level, text, typed_over, marks })
    }

    fn sentence(&self, section: SectionId, index: usize, text: &str) -> PaperSentence {
        let place = Place::Sentence(section, index);
        let numbers = claims::in_sentence(&self.numbers, section, index)
            .into_iter()
            .map(|(range, one)| PaperNumber {
                start: number(range.start),
                end: number(range.end),
                state: one.state.plain(),
                about: self.about(&one.state),
            })
            .collect();
        let (typed_over, marks) = (self.typed_over(place), self.marks(place));
        PaperSentence { place, text: text.to_owned(), numbers, typed_over, marks }
    }

    /// What explains a number, or why nothing does.
    fn about(&self, state: &State) -> String {
        let by = |by: &Explanation| {
            let plus = self.cells(&by.plus);
            let minus = self.cells(&by.minus);
            let cells: Vec<String> = if minus.is_empty() { vec![plus] } else { vec![plus, minus] };
            (cells.join(" − "), by.value.clone())
        };
        match state {
            State::Explained(found) if found.plus.is_empty() => {
                words::CLAIM_BY_ITSELF.plain(self.language).to_owned()
            }
            State::Explained(found) => {
                let (cells, value) = by(found);
                let slots: &[(&str, &dyn std::fmt::Display)] =
                    &[("cells", &cells), ("value", &value)];
                words::CLAIM_EXPLAINED.fill(self.language, slots)
            }
            State::Contradicted(nearest) => {
                let (cells, value) = by(nearest);
                let slots: &[(&str, &dyn std::fmt::Display)] =
                    &[("cells", &cells), ("value", &value)];
                words::CLAIM_CONTRADICTED.fill(self.language, slots)
            }
            State::NotExamined(why) => {
                let why = sentences::why(*why, self.language);
                words::CLAIM_NOT_EXAMINED.fill(self.language, &[("why", &why)])
            }
        }
    }

    fn cells(&self, cells: &[CellId]) -> String {
        let names: Vec<String> = cells
            .iter()
            .map(|cell| form::name(self.form, Place::Cell(*cell), self.language))
            .collect();
        names.join(" + ")
    }

    /// A gap bears marks only where nothing else is drawn for its place.
    fn gap(&self, gap: Gap) -> PaperBlock {
        let (place, text, marks) = match gap {
            Gap::NoTitle => {
                let text = words::GAP_TITLE.plain(self.language).to_owned();
                (Place::Title, text, self.marks(Place::Title))
            }
            Gap::NoSection(section) => {
                let text = words::GAP_SECTION.plain(self.language).to_owned();
                (Place::Section(section), text, Marks::default())
            }
            Gap::NoTable(id) => {
                let text = words::GAP_TABLE.fill(self.language, &[("table", &self.name(id))]);
                (Place::Table(id), text, self.marks(Place::Table(id)))
            }
            Gap::TableUnreadable(id) => {
                let slots: &[(&str, &dyn std::fmt::Display)] = &[("table", &self.name(id))];
                let text = words::GAP_TABLE_UNREADABLE.fill(self.language, slots);
                (Place::Table(id), text, self.marks(Place::Table(id)))
            }
            Gap::CellsAbsent(id, count) => {
                let slots: &[(&str, &dyn std::fmt::Display)] =
                    &[("n", &count), ("table", &self.name(id))];
                let text = words::GAP_CELLS.fill(self.language, slots);
                (Place::Table(id), text, Marks::default())
            }
        };
        PaperBlock::Gap(PaperGap { place, text, marks })
    }

    fn table(&self, table: &Table<'_>) -> PaperTable {
        let id = table.form.id;
        let width = |line: &Vec<Laid>| line.iter().map(|cell| cell.colspan).sum();
        PaperTable {
            table: id,
            caption: self.caption(id),
            head_rows: number(table.form.head_rows),
            columns: number(table.lines.first().map_or(0, width)),
            rows: table
                .lines
                .iter()
                .map(|line| line.iter().map(|cell| self.cell(table, *cell)).collect())
                .collect(),
            marks: self.marks(Place::Table(id)),
        }
    }

    fn cell(&self, table: &Table<'_>, laid: Laid) -> PaperCell {
        let cell = PaperCell {
            text: String::new(),
            colspan: number(laid.colspan),
            rowspan: number(laid.rowspan),
            role: CellRole::Value,
            place: None,
            name: String::new(),
            certain: true,
            absent: false,
            typed_over: None,
            marks: Marks::default(),
        };
        match laid.role {
            Role::Value(id) => self.value(table, id, cell),
            Role::Above { text, row } => {
                let place = row.map(|row| Place::Row(table.form.id, row));
                self.label(CellRole::ColumnLabel, text, place, cell)
            }
            Role::Beside { text, row } => {
                let place = row.map(|row| Place::Row(table.form.id, row));
                self.label(CellRole::RowLabel, text, place, cell)
            }
        }
    }

    fn label(
        &self,
        role: CellRole,
        text: &str,
        place: Option<Place>,
        cell: PaperCell,
    ) -> PaperCell {
        PaperCell {
            text: text.to_owned(),
            role,
            place,
            marks: place.map(|place| self.marks(place)).unwrap_or_default(),
            ..cell
        }
    }

    fn value(&self, table: &Table<'_>, id: CellId, cell: PaperCell) -> PaperCell {
        let read: Option<&Cell> = table.read.cells.get(&(id.row, id.column));
        let place = Place::Cell(id);
        let (absent, unread) = (table.is_absent(id), table.is_unread(id));
        PaperCell {
            text: match read {
                // It is no blank.
                _ if unread && !absent => UNREAD.to_owned(),
                read => read.map(|read| read.printed.clone()).unwrap_or_default(),
            },
            place: Some(place),
            name: form::name(self.form, place, self.language),
            certain: read.is_none_or(|read| read.certain),
            absent,
            typed_over: self.typed_over(place),
            marks: self.marks(place),
            ..cell
        }
    }

    fn caption(&self, id: TableId) -> String {
        let section = Place::Section(id.section());
        let heading = form::name(self.form, section, self.language);
        let ordinal = words::CAPTION_ORDINAL.plain(self.language);
        let heading = heading.split_once(ordinal).map_or(heading.as_str(), |(_, words)| words);
        words::CAPTION_TABLE
            .fill(self.language, &[("table", &self.name(id)), ("heading", &heading)])
    }

    fn name(&self, id: TableId) -> String {
        form::name(self.form, Place::Table(id), self.language)
    }

    fn typed_over(&self, place: Place) -> Option<String> {
        self.typed.get(&place).cloned()
    }

    fn marks(&self, place: Place) -> Marks {
        let Some(mark) = self.marks.get(&place) else { return Marks::default() };
        Marks {
            numbers: mark.numbers.clone(),
            concerns: mark.concerns.clone(),
            severity: mark.gravest,
        }
    }
}
