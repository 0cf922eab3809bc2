//! The report arranged as the official form of its edition prints it, top to bottom.
//!
//! Independent of language, screen and file format: `paper` turns an [`outline()`] and its [`marks()`] into what is
//! drawn.

mod layout;
mod marks;
mod outline;

pub use layout::{Laid, Role, lay_out};
pub use marks::{Mark, marks};
pub use outline::{Block, Gap, Table, outline};
