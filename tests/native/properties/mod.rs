//! What holds for every form of file: how a number is written changes nothing about it, and an
//! anchor leads to what is printed.

mod anchors;
mod disguise;
mod marks;
mod source;
mod values;

/// Reports with notes, units, blanks, marks, zeros, large numbers, one-row 其他处理 and both editions among
/// them.
const SEEDS: [u64; 6] = [6, 2, 7, 17, 18, 23];
