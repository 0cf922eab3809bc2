//! A report as it was read: masthead, sections, three tables.

use litemap::LiteMap;

use super::{
    Cell, CellId, Claim, ColumnId, LeftOver, ListClaim, Place, RatioClaim, RowId, SectionId,
    Statement, TableId,
};

/// The content of a report, as far as it belongs to the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub edition: Known<Edition>,
    pub year: Known<u16>,
    pub organ: Known<String>,
    pub masthead: Masthead,
    /// Headings as they stand in the text, in the order of the text, also those the form does not
    /// know (with `section: None`) where they are numbered like the form's.
    pub headings: Vec<PrintedHeading>,
    /// The prose of each section that was found, masthead and closing included.
    pub sections: Vec<SectionText>,
    pub tables: Vec<TableRead>,
    /// What the prose claims, in its order.
    pub claims: Vec<Claim>,
    /// Lists of the prose that read as the whole of a number.
    pub lists: Vec<ListClaim>,
    /// Percentages and differences of numbers that the prose names.
    pub ratios: Vec<RatioClaim>,
    /// Numbers of the whole year, with the words that say them.
    pub statements: Vec<Statement>,
}

/// The editions of the official form: 国办公开办函〔2019〕60号 and 〔2021〕30号.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    E2019,
    E2021,
}

/// A fact about the whole report, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// The text states it unambiguously.
    Read(T),
    /// The text leaves it open; this is the likeliest. A person may correct it.
    Likely(T),
    /// A person has corrected it.
    Corrected(T),
    Unknown,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The title with its line breaks taken out, as printed.
    pub title: Option<String>,
    /// All years the title names.
    pub title_years: Vec<u16>,
    pub period: Option<Period>,
}

/// The reporting period as the preamble states it. `None` where a date is damaged or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// As printed, e.g. `2023年1月1日起至2023年12月31日`.
    pub printed: String,
    /// (year, month, day); the year of the end may be left out in print and is then the start's.
    pub start: Option<(u16, u8, u8)>,
    pub end: Option<(u16, u8, u8)>,
    /// Section and sentence it stands in.
    pub sentence: Option<(SectionId, usize)>,
}

/// A heading as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedHeading {
    /// As printed.
    pub text: String,
    /// 1 for 一, 2 for 二 …; `None` where the heading has no ordinal.
    pub ordinal: Option<u8>,
    pub section: Option<SectionId>,
    /// Its words are the form's or a known variant of them.
    pub exact: bool,
}

/// A section of the report: its heading and its prose, without its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionText {
    pub id: SectionId,
    pub heading: Option<String>,
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, lines joined. Sentences count through the whole section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub sentences: Vec<String>,
}

/// One of the three tables as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRead {
    pub id: TableId,
    pub state: TableState,
    /// All cells of the edition's table, and those of a row that stands for several
    /// (`other`). Rows that the report does not have are [`super::Entry::Absent`].
    pub cells: LiteMap<(RowId, ColumnId), Cell>,
    /// The rows that are in the report, in the report's order.
    pub rows: Vec<RowId>,
    /// Labels as printed, where they differ from the form's: row and print.
    pub labels: Vec<(RowId, String)>,
    /// The section under which the table stands, where that is known.
    pub under: Option<SectionId>,
    /// What is printed in rows whose values could not be told apart.
    pub raw: Vec<(RowId, String)>,
    /// What is printed in the table and is no label, no value and no note.
    pub left_over: Vec<LeftOver>,
    /// The order of its columns.
    pub columns: Columns,
}

/// The order of the columns of a table, as its head prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    AsInTheForm,
    /// Another one, by which the values were read; this label is the first that stands elsewhere than in the form.
    Moved(Place),
    /// The table has another shape: a part for each block, or rows in the place of columns. It was read by its labels.
    Reshaped,
    /// The head is missing, or it cannot be told which column is which. The values are read by their position and none
    /// of them is certain.
    Unclear,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableState {
    /// Every row of it was found (a one-row 其他处理 counts as whole).
    Whole,
    /// Some of it was found; the rest is missing or could not be told apart.
    Partial,
    /// It is there, but its cells cannot be told apart (digits glued together).
    Unreadable,
    /// It is there with no number in it.
    AllBlank,
    Missing,
}

impl Edition {
    pub const ALL: [Edition; 2] = [Edition::E2019, Edition::E2021];

    /// The edition of a word; spaces around it do not matter.
    pub fn read(word: &str) -> Option<Edition> {
        Edition::ALL.into_iter().find(|edition| edition.word() == word.trim())
    }

    /// The word of `wire v1`.
    pub fn word(self) -> &'static str {
        match self {
            Edition::E2019 => "2019",
            Edition::E2021 => "2021",
        }
    }
}

impl<T> Known<T> {
    pub fn get(&self) -> Option<&T> {
        match self {
            Known::Read(value) | Known::Likely(value) | Known::Corrected(value) => Some(value),
            Known::Unknown => None,
        }
    }

    /// Whether the text or a person states it; nothing was inferred.
    pub fn is_certain(&self) -> bool {
        matches!(self, Known::Read(_) | Known::Corrected(_))
    }
}

impl TableRead {
    /// A table of which nothing was found yet.
    pub fn missing(id: TableId) -> TableRead {
        TableRead {
            id,
            state: TableState::Missing,
            cells: LiteMap::new(),
            rows: Vec::new(),
            labels: Vec::new(),
            under: None,
            raw: Vec::new(),
            left_over: Vec::new(),
            columns: Columns::AsInTheForm,
        }
    }
}

impl Report {
    pub fn table(&self, id: TableId) -> Option<&TableRead> {
        self.tables.iter().find(|table| table.id == id)
    }

    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.table(id.table)?.cells.get(&(id.row, id.column))
    }

    pub fn section(&self, id: SectionId) -> Option<&SectionText> {
        self.sections.iter().find(|section| section.id == id)
    }
}
