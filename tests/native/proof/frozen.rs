//! The findings on every real report, kept in a file: rule, severity, place and numbers, no text of the report.
//!
//! A difference prints the findings that are new and those that are gone, and fails. `GOUJI_BLESS=1` renews the file
//! and adds the difference to its list of renewals; each renewal needs a reason, written by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use model::finding::{Finding, Slot, Variant};
use serde::{Deserialize, Serialize};

use crate::project::root;
use crate::reading::check_bytes;
use crate::real::Corpus;
use crate::trial::figures;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Frozen {
    /// The newest last.
    renewals: Vec<Renewal>,
    /// Findings by report.
    reports: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Renewal {
    reason: String,
    #[serde(default)]
    accused: Vec<String>,
    #[serde(default)]
    acquitted: Vec<String>,
}

fn path() -> PathBuf {
    root().join("tests/native/proof/frozen.toml")
}

fn read() -> Frozen {
    toml::from_str(&std::fs::read_to_string(path()).unwrap()).unwrap()
}

pub fn every_renewal_has_a_reason() {
    let frozen = read();
    assert!(!frozen.renewals.is_empty() && !frozen.reports.is_empty());
    let without = frozen.renewals.iter().filter(|one| one.reason.trim().is_empty());
    assert_eq!(without.count(), 0, "a renewal without a reason: {}", path().display());
}

pub fn what_is_said_of_real_reports_is_what_was_said(corpus: &Corpus) {
    let mut frozen = read();
    let reports = corpus.reports().into_iter();
    let now: BTreeMap<String, Vec<String>> =
        reports.map(|(name, bytes)| (name.clone(), said(&name, &bytes))).collect();
    let (accused, acquitted) = (missing(&now, &frozen.reports), missing(&frozen.reports, &now));
    let findings: usize = now.values().map(Vec::len).sum();
    figures!("corpus diff: {} reports, {findings} findings", now.len());
    accused.iter().for_each(|line| figures!("  newly accused    {line}"));
    acquitted.iter().for_each(|line| figures!("  newly acquitted  {line}"));
    if accused.is_empty() && acquitted.is_empty() {
        return;
    }
    assert!(std::env::var_os("GOUJI_BLESS").is_some(), "renew with GOUJI_BLESS=1, and say why");
    frozen.renewals.push(Renewal { reason: String::new(), accused, acquitted });
    frozen.reports = now;
    std::fs::write(path(), toml::to_string_pretty(&frozen).unwrap()).unwrap();
    panic!("renewed; write the reason into {}", path().display());
}

/// Lines of `all` that `others` does not have.
fn missing(
    all: &BTreeMap<String, Vec<String>>,
    others: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let lines = all.iter().flat_map(|(name, lines)| lines.iter().map(move |line| (name, line)));
    lines
        .filter(|(name, line)| others.get(*name).is_none_or(|other| !other.contains(line)))
        .map(|(name, line)| format!("{name}: {line}"))
        .collect()
}

fn said(name: &str, bytes: &[u8]) -> Vec<String> {
    match check_bytes(name, bytes) {
        Ok(checked) => checked.findings.iter().map(line).collect(),
        Err(why) => {
            let why = format!("{why:?}");
            vec![format!("refused {}", why.split([' ', '(', '{']).next().unwrap_or_default())]
        }
    }
}

/// `doubtful text-differs-from-table overview:10:9-13 258 275`.
fn line(finding: &Finding) -> String {
    let mut words = vec![finding.severity.word().to_owned(), finding.rule.to_string()];
    if finding.variant != Variant::PLAIN {
        words.push(format!("({})", finding.variant));
    }
    words.push(finding.place.to_string());
    for sum in &finding.sums {
        words.push(format!("{}≠{}", sum.left_value, sum.right_value));
    }
    for (_, slot) in &finding.slots {
        match slot {
            Slot::Number(number) => words.push(number.to_string()),
            Slot::Text(text) if is_number(text) => words.push(text.clone()),
            _ => {}
        }
    }
    words.join(" ")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "+-=.%÷ ".contains(c))
}
