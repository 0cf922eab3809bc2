//! The proof that the rules are right: faults put into the text of files, reports without a fault, and
//! what is said of real reports, frozen. `cargo xtask proof` prints it.
//!
//! Real reports are found by `GOUJI_CORPUS`; without them the proof rests on invented ones and says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod clean;
mod doubtful;
mod faults;
mod frozen;
mod kinds;
#[path = "../maker/mod.rs"]
mod maker;
mod own;
mod real;
mod sample;
#[path = "../support/mod.rs"]
mod support;
