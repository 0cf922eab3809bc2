//! Compiles the sentences of `data/words.toml`: verdict, notes, refusals.

use tables::{Failure, english, words};

fn main() -> Result<(), Failure> {
    english::begin(2, "model::language");
    words::compile("src/data/words.toml", "words.rs")?;
    english::write("english.rs")
}
