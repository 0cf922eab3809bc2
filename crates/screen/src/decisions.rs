//! What a person has decided about findings, kept by their fingerprints.
//!
//! A decision changes neither the severity of a finding nor a count nor the status: a wrong sum that was accepted
//! is still wrong.

use super::{Finding, Identity};
use json::{Entries, Limits, Value, get, quoted, values};

/// The key of the version, and the only version so far.
const KEY: &str = "gouji-decisions";
const VERSION: &str = "1";

/// The decisions about one report, as they are kept in a file (docs/decisions.schema.json).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decisions {
    pub report: ReportName,
    /// At most one for each fingerprint.
    decisions: Vec<Decision>,
}

/// Which report it is, as far as that was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportName {
    pub organ: Option<String>,
    pub year: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub fingerprint: String,
    pub rule: String,
    /// As JSON v1 writes it. Kept as text: a later edition of the form may have places that are unknown here.
    pub place: String,
    pub decision: Choice,
    /// One line; empty where none was given.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// 已核实，无需修改
    Accepted,
    /// 待修改
    ToFix,
}

impl Decisions {
    pub fn about(report: ReportName) -> Decisions {
        Decisions { report, decisions: Vec::new() }
    }

    /// Reads a file; `None` where it is none, or of a version that is not known.
    pub fn read(text: &str) -> Option<Decisions> {
        let values = values(text.trim_start_matches('\u{feff}'), Limits::default()).ok()?;
        let [value] = values.as_slice() else { return None };
        Decisions::of_value(value)
    }

    /// Those of such a file within another.
    pub(crate) fn of_value(value: &Value<'_>) -> Option<Decisions> {
        let Value::Object(file) = value else { return None };
        if get(file, KEY) != Some(&Value::Plain(VERSION)) {
            return None;
        }
        let (Some(Value::Object(report)), Some(Value::List(list, _))) =
            (get(file, "report"), get(file, "decisions"))
        else {
            return None;
        };
        let report = ReportName::read(report)?;
        let mut decisions: Vec<Decision> =
            list.iter().map(Decision::read).collect::<Option<_>>()?;
        // Of two about the same finding the later one counts.
        decisions.reverse();
        decisions.sort_by(|one, other| one.fingerprint.cmp(&other.fingerprint));
        decisions.dedup_by(|later, kept| later.fingerprint == kept.fingerprint);
        Some(Decisions { report, decisions })
    }

    /// The text of the file in which they are saved.
    pub fn written(&self) -> String {
        let organ = self.report.organ.as_deref().map_or("null".into(), quoted);
        let year = self.report.year.map_or("null".into(), |year| year.to_string());
        let mut out = format!(
            "{{\n \"{KEY}\": {VERSION},\n \"report\": {{\n  \"organ\": {organ},\n  \"year\": {year}\n }},\n \"decisions\": ["
        );
        for (index, decision) in self.decisions.iter().enumerate() {
            let Decision { fingerprint, rule, place, decision, reason } = decision;
            let entries = [
                ("fingerprint", fingerprint.as_str()),
                ("rule", rule),
                ("place", place),
                ("decision", decision.word()),
                ("reason", reason),
            ];
            out.push_str(if index == 0 { "\n  {" } else { ",\n  {" });
            for (index, (key, text)) in entries.into_iter().enumerate() {
                let comma = if index == 0 { "" } else { "," };
                out.push_str(&format!("{comma}\n   \"{key}\": {}", quoted(text)));
            }
            out.push_str("\n  }");
        }
        out.push_str(if self.decisions.is_empty() { "]\n}" } else { "\n ]\n}" });
        out
    }

    pub fn of(&self, fingerprint: &str) -> Option<&Decision> {
        self.at(fingerprint).ok().and_then(|at| self.decisions.get(at))
    }

    pub fn count(&self) -> usize {
        self.decisions.len()
    }

    /// Adds a decision about a finding; replaces an earlier one.
    pub fn decide(&mut self, finding: &Finding, choice: Choice, reason: &str) {
        let decision = Decision {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.clone(),
            place: finding.place.place.to_string(),
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

    /// Adds the decisions of another file about the same report.
    pub fn join(&mut self, other: Decisions) {
        other.decisions.into_iter().for_each(|decision| self.put(decision));
    }

    /// How many of them belong to none of these findings.
    pub fn left<'a>(&self, fingerprints: impl IntoIterator<Item = &'a str>) -> usize {
        let mut fitting: Vec<&str> =
            fingerprints.into_iter().filter(|fingerprint| self.at(fingerprint).is_ok()).collect();
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

impl Decision {
    fn read(value: &Value<'_>) -> Option<Decision> {
        let Value::Object(entries) = value else { return None };
        let text = |key: &str| match get(entries, key) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let reason = match get(entries, "reason") {
            None => String::new(),
            Some(_) => text("reason")?,
        };
        Some(Decision {
            fingerprint: text("fingerprint")?,
            rule: text("rule")?,
            place: text("place")?,
            decision: Choice::read(&text("decision")?)?,
            reason: line(&reason),
        })
    }
}

impl Choice {
    /// The word for it in a file and in JSON v1.
    pub fn word(self) -> &'static str {
        match self {
            Choice::Accepted => "accepted",
            Choice::ToFix => "to-fix",
        }
    }

    fn read(word: &str) -> Option<Choice> {
        [Choice::Accepted, Choice::ToFix].into_iter().find(|choice| choice.word() == word)
    }
}

impl ReportName {
    fn read(entries: &Entries<'_>) -> Option<ReportName> {
        let organ = match get(entries, "organ") {
            None | Some(Value::Null) => None,
            Some(Value::Text(organ)) => Some(organ.clone()),
            Some(_) => return None,
        };
        let year = match get(entries, "year") {
            None | Some(Value::Null) => None,
            Some(Value::Plain(year)) => Some(year.parse().ok()?),
            Some(_) => return None,
        };
        Some(ReportName { organ, year })
    }

    pub fn of(identity: &Identity) -> ReportName {
        ReportName { organ: identity.organ.value().cloned(), year: identity.year.value().copied() }
    }

    /// Whether both name the same report: all fields are equal, spaces aside.
    pub fn is(&self, other: &ReportName) -> bool {
        self.bare() == other.bare() && self.year == other.year
    }

    /// Whether both may name the same report: no field that both have differs. More may be recognised in one format of
    /// a report than in another.
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

/// The text on one line, without line breaks.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
