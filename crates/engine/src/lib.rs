//! Recognises the report in a document, and applies all rules to it.
//!
//! ```text
//! Document → recognise → Reading → rules → Verdicts
//! ```
//!
//! Knows no file format, no screen and no sentence: rules name an entry of the catalogue and values for its
//! slots. What could not be read or checked is part of the answer, with the reason.

#![forbid(unsafe_code)]

pub mod recognise;
mod review;
pub mod rules;

pub use model::Edit;
pub use recognise::Corrections;
pub use review::{Judged, Prose, Review};
pub use rules::{LastYear, Setting, judge_writing};

include!(concat!(env!("OUT_DIR"), "/english.rs"));
