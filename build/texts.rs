//! The page's own words → one struct a language, so that a word missing in one does not compile.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;

use serde::Deserialize;

use crate::rust;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    zh: String,
    en: String,
}

/// `open = { zh, en }` becomes the field `open` of `Texts`, filled in `CHINESE` and `ENGLISH`.
pub fn compile(source: &str, target: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={source}");
    let read = std::fs::read_to_string(source)?;
    let texts: BTreeMap<String, Text> =
        toml::from_str(&read).map_err(|error| format!("{source}: {error}"))?;
    let mut out = String::from("pub struct Texts {\n");
    for (key, text) in &texts {
        if text.zh.is_empty() || text.en.is_empty() {
            return Err(format!("{source}: {key} has an empty text").into());
        }
        if slots(&text.zh) != slots(&text.en) {
            return Err(format!("{source}: {key} has other slots in zh than in en").into());
        }
        writeln!(out, "    pub {key}: &'static str,")?;
    }
    writeln!(out, "}}")?;
    for (name, pick) in [("CHINESE", zh as fn(&Text) -> &str), ("ENGLISH", en)] {
        writeln!(out, "pub static {name}: Texts = Texts {{")?;
        for (key, text) in &texts {
            writeln!(out, "    {key}: {:?},", pick(text))?;
        }
        writeln!(out, "}};")?;
    }
    rust::write(target, out)
}

fn zh(text: &Text) -> &str {
    &text.zh
}

fn en(text: &Text) -> &str {
    &text.en
}

/// The names in braces, sorted.
fn slots(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    found.sort_unstable();
    found
}
