//! What a person has decided about findings, kept by their fingerprints.
//!
//! A decision stands beside a finding. It changes neither its severity nor a count nor the status: a
//! wrong sum that was accepted is a wrong sum.

use serde::{Deserialize, Serialize};

use super::{Finding, Identity};

/// The one version there is.
const VERSION: u32 = 1;

/// The decisions about one report, as they are kept in a file (docs/decisions.schema.json).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    #[serde(rename = "gouji-decisions")]
    version: u32,
    pub report: ReportName,
    /// By their fingerprints, each of which stands once.
    decisions: Vec<Decision>,
}

/// Which report it is, as far as that was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportName {
    #[serde(default)]
    pub organ: Option<String>,
    #[serde(default)]
    pub year: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub fingerprint: String,
    pub rule: String,
    pub place: String,
    pub decision: Choice,
    /// One line; empty where none was given.
    #[serde(default)]
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// 已核实，无需修改
    Accepted,
    /// 待修改
    ToFix,
}

impl Decisions {
    pub fn about(report: ReportName) -> Decisions {
        Decisions { version: VERSION, report, decisions: Vec::new() }
    }

    /// As it was read from a file, put in order; `None` where it is of a version that is not known.
    pub fn from_file(read: Decisions) -> Option<Decisions> {
        let Decisions { version, report, mut decisions } = read;
        // Of two about the same finding the later one counts.
        decisions.reverse();
        decisions.sort_by(|one, other| one.fingerprint.cmp(&other.fingerprint));
        decisions.dedup_by(|later, kept| later.fingerprint == kept.fingerprint);
        for decision in &mut decisions {
            decision.reason = line(&decision.reason);
        }
        (version == VERSION).then_some(Decisions { version, report, decisions })
    }

    pub fn of(&self, fingerprint: &str) -> Option<&Decision> {
        self.at(fingerprint).ok().and_then(|at| self.decisions.get(at))
    }

    pub fn count(&self) -> usize {
        self.decisions.len()
    }

    /// Decides about a finding, or decides otherwise.
    pub fn decide(&mut self, finding: &Finding, choice: Choice, reason: &str) {
        let decision = Decision {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.clone(),
            place: finding.place.place.clone(),
            decision: choice,
            reason: line(reason),
        };
        self.put(decision);
    }

    pub fn take_back(&mut self, fingerprint: &str) {
        if let Ok(at) = self.at(fingerprint) {
            self.decisions.remove(at);
        }
    }

    /// Takes over what another file says about the same report.
    pub fn join(&mut self, other: Decisions) {
        other.decisions.into_iter().for_each(|decision| self.put(decision));
    }

    /// How many of them fit no finding any more.
    pub fn left<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) -> usize {
        let mut fitting: Vec<&str> = findings
            .into_iter()
            .map(|finding| finding.fingerprint.as_str())
            .filter(|fingerprint| self.at(fingerprint).is_ok())
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        self.decisions.len().saturating_sub(fitting.len())
    }

    fn put(&mut self, decision: Decision) {
        match self.at(&decision.fingerprint) {
            Ok(at) => self.decisions.splice(at..=at, [decision]).for_each(drop),
            Err(at) => self.decisions.insert(at, decision),
        }
    }

    fn at(&self, fingerprint: &str) -> Result<usize, usize> {
        self.decisions.binary_search_by(|one| one.fingerprint.as_str().cmp(fingerprint))
    }
}

impl ReportName {
    pub fn of(identity: &Identity) -> ReportName {
        let organ = Some(identity.organ.value.clone()).filter(|organ| !organ.is_empty());
        ReportName { organ, year: identity.year.value.parse().ok() }
    }

    /// It is the same report: both say the same, spaces aside.
    pub fn is(&self, other: &ReportName) -> bool {
        self.bare() == other.bare() && self.year == other.year
    }

    /// Nothing says that it is another: in one format of a report more may be recognised than in
    /// the next.
    pub fn may_be(&self, other: &ReportName) -> bool {
        let organs = self.bare().zip(other.bare());
        let years = self.year.zip(other.year);
        organs.is_none_or(|(one, other)| one == other)
            && years.is_none_or(|(one, other)| one == other)
    }

    fn bare(&self) -> Option<String> {
        self.organ.as_ref().map(|organ| organ.split_whitespace().collect())
    }
}

/// One line of it: what was typed or came with a file, without breaks.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
