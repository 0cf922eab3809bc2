//! A flat TOML of words → one constant a word list.

use std::error::Error;
use std::fmt::Write;

use crate::rust;

pub fn compile(source: &str, target: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={source}");
    let lexicon: toml::Table = toml::from_str(&std::fs::read_to_string(source)?)?;
    let mut out = String::new();
    for (key, value) in &lexicon {
        let name = key.to_uppercase();
        match value {
            toml::Value::String(text) => {
                writeln!(out, "pub(crate) const {name}: &str = {text:?};")?
            }
            toml::Value::Array(words) => {
                let words: Vec<&str> = words.iter().filter_map(|word| word.as_str()).collect();
                writeln!(out, "pub(crate) const {name}: &[&str] = &{words:?};")?
            }
            _ => return Err(format!("{source}: {key} is neither text nor a list").into()),
        }
    }
    rust::write(target, out)
}
