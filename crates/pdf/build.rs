//! Radicals and the ideographs that they are shown as.

use tables::{Failure, lexicon};

fn main() -> Result<(), Failure> {
    lexicon::compile("src/data/radicals.toml", "radicals.rs")
}
