//! What travels between the modules of one build: documents that were read, reasons why one was not, and
//! words.
//!
//! In the browser the readers of formats and the English sentences are modules of their own, loaded when the
//! first such thing comes. What they hand over is bytes of this build for this build: nobody else may rely on
//! it.

#![forbid(unsafe_code)]

pub mod list;
mod read;

pub use read::{document, pack_document, pack_refused, refused};

/// Names one build. Page, worker and modules are files of fixed names and may come from a cache apart: each
/// says which build it is of, and a pair that does not match is refused.
pub const BUILD: &str = match option_env!("GOUJI_BUILD") {
    Some(build) => build,
    None => "unnamed",
};
