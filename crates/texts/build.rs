//! The page's own words.

use tables::{Failure, texts};

fn main() -> Result<(), Failure> {
    texts::compile("src/texts.toml", "texts.rs")
}
