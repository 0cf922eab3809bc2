//! What the page asks, and how it travels.

use model::{Day, Edition};

use super::{Decisions, PartSet};

/// What the page asks of the worker, beside the bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Base name of the file; empty for something pasted.
    pub name: String,
    pub source: SourceKind,
    pub language: Language,
    /// Corrections by hand; the text decides where there are none.
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
    /// Name of the archive that the file was in; empty where it was in none. An archive in an
    /// archive is refused.
    pub within: String,
    /// Name of last year's report, where one is compared with; else empty.
    pub last_year: String,
    /// What of the screen is wanted.
    pub parts: PartSet,
    /// The host's profile as JSON (docs/profile.schema.json); empty where there is none.
    pub profile: String,
    pub published: PublicationDay,
    /// What a person has decided before. The page keeps that by itself: it does not travel.
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
    /// A text that is no day. It is kept, so that a note can name it.
    Unreadable(String),
}

/// As a script gives it; what is missing or cannot be understood is empty.
impl From<host::Question> for Question {
    fn from(asked: host::Question) -> Question {
        let text = |text: Option<String>| text.unwrap_or_default();
        Question {
            name: text(asked.name),
            source: asked.source.map_or(SourceKind::File, |kind| SourceKind::read(kind.word())),
            language: asked
                .language
                .map_or(Language::Chinese, |language| Language::read(language.word())),
            edition: asked.edition.and_then(|edition| Edition::read(edition.word())),
            year: asked.year.and_then(|year| year.trim().parse().ok()),
            organ: asked.organ.as_deref().and_then(filled),
            within: text(asked.within),
            last_year: text(asked.last_year),
            parts: PartSet::read(&text(asked.parts)),
            profile: text(asked.profile),
            published: PublicationDay::read(&text(asked.published)),
            decisions: Vec::new(),
        }
    }
}

/// For the way to the worker.
impl From<&Question> for host::Question {
    fn from(question: &Question) -> host::Question {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        host::Question {
            name: text(&question.name),
            source: Some(match question.source {
                SourceKind::File => host::SourceKind::File,
                SourceKind::PastedHtml => host::SourceKind::PastedHtml,
                SourceKind::PastedText => host::SourceKind::PastedText,
            }),
            language: Some(match question.language {
                Language::Chinese => host::Language::Chinese,
                Language::English => host::Language::English,
            }),
            edition: question.edition.map(|edition| match edition {
                Edition::E2019 => host::EditionYear::E2019,
                Edition::E2021 => host::EditionYear::E2021,
            }),
            year: question.year.map(|year| year.to_string()),
            organ: question.organ.clone(),
            within: text(&question.within),
            last_year: text(&question.last_year),
            parts: text(&question.parts.words()),
            profile: text(&question.profile),
            published: text(&question.published.to_text()),
        }
    }
}

/// A text without the spaces around it, where there is any.
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

    /// The language that serves best who reads the one of a tag: English for `en-GB`.
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
            within: text("a.zip"),
            last_year: text("b.docx"),
            parts: PartSet::of([Part::Summary, Part::Source]),
            profile: text("{\"gouji-profile\": 1}"),
            published: PublicationDay::read("2024-01-20"),
            decisions: Vec::new(),
        };
        assert_eq!(Question::from(host::Question::from(&question)), question);
        assert_eq!(Question::from(host::Question::default()), Question::default());
    }

    #[test]
    fn a_day_that_is_none_is_kept_as_it_was_said() {
        let read = PublicationDay::read;
        assert_eq!(read(" "), PublicationDay::Unknown);
        assert_eq!(read(" 2024-02-30 "), PublicationDay::Unreadable("2024-02-30".into()));
        assert_eq!(read(" 2024-02-29 ").to_text(), "2024-02-29");
    }
}
