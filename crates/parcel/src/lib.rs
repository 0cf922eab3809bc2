//! The messages between the modules of one build: documents that were read, reasons why one was not, and word lists.
//!
//! In the browser the readers of formats and the English sentences are modules of their own, loaded when they are
//! needed first. The bytes have no stable format: only modules of the same build can read them.

#![forbid(unsafe_code)]

pub mod list;
mod prose;
mod read;
mod text;
mod writing;

pub use prose::{Prose, claimed, pack_claimed, pack_prose, prose};
pub use read::{document, pack_document, pack_refused, refused};
pub use writing::{Judged, judged, pack_judged, pack_writing, writing};

/// The id of the build. Page, worker and modules are files of fixed names and may come from different caches, so their
/// ids are compared, and modules of different builds do not work together.
pub const BUILD: &str = match option_env!("GOUJI_BUILD") {
    Some(build) => build,
    None => "unnamed",
};
