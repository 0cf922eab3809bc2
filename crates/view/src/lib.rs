//! A checked report in words: what a screen draws, and JSON v1.
//!
//! Its sentences are in both languages. The worker and the command line both use [`FileReview`], so that the same
//! file gives the same bytes in both.

#![forbid(unsafe_code)]

mod claims;
mod coverage;
mod file_review;
pub mod files;
mod findings;
mod fingerprint;
mod flow;
mod identity;
mod last_year;
mod notes;
mod paper;
mod plain;
pub mod preview;
mod profile;
mod sentences;
mod side_notes;
mod source;
mod summary;
mod trouble;
pub mod v1;
mod words;
mod written;

pub use coverage::coverage;
pub use file_review::{FileReview, ReadFile, language};
pub use findings::findings;
pub use paper::paper;
pub use profile::Hosted;
pub use side_notes::{decisions, decisions_of_another};
pub use summary::summary;
pub use trouble::Trouble;

include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// The last part of a path.
fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
