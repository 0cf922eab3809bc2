//! Compiles the sentences of `data/words.toml`: what only the command line says.

use tables::{Failure, english, words};

fn main() -> Result<(), Failure> {
    english::begin(3, "model::language");
    words::compile("src/data/words.toml", "words.rs")?;
    english::write("english.rs")
}
