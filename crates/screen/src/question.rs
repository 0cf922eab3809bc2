//! What the page asks, and how it travels.

use super::Decisions;
use json::{Limits, Value, values};

/// What the page asks of the worker, beside the bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Base name of the file; empty for something pasted.
    pub name: String,
    /// file, pasted-html, pasted-text.
    pub source: String,
    /// `zh-CN` or `en`.
    pub language: String,
    /// Corrections by hand; empty strings where there are none.
    pub edition: String,
    pub year: String,
    pub organ: String,
    /// Name of the archive that the file was in; empty where it was in none. An archive in an
    /// archive is refused.
    pub within: String,
    /// Name of last year's report, where one lies beside this one; else empty.
    pub last_year: String,
    /// Whether the file as it was read is wanted too.
    pub with_source: bool,
    /// The host's profile as JSON (docs/profile.schema.json); empty where there is none.
    pub profile: String,
    /// The day of publication, `2024-01-20`; empty where it is not known.
    pub published: String,
    /// What a person has decided before. The page keeps that by itself: it does not travel.
    pub decisions: Vec<Decisions>,
}

impl Question {
    /// What travels, by the keys it has as an object of a script: texts, and the one thing that is
    /// yes or no.
    pub fn entries(&self) -> ([(&'static str, &str); 10], (&'static str, bool)) {
        let texts = [
            ("name", self.name.as_str()),
            ("source", &self.source),
            ("language", &self.language),
            ("edition", &self.edition),
            ("year", &self.year),
            ("organ", &self.organ),
            ("within", &self.within),
            ("lastYear", &self.last_year),
            ("profile", &self.profile),
            ("published", &self.published),
        ];
        (texts, ("withSource", self.with_source))
    }

    /// Reads it as JSON. What is missing is empty; `None` where it is no object, or where something
    /// is not what it should be.
    pub fn read(text: &str) -> Option<Question> {
        let values = values(text, Limits::default()).ok()?;
        let [Value::Object(entries)] = values.as_slice() else { return None };
        let mut question = Question::default();
        for (key, value) in entries {
            let text = match key.as_str() {
                "name" => &mut question.name,
                "source" => &mut question.source,
                "language" => &mut question.language,
                "edition" => &mut question.edition,
                "year" => &mut question.year,
                "organ" => &mut question.organ,
                "within" => &mut question.within,
                "lastYear" => &mut question.last_year,
                "profile" => &mut question.profile,
                "published" => &mut question.published,
                "withSource" => {
                    question.with_source = *value == Value::Plain("true");
                    continue;
                }
                _ => continue,
            };
            match value {
                Value::Text(given) => *text = given.clone(),
                _ => return None,
            }
        }
        Some(question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use json::quoted;

    #[test]
    fn a_question_travels_as_the_object_of_a_script() {
        let text = |word: &str| word.to_owned();
        let question = Question {
            name: text("“甲”\\乙.docx"),
            source: text("file"),
            language: text("en"),
            edition: text("2021"),
            year: text("2023"),
            organ: text("某局"),
            within: text("a.zip"),
            last_year: text("b.docx"),
            with_source: true,
            profile: text("{\"gouji-profile\": 1}"),
            published: text("2024-01-20"),
            decisions: Vec::new(),
        };
        let (texts, (flag, is)) = question.entries();
        let mut object: Vec<String> =
            texts.iter().map(|(key, text)| format!("{}: {}", quoted(key), quoted(text))).collect();
        object.push(format!("{}: {is}", quoted(flag)));
        assert_eq!(Question::read(&format!("{{{}}}", object.join(","))), Some(question));
        assert_eq!(Question::read("{}"), Some(Question::default()));
        assert_eq!(Question::read("{\"name\": 3}"), None);
        assert_eq!(Question::read("[]"), None);
    }
}
