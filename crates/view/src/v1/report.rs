//! The tables and the prose of a report, as maps in the form's order.

use serde::ser::{Serialize, Serializer};

use engine::recognise::Reading;
use model::document::Anchor;
use model::form::{Form, TableForm};
use model::{Cell, CellId, ColumnId, Entry, Place, RowId, SectionId, SectionText, TableRead};

use super::points::Points;

/// table → row → column → cell. Every cell of the form's tables is there; one that the report does
/// not have is `absent`.
pub struct Tables<'a>(Option<(&'a Reading, &'static Form)>);

impl<'a> Tables<'a> {
    pub fn of(reading: &'a Reading, form: &'static Form) -> Tables<'a> {
        Tables(Some((reading, form)))
    }

    pub fn none() -> Tables<'a> {
        Tables(None)
    }
}

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.into_iter().flat_map(|(reading, form)| {
            form.tables.iter().map(move |form| {
                let read = reading.report.table(form.id);
                (form.id.word(), Rows { reading, form, read })
            })
        }))
    }
}

struct Rows<'a> {
    reading: &'a Reading,
    form: &'static TableForm,
    read: Option<&'a TableRead>,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Rows { reading, form, read } = *self;
        // A row that stands for several (`other`) is in the map only where the report prints it.
        let printed = |row: RowId| read.is_some_and(|read| read.rows.contains(&row));
        let rows = form.rows.iter().filter(|row| row.stands_for.is_empty() || printed(row.id));
        serializer.collect_map(rows.map(|row| {
            (row.id, Columns { reading, form, read, row: row.id, columns: row.columns })
        }))
    }
}

struct Columns<'a> {
    reading: &'a Reading,
    form: &'static TableForm,
    read: Option<&'a TableRead>,
    row: RowId,
    columns: &'static [ColumnId],
}

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Columns { reading, form, read, row, columns } = *self;
        serializer.collect_map(columns.iter().map(|column| {
            let place = Place::Cell(CellId::new(form.id, row, column));
            let cell = read.and_then(|read| read.cells.get(&(row, *column)));
            let anchor = reading.anchors.get(&place).map(AnchorOut::of);
            (*column, cell.map_or_else(CellOut::absent, |cell| CellOut::of(cell, anchor)))
        }))
    }
}

#[derive(serde::Serialize)]
struct CellOut<'a> {
    printed: &'a str,
    kind: &'static str,
    value: Value,
    certain: bool,
    note: Option<&'a str>,
    anchor: Option<AnchorOut<'a>>,
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Value {
    Count(u64),
    Change(i64),
    /// Without zeros at its end: `12.50` is `12.5`.
    Amount(String),
    None,
}

impl<'a> CellOut<'a> {
    fn of(cell: &'a Cell, anchor: Option<AnchorOut<'a>>) -> CellOut<'a> {
        let (kind, value) = match &cell.entry {
            Entry::Absent => ("absent", Value::None),
            Entry::Blank => ("blank", Value::None),
            Entry::Mark => ("mark", Value::None),
            Entry::Count(value) => ("count", Value::Count(*value)),
            Entry::Change(value) => ("change", Value::Change(*value)),
            Entry::Amount(value) => ("amount", Value::Amount(value.normalize().to_string())),
            Entry::Text => ("text", Value::None),
        };
        let note = cell.note.as_deref();
        CellOut { printed: &cell.printed, kind, value, certain: cell.certain, note, anchor }
    }

    fn absent() -> CellOut<'a> {
        let (kind, value) = ("absent", Value::None);
        CellOut { printed: "", kind, value, certain: true, note: None, anchor: None }
    }
}

#[derive(serde::Serialize)]
#[serde(untagged)]
pub(super) enum AnchorOut<'a> {
    Text {
        chars: [usize; 2],
        line: usize,
    },
    Html {
        path: &'a str,
        chars: [usize; 2],
    },
    /// Table, row and cell from 1, where there are any.
    WordCell {
        table: usize,
        row: usize,
        cell: usize,
        paragraph: usize,
        chars: [usize; 2],
    },
    Word {
        paragraph: usize,
        chars: [usize; 2],
    },
    Sheet {
        sheet: &'a str,
        cell: &'a str,
        chars: [usize; 2],
    },
    Json {
        pointer: &'a str,
        chars: [usize; 2],
    },
    /// Left, top, right, bottom in points from the upper left corner of the page.
    Page {
        page: usize,
        r#box: [Points; 4],
    },
}

impl<'a> AnchorOut<'a> {
    pub(super) fn of(anchor: &'a Anchor) -> AnchorOut<'a> {
        match anchor {
            Anchor::Text { chars, line } => {
                AnchorOut::Text { chars: [chars.start, chars.end], line: *line }
            }
            Anchor::Html { path, chars } => {
                AnchorOut::Html { path, chars: [chars.start, chars.end] }
            }
            Anchor::Word { cell: Some((table, row, cell)), paragraph, chars } => {
                let (table, row, cell, paragraph) = (*table, *row, *cell, *paragraph);
                let chars = [chars.start, chars.end];
                AnchorOut::WordCell { table, row, cell, paragraph, chars }
            }
            Anchor::Word { cell: None, paragraph, chars } => {
                AnchorOut::Word { paragraph: *paragraph, chars: [chars.start, chars.end] }
            }
            Anchor::Sheet { sheet, cell, chars } => {
                AnchorOut::Sheet { sheet, cell, chars: [chars.start, chars.end] }
            }
            Anchor::Json { pointer, chars } => {
                AnchorOut::Json { pointer, chars: [chars.start, chars.end] }
            }
            Anchor::Page { page, top, bottom, edges } => {
                let left = edges.first().copied().unwrap_or_default();
                let right = edges.last().copied().unwrap_or_default();
                let r#box = [left, *top, right, *bottom].map(Points);
                AnchorOut::Page { page: *page, r#box }
            }
        }
    }
}

/// The sections that were found, in the form's order. The heading of the masthead is the title.
pub struct Sections<'a>(Vec<(SectionId, SectionOut<'a>)>);

#[derive(serde::Serialize)]
struct SectionOut<'a> {
    heading: Option<&'a str>,
    sentences: Vec<&'a str>,
    /// Where each sentence stood.
    anchors: Vec<Option<AnchorOut<'a>>>,
    /// The numbers of its prose, and where each stood.
    numbers: Vec<NumberOut<'a>>,
}

#[derive(serde::Serialize)]
struct NumberOut<'a> {
    place: String,
    anchor: AnchorOut<'a>,
}

impl<'a> Sections<'a> {
    pub fn of(reading: &'a Reading) -> Sections<'a> {
        let report = &reading.report;
        let title = report.masthead.title.as_deref();
        let masthead = report.section(SectionId::Masthead);
        let mut sections = Vec::new();
        if title.is_some() || masthead.is_some() {
            let section = SectionOut::of(reading, SectionId::Masthead, title, masthead);
            sections.push((SectionId::Masthead, section));
        }
        for id in SectionId::NUMBERED.into_iter().chain([SectionId::Closing]) {
            if let Some(section) = report.section(id) {
                let heading = section.heading.as_deref();
                sections.push((id, SectionOut::of(reading, id, heading, Some(section))));
            }
        }
        Sections(sections)
    }

    pub fn none() -> Sections<'a> {
        Sections(Vec::new())
    }
}

impl<'a> SectionOut<'a> {
    fn of(
        reading: &'a Reading,
        id: SectionId,
        heading: Option<&'a str>,
        section: Option<&'a SectionText>,
    ) -> SectionOut<'a> {
        let paragraphs = section.map_or(&[][..], |section| &section.paragraphs);
        let sentences: Vec<&str> =
            paragraphs.iter().flat_map(|p| &p.sentences).map(String::as_str).collect();
        let anchor = |index| reading.anchors.get(&Place::Sentence(id, index)).map(AnchorOut::of);
        let anchors = (0..sentences.len()).map(anchor).collect();
        let numbers = reading.anchors.iter().filter_map(|(place, anchor)| match place {
            Place::Span(section, ..) if *section == id => {
                Some(NumberOut { place: place.to_string(), anchor: AnchorOut::of(anchor) })
            }
            _ => None,
        });
        SectionOut { heading, sentences, anchors, numbers: numbers.collect() }
    }
}

impl Serialize for Sections<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, section)| (id.word(), section)))
    }
}
