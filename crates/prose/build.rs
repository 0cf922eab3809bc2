//! Compiles the words by which the prose is read.

use tables::{Failure, claims, lexicon};

fn main() -> Result<(), Failure> {
    lexicon::compile("src/data/lexicon.toml", "lexicon.rs")?;
    claims::compile("src/data/claims.toml", "claims.rs")
}
