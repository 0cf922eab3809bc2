//! The components of the page. Each is given only what it shows.

mod appearance;
mod appendix;
mod batch;
mod changes;
mod copy;
mod coverage;
mod decision_buttons;
mod finding_card;
mod findings;
mod header;
mod identity;
mod live_region;
mod marks;
mod notices;
mod paper;
mod paste_box;
mod report;
mod saved_decisions;
mod source;
mod sum;
mod table;
mod trouble;
mod verdict;
mod watch;
mod welcome;

pub use appearance::Appearance;
pub use batch::batch_list;
pub use header::header;
pub use live_region::live_region;
pub use notices::notices;
pub use paste_box::PasteBox;
pub use report::report;
pub use trouble::{OldReport, trouble_box};
pub use watch::watch_strip;
pub use welcome::welcome;
