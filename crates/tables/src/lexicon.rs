//! A flat TOML of words → one constant a word list.
//!
//! `x_from` and `x_to` are two texts whose characters belong together: they become one list of pairs,
//! sorted by the first.

use std::fmt::Write;

use crate::Failure;
use crate::rust;

pub fn compile(source: &str, target: &str) -> Result<(), Failure> {
    println!("cargo::rerun-if-changed={source}");
    let lexicon: toml::Table = toml::from_str(&std::fs::read_to_string(source)?)?;
    let mut out = String::new();
    for (key, value) in &lexicon {
        let name = key.to_uppercase();
        match value {
            toml::Value::String(from) if name.ends_with("_FROM") => {
                let to = lexicon.get(&key.replace("_from", "_to")).and_then(|to| to.as_str());
                let pairs = pairs(from, to.unwrap_or_default());
                let pairs = pairs.map_err(|error| format!("{source}: {key}: {error}"))?;
                let name = name.trim_end_matches("_FROM");
                writeln!(out, "pub(crate) static {name}: &[(char, char)] = &{pairs:?};")?
            }
            toml::Value::String(_) if name.ends_with("_TO") => {}
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

fn pairs(from: &str, to: &str) -> Result<Vec<(char, char)>, String> {
    if from.chars().count() != to.chars().count() {
        return Err("the two texts are not of one length".into());
    }
    let mut pairs: Vec<_> = from.chars().zip(to.chars()).collect();
    pairs.sort_unstable();
    pairs.dedup();
    match pairs.iter().zip(pairs.iter().skip(1)).find(|(one, next)| one.0 == next.0) {
        Some((one, _)) => Err(format!("{} stands for two characters", one.0)),
        None => Ok(pairs),
    }
}
