//! The page's own words → a list with a method for each, so that a word misspelt does not compile. The
//! Chinese ones are compiled in; the English ones a browser loads when somebody asks for English.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::{Failure, rust};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    zh: String,
    en: String,
}

/// `open = { zh, en }` becomes the method `open` of `Texts`; `ENGLISH` has the English ones in its order.
///
/// # Errors
/// A text is missing, or the languages have different slots.
pub fn compile(source: &str, target: &str) -> Result<(), Failure> {
    println!("cargo::rerun-if-changed={source}");
    let read = std::fs::read_to_string(source)?;
    let texts: BTreeMap<String, Text> =
        toml::from_str(&read).map_err(|error| format!("{source}: {error}"))?;
    let mut out = format!(
        "/// The page's own words in one language.\npub struct Texts([&'static str; {}]);\nimpl Texts {{\n",
        texts.len()
    );
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
    let english: Vec<String> = texts.into_values().map(|text| text.en).collect();
    writeln!(out, "/// In the order of the methods of [`Texts`].")?;
    writeln!(out, "pub const ENGLISH: &[&str] = {};", rust::strings(&english))?;
    rust::write(target, out)
}

/// The names in braces, sorted.
fn slots(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    found.sort_unstable();
    found
}
