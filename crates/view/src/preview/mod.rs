//! How a report falls into the official form of its edition: what stands where, top to bottom.
//!
//! Nothing here has words of a language, a screen or a file format. The paper turns an [`outline()`]
//! and its [`marks()`] into the paper that is drawn; another hand may print it.

mod layout;
mod marks;
mod outline;

pub use layout::{Laid, Role, lay_out};
pub use marks::{Mark, marks};
pub use outline::{Block, Gap, Table, outline};
