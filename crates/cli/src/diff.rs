//! `gouji diff`: what is newly found and what is gone between two runs.
//!
//! A finding is the same by its fingerprint, or else by rule and place, as on the page: the numbers in a fingerprint
//! change while a sum that is still wrong is worked on. A file that was not read proves nothing.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use model::language::{Language, Words};
use serde_json::{Value, json};

use crate::check::{Done, Faults, Found, Run, interrupts, reviewer};
use crate::format::Format;
use crate::inputs::base_name;
use crate::pool::Ended;
use crate::pool::protocol::Setup;
use crate::print;
use crate::progress::Progress;
use crate::terminal::{line, say};
use crate::totals::{Code, STATUSES};
use crate::words::*;

#[derive(clap::Args)]
pub struct Diff {
    /// The earlier run.
    old: PathBuf,
    /// The later one.
    new: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: As,
    #[command(flatten)]
    run: Run,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
enum As {
    #[default]
    Text,
    /// One object a finding and a file that cannot be compared.
    Ndjson,
}

/// What is known of a file.
#[derive(Default)]
struct FileOf {
    is_read: bool,
    is_whole: bool,
    findings: Vec<Finding>,
}

/// What is known of a finding.
#[derive(Clone, PartialEq)]
struct Finding {
    rule: String,
    place: String,
    fingerprint: String,
    severity: String,
    title: String,
    wrong: String,
}

type Files = BTreeMap<String, FileOf>;

impl Diff {
    pub fn run(&self, language: Language) -> Code {
        let both = self.files(&self.old, language);
        let both = both.and_then(|old| Ok((old, self.files(&self.new, language)?)));
        let (mut old, new) = match both {
            Ok(both) => both,
            Err((code, faults)) => {
                faults.iter().for_each(|fault| say(fault));
                return code;
            }
        };
        // One file is compared with one, whatever they are called.
        if let ([one], [other]) = (
            &old.keys().cloned().collect::<Vec<_>>()[..],
            &new.keys().cloned().collect::<Vec<_>>()[..],
        ) && one != other
            && let Some(file) = old.remove(one)
        {
            old.insert(other.clone(), file);
        }
        let mut told = Told { out: Vec::new(), counts: [0; 3], code: Code::NothingWrong };
        let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
        names.sort();
        names.dedup();
        let nothing = FileOf { is_read: true, is_whole: true, findings: Vec::new() };
        for name in names {
            let (before, now) = (old.get(name), new.get(name));
            let note = note(before, now);
            // A file that was not read says nothing of what is in it.
            let (before, now) = (before.unwrap_or(&nothing), now.unwrap_or(&nothing));
            let (added, gone, kept) = if now.is_read {
                between(&before.findings, &now.findings)
            } else {
                told.code = Code::NotRead;
                (Vec::new(), Vec::new(), 0)
            };
            // Writing to memory cannot fail.
            let _ = told.file(name, note, &added, &gone, kept, self.format, language);
        }
        let [added, gone, kept] = told.counts;
        if self.format == As::Text {
            let slots: &[(&str, &dyn std::fmt::Display)] =
                &[("added", &added), ("gone", &gone), ("kept", &kept)];
            let _ = line(&mut told.out, &DIFF_COUNT.fill(language, slots));
        }
        print(&told.out).max(told.code)
    }

    /// The files of a run, saved or made now.
    fn files(&self, path: &PathBuf, language: Language) -> Result<Files, (Code, Faults)> {
        let fault = |fault: String| (Code::NotRead, vec![fault]);
        if path.is_file() {
            let bytes =
                std::fs::read(path).map_err(|why| fault(format!("{}: {why}", path.display())))?;
            if bytes.starts_with(b"{\"wire\":1,") {
                return saved(&bytes).map_err(|(number, why)| {
                    let place = path.display();
                    let slots: &[(&str, &dyn std::fmt::Display)] =
                        &[("where", &place), ("line", &number), ("why", &why)];
                    fault(DIFF_NOT_A_RUN.fill(language, slots))
                });
            }
        }
        let setup = Setup {
            format: Format::Json,
            english: language != Language::Chinese,
            mebibytes: self.run.memory,
            ..Setup::default()
        };
        let reviewer = reviewer(setup.clone(), &[]).map_err(|faults| (Code::NotRead, faults))?;
        let inputs =
            Found::default().jobs(std::slice::from_ref(path), None, interrupts(), language);
        let inputs = inputs.map_err(|faults| (Code::NotRead, faults))?;
        let progress = Progress::new(inputs.len(), self.run.quiet, language);
        let mut files = Files::new();
        let mut done = 0;
        let mut wrong = None;
        let ended = inputs.run(&self.run, &setup, &reviewer, &progress, |told| {
            match told {
                Done::Checked(checked) => {
                    done += 1;
                    debug_assert!(STATUSES.get(usize::from(checked.status)).is_some());
                    wrong = add(&mut files, &checked.out).err();
                }
                Done::Skipped(_) => {}
                Done::End => progress.advance(0),
            }
            wrong.is_none()
        });
        progress.end();
        match ended {
            Ended::Done => {
                // The folder that was named is no part of the names: two are compared.
                let root = [base_name(path).as_str(), "/"].concat();
                let below =
                    |name: String| name.strip_prefix(&root).map(str::to_owned).unwrap_or(name);
                Ok(files.into_iter().map(|(name, file)| (below(name), file)).collect())
            }
            ended => Err((inputs.early(ended, done, language), wrong.into_iter().collect())),
        }
    }
}

/// The files of a run that was written as wire v1.
///
/// # Errors
/// The number of the first line that is none, and why.
fn saved(bytes: &[u8]) -> Result<Files, (usize, String)> {
    let mut files = Files::new();
    for (at, one) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if !one.trim_ascii().is_empty() {
            add(&mut files, one).map_err(|why| (at + 1, why))?;
        }
    }
    // Where all lie below one folder, its name is no part of theirs.
    let first = files.keys().next().and_then(|name| name.split_once('/'));
    let root = first.map(|(root, _)| [root, "/"].concat());
    let Some(root) = root.filter(|root| files.keys().all(|name| name.starts_with(root))) else {
        return Ok(files);
    };
    let below = |name: String| name.strip_prefix(&root).map(str::to_owned).unwrap_or(name);
    Ok(files.into_iter().map(|(name, file)| (below(name), file)).collect())
}

fn add(files: &mut Files, line: &[u8]) -> Result<(), String> {
    let file: Value = serde_json::from_slice(line).map_err(|why| why.to_string())?;
    if file.get("wire") != Some(&json!(1)) {
        return Err("wire".into());
    }
    let text =
        |of: &Value, key: &str| of.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (path, name) = (text(&file, "path"), text(&file, "file"));
    let status = text(&file, "status");
    let all = file.get("findings").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut findings = Vec::new();
    for one in all {
        findings.push(Finding {
            rule: text(one, "rule"),
            place: text(one, "place"),
            fingerprint: text(one, "fingerprint"),
            severity: text(one, "severity"),
            title: text(one, "title"),
            wrong: text(one, "wrong"),
        });
    }
    let is_read = !matches!(status.as_str(), "refused" | "failed");
    let is_whole = file.get("complete") == Some(&Value::Bool(true));
    let name = if path.is_empty() { name } else { path };
    let file =
        files.entry(name).or_insert_with(|| FileOf { is_read, is_whole, findings: Vec::new() });
    // Files of one name, as they come of several folders, are one.
    file.is_read &= is_read;
    file.is_whole &= is_whole;
    file.findings.append(&mut findings);
    Ok(())
}

/// What is to be said of a file beside its findings.
fn note(old: Option<&FileOf>, new: Option<&FileOf>) -> Option<(&'static str, Words)> {
    match (old, new) {
        (_, Some(new)) if !new.is_read => Some(("not-read", DIFF_NOT_READ)),
        (None, _) => Some(("file-added", DIFF_FILE_ADDED)),
        (_, None) => Some(("file-gone", DIFF_FILE_GONE)),
        (Some(old), _) if !old.is_read => Some(("read-now", DIFF_READ_NOW)),
        (Some(old), Some(new)) if old.is_whole && !new.is_whole => {
            Some(("read-in-part", DIFF_PART_NOW))
        }
        _ => None,
    }
}

/// What is new, what is gone, and how many remain. Twins are told apart by their count.
fn between<'a>(
    old: &'a [Finding],
    new: &'a [Finding],
) -> (Vec<&'a Finding>, Vec<&'a Finding>, usize) {
    let mut gone: Vec<&Finding> = old.iter().collect();
    let mut added: Vec<&Finding> = new.iter().collect();
    let same: [fn(&Finding, &Finding) -> bool; 2] = [
        |one, other| one.fingerprint == other.fingerprint,
        |one, other| one.rule == other.rule && one.place == other.place,
    ];
    for is_same in same {
        added.retain(|finding| {
            let at = gone.iter().position(|one| is_same(one, finding));
            at.map(|at| gone.remove(at)).is_none()
        });
    }
    let kept = new.len() - added.len();
    (added, gone, kept)
}

struct Told {
    out: Vec<u8>,
    /// New, gone and kept.
    counts: [usize; 3],
    code: Code,
}

impl Told {
    #[allow(clippy::too_many_arguments)]
    fn file(
        &mut self,
        name: &str,
        note: Option<(&'static str, Words)>,
        added: &[&Finding],
        gone: &[&Finding],
        kept: usize,
        format: As,
        language: Language,
    ) -> std::io::Result<()> {
        let [all_added, all_gone, all_kept] = &mut self.counts;
        *all_added += added.len();
        *all_gone += gone.len();
        *all_kept += kept;
        if !added.is_empty() {
            self.code = self.code.max(Code::Findings);
        }
        let sides = [("added", "+", DIFF_ADDED, added), ("gone", "-", DIFF_GONE, gone)];
        if format == As::Ndjson {
            if let Some((word, words)) = note {
                let text = words.plain(language);
                writeln!(self.out, "{}", json!({ "change": word, "file": name, "what": text }))?;
            }
            for (word, _, _, findings) in sides {
                for one in findings {
                    let object = json!({
                        "change": word, "file": name, "rule": one.rule, "place": one.place,
                        "severity": one.severity, "fingerprint": one.fingerprint, "title": one.title,
                        "wrong": one.wrong,
                    });
                    writeln!(self.out, "{object}")?;
                }
            }
            return Ok(());
        }
        if note.is_none() && added.is_empty() && gone.is_empty() {
            return Ok(());
        }
        line(&mut self.out, name)?;
        if let Some((_, words)) = note {
            line(&mut self.out, &format!("  {}", words.plain(language)))?;
        }
        for (_, sign, words, findings) in sides {
            for one in findings {
                let what = [one.title.as_str(), one.wrong.as_str()].join(" ");
                let (words, rule) = (words.plain(language), &one.rule);
                line(&mut self.out, &format!("  {sign} {words} [{rule} {}] {what}", one.place))?;
            }
        }
        writeln!(self.out)
    }
}
