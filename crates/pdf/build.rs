//! Compiles the radicals with the ideographs that look like them.

use tables::{Failure, lexicon};

fn main() -> Result<(), Failure> {
    lexicon::compile("src/data/radicals.toml", "radicals.rs")
}
