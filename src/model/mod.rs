//! What a report says, in the form's own ids. No file, no screen, no verdict.

mod claim;
mod entry;
mod place;
mod report;

pub use claim::{Claim, ClaimPeriod, Dispute, Listed, Said, Subject};
pub use entry::{Cell, Entry, Notation};
pub use place::{CellId, ColumnId, Place, RowId, SectionId, TableId};
pub use report::{
    Edition, HeadingFound, Known, Masthead, Paragraph, Period, Report, SectionText, TableRead,
    TableState,
};
