//! What holds for every form of file: how a number is written changes nothing about it, and an
//! anchor leads to what is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod anchors;
mod disguise;
#[path = "../maker/mod.rs"]
mod maker;
mod source;
#[path = "../support/mod.rs"]
mod support;
mod values;

/// Reports with notes, units, blanks, marks, zeros, large numbers, one-row 其他处理 and both editions among
/// them.
const SEEDS: [u64; 6] = [6, 2, 7, 17, 18, 23];
