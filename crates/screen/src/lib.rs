//! What the worker hands our own page: everything a person sees, as words and places, ready to draw.
//!
//! These types travel as bytes ([`Screen::packed`]) between two modules of one build; they are no
//! promise to anybody else. Places are the strings of `wire v1`. All sentences are in the language asked for.

mod decisions;
mod packing;
mod question;
mod shapes;

use packing::{Packed, Parcel};

pub use decisions::{Choice, Decision, Decisions, ReportName};
pub use question::Question;

/// One file, read and checked, or refused.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Screen {
    /// Base name; empty for something pasted.
    pub file: String,
    /// `zh-CN` or `en`.
    pub language: String,
    /// The status of `wire v1`: failed, refused, partial, wrong, doubtful, clean.
    pub status: String,
    pub verdict: Verdict,
    /// Set when the status is refused or failed: nothing else is then filled but `verdict`.
    pub trouble: Option<Trouble>,
    pub identity: Identity,
    pub findings: Vec<Finding>,
    pub paper: Paper,
    pub coverage: Vec<CoverageGroup>,
    /// The report that was laid beside it, where one was.
    pub last_year: Option<LastYear>,
    /// What the reading has to say about itself.
    pub notes: Vec<Note>,
    /// What this tool does not look at, one sentence each.
    pub not_looked_at: Vec<String>,
    /// The file as it was read, where that was asked for.
    pub source: Option<Source>,
    /// The bytes of `wire v1`, for the host. They come beside the screen and join it where that is
    /// unpacked.
    pub json: String,
}

impl Screen {
    /// For the way to the page.
    pub fn packed(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack(&mut out);
        out
    }

    /// `None` where the bytes are of no screen of this build.
    pub fn unpacked(bytes: &[u8], json: String) -> Option<Screen> {
        let mut parcel = Parcel::new(bytes);
        let screen = Screen::unpack(&mut parcel);
        parcel.is_sound().then_some(Screen { json, ..screen })
    }
}

/// The verdict is sentences, never a lone tick.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// `发现 2 处错误、3 处存疑。`
    pub headline: String,
    /// `已核对 85 项；6 项未能核对，原因见下。`
    pub detail: String,
    pub wrong: u32,
    pub doubtful: u32,
    pub remarks: u32,
    /// Those that the host does not want shown.
    pub muted: u32,
    pub checked: u32,
    pub unchecked: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// Stable word for what it is: empty, too-large, image, pdf, office, archive, binary, mojibake,
    /// another-document, not-opened, failed.
    pub kind: String,
    pub what: String,
    pub todo: String,
}

/// What report this is; each can be corrected by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    pub edition: Fact,
    pub year: Fact,
    pub organ: Fact,
    /// `文本`, `网页` …
    pub format: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    /// `2021`, `2023`, `某市人民政府`; empty where unknown.
    pub value: String,
    /// As shown, e.g. `2021 年格式（国办公开办函〔2021〕30号）`.
    pub shown: String,
    /// read, likely, told, unknown.
    pub known: String,
}

/// Last year's report, and whether it could be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastYear {
    pub file: String,
    /// As shown; empty where unknown.
    pub organ: String,
    pub year: String,
    /// compared; or refused, failed, another-body, not-the-year-before, no-year.
    pub status: String,
    /// The same in a sentence.
    pub said: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// `f1`
    pub id: String,
    /// Number of its mark on the paper, from 1.
    pub number: u32,
    /// Its name across readings of the report.
    pub fingerprint: String,
    pub rule: String,
    /// wrong, doubtful, remark.
    pub severity: String,
    /// What the host makes of it: doubtful, remark, mute; empty where it is its severity.
    pub level: String,
    /// A sentence on that, where it is shown and lower.
    pub lowered: String,
    pub place: PlaceName,
    pub related: Vec<PlaceName>,
    pub title: String,
    pub wrong: String,
    pub why: String,
    pub todo: String,
    pub basis: String,
    pub sums: Vec<SumShown>,
    /// The ways to make it come out where there are several; a single one is in `todo`.
    pub suggestions: Vec<SuggestionShown>,
    pub rests_on_uncertain: bool,
    /// The finding as plain text, for copying into a letter.
    pub plain: String,
}

impl Finding {
    /// As what it is shown: its severity, or the lower one of the host.
    pub fn shown(&self) -> &str {
        if self.level.is_empty() || self.is_muted() { &self.severity } else { &self.level }
    }

    /// The host does not want it shown unless asked for.
    pub fn is_muted(&self) -> bool {
        self.level == "mute"
    }
}

/// A place and its name in the form's own words: `表四 · 行政复议 · 总计`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceName {
    pub place: String,
    pub name: String,
}

/// `10 + 1 + 0 + 0 = 11 ≠ 0`, each number a way into the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct SumShown {
    pub left: Vec<TermShown>,
    pub right: Vec<TermShown>,
    pub left_value: u64,
    pub right_value: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TermShown {
    pub place: String,
    /// The name of the term within its sum, short: `结果维持`.
    pub name: String,
    pub printed: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SuggestionShown {
    pub text: String,
    pub places: Vec<String>,
    pub certain: bool,
}

/// The report re-set in the official form, top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    pub blocks: Vec<PaperBlock>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PaperBlock {
    /// The title, one entry a line.
    Title {
        place: String,
        lines: Vec<String>,
        marks: Marks,
    },
    /// `level` 1 is 一、 (黑体), 2 is （一） (楷体).
    Heading {
        place: String,
        level: u8,
        text: String,
        marks: Marks,
    },
    Paragraph {
        sentences: Vec<PaperSentence>,
    },
    Table(PaperTable),
    /// Something the form has and the report has not, or that could not be read: said in place.
    Gap {
        place: String,
        text: String,
        marks: Marks,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct PaperSentence {
    pub place: String,
    pub text: String,
    /// The numbers in it, in order and apart from each other.
    pub numbers: Vec<PaperNumber>,
    pub marks: Marks,
}

/// A number of the prose and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperNumber {
    /// Characters of the sentence, end exclusive.
    pub start: u32,
    pub end: u32,
    /// explained, contradicted, not-examined.
    pub state: String,
    /// By what, or why not.
    pub about: String,
}

/// Findings that concern a spot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Numbers of the findings shown here as marks ①②.
    pub numbers: Vec<u32>,
    /// Numbers of all findings this spot belongs to; the spot is outlined.
    pub concerns: Vec<u32>,
    /// The gravest of them: wrong, doubtful, remark; empty where there is none.
    pub severity: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PaperTable {
    /// proactive, applications, disputes: also the class of its column widths.
    pub table: String,
    /// For those who cannot see it; e.g. `表三 收到和处理政府信息公开申请情况`.
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
    pub place: Option<String>,
    /// Name of the place, for a screen reader and a tooltip; values only.
    pub name: String,
    /// `false`: dotted underline and `请核对原文`.
    pub certain: bool,
    /// The report has no such cell.
    pub absent: bool,
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

/// What was checked, by family.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageGroup {
    /// `表三：逐行之和`
    pub title: String,
    pub holds: u32,
    pub broken: u32,
    /// Those that hold only with a blank taken as 0.
    pub holds_with_blanks: u32,
    pub unchecked: Vec<Unchecked>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unchecked {
    pub what: String,
    pub why: String,
    /// How many checks this line stands for.
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub place: PlaceName,
    pub text: String,
}

/// The file as it was read: pages where it has pages, else lines and tables in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    pub pages: Vec<SourcePage>,
    pub blocks: Vec<SourceBlock>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SourceBlock {
    Line(Vec<SourcePiece>),
    Table(Vec<Vec<SourceCell>>),
}

/// Text that belongs to the same places of the form, or to none.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcePiece {
    pub text: String,
    pub places: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SourceCell {
    pub pieces: Vec<SourcePiece>,
    pub colspan: u32,
    pub rowspan: u32,
}

/// A page of fixed layout. Lengths in hundredths of a point, from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcePage {
    pub number: u32,
    pub width: i32,
    pub height: i32,
    pub texts: Vec<SourceText>,
    /// Drawn lines: left, top, right, bottom.
    pub rules: Vec<[i32; 4]>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceText {
    pub text: String,
    pub top: i32,
    pub bottom: i32,
    /// The left edge of each character, and the right edge of the last.
    pub edges: Vec<i32>,
    pub places: Vec<String>,
}
