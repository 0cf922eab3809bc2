//! A checked report in words: what a screen draws, and JSON v1.
//!
//! This is the only room that speaks in sentences of its own, in both languages. [`FileReview`] is the way that
//! the worker and the command line have in common, so that the same file gives the same bytes in both.

#![forbid(unsafe_code)]

mod aside;
mod beside;
mod claims;
mod coverage;
mod file_review;
mod fingerprint;
mod notes;
mod paper;
mod plain;
pub mod preview;
mod profile;
mod sentences;
mod source;
mod summary;
mod to_screen;
mod trouble;
pub mod v1;
mod words;

pub use aside::{decisions, decisions_of_another};
pub use file_review::{FileReview, ReadFile, language};
pub use profile::Hosted;
pub use to_screen::screen;
pub use trouble::Trouble;

include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// The last part of a path.
fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
