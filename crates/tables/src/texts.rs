//! The page's own texts → a list with a method for each, so that a misspelt name does not compile. The Chinese ones
//! are compiled in; a browser loads the English ones when English is chosen.

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

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(Text),
    /// Texts that are looked up by name. All have the same slots.
    Group(BTreeMap<String, Text>),
}

/// `open = { zh, en }` becomes the method `open()` of `Texts`, and `loading.pdf = { zh, en }` what its method
/// `loading("pdf")` returns; `ENGLISH` has the English ones in the order of the list.
///
/// # Errors
/// A text is missing, or texts that stand for each other have different slots.
pub fn compile(source: &str, target: &str) -> Result<(), Failure> {
    println!("cargo::rerun-if-changed={source}");
    let read = std::fs::read_to_string(source)?;
    let entries: BTreeMap<String, Entry> =
        toml::from_str(&read).map_err(|error| format!("{source}: {error}"))?;
    let mut texts: Vec<Text> = Vec::new();
    let mut methods = String::new();
    for (key, entry) in entries {
        match entry {
            Entry::Text(text) => {
                check(source, &key, &text, &slots(&text.zh))?;
                let index = texts.len();
                writeln!(methods, "    pub fn {key}(&self) -> &'static str {{ self.0[{index}] }}")?;
                texts.push(text);
            }
            Entry::Group(group) => {
                writeln!(methods, "    /// The text of this name; `None` where there is none.")?;
                writeln!(
                    methods,
                    "    pub fn {key}(&self, name: &str) -> Option<&'static str> {{"
                )?;
                writeln!(methods, "        match name {{")?;
                let first = group.values().next().map(|text| text.zh.clone()).unwrap_or_default();
                for (name, text) in group {
                    check(source, &format!("{key}.{name}"), &text, &slots(&first))?;
                    writeln!(methods, "            {name:?} => Some(self.0[{}]),", texts.len())?;
                    texts.push(text);
                }
                writeln!(methods, "            _ => None,\n        }}\n    }}")?;
            }
        }
    }
    let mut out = format!(
        "/// The page's own words in one language.\npub struct Texts([&'static str; {}]);\n",
        texts.len()
    );
    writeln!(out, "impl Texts {{\n{methods}}}\npub static CHINESE: Texts = Texts([")?;
    for text in &texts {
        writeln!(out, "    {:?},", text.zh)?;
    }
    writeln!(out, "]);")?;
    let english: Vec<String> = texts.into_iter().map(|text| text.en).collect();
    writeln!(out, "/// In the order of the list of [`Texts`].")?;
    writeln!(out, "pub const ENGLISH: &[&str] = {};", rust::strings(&english))?;
    rust::write(target, out)
}

/// Fails where a text is empty, or has other slots than these in one of the languages.
fn check(source: &str, key: &str, text: &Text, expected: &[&str]) -> Result<(), Failure> {
    if text.zh.is_empty() || text.en.is_empty() {
        return Err(format!("{source}: {key} has an empty text").into());
    }
    for (language, text) in [("zh", &text.zh), ("en", &text.en)] {
        if slots(text) != expected {
            return Err(
                format!("{source}: {key} has slots in {language} other than {expected:?}").into()
            );
        }
    }
    Ok(())
}

/// The names in braces, sorted.
fn slots(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    found.sort_unstable();
    found
}
