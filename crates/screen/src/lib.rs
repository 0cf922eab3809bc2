//! The messages between our own page and its worker: the page's questions, and the facts, places and sentences that
//! it draws.
//!
//! What a screen shows of a file comes in [`Parts`], each of which can be asked for by itself: the
//! [`Summary`], the findings, the [`Paper`], the [`Coverage`], the [`Source`]. They travel as bytes
//! ([`Parts::packed`]) between two modules of one build; their form may change with every build. States are
//! enums and places are [`model::Place`]s; all sentences are in the language asked for.

#![forbid(unsafe_code)]

mod coverage;
mod decisions;
mod findings;
mod flow;
mod nouns;
mod packing;
mod paper;
mod parts;
mod question;
mod source;
mod summary;
mod working_file;

pub use coverage::{Coverage, CoverageGroup, Note, Unchecked};
pub use decisions::{Choice, Decision, Decisions, ReportName};
pub use findings::{Finding, PlaceName, SuggestionShown, SumShown, TermShown};
pub use flow::{Flow, FlowRow, FlowSide, FlowYear};
pub use paper::{
    CellRole, HeadingLevel, Marks, NumberState, Paper, PaperBlock, PaperCell, PaperGap,
    PaperHeading, PaperNumber, PaperSentence, PaperTable, PaperTitle,
};
pub use parts::{Part, PartSet, Parts};
pub use question::{Language, PublicationDay, Question, SourceKind, filled};
pub use source::{Source, SourceBlock, SourceCell, SourcePage, SourcePiece, SourceText};
pub use summary::{
    Fact, Identity, LastYear, LastYearStatus, Status, Summary, Trouble, TroubleKind, Verdict,
};
pub use working_file::{Checked, LastYearKept, NotOpened, WorkingFile};
