//! Compiles the page's own texts.

use tables::{Failure, texts};

fn main() -> Result<(), Failure> {
    texts::compile("src/texts.toml", "texts.rs")
}
