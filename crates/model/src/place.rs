//! Where in the form something is: the language of the rules.

use std::fmt;

use super::form;

/// The three tables, named after the sections that hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableId {
    Proactive,
    Applications,
    Disputes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionId {
    Masthead,
    Overview,
    Proactive,
    Applications,
    Disputes,
    Problems,
    OtherMatters,
    Closing,
}

/// Ids come from the form's data; two editions share those that mean the same.
pub type RowId = &'static str;
pub type ColumnId = &'static str;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    pub table: TableId,
    pub row: RowId,
    pub column: ColumnId,
}

/// A spot in the form. Written as in JSON v1: `applications/received/total`, `overview:2:14-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Report,
    Title,
    Section(SectionId),
    /// A sentence of a section, from 0.
    Sentence(SectionId, usize),
    /// Unicode scalar values of a sentence, end exclusive.
    Span(SectionId, usize, usize, usize),
    Table(TableId),
    Row(TableId, RowId),
    Column(TableId, ColumnId),
    Cell(CellId),
}

impl TableId {
    pub const ALL: [TableId; 3] = [TableId::Proactive, TableId::Applications, TableId::Disputes];

    pub fn word(self) -> &'static str {
        match self {
            TableId::Proactive => "proactive",
            TableId::Applications => "applications",
            TableId::Disputes => "disputes",
        }
    }

    /// The section that holds the table.
    pub fn section(self) -> SectionId {
        match self {
            TableId::Proactive => SectionId::Proactive,
            TableId::Applications => SectionId::Applications,
            TableId::Disputes => SectionId::Disputes,
        }
    }
}

impl SectionId {
    /// The six numbered sections, in the form's order.
    pub const NUMBERED: [SectionId; 6] = [
        SectionId::Overview,
        SectionId::Proactive,
        SectionId::Applications,
        SectionId::Disputes,
        SectionId::Problems,
        SectionId::OtherMatters,
    ];

    pub fn word(self) -> &'static str {
        match self {
            SectionId::Masthead => "masthead",
            SectionId::Overview => "overview",
            SectionId::Proactive => "proactive",
            SectionId::Applications => "applications",
            SectionId::Disputes => "disputes",
            SectionId::Problems => "problems",
            SectionId::OtherMatters => "other-matters",
            SectionId::Closing => "closing",
        }
    }
}

impl CellId {
    pub fn new(table: TableId, row: RowId, column: ColumnId) -> CellId {
        CellId { table, row, column }
    }
}

impl Place {
    /// The cell, the sentence or the title that is written so, which are what a person can type over; `None` for other
    /// places and where no form has it.
    pub fn read_editable(text: &str) -> Option<Place> {
        if text == TITLE {
            return Some(Place::Title);
        }
        if let Some((word, index)) = text.split_once(':') {
            let all =
                [SectionId::Masthead, SectionId::Closing].into_iter().chain(SectionId::NUMBERED);
            let section = all.into_iter().find(|section| section.word() == word)?;
            return Some(Place::Sentence(section, index.parse().ok()?));
        }
        let (word, rest) = text.split_once('/')?;
        let (row, column) = rest.split_once('/')?;
        let [row, column] = [row, column].map(|word| {
            let at = form::ids().binary_search(&word).ok()?;
            form::ids().get(at).copied()
        });
        let table = TableId::ALL.into_iter().find(|table| table.word() == word)?;
        Some(CellId::new(table, row?, column?).into())
    }
}

impl From<TableId> for Place {
    fn from(id: TableId) -> Place {
        Place::Table(id)
    }
}

impl From<SectionId> for Place {
    fn from(id: SectionId) -> Place {
        Place::Section(id)
    }
}

impl From<CellId> for Place {
    fn from(id: CellId) -> Place {
        Place::Cell(id)
    }
}

/// How the title is written.
const TITLE: &str = "masthead/title";

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Report => f.write_str("report"),
            Place::Title => f.write_str(TITLE),
            Place::Section(section) => f.write_str(section.word()),
            Place::Sentence(section, index) => write!(f, "{}:{index}", section.word()),
            Place::Span(section, index, start, end) => {
                write!(f, "{}:{index}:{start}-{end}", section.word())
            }
            Place::Table(table) => f.write_str(table.word()),
            Place::Row(table, row) => write!(f, "{}/{row}", table.word()),
            Place::Column(table, column) => write!(f, "{}//{column}", table.word()),
            Place::Cell(CellId { table, row, column }) => {
                write!(f, "{}/{row}/{column}", table.word())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_the_wire_has_them() {
        let cell = CellId::new(TableId::Applications, "received", "total");
        assert_eq!(Place::Cell(cell).to_string(), "applications/received/total");
        assert_eq!(Place::Column(TableId::Disputes, "total").to_string(), "disputes//total");
        assert_eq!(Place::Span(SectionId::Overview, 2, 14, 31).to_string(), "overview:2:14-31");
    }

    #[test]
    fn what_can_be_typed_over_is_read_as_it_is_written() {
        let cell = CellId::new(TableId::Applications, "received", "total");
        for place in [cell.into(), Place::Sentence(SectionId::OtherMatters, 7), Place::Title] {
            assert_eq!(Place::read_editable(&place.to_string()), Some(place));
        }
        let others =
            ["", "/", "//", "report", "disputes/no-row/total", "overview:x", "overview:1:2-3"];
        for text in others {
            assert_eq!(Place::read_editable(text), None, "{text}");
        }
    }
}
