//! A table of findings, one a row. A file without any has a row too: a file that is not in the table was not asked
//! about.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};
use serde_json::Value;

use super::Shown;
use super::v1::trouble;

/// Tells Excel that the text is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The columns: where the value stands, of the file or of the finding.
const OF_FILE: &[&str] = &["path", "file", "organ", "year", "edition", "status", "complete"];
const OF_FINDING: &[&str] = &[
    "id",
    "rule",
    "severity",
    "level",
    "decision",
    "place",
    "title",
    "wrong",
    "why",
    "todo",
    "basis",
    "rests-on-uncertain",
    "fingerprint",
];

pub fn head(out: &mut impl Write) -> io::Result<()> {
    out.write_all(MARK)?;
    let names = OF_FILE.iter().chain(OF_FINDING);
    let names: Vec<String> = names.map(|name| name.replace('-', "_")).collect();
    row(out, &names)
}

pub fn write(out: &mut impl Write, shown: &Shown<'_>) -> io::Result<()> {
    let file: Value = serde_json::from_str(&shown.review.json(shown.language))?;
    let path = shown.path.to_string_lossy();
    let of_file: Vec<String> = OF_FILE
        .iter()
        .map(|name| if *name == "path" { guarded(&path) } else { cell(file.get(name)) })
        .collect();
    let findings = file.get("findings").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for finding in findings {
        let of_finding = OF_FINDING.iter().map(|name| cell(finding.get(name)));
        let all: Vec<String> = of_file.iter().cloned().chain(of_finding).collect();
        row(out, &all)?;
    }
    if findings.is_empty() {
        // What the verdict is stands where otherwise a finding does.
        let nothing = OF_FINDING.iter().map(|name| match *name {
            "wrong" => guarded(&shown.summary.verdict.headline),
            "todo" => guarded(trouble(&file, "todo").unwrap_or_default()),
            _ => String::new(),
        });
        let all: Vec<String> = of_file.iter().cloned().chain(nothing).collect();
        row(out, &all)?;
    }
    Ok(())
}

fn cell(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => guarded(text),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

/// A text that a spreadsheet does not take for a formula: what would begin one stands behind a quotation mark.
pub fn guarded(text: &str) -> String {
    let begins = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
        )
    };
    if text.starts_with(begins) { ["'", text].concat() } else { text.to_owned() }
}

fn row(out: &mut impl Write, cells: &[String]) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(cells)?;
    writer.flush()
}
