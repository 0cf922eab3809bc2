//! The report re-set in the official form, with the findings marked.

use model::finding::Severity;
use model::{Place, TableId};

use crate::packing::packed;

packed! {
    /// Top to bottom.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Paper {
        pub blocks: Vec<PaperBlock>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub enum PaperBlock {
        Title(title: PaperTitle),
        Heading(heading: PaperHeading),
        Paragraph(sentences: Vec<PaperSentence>),
        Table(table: PaperTable),
        Gap(gap: PaperGap),
    }

    /// The title, one entry a line.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct PaperTitle {
        pub lines: Vec<String>,
        /// What the file says there, where a person has typed over it.
        pub typed_over: Option<String>,
        pub marks: Marks,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct PaperHeading {
        pub place: Place,
        pub level: HeadingLevel,
        pub text: String,
        /// As of the title; only of （一）, which is a sentence of its section.
        pub typed_over: Option<String>,
        pub marks: Marks,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum HeadingLevel {
        /// 一、 (黑体)
        Section,
        /// （一） (楷体)
        Subheading,
    }

    /// A sentence in place of a part that the report lacks or that could not be read.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PaperGap {
        pub place: Place,
        pub text: String,
        pub marks: Marks,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct PaperSentence {
        pub place: Place,
        pub text: String,
        /// The numbers in it, in order, without overlap.
        pub numbers: Vec<PaperNumber>,
        pub typed_over: Option<String>,
        pub marks: Marks,
    }

    /// A number of the prose and its outcome.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PaperNumber {
        /// Characters of the sentence, end exclusive.
        pub start: u32,
        pub end: u32,
        pub state: NumberState,
        /// The sentence that explains the state.
        pub about: String,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NumberState {
        /// The tables, or the sentence's own sum, give the same number.
        Explained,
        Contradicted,
        NotExamined,
    }

    /// The findings that concern one spot of the paper.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Marks {
        /// Numbers of the findings shown here as marks ①②.
        pub numbers: Vec<u32>,
        /// Numbers of all findings that concern the spot; it is outlined.
        pub concerns: Vec<u32>,
        /// The gravest of them.
        pub severity: Option<Severity>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct PaperTable {
        pub table: TableId,
        /// Its name for a screen reader, e.g. `表三 收到和处理政府信息公开申请情况`.
        pub caption: String,
        /// Count of leading rows that are the head.
        pub head_rows: u32,
        /// Count of columns after spans.
        pub columns: u32,
        pub rows: Vec<Vec<PaperCell>>,
        pub marks: Marks,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct PaperCell {
        pub text: String,
        pub colspan: u32,
        pub rowspan: u32,
        pub role: CellRole,
        /// The place of a value, or of the row that a label names.
        pub place: Option<Place>,
        /// Name of the place, for a screen reader and a tooltip; values only.
        pub name: String,
        /// `false`: dotted underline and `请核对原文`.
        pub certain: bool,
        /// The report has no such cell.
        pub absent: bool,
        /// What the file prints there, where a person has typed over it.
        pub typed_over: Option<String>,
        pub marks: Marks,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CellRole {
        /// A label above values (`scope=col`, or `colgroup` where it spans).
        ColumnLabel,
        /// A label beside values (`scope=row`, or `rowgroup` where it spans).
        RowLabel,
        Value,
    }
}

impl NumberState {
    /// Its word in JSON v1 and in style sheets.
    pub fn word(self) -> &'static str {
        match self {
            NumberState::Explained => "explained",
            NumberState::Contradicted => "contradicted",
            NumberState::NotExamined => "not-examined",
        }
    }
}

impl Paper {
    /// All places that are drawn, in the order of the paper.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.blocks.iter().flat_map(PaperBlock::places)
    }
}

impl PaperBlock {
    fn places(&self) -> Vec<Place> {
        match self {
            PaperBlock::Title(_) => vec![Place::Title],
            PaperBlock::Heading(heading) => vec![heading.place],
            PaperBlock::Gap(gap) => vec![gap.place],
            PaperBlock::Paragraph(sentences) => {
                sentences.iter().map(|sentence| sentence.place).collect()
            }
            PaperBlock::Table(table) => {
                let cells = table.rows.iter().flatten().filter_map(|cell| cell.place);
                cells.chain([Place::Table(table.table)]).collect()
            }
        }
    }
}
