//! Tests of the library and of the command line: all native tests but the proof (`--test proof`).
//!
//! One program, so that what tests share is compiled and linked once. A module is a subject:
//! `cargo test -p gouji-cli --test it wire::`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod account;
mod architecture;
mod blank;
mod cli;
mod columns;
mod corruption;
mod decided;
mod doc;
mod docx;
mod hostile;
mod json;
mod maker;
mod messes;
mod mutants;
mod ofd;
mod parity;
#[path = "support/project.rs"]
mod project;
mod properties;
mod prose;
#[path = "support/reading.rs"]
mod reading;
mod review;
#[path = "support/round_trip.rs"]
mod round_trip;
mod run;
#[path = "support/schema.rs"]
mod schema;
mod sentences;
mod sheets;
mod support;
mod wire;
