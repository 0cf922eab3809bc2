//! What the page is drawn from, each part small and given only what it shows.

mod appendix;
mod bar;
mod batch;
mod card;
mod copy;
mod coverage;
mod deciding;
mod facts;
mod findings;
mod kept;
mod looks;
mod marks;
mod paper;
mod pasting;
mod sheet;
mod source;
mod spoken;
mod strips;
mod sum;
mod table;
mod trouble;
mod verdict;
mod view;

pub use bar::bar;
pub use batch::batch_list;
pub use looks::Looks;
pub use pasting::PasteBox;
pub use sheet::sheet;
pub use spoken::spoken;
pub use strips::strips;
pub use trouble::trouble_box;
pub use view::view;
