//! A working file, `NAME.gouji.json`: a report with everything a person has done to it, to go on with on another day
//! or another machine (docs/working-file.schema.json).
//!
//! It holds the report's own file, byte for byte, so that it is read and judged there as it was here.

mod base64;

use json::{Entries, Limits, Value, get, quoted, values};
use model::{Edit, Edition, Place};

use super::question::written;
use super::{Decisions, Question, SourceKind, Summary};

/// The key of the version, and the only version so far.
const KEY: &str = "gouji-working-file";
const VERSION: u32 = 1;

/// What is in a working file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkingFile {
    /// Name of the report's file; empty for something pasted.
    pub name: String,
    pub source: SourceKind,
    pub content: Vec<u8>,
    /// What a person has set right about the whole.
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
    /// What a person has typed over the report.
    pub edits: Vec<Edit>,
    pub decisions: Option<Decisions>,
    pub last_year: Option<LastYearKept>,
    /// What was said of it when it was saved. It is for people who look into the file; nothing is taken from it.
    pub checked: Checked,
}

/// Last year's report, with which it is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastYearKept {
    pub name: String,
    pub content: Vec<u8>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// Which build has checked it.
    pub build: String,
    pub status: String,
    pub headline: String,
}

/// Why a file is no working file that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// A later version of this program has saved it.
    Newer,
    /// A part of it is missing, or is not what was saved.
    Damaged,
}

impl Checked {
    pub fn of(summary: &Summary, build: &str) -> Checked {
        Checked {
            build: build.to_owned(),
            status: summary.status.word().to_owned(),
            headline: summary.verdict.headline.clone(),
        }
    }
}

impl WorkingFile {
    /// Whether the bytes are meant to be a working file, whatever its name. The key stands first in it.
    pub fn is_one(bytes: &[u8]) -> bool {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let within = |key: &[u8]| text.windows(key.len()).any(|window| window == key);
        text.first() == Some(&b'{') && within(KEY.as_bytes())
    }

    /// Why the bytes, of which the first are enough, are refused where they could not be opened; `None` where they are
    /// not meant to be a working file.
    pub fn refused(bytes: &[u8]) -> Option<NotOpened> {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        Self::is_one(bytes).then(|| match version(head) {
            Some(later) if later > VERSION => NotOpened::Newer,
            _ => NotOpened::Damaged,
        })
    }

    /// Reads what [`WorkingFile::written`] has written.
    ///
    /// # Errors
    /// It is of a later version, or something in it is not what was saved: no part of it is used then.
    pub fn read(bytes: &[u8]) -> Result<WorkingFile, NotOpened> {
        let text = std::str::from_utf8(bytes).map_err(|_| NotOpened::Damaged)?;
        let values = values(text.trim_start_matches('\u{feff}'), Limits::default());
        let values = values.map_err(|_| NotOpened::Damaged)?;
        let [Value::Object(file)] = values.as_slice() else { return Err(NotOpened::Damaged) };
        let version = match get(file, KEY) {
            Some(Value::Plain(version)) => version.parse::<u32>().ok(),
            _ => None,
        };
        match version {
            Some(VERSION) => whole(file).ok_or(NotOpened::Damaged),
            Some(later) if later > VERSION => Err(NotOpened::Newer),
            _ => Err(NotOpened::Damaged),
        }
    }

    /// The text of the file.
    pub fn written(&self) -> String {
        let year = self.year.map_or("null".into(), |year| year.to_string());
        let or_null = |text: Option<&str>| text.map_or("null".into(), quoted);
        let edits = Some(written(&self.edits)).filter(|edits| !edits.is_empty());
        let last_year = self.last_year.as_ref().map(|other| {
            let name = quoted(&other.name);
            object(&[
                ("name", name),
                ("sum", sum(&other.content)),
                ("content", bytes(&other.content)),
            ])
        });
        let Checked { build, status, headline } = &self.checked;
        let checked = [("build", build), ("status", status), ("headline", headline)];
        object(&[
            (KEY, VERSION.to_string()),
            ("name", quoted(&self.name)),
            ("source", quoted(self.source.word())),
            ("edition", or_null(self.edition.map(Edition::word))),
            ("year", year),
            ("organ", or_null(self.organ.as_deref())),
            ("edits", edits.unwrap_or("{}".into())),
            ("decisions", self.decisions.as_ref().map_or("null".into(), Decisions::written)),
            ("checked", object(&checked.map(|(key, text)| (key, quoted(text))))),
            ("lastYear", last_year.unwrap_or("null".into())),
            ("sum", sum(&self.content)),
            ("content", bytes(&self.content)),
        ])
    }

    /// The same with what a question says about the report.
    pub fn of(self, question: &Question) -> WorkingFile {
        WorkingFile {
            name: question.name.clone(),
            source: question.source,
            edition: question.edition,
            year: question.year,
            organ: question.organ.clone(),
            edits: question.edits.clone(),
            ..self
        }
    }

    /// What is asked about it, as far as it says so.
    pub fn question(&self, base: Question) -> Question {
        Question {
            name: self.name.clone(),
            source: self.source,
            edition: self.edition,
            year: self.year,
            organ: self.organ.clone(),
            edits: self.edits.clone(),
            last_year: self.last_year.as_ref().map(|other| other.name.clone()).unwrap_or_default(),
            ..base
        }
    }
}

/// So many bytes tell what a file is.
const HEAD: usize = 64;

/// The version in the first bytes: the digits behind the key.
fn version(head: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(head).unwrap_or_default();
    let (_, behind) = text.split_once(KEY)?;
    let digits = behind.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

fn whole(file: &Entries<'_>) -> Option<WorkingFile> {
    let decisions = match get(file, "decisions")? {
        Value::Null => None,
        value => Some(Decisions::of_value(value)?),
    };
    let last_year = match get(file, "lastYear")? {
        Value::Null => None,
        Value::Object(other) => {
            Some(LastYearKept { name: text(other, "name")?, content: content(other)? })
        }
        _ => return None,
    };
    let Value::Object(checked) = get(file, "checked")? else { return None };
    let edition = match get(file, "edition")? {
        Value::Null => None,
        _ => Some(Edition::read(&text(file, "edition")?)?),
    };
    let year = match get(file, "year")? {
        Value::Plain(year) => Some(year.parse().ok()?),
        Value::Null => None,
        _ => return None,
    };
    let organ = match get(file, "organ")? {
        Value::Null => None,
        _ => Some(text(file, "organ")?),
    };
    Some(WorkingFile {
        name: text(file, "name")?,
        source: SourceKind::read(&text(file, "source")?),
        content: content(file)?,
        edition,
        year,
        organ,
        edits: edits(get(file, "edits")?)?,
        decisions,
        last_year,
        checked: Checked {
            build: text(checked, "build")?,
            status: text(checked, "status")?,
            headline: text(checked, "headline")?,
        },
    })
}

fn text(entries: &Entries<'_>, key: &str) -> Option<String> {
    match get(entries, key) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

fn edits(value: &Value<'_>) -> Option<Vec<Edit>> {
    let Value::Object(entries) = value else { return None };
    let edit = |(place, value): &(String, Value<'_>)| match value {
        Value::Text(printed) => {
            Some(Edit { place: Place::read_editable(place)?, printed: printed.clone() })
        }
        _ => None,
    };
    entries.iter().map(edit).collect()
}

/// The bytes of a file, where they are those that were saved.
fn content(entries: &Entries<'_>) -> Option<Vec<u8>> {
    let content = base64::read(&text(entries, "content")?)?;
    (quoted(&text(entries, "sum")?) == sum(&content)).then_some(content)
}

fn object(entries: &[(&str, String)]) -> String {
    let entry = |(key, value): &(&str, String)| [&quoted(key), ": ", value].concat();
    ["{\n", &entries.iter().map(entry).collect::<Vec<String>>().join(",\n"), "\n}"].concat()
}

fn bytes(content: &[u8]) -> String {
    quoted(&base64::written(content))
}

/// CRC-32 as eight hexadecimal digits, quoted: a file that was cut or changed on its way is noticed.
fn sum(content: &[u8]) -> String {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            let odd = sum & 1 == 1;
            (sum >> 1) ^ if odd { POLYNOMIAL } else { 0 }
        })
    };
    let sum = !content.iter().fold(u32::MAX, step);
    let digit = |at: u32| char::from_digit(sum >> (28 - 4 * at) & 15, 16).unwrap_or('0');
    quoted(&(0..8).map(digit).collect::<String>())
}

#[cfg(test)]
mod tests;
