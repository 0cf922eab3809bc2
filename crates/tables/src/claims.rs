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
    let mut out = format!("/// The end of a phrase.\nconst END: u16 = {END};\n");
    for (table, of, entries) in [("WORDS", "Word", &words), ("UNITS", "Unit", &units)] {
        writeln!(out, "pub(super) static {table}: Lexicon<{of}> = {};", lexicon_of(entries)?)?;
    }
    rust::write(target, out)
}

/// One run of UTF-16: each phrase is followed by [`END`] with the index of its meaning. Pointers to phrases would be half of
/// what the words take.
fn lexicon_of(entries: &BTreeMap<String, String>) -> Result<String, Failure> {
    let mut meanings: Vec<&String> = Vec::new();
    let (mut text, mut firsts) = (Vec::new(), BTreeMap::new());
    let mut sorted: Vec<(Vec<u16>, &String)> = entries
        .iter()
        .map(|(phrase, meaning)| (phrase.encode_utf16().collect(), meaning))
        .collect();
    sorted.sort();
    for (phrase, meaning) in sorted {
        let index = meanings.iter().position(|own| *own == meaning).unwrap_or_else(|| {
            meanings.push(meaning);
            meanings.len() - 1
        });
        if let Some(first) = phrase.first() {
            firsts.entry(*first).or_insert(u16::try_from(text.len())?);
        }
        if let Some(c) = phrase.iter().find(|c| **c >= END) {
            return Err(format!("U+{c:04X} in a word: it would be the end of one").into());
        }
        text.extend(phrase);
        text.push(END.checked_add(u16::try_from(index)?).ok_or("too many meanings")?);
    }
    let firsts: Vec<(u16, u16)> = firsts.into_iter().collect();
    let meanings: Vec<&str> = meanings.iter().map(|own| own.as_str()).collect();
    let meanings = meanings.join(", ");
    Ok(format!("Lexicon {{ firsts: &{firsts:?}, text: &{text:?}, meanings: &[{meanings}] }}"))
}

/// The end of a phrase. Folded text has nothing from here on: full-width forms are made half-width.
const END: u16 = 0xF000;

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
