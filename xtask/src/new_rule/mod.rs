//! `cargo xtask new-rule`: a rule that compiles, speaks and is tested, with everything still to be said.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::paths;

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// A folder of crates/engine/src/rules that holds rules.
    family: String,
    /// What is wrong, in kebab case: period-does-not-match-the-year.
    name: String,
}

const RULES: &str = "crates/engine/src/rules";

/// A rule of the engine's tests, so that it compiles with them. It borrows the words of another.
const TEMPLATE: &str = "tests/template.rs";
const BORROWED: &str = "fees_look_like_yuan";

const ENTRY: &str = include_str!("entry.toml");

/// Writes the rule's file, its line in its family and its entry in the catalogue, and says what comes next.
///
/// # Errors
/// There is no such family, the name is not in kebab case or taken, or a file cannot be written.
pub fn new_rule(options: &Options) -> Result<()> {
    let written = write(&paths::root()?, &options.family, &options.name)?;
    print!("{}", next_steps(&written));
    Ok(())
}

/// What was written, as paths from the top of the project.
struct Written {
    module: String,
    rule: PathBuf,
    family: PathBuf,
    catalogue: PathBuf,
}

fn write(root: &Path, family: &str, name: &str) -> Result<Written> {
    // The folder is across_years and the data across-years.toml: either is understood.
    let (folder, id) = (family.replace('-', "_"), name.replace('_', "-"));
    ensure!(
        is_name(&id),
        "{name}: a rule is called after what is wrong, in lower case and at least two words, such as \
         period-does-not-match-the-year"
    );
    let families = families(root)?;
    if !families.contains(&folder) {
        bail!("{family} is no family of rules; there are {}", families.join(", "));
    }
    ensure!(!is_taken(root, &id)?, "there is a rule {id}");
    let module = id.replace('-', "_");
    let written = Written {
        rule: Path::new(RULES).join(&folder).join(format!("{module}.rs")),
        family: Path::new(RULES).join(&folder).join("mod.rs"),
        catalogue: catalogue(&folder),
        module,
    };
    ensure!(!root.join(&written.rule).exists(), "there is a file {}", written.rule.display());
    // Everything is made before anything is written: a failure leaves no half of a rule.
    let template = read(root, &Path::new(RULES).join(TEMPLATE))?;
    let rule = formatted(root, &rule(&template, &written.module)?)?;
    let list = formatted(root, &listed(&read(root, &written.family)?, &written.module)?)?;
    let entries = with_entry(&read(root, &written.catalogue)?, &id)?;
    for (path, text) in
        [(&written.rule, rule), (&written.family, list), (&written.catalogue, entries)]
    {
        fs::write(root.join(path), text).with_context(|| path.display().to_string())?;
    }
    Ok(written)
}

fn next_steps(written: &Written) -> String {
    let Written { module, rule, family, catalogue } = written;
    let (rule, family, catalogue) = (rule.display(), family.display(), catalogue.display());
    format!(
        "\
Written: {rule}
         {family} (its line)
         {catalogue} (its entry)

It compiles, and speaks where a title says TODO. Now:
1. Write the entry's texts, then what the rule judges, a fault for each variant, and its tests. Chinese
   words that it looks for are a list in {RULES}/data/words.toml, under [phrases].
   cargo test -p gouji-engine --lib -- {module} every_variant
2. All tests of the engine, with RULES.md made anew:
   GOUJI_WRITE=1 cargo test -p gouji-engine
3. If it can say wrong or doubtful, a kind of fault in tests/native/proof/kinds and its floors in
   tests/native/proof/floors.toml. Without them this fails, and prints what it measured:
   cargo test -p gouji-cli --test proof
"
    )
}

/// Kebab case, of two words or more: so no name is a keyword of Rust.
fn is_name(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.contains('-')
        && id.split('-').all(is_word)
}

/// The folders that hold a list of rules.
fn families(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(RULES))? {
        let path = entry?.path();
        let list = fs::read_to_string(path.join("mod.rs")).unwrap_or_default();
        if list.contains(LIST) {
            found.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    found.sort();
    Ok(found)
}

fn catalogue(folder: &str) -> PathBuf {
    Path::new(RULES).join("data/catalogue").join(format!("{}.toml", folder.replace('_', "-")))
}

/// Whether a rule of any family has this id: ids are those of all.
fn is_taken(root: &Path, id: &str) -> Result<bool> {
    for family in families(root)? {
        let text = read(root, &catalogue(&family))?;
        if text.lines().any(|line| line == format!("id = {id:?}")) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn read(root: &Path, path: &Path) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| path.display().to_string())
}

/// The template under the name of the rule.
fn rule(template: &str, module: &str) -> Result<String> {
    let code = template.find("\nuse ").and_then(|at| template.get(at..));
    let code = code.filter(|code| code.contains(BORROWED));
    let code = code.with_context(|| format!("{TEMPLATE} does not borrow from {BORROWED}"))?;
    Ok(format!("//! TODO: what is wrong, in one sentence.\n{}", code.replace(BORROWED, module)))
}

/// How the list of a family begins.
const LIST: &str = "const RULES: &[Rule] =";

/// The family's file with the rule's module, in the order of the alphabet, and the rule at the end of its list.
fn listed(family: &str, module: &str) -> Result<String> {
    let declares = |line: &str| line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned);
    let mut modules: Vec<String> = family.lines().filter_map(declares).collect();
    let first = modules.first().map(|name| format!("mod {name};\n")).context("no modules")?;
    modules.push(module.to_owned());
    modules.sort();
    let others: String = family
        .lines()
        .filter(|line| declares(line).is_none() || first.starts_with(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let all: String = modules.iter().map(|name| format!("mod {name};\n")).collect();
    let text = others.replacen(&first, &all, 1);
    let (before, list) = text.split_once(LIST).context("no list of rules")?;
    let (rules, after) = list.split_once("];").context("a list without an end")?;
    let rules = rules.trim_end().trim_end_matches(',');
    let comma = if rules.ends_with('[') { "" } else { ", " };
    Ok(format!("{before}{LIST}{rules}{comma}{module}::RULE];{after}"))
}

/// The family's entries, and one whose texts are still to be written, in the group of the last.
fn with_entry(entries: &str, id: &str) -> Result<String> {
    let group = |line: &str| line.strip_prefix("group = \"")?.strip_suffix('"').map(str::to_owned);
    let group = entries.lines().filter_map(group).next_back().context("no group")?;
    Ok(format!("{entries}{}", ENTRY.replace("RULE-ID", id).replace("RULE-GROUP", &group)))
}

/// As `cargo fmt` writes it.
fn formatted(root: &Path, code: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--config-path"]).arg(root);
    rustfmt.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = rustfmt.spawn().context("cannot start rustfmt")?;
    // Dropped at the end of the statement, which closes the pipe.
    running.stdin.take().context("no input")?.write_all(code.as_bytes())?;
    let output = running.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt does not take what was made of the template");
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests;
