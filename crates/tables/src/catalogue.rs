//! `src/rules/data/**` → the tables of `src/rules/catalogue.rs` and `src/rules/analysis/identity.rs`.
//!
//! A text that is missing in one language, that shows a slot in one language only or that has
//! an exclamation mark does not build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::Failure;
use crate::words::Words;
use crate::{english, phrases, rust};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    groups: Vec<Named>,
    severities: Vec<Named>,
    whys: Vec<Named>,
    conditions: Vec<Named>,
    bases: Vec<Named>,
    labels: Vec<Named>,
    phrases: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    family: String,
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    group: String,
    severity: String,
    #[serde(default)]
    covers: Vec<String>,
    basis: String,
    title: Words,
    wrong: Words,
    why: Words,
    todo: Words,
    holds: Words,
    breaks: Words,
    #[serde(default)]
    variants: BTreeMap<String, Variant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    wrong: Words,
    todo: Option<Words>,
}

/// Rows of the auditor's catalogue for which there is no rule, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotCovered {
    rows: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identities {
    edition: String,
    identities: Vec<Identity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identity {
    rule: String,
    table: String,
    each: String,
    left: Vec<String>,
    right: Vec<String>,
    total: String,
}

/// The rows and columns of a form's tables, to check the identities.
#[derive(Deserialize)]
struct Form {
    edition: String,
    tables: Vec<FormTable>,
}

#[derive(Deserialize)]
struct FormTable {
    id: String,
    rows: Vec<Id>,
    columns: Vec<Id>,
}

#[derive(Deserialize)]
struct Id {
    id: String,
}

/// The folder of the data.
pub struct Sources<'a> {
    pub shared: &'a str,
    pub families: &'a [&'a str],
    pub identities: &'a [&'a str],
    pub phrases: &'a str,
    pub not_covered: &'a str,
    pub forms: &'a [&'a str],
}

pub fn compile(sources: &Sources<'_>, target: &str) -> Result<(), Failure> {
    let mut hash = Sha256::new();
    let mut out = String::new();
    let shared: Shared = read(sources.shared, &mut hash)?;
    shared_words(&shared, &mut out)?;
    let mut seen = BTreeSet::new();
    let mut covered = BTreeSet::new();
    let (mut entries, mut shown, mut names) = (String::new(), String::new(), Names::default());
    for source in sources.families {
        let family: Family = read(source, &mut hash)?;
        for rule in &family.rules {
            if !seen.insert(rule.id.clone()) {
                return Err(format!("{source}: {} stands twice", rule.id).into());
            }
            covered.extend(rule.covers.iter().cloned());
            entry(&family.family, rule, &shared, &mut entries)
                .and_then(|()| handbook(rule, &mut shown))
                .and_then(|()| names.add(rule))
                .map_err(|error| format!("{source}: {}: {error}", rule.id))?;
        }
    }
    writeln!(out, "pub static ENTRIES: &[Entry] = &[{entries}];")?;
    writeln!(out, "pub static HANDBOOK: &[(&str, Handbook)] = &[{shown}];")?;
    names.write(&mut out)?;
    let mut identities = String::new();
    for source in sources.identities {
        let data: Identities = read(source, &mut hash)?;
        patterns(&data, &seen, sources.forms, &mut identities)
            .map_err(|error| format!("{source}: {error}"))?;
    }
    phrases::compile(&read(sources.phrases, &mut hash)?, "phrases.rs")
        .map_err(|error| format!("{}: {error}", sources.phrases))?;
    let missing: NotCovered = read(sources.not_covered, &mut hash)?;
    not_covered(&missing, &covered, &mut out)
        .map_err(|error| format!("{}: {error}", sources.not_covered))?;
    let digest: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    writeln!(out, "pub static RULES_SHA256: &str = {digest:?};")?;
    rust::write("identities.rs", identities)?;
    rust::write(target, out)
}

fn read<T: for<'a> Deserialize<'a>>(source: &str, hash: &mut Sha256) -> Result<T, Failure> {
    println!("cargo::rerun-if-changed={source}");
    let text = std::fs::read_to_string(source).map_err(|error| format!("{source}: {error}"))?;
    // The name is hashed too: moving a text to another family changes the set of rules.
    hash.update(source.as_bytes());
    hash.update(text.replace("\r\n", "\n").as_bytes());
    Ok(toml::from_str(&text).map_err(|error| format!("{source}: {error}"))?)
}

/// A module of constants for each list, so that code names them and a missing one does not compile.
fn shared_words(shared: &Shared, out: &mut String) -> Result<(), Failure> {
    let lists = [
        ("group", &shared.groups),
        ("severity", &shared.severities),
        ("why", &shared.whys),
        ("condition", &shared.conditions),
        ("label", &shared.labels),
    ];
    for (name, list) in lists {
        writeln!(out, "pub mod {name} {{ use super::{{Named, Words}};")?;
        for Named { id, zh, en } in list {
            let text = words_expression(zh, en, "").map_err(|error| format!("{id}: {error}"))?;
            let constant = rust::constant(id);
            writeln!(out, "pub static {constant}: Named = Named {{ id: {id:?}, words: {text} }};")?;
        }
        writeln!(out, "}}")?;
    }
    let groups: Vec<String> = shared
        .groups
        .iter()
        .map(|group| format!("&group::{}", rust::constant(&group.id)))
        .collect();
    writeln!(out, "pub static GROUPS: &[&Named] = &[{}];", groups.join(", "))?;
    writeln!(out, "pub mod phrases {{ use super::super::Phrases;")?;
    for (name, list) in &shared.phrases {
        let constant = rust::constant(name);
        writeln!(out, "pub const {constant}: Phrases = {};", rust::strings(list))?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

/// The constants that rules use: a module for each entry with its id, its variants and its slots.
#[derive(Default)]
struct Names {
    texts: String,
    slots: BTreeSet<String>,
    all: BTreeSet<String>,
}

/// Slots that are filled wherever a finding is shown, not by its rule.
const FILLED_FOR_ALL: [&str; 2] = ["place", "instrument"];

impl Names {
    fn add(&mut self, rule: &Rule) -> Result<(), Failure> {
        let Rule { id, title, wrong, why, todo, variants, .. } = rule;
        let of_variants = variants.values();
        let of_variants = of_variants.flat_map(|one| [Some(&one.wrong), one.todo.as_ref()]);
        let texts = [title, wrong, why, todo].into_iter().chain(of_variants.flatten());
        let own: BTreeSet<&str> = texts
            .flat_map(|words| slots(&words.en))
            .filter(|slot| !FILLED_FOR_ALL.contains(slot))
            .collect();
        let out = &mut self.texts;
        let names = "model::finding";
        writeln!(out, "pub mod {} {{", rust::module(id))?;
        writeln!(out, "pub const ID: {names}::RuleId = {names}::RuleId::new({id:?});")?;
        for name in variants.keys() {
            let constant = rust::constant(name);
            let variant = format!("{names}::Variant");
            writeln!(out, "pub const {constant}: {variant} = {variant}::new({name:?});")?;
        }
        writeln!(out, "pub mod slot {{")?;
        for slot in &own {
            // Slots that several rules share have their names in the common list.
            let constant = rust::constant(slot);
            writeln!(
                out,
                "#[allow(unused_imports)] pub use super::super::super::slot::{constant};"
            )?;
        }
        writeln!(out, "}} }}")?;
        let names = variants.keys().map(String::as_str).chain([id.as_str()]);
        self.all.extend(names.chain(own.iter().copied()).map(str::to_owned));
        self.slots.extend(own.into_iter().map(str::to_owned));
        Ok(())
    }

    fn write(&self, out: &mut String) -> Result<(), Failure> {
        writeln!(out, "pub mod text {{ {} }}", self.texts)?;
        writeln!(out, "pub mod slot {{ use model::finding::SlotName;")?;
        for slot in &self.slots {
            let constant = rust::constant(slot);
            writeln!(out, "pub const {constant}: SlotName = SlotName::new({slot:?});")?;
        }
        writeln!(out, "}}")?;
        writeln!(out, "/// Ids of rules, variants and slots, sorted.")?;
        let all: Vec<String> = self.all.iter().cloned().collect();
        writeln!(out, "pub static NAMES: &[&str] = {};", rust::strings(&all))?;
        Ok(())
    }
}

fn not_covered(
    missing: &NotCovered,
    covered: &BTreeSet<String>,
    out: &mut String,
) -> Result<(), Failure> {
    writeln!(out, "pub static NOT_COVERED: &[(&str, (&str, &str))] = &[")?;
    for Named { id, zh, en } in &missing.rows {
        if covered.contains(id) {
            return Err(format!("{id} has a rule").into());
        }
        writeln!(out, "({id:?}, {}),", pair(zh, en)?)?;
    }
    writeln!(out, "];")?;
    Ok(())
}

fn entry(family: &str, rule: &Rule, shared: &Shared, out: &mut String) -> Result<(), Failure> {
    if !shared.groups.iter().any(|group| group.id == rule.group) {
        return Err(format!("no group {}", rule.group).into());
    }
    let basis = shared.bases.iter().find(|basis| basis.id == rule.basis);
    let basis = basis.ok_or_else(|| format!("no basis {}", rule.basis))?;
    let (mut wrong, mut todo) = (String::new(), String::new());
    write!(wrong, "(Variant::PLAIN, {}), ", both(&rule.wrong)?)?;
    write!(todo, "(Variant::PLAIN, {}), ", both(&rule.todo)?)?;
    let module = rust::module(&rule.id);
    for (name, variant) in &rule.variants {
        let name = format!("text::{module}::{}", rust::constant(name));
        write!(wrong, "({name}, {}), ", both(&variant.wrong)?)?;
        if let Some(words) = &variant.todo {
            write!(todo, "({name}, {}), ", both(words)?)?;
        }
    }
    writeln!(
        out,
        "Entry {{ id: RuleId::new({:?}), family: {family:?}, group: &group::{}, severity: Severity::{}, \
         title: {}, wrong: &[{wrong}], why: {}, todo: &[{todo}], basis: {}, practice: {} }},",
        rule.id,
        rust::constant(&rule.group),
        rust::variant(&rule.severity),
        both(&rule.title)?,
        both(&rule.why)?,
        words_expression(&basis.zh, &basis.en, "")?,
        rule.basis == "practice",
    )?;
    Ok(())
}

/// The texts that only the handbook shows. They are not numbered, so that no module of the browser contains them.
fn handbook(rule: &Rule, out: &mut String) -> Result<(), Failure> {
    writeln!(
        out,
        "({:?}, Handbook {{ covers: {}, holds: {}, breaks: {} }}),",
        rule.id,
        rust::strings(&rule.covers),
        pair(&rule.holds.zh, &rule.holds.en)?,
        pair(&rule.breaks.zh, &rule.breaks.en)?,
    )?;
    Ok(())
}

/// A text in Chinese and in English, as a Rust expression.
fn pair(zh: &str, en: &str) -> Result<String, Failure> {
    check_languages(zh, en, "")?;
    Ok(format!("({zh:?}, {en:?})"))
}

fn both(words: &Words) -> Result<String, Failure> {
    words_expression(&words.zh, &words.en, &words.one)
}

/// Both languages, as a Rust expression, or why they cannot be taken.
fn words_expression(zh: &str, en: &str, one: &str) -> Result<String, Failure> {
    check_languages(zh, en, one)?;
    let (en, one) = (english::number(en), english::number(one));
    Ok(format!("Words {{ chinese: {zh:?}, english: {en}, english_one: {one} }}"))
}

/// Refuses texts of which one is missing, has an exclamation mark or shows other slots than the other.
fn check_languages(zh: &str, en: &str, one: &str) -> Result<(), Failure> {
    if zh.trim().is_empty() || en.trim().is_empty() {
        return Err("a language has no text".into());
    }
    for text in [zh, en, one] {
        if text.contains(['!', '\u{ff01}']) {
            return Err(format!("{text:?} has an exclamation mark").into());
        }
    }
    if slots(zh) != slots(en) || !slots(one).is_subset(&slots(en)) {
        return Err(format!("{zh:?} and {en:?} show different slots").into());
    }
    Ok(())
}

fn slots(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

fn patterns(
    data: &Identities,
    rules: &BTreeSet<String>,
    forms: &[&str],
    out: &mut String,
) -> Result<(), Failure> {
    let mut form = None;
    for source in forms {
        let candidate: Form = toml::from_str(&std::fs::read_to_string(source)?)?;
        if candidate.edition == data.edition {
            form = Some(candidate);
        }
    }
    let form = form.ok_or("no form of this edition")?;
    writeln!(out, "pub static IDENTITIES_{}: &[Pattern] = &[", data.edition)?;
    for identity in &data.identities {
        let Identity { rule, table, each, left, right, total } = identity;
        if !rules.contains(rule) {
            return Err(format!("{rule} is not in the catalogue").into());
        }
        let found = form.tables.iter().find(|candidate| candidate.id == *table);
        let found = found.ok_or_else(|| format!("no table {table}"))?;
        let known = if each == "row" { &found.columns } else { &found.rows };
        for id in left.iter().chain(right).chain([total]) {
            if !known.iter().any(|known| known.id == *id) {
                return Err(format!("{rule}: {table} has no {id}").into());
            }
        }
        writeln!(
            out,
            "Pattern {{ rule: text::{}::ID, table: TableId::{}, each: Each::{}, left: {}, right: {}, \
             total: {total:?} }},",
            rust::module(rule),
            rust::variant(table),
            rust::variant(each),
            rust::strings(left),
            rust::strings(right),
        )?;
    }
    writeln!(out, "];")?;
    Ok(())
}
