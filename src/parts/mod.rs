//! The components of the page. Each is given only what it shows.

mod appearance;
mod appendix;
mod batch;
mod copy;
mod coverage;
mod decision_buttons;
mod edits;
mod field;
mod finding_card;
mod findings;
mod header;
mod identity;
mod live_region;
mod marks;
mod notices;
pub mod paper;
mod paste_box;
mod report;
mod saved_decisions;
mod source;
mod sum;
mod table;
mod trouble;
mod verdict;
mod welcome;

pub use appearance::Appearance;
pub use batch::batch_list;
pub use header::header;
pub use live_region::live_region;
pub use notices::notices;
pub use paste_box::PasteBox;
pub use report::report;
pub use trouble::{OldReport, trouble_box};
pub use welcome::welcome;
