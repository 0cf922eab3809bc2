//! Words in two languages → constants, so that a sentence that is missing does not compile.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Deserialize;
use toml::{Table, Value};

use crate::Failure;
use crate::{english, rust};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub zh: String,
    pub en: String,
    /// The English singular.
    #[serde(default)]
    pub one: String,
}

/// Names of places: words, and lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    words: Table,
    understood: Understood,
    short: BTreeMap<String, String>,
    subheading: Subheading,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Understood {
    groups: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Subheading {
    opens: Vec<String>,
}

/// `[verdict] clean = { zh, en }` becomes `VERDICT_CLEAN: Words`; a list becomes a slice.
pub fn compile(source: &str, target: &str) -> Result<(), Failure> {
    let mut out = String::new();
    constants(&read(source)?, "", &mut out).map_err(|error| format!("{source}: {error}"))?;
    rust::write(target, out)
}

pub fn names(source: &str, target: &str) -> Result<(), Failure> {
    let names: Names = read(source)?;
    let mut out = String::new();
    constants(&names.words, "", &mut out).map_err(|error| format!("{source}: {error}"))?;
    let short: Vec<(&String, &String)> = names.short.iter().collect();
    writeln!(out, "pub const UNDERSTOOD: &[&str] = {};", rust::strings(&names.understood.groups))?;
    writeln!(out, "pub const OPENS: &[&str] = {};", rust::strings(&names.subheading.opens))?;
    writeln!(out, "pub const SHORT: &[(&str, &str)] = &{short:?};")?;
    rust::write(target, out)
}

fn read<T: for<'a> Deserialize<'a>>(source: &str) -> Result<T, Failure> {
    println!("cargo::rerun-if-changed={source}");
    let text = std::fs::read_to_string(source)?;
    Ok(toml::from_str(&text).map_err(|error| format!("{source}: {error}"))?)
}

fn constants(table: &Table, path: &str, out: &mut String) -> Result<(), Failure> {
    for (key, value) in table {
        let name = constant(path, key);
        match value {
            Value::Table(entry) if entry.contains_key("zh") => {
                let words = words(value.clone(), &name)?;
                writeln!(out, "pub const {name}: Words = {words};")?;
            }
            Value::Table(inner) => constants(inner, &name, out)?,
            Value::Array(entries) => {
                let entries: Result<Vec<String>, Failure> =
                    entries.iter().map(|entry| words(entry.clone(), &name)).collect();
                writeln!(out, "pub const {name}: &[Words] = &[{}];", entries?.join(", "))?;
            }
            _ => return Err(format!("{name}: neither words nor a list of them").into()),
        }
    }
    Ok(())
}

/// Refuses an entry whose languages do not have the same slots, or where one is empty.
fn words(value: Value, name: &str) -> Result<String, Failure> {
    let Words { zh, en, one } = value.try_into().map_err(|error| format!("{name}: {error}"))?;
    if zh.is_empty() || en.is_empty() {
        return Err(format!("{name}: a language is empty").into());
    }
    // English sentences have no CJK characters (U+2E80 and above).
    if en.contains(|letter| letter >= '\u{2e80}') {
        return Err(format!("{name}: the English is not English").into());
    }
    if slots(&zh) != slots(&en) || (!one.is_empty() && !slots(&one).is_subset(&slots(&en))) {
        return Err(format!("{name}: the languages have different slots").into());
    }
    let (en, one) = (english::number(&en), english::number(&one));
    Ok(format!("Words {{ chinese: {zh:?}, english: {en}, english_one: {one} }}"))
}

fn slots(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// `verdict` and `all-zero` → `VERDICT_ALL_ZERO`.
fn constant(path: &str, key: &str) -> String {
    let key = key.replace('-', "_").to_uppercase();
    if path.is_empty() { key } else { format!("{path}_{key}") }
}
