//! `gouji rules` and `gouji explain`: what the words of the results mean.

use std::io::{self, Write};

use clap::ValueEnum;
use gouji::engine::rules::Why;
use gouji::engine::rules::catalogue::{self, Entry, Named, label};
use model::form::{form, name};
use model::language::{Language, Words};
use model::{CellId, Edition, Place};
use serde_json::{Value, json};

use crate::print;
use crate::terminal::{line, say};
use crate::totals::Code;
use crate::words::*;

#[derive(clap::Args)]
pub struct Rules {
    /// The id of a rule, as in results.
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    format: As,
}

#[derive(clap::Args)]
pub struct Explain {
    /// The id of a rule, a reason (`table-missing`) or a cell (`applications/received/total`).
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
enum As {
    #[default]
    Text,
    /// One object a line.
    Json,
}

impl Rules {
    pub fn run(&self, language: Language) -> Code {
        let mut out = Vec::new();
        let told = match (self.ids.as_slice(), self.format) {
            ([], As::Text) => list(&mut out, language),
            (ids, as_) => {
                let mut entries: Vec<&Entry> = Vec::new();
                for id in ids {
                    let Some(entry) = catalogue::entry(id) else { return unknown(id, language) };
                    entries.push(entry);
                }
                if ids.is_empty() {
                    entries.extend(catalogue::entries());
                }
                entries.into_iter().try_for_each(|entry| match as_ {
                    As::Text => rule(&mut out, entry, language),
                    As::Json => writeln!(out, "{}", object(entry, language)),
                })
            }
        };
        // Memory takes everything.
        told.map_or(Code::NotRead, |()| print(&out))
    }
}

impl Explain {
    pub fn run(&self, language: Language) -> Code {
        let mut out = Vec::new();
        for word in &self.words {
            let reason = Why::ALL.iter().find(|why| why.id() == word);
            let told = if let Some(entry) = catalogue::entry(word) {
                rule(&mut out, entry, language)
            } else if let Some(why) = reason {
                said(&mut out, EXPLAIN_REASON, word, why.words().plain(language), language)
            } else if let Some(Place::Cell(cell)) = Place::read_editable(word) {
                place(&mut out, word, cell, language)
            } else {
                return unknown(word, language);
            };
            if told.is_err() {
                return Code::NotRead;
            }
        }
        print(&out)
    }
}

fn unknown(word: &str, language: Language) -> Code {
    let rules = catalogue::entries().iter().map(|entry| entry.id.as_str());
    let known = rules.chain(Why::ALL.iter().map(|why| why.id()));
    let near = known.max_by(|one, other| {
        strsim::jaro_winkler(word, one).total_cmp(&strsim::jaro_winkler(word, other))
    });
    let near = near.filter(|near| strsim::jaro_winkler(word, near) > 0.85);
    say(&match near {
        Some(near) => EXPLAIN_NEAREST.fill(language, &[("what", &word), ("near", &near)]),
        None => EXPLAIN_UNKNOWN.fill(language, &[("what", &word)]),
    });
    Code::NotRead
}

fn list(out: &mut Vec<u8>, language: Language) -> io::Result<()> {
    let entries = catalogue::entries();
    let widest = entries.iter().map(|entry| entry.id.as_str().len()).max().unwrap_or_default();
    let mut family = "";
    for entry in entries {
        if entry.family != family {
            family = entry.family;
            line(out, family)?;
        }
        let severity = catalogue::severity_words(entry.severity).plain(language);
        let title = entry.title.plain(language);
        line(out, &format!("  {:widest$}  {severity}  {title}", entry.id.as_str()))?;
    }
    line(out, &EXPLAIN_COUNT.fill(language, &[("n", &entries.len())]))
}

fn said(
    out: &mut Vec<u8>,
    kind: Words,
    word: &str,
    sentence: &str,
    language: Language,
) -> io::Result<()> {
    line(out, &format!("{word} ({})", kind.plain(language)))?;
    line(out, &format!("  {sentence}"))?;
    line(out, "")
}

fn rule(out: &mut Vec<u8>, entry: &Entry, language: Language) -> io::Result<()> {
    let severity = catalogue::severity_words(entry.severity).plain(language);
    line(out, &format!("{} ({})", entry.id, EXPLAIN_RULES.plain(language)))?;
    line(out, &format!("  {}", entry.title.plain(language)))?;
    line(out, &format!("  {severity} | {}", entry.group.words.plain(language)))?;
    for (label, text) in parts(entry, language) {
        let colon = if language == Language::Chinese { "\u{ff1a}" } else { ": " };
        line(out, &format!("  - {}{colon}{text}", label.words.plain(language)))?;
    }
    line(out, "")
}

/// What is wrong, why, what to do, the basis and the examples.
fn parts(entry: &Entry, language: Language) -> Vec<(&'static Named, String)> {
    let instrument = form(Edition::E2021).instrument;
    let text = |words: Words| words.plain(language).replace("{instrument}", instrument);
    let mut parts = Vec::new();
    parts.extend(entry.wrong.iter().map(|(_, words)| (&label::WRONG, text(*words))));
    parts.push((&label::WHY, text(entry.why)));
    parts.extend(entry.todo.iter().map(|(_, words)| (&label::TODO, text(*words))));
    parts.push((&label::BASIS, text(entry.basis)));
    if let Some(handbook) = catalogue::handbook(entry.id.as_str()) {
        let pick = |(chinese, english): (&str, &str)| match language {
            Language::Chinese => chinese.to_owned(),
            Language::English(_) => english.to_owned(),
        };
        parts.push((&label::HOLDS, pick(handbook.holds)));
        parts.push((&label::BREAKS, pick(handbook.breaks)));
    }
    parts
}

fn object(entry: &Entry, language: Language) -> Value {
    let all = parts(entry, language);
    let texts = |wanted: &Named| -> Vec<&String> {
        all.iter().filter(|(label, _)| label.id == wanted.id).map(|(_, text)| text).collect()
    };
    json!({
        "id": entry.id.as_str(),
        "family": entry.family,
        "group": entry.group.id,
        "severity": entry.severity.word(),
        "title": entry.title.plain(language),
        "wrong": texts(&label::WRONG),
        "why": texts(&label::WHY).first(),
        "todo": texts(&label::TODO),
        "basis": texts(&label::BASIS).first(),
        "practice": entry.practice,
        "holds": texts(&label::HOLDS).first(),
        "breaks": texts(&label::BREAKS).first(),
    })
}

/// What a cell is in each edition.
fn place(out: &mut Vec<u8>, word: &str, cell: CellId, language: Language) -> io::Result<()> {
    line(out, &format!("{word} ({})", EXPLAIN_PLACE.plain(language)))?;
    for edition in [Edition::E2021, Edition::E2019] {
        let form = form(edition);
        let (year, instrument) = (edition.word(), form.instrument);
        let head =
            EXPLAIN_EDITION.fill(language, &[("edition", &year), ("instrument", &instrument)]);
        line(out, &format!("  {head}"))?;
        let table = form.table(cell.table);
        if !table.is_some_and(|table| table.cells().any(|one| one == cell)) {
            line(out, &format!("    {}", EXPLAIN_NOT_IN_FORM.plain(language)))?;
            continue;
        }
        line(out, &format!("    {}", name(form, Place::Cell(cell), language)))?;
        let column = form.column(cell.table, cell.column);
        let unit = column.map(|column| column.unit).unwrap_or_default();
        let clause = form.row(cell.table, cell.row).map(|row| row.clause).unwrap_or_default();
        for (label, text) in [(EXPLAIN_UNIT, unit), (EXPLAIN_CLAUSE, clause)] {
            if !text.is_empty() {
                line(out, &format!("    {} {text}", label.plain(language)))?;
            }
        }
    }
    line(out, "")
}
