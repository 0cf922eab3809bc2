//! The page's own words → a list with a method for each, so that a word misspelt does not compile. The
//! Chinese ones are compiled in; the English ones a browser loads when somebody asks for English.

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

/// `open = { zh, en }` becomes the method `open` of `Texts`. Returns the English ones, in its order.
pub fn compile(source: &str, target: &str) -> Result<Vec<String>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={source}");
    let read = std::fs::read_to_string(source)?;
    let texts: BTreeMap<String, Text> =
        toml::from_str(&read).map_err(|error| format!("{source}: {error}"))?;
    let mut out = format!("pub struct Texts([&'static str; {}]);\nimpl Texts {{\n", texts.len());
    for (index, (key, text)) in texts.iter().enumerate() {
        if text.zh.is_empty() || text.en.is_empty() {
            return Err(format!("{source}: {key} has an empty text").into());
        }
        if slots(&text.zh) != slots(&text.en) {
            return Err(format!("{source}: {key} has other slots in zh than in en").into());
        }
        writeln!(out, "    pub fn {key}(&self) -> &'static str {{ self.0[{index}] }}")?;
    }
    writeln!(out, "}}\npub static CHINESE: Texts = Texts([")?;
    for text in texts.values() {
        writeln!(out, "    {:?},", text.zh)?;
    }
    writeln!(out, "]);")?;
    rust::write(target, out)?;
    Ok(texts.into_values().map(|text| text.en).collect())
}

/// The names in braces, sorted.
fn slots(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    found.sort_unstable();
    found
}
