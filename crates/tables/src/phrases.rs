//! `src/rules/data/phrases.toml` → the table of `src/rules/phrases.rs`.
//!
//! An allowed word that does not contain its phrase fails the build.

use std::fmt::Write;

use serde::Deserialize;

use crate::Failure;
use crate::rust;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    phrases: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    kind: String,
    wrong: String,
    #[serde(default)]
    right: String,
    /// Judged only where one of these comes next: `#` is a digit, `~` a mark that ends a clause.
    #[serde(default)]
    before: Vec<String>,
    /// Longer words that contain it and are correct.
    #[serde(default)]
    allows: Vec<String>,
    breaks: String,
    #[serde(default)]
    holds: String,
}

const KINDS: [&str; 4] = ["typing", "usage", "template", "secret"];

pub fn compile(phrases: &Phrases, target: &str) -> Result<(), Failure> {
    let mut out = String::from("pub(super) static PHRASES: &[Phrase] = &[\n");
    for phrase in &phrases.phrases {
        let Phrase { kind, wrong, right, before, allows, breaks, holds } = phrase;
        if !KINDS.contains(&kind.as_str()) {
            return Err(format!("{wrong}: no kind {kind}").into());
        }
        if wrong == right || wrong.chars().any(char::is_whitespace) || wrong.is_empty() {
            return Err(format!("{wrong}: not a phrase that could be wrong").into());
        }
        let mut inside = Vec::new();
        for allowed in allows {
            let at =
                allowed.find(wrong.as_str()).ok_or_else(|| format!("{allowed}: no {wrong}"))?;
            let ahead = allowed.get(..at).unwrap_or_default().chars().count();
            inside.push((ahead, allowed));
        }
        writeln!(
            out,
            "Phrase {{ kind: PhraseKind::{}, wrong: {wrong:?}, right: {right:?}, before: {}, \
             allows: &{inside:?}, #[cfg(test)] breaks: {breaks:?}, #[cfg(test)] holds: {holds:?} }},",
            rust::variant(kind),
            rust::strings(before),
        )?;
    }
    out.push_str("];\n");
    rust::write(target, out)
}
