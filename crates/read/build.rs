//! Compiles the characters of automatic numbering.

use tables::{Failure, lexicon};

fn main() -> Result<(), Failure> {
    lexicon::compile("src/data/numerals.toml", "numerals.rs")
}
