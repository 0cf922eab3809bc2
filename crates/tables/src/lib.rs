//! Data files → tables of Rust, for the build scripts of the crates that have data.
//!
//! Data is compiled in, so that nothing is parsed at run time, and a text that is missing in one language, an id that is
//! not in the form or an identity of unknown rows fails the build.
//! Each function reads one kind of file, tells cargo to run again when it changes, and writes one file
//! into `OUT_DIR`. Errors name the file and the entry.

#![forbid(unsafe_code)]

pub mod catalogue;
pub mod claims;
pub mod english;
pub mod form;
pub mod lexicon;
pub mod phrases;
mod rust;
pub mod texts;
pub mod words;

/// Any error: a build script prints it and stops.
pub type Failure = Box<dyn std::error::Error>;
