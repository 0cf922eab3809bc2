//! What the page asks the worker, and its form as JSON.

use json::{Limits, Value, quoted, values};
use model::{Day, Edit, Edition, Place};

use super::{Decisions, PartSet};

/// What the page asks the worker about a file; the bytes are sent beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Base name of the file; empty for something pasted.
    pub name: String,
    pub source: SourceKind,
    pub language: Language,
    /// A person's corrections; where there are none the text decides.
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
    /// What a person has typed over the report.
    pub edits: Vec<Edit>,
    /// Name of the archive that the file was in; empty where it was in none. An archive in an
    /// archive is refused.
    pub within: String,
    /// Name of last year's report where one is given; else empty.
    pub last_year: String,
    /// The parts of the screen that are asked for.
    pub parts: PartSet,
    /// The host's profile as JSON (docs/profile.schema.json); empty where there is none.
    pub profile: String,
    pub published: PublicationDay,
    /// A person's earlier decisions. Only the command line sets them; they are not sent to the worker.
    pub decisions: Vec<Decisions>,
}

/// How the bytes came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    #[default]
    File,
    PastedHtml,
    PastedText,
}

/// The language of the sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

/// The day on which a report was published, as a host says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PublicationDay {
    #[default]
    Unknown,
    On(Day),
    /// A text that is no day, kept so that a note can name it.
    Unreadable(String),
}

impl Question {
    /// The entries of the JSON object: texts, empty where there is no value.
    pub fn entries(&self) -> [(&'static str, String); 12] {
        let year = self.year.map(|year| year.to_string());
        [
            ("name", self.name.clone()),
            ("source", self.source.word().into()),
            ("language", self.language.word().into()),
            ("edition", self.edition.map_or("", Edition::word).into()),
            ("year", year.unwrap_or_default()),
            ("organ", self.organ.clone().unwrap_or_default()),
            ("edits", written(&self.edits)),
            ("within", self.within.clone()),
            ("lastYear", self.last_year.clone()),
            ("parts", self.parts.words()),
            ("profile", self.profile.clone()),
            ("published", self.published.to_text()),
        ]
    }

    /// Reads it from JSON. Missing entries are empty; `None` where it is no object or a value is no text.
    pub fn read(text: &str) -> Option<Question> {
        let values = values(text, Limits::default()).ok()?;
        let [Value::Object(entries)] = values.as_slice() else { return None };
        let mut question = Question::default();
        for (key, value) in entries {
            match value {
                Value::Text(text) => question.take(key, text),
                _ if KEYS.contains(&key.as_str()) => return None,
                _ => {}
            }
        }
        Some(question)
    }

    fn take(&mut self, key: &str, text: &str) {
        match key {
            "name" => text.clone_into(&mut self.name),
            "source" => self.source = SourceKind::read(text),
            "language" => self.language = Language::read(text),
            "edition" => self.edition = Edition::read(text),
            "year" => self.year = text.trim().parse().ok(),
            "organ" => self.organ = filled(text),
            "edits" => self.edits = edits(text),
            "within" => text.clone_into(&mut self.within),
            "lastYear" => text.clone_into(&mut self.last_year),
            "parts" => self.parts = PartSet::read(text),
            "profile" => text.clone_into(&mut self.profile),
            "published" => self.published = PublicationDay::read(text),
            _ => {}
        }
    }
}

const KEYS: [&str; 12] = [
    "name",
    "source",
    "language",
    "edition",
    "year",
    "organ",
    "edits",
    "within",
    "lastYear",
    "parts",
    "profile",
    "published",
];

/// Edits as an object of JSON, the places as JSON v1 writes them; empty where there are none.
pub(crate) fn written(edits: &[Edit]) -> String {
    if edits.is_empty() {
        return String::new();
    }
    let entry = |edit: &Edit| [quoted(&edit.place.to_string()), quoted(&edit.printed)].join(":");
    ["{", &edits.iter().map(entry).collect::<Vec<String>>().join(","), "}"].concat()
}

/// Without those of places that nobody can type over.
fn edits(text: &str) -> Vec<Edit> {
    let Ok(values) = values(text, Limits::default()) else { return Vec::new() };
    let [Value::Object(entries)] = values.as_slice() else { return Vec::new() };
    let edit = |(place, value): &(String, Value<'_>)| match value {
        Value::Text(printed) => {
            Some(Edit { place: Place::read_editable(place)?, printed: printed.clone() })
        }
        _ => None,
    };
    entries.iter().filter_map(edit).collect()
}

/// The text without the spaces around it; `None` where it is empty.
pub fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

impl SourceKind {
    /// The word in the interfaces of the element and the engine.
    pub fn word(self) -> &'static str {
        match self {
            SourceKind::File => "file",
            SourceKind::PastedHtml => "pasted-html",
            SourceKind::PastedText => "pasted-text",
        }
    }

    /// The kind of a word; a file where it is none.
    pub fn read(word: &str) -> SourceKind {
        [SourceKind::PastedHtml, SourceKind::PastedText]
            .into_iter()
            .find(|kind| kind.word() == word)
            .unwrap_or_default()
    }
}

impl Language {
    /// Its tag, as in JSON v1 and in HTML.
    pub fn word(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language of exactly this tag; Chinese where it is another.
    pub fn read(tag: &str) -> Language {
        if tag == Language::English.word() { Language::English } else { Language::Chinese }
    }

    /// The language closest to that of a tag: English for `en-GB`.
    pub fn nearest(tag: &str) -> Language {
        if tag.starts_with("en") { Language::English } else { Language::Chinese }
    }
}

impl PublicationDay {
    pub fn read(text: &str) -> PublicationDay {
        let Some(text) = filled(text) else { return PublicationDay::Unknown };
        Day::read(&text).map_or(PublicationDay::Unreadable(text), PublicationDay::On)
    }

    fn to_text(&self) -> String {
        match self {
            PublicationDay::Unknown => String::new(),
            PublicationDay::On(day) => day.to_string(),
            PublicationDay::Unreadable(text) => text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Part;
    use model::{CellId, TableId};

    #[test]
    fn a_question_travels_as_the_object_of_a_script() {
        let text = |word: &str| word.to_owned();
        let question = Question {
            name: text("“甲”\\乙.docx"),
            source: SourceKind::PastedHtml,
            language: Language::English,
            edition: Some(Edition::E2021),
            year: Some(2023),
            organ: Some(text("某局")),
            edits: vec![
                Edit {
                    place: Place::Sentence(model::SectionId::Overview, 1),
                    printed: text("“新增”1 件。"),
                },
                Edit {
                    place: CellId::new(TableId::Applications, "received", "total").into(),
                    printed: String::new(),
                },
            ],
            within: text("a.zip"),
            last_year: text("b.docx"),
            parts: PartSet::of([Part::Summary, Part::Source]),
            profile: text("{\"gouji-profile\": 1}"),
            published: PublicationDay::read("2024-01-20"),
            decisions: Vec::new(),
        };
        let entries = question.entries();
        assert!(entries.iter().map(|(key, _)| *key).eq(KEYS));
        let object: Vec<String> = entries
            .iter()
            .map(|(key, text)| format!("{}: {}", quoted(key), quoted(text)))
            .collect();
        assert_eq!(Question::read(&format!("{{{}}}", object.join(","))), Some(question));
        assert_eq!(Question::read("{}"), Some(Question::default()));
        assert_eq!(Question::read("{\"name\": 3}"), None);
        assert_eq!(Question::read("[]"), None);
    }

    #[test]
    fn a_day_that_is_none_is_kept_as_it_was_said() {
        let read = PublicationDay::read;
        assert_eq!(read(" "), PublicationDay::Unknown);
        assert_eq!(read(" 2024-02-30 "), PublicationDay::Unreadable("2024-02-30".into()));
        assert_eq!(read(" 2024-02-29 ").to_text(), "2024-02-29");
    }
}
