//! SARIF 2.1.0: a run of one tool, with its rules, a result for each finding, and a notification for each file that
//! was not read.

use std::io::{self, Write};

use gouji::engine::rules::catalogue::{self, Entry};
use model::finding::{Severity, Variant};
use model::language::Language;
use screen::Choice;
use serde_json::{Value, json};

use super::Shown;
use super::v1::{places, trouble};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Up to the list of results, which is open.
pub fn head(out: &mut impl Write, language: Language) -> io::Result<()> {
    let rules: Vec<Value> = catalogue::entries().iter().map(|one| rule(one, language)).collect();
    let driver = json!({
        "name": "gouji",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": language.word(),
        "properties": { "rules": catalogue::RULES_SHA256 },
        "rules": rules,
    });
    writeln!(
        out,
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"columnKind\":\"unicodeCodePoints\",\"results\":["
    )
}

/// Closes it. `kept` are the notifications, each behind a comma.
pub fn foot(out: &mut impl Write, kept: &[u8], is_whole: bool) -> io::Result<()> {
    write!(out, "\n],\"invocations\":[{{\"executionSuccessful\":{is_whole},")?;
    out.write_all(b"\"toolExecutionNotifications\":[")?;
    out.write_all(kept.strip_prefix(b",").unwrap_or(kept))?;
    out.write_all(b"]}]}]}\n")
}

fn rule(entry: &Entry, language: Language) -> Value {
    let text = |text: &str| json!({ "text": text });
    json!({
        "id": entry.id.as_str(),
        "shortDescription": text(entry.title.plain(language)),
        "fullDescription": text(entry.why.plain(language)),
        "help": text(entry.todo(Variant::PLAIN).plain(language)),
        "defaultConfiguration": { "level": level(entry.severity.word()) },
        "properties": { "family": entry.family, "severity": entry.severity.word() },
    })
}

/// The words of severities and of levels are the same but for the muted.
fn level(word: &str) -> &'static str {
    if word == Severity::Wrong.word() {
        "error"
    } else if word == Severity::Doubtful.word() {
        "warning"
    } else if word == Severity::Remark.word() {
        "note"
    } else {
        "none"
    }
}

pub fn write(out: &mut impl Write, behind: &mut Vec<u8>, shown: &Shown<'_>) -> io::Result<()> {
    let file: Value = serde_json::from_str(&shown.review.json(shown.language))?;
    let artifact = json!({ "uri": uri(&shown.path.to_string_lossy()) });
    let findings = file.get("findings").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for (nth, finding) in findings.iter().enumerate() {
        if nth > 0 {
            out.write_all(b",\n")?;
        }
        write!(out, "{}", result(finding, &file, &artifact))?;
    }
    if !shown.summary.complete {
        let verdict = &shown.summary.verdict;
        let message = [verdict.headline.as_str(), &verdict.detail].join(" ");
        let notification = json!({
            "level": if shown.summary.trouble.is_some() { "error" } else { "warning" },
            "message": { "text": message },
            "descriptor": { "id": trouble(&file, "kind").unwrap_or("read-in-part") },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact } }],
        });
        write!(behind, ",{notification}")?;
    }
    Ok(())
}

fn result(finding: &Value, file: &Value, artifact: &Value) -> Value {
    let text = |key: &str| finding.get(key).and_then(Value::as_str).unwrap_or_default();
    let rule = text("rule");
    let mut physical = json!({ "artifactLocation": artifact });
    let anchor = places(file, text("place"));
    if let (Some(line), Some(physical)) =
        (anchor.as_ref().and_then(|anchor| anchor.line()), physical.as_object_mut())
    {
        physical.insert("region".into(), json!({ "startLine": line }));
    }
    let location = json!({
        "physicalLocation": physical,
        "logicalLocations": [{ "fullyQualifiedName": text("place") }],
        "properties": { "anchor": anchor.map(|anchor| anchor.0) },
    });
    let message = [text("title"), text("wrong"), text("todo")].join("\n");
    let mut result = json!({
        "ruleId": rule,
        "ruleIndex": catalogue::entries().iter().position(|entry| entry.id.as_str() == rule),
        "level": level(finding.get("level").and_then(Value::as_str).unwrap_or(text("severity"))),
        "message": { "text": message },
        "locations": [location],
        "partialFingerprints": { "gouji/v1": text("fingerprint") },
        "properties": {
            "severity": text("severity"),
            "decision": finding.get("decision"),
            "restsOnUncertain": finding.get("rests-on-uncertain"),
            "organ": file.get("organ"),
            "year": file.get("year"),
        },
    });
    // Only what was looked at and accepted is suppressed; what is to be mended is not.
    if let Some(result) = result.as_object_mut()
        && text("decision") == Choice::Accepted.word()
    {
        let why = json!({ "kind": "external", "justification": text("reason") });
        result.insert("suppressions".into(), json!([why]));
    }
    result
}

/// A path as the reference that SARIF asks for.
fn uri(path: &str) -> String {
    let mut out = if path.starts_with('/') { String::from("file://") } else { String::new() };
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
