//! Compiles the characters that are left out or compared as one.

use tables::{Failure, lexicon};

fn main() -> Result<(), Failure> {
    lexicon::compile("src/data/lexicon.toml", "lexicon.rs")
}
