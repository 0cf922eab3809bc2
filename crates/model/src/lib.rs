//! The nouns that all other crates use: a report in the form's own ids, the official form as data, the neutral
//! page that files become, findings, and the two languages.
//!
//! No file format, no rule, no screen, and nothing that is decided: nouns.

#![forbid(unsafe_code)]

mod account;
mod claim;
mod day;
mod decimal;
pub mod document;
mod edit;
mod entry;
pub mod finding;
pub mod form;
pub mod language;
mod place;
mod refused;
mod report;

pub use account::{Account, CellState, LeftOver, NotRead, WhyNotRead};
pub use claim::{
    Claim, ClaimPeriod, Claimed, Dispute, ListClaim, Quantity, Ratio, RatioClaim, ReadProse,
    Statement, Subject, is_percentage, is_rounded,
};
pub use day::{Day, month_and_day};
pub use decimal::decimal;
pub use edit::Edit;
pub use entry::{Cell, Entry, Notation};
pub use place::{CellId, ColumnId, Place, RowId, SectionId, TableId};
pub use refused::Refused;
pub use report::{
    Columns, Edition, Known, Masthead, Paragraph, Period, PrintedHeading, Report, SectionText,
    TableRead, TableState,
};

include!(concat!(env!("OUT_DIR"), "/english.rs"));
