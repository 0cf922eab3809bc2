//! `src/recognise/data/claims.toml` → the words of `src/recognise/claims`, sorted, each with what it
//! means there.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Failure;
use crate::rust;

type Lists = BTreeMap<String, Vec<String>>;

pub fn compile(source: &str, target: &str) -> Result<(), Failure> {
    println!("cargo::rerun-if-changed={source}");
    let lexicon: BTreeMap<String, Lists> = toml::from_str(&std::fs::read_to_string(source)?)?;
    let (mut words, mut units) = (BTreeMap::new(), BTreeMap::new());
    for (kind, lists) in &lexicon {
        for (name, phrases) in lists {
            let meaning = meaning(kind, name)?;
            let into = if kind == "unit" { &mut units } else { &mut words };
            for phrase in phrases {
                if let Some(other) = into.insert(phrase.clone(), meaning.clone())
                    && other != meaning
                {
                    return Err(format!("{source}: {phrase} is {other} and {meaning}").into());
                }
            }
        }
    }
    let mut out = String::new();
    for (table, of, entries) in [("WORDS", "Word", &words), ("UNITS", "Unit", &units)] {
        writeln!(out, "pub(super) static {table}: &[(&str, {of})] = &[")?;
        for (phrase, meaning) in entries {
            writeln!(out, "    ({phrase:?}, {meaning}),")?;
        }
        writeln!(out, "];")?;
    }
    rust::write(target, out)
}

fn meaning(kind: &str, name: &str) -> Result<String, String> {
    Ok(match kind {
        "noun" => format!("Word::Noun(Noun::{name})"),
        "verb" => format!("Word::Verb(Verb::{name})"),
        "mark" => format!("Word::Mark(Mark::{name})"),
        "outcome" => format!("Word::Outcome({name:?})"),
        "asker" => format!("Word::Asker({name:?})"),
        "result" => format!("Word::Result({name:?})"),
        "foreign" => "Word::Foreign".into(),
        "unit" => format!("Unit::{}", rust::variant(name)),
        _ => return Err(format!("{kind}: no such kind of word")),
    })
}
