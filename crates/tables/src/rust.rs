//! Small helpers for writing Rust tables.

use std::path::PathBuf;

use crate::Failure;

/// A slice of string literals.
pub fn strings(words: &[String]) -> String {
    format!("&{words:?}")
}

pub fn option(word: Option<&String>) -> String {
    format!("{word:?}")
}

pub fn write(name: &str, text: String) -> Result<(), Failure> {
    let path = PathBuf::from(std::env::var("OUT_DIR")?).join(name);
    Ok(std::fs::write(path, text)?)
}

/// `other-matters` → `OtherMatters`.
pub fn variant(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        })
        .collect()
}

/// `first-value` → `FIRST_VALUE`.
pub fn constant(id: &str) -> String {
    id.replace('-', "_").to_uppercase()
}

/// `rows-are-missing` → `rows_are_missing`.
pub fn module(id: &str) -> String {
    id.replace('-', "_")
}
