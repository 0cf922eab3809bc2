//! Properties of all formats: the way in which a number is written does not change it, and an anchor points to what is
//! printed.

mod anchors;
mod disguise;
mod edits;
mod marks;
mod source;
mod values;

/// Reports with notes, units, blanks, marks, zeros, large numbers, one-row 其他处理 and both editions among
/// them.
const SEEDS: [u64; 6] = [6, 2, 7, 17, 18, 23];
