//! The profile of a host: a small JSON file → [`Profile`]. One with a fault is not applied at all.
//!
//! ```json
//! { "gouji-profile": 1, "name": "…", "levels": { "label-differs": "mute" },
//!   "department-deadline": "01-28", "government-deadline": "03-31", "names": ["…"] }
//! ```

use std::fmt::Display;

use engine::rules::catalogue;
use engine::rules::{Date, Profile};
use json::{Entries, Limits, Value, values};
use model::finding::{Level, Severity};
use model::language::{Language, Words};
use model::month_and_day;

use super::words;
use screen::{PublicationDay, Question};

/// Bytes of the largest profile that is accepted.
const MOST_BYTES: usize = 1 << 20;

/// A fault of a profile or a day: its sentence, and what fills the slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    words: Words,
    what: String,
}

/// Profile and day of publication as the question gives them. A profile with a fault is not applied, nor is a day
/// that does not exist; `faults` lists what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Hosted {
    pub profile: Profile,
    pub published: Option<Date>,
    pub faults: Vec<Fault>,
}

impl Hosted {
    pub fn of(question: &Question) -> Hosted {
        let mut hosted = Hosted::default();
        if !question.profile.trim().is_empty() {
            match profile(&question.profile) {
                Ok(profile) => hosted.profile = profile,
                Err(faults) => hosted.faults = faults,
            }
        }
        match &question.published {
            PublicationDay::Unknown => {}
            PublicationDay::On(day) => hosted.published = Some(day.parts()),
            PublicationDay::Unreadable(text) => {
                hosted.faults.push(Fault::new(words::PROFILE_PUBLISHED, text));
            }
        }
        hosted
    }

    /// One sentence for each fault.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.faults.iter().map(|fault| fault.sentence(language)).collect()
    }
}

/// Reads a profile.
///
/// # Errors
/// Everything that is wrong with it.
pub fn profile(text: &str) -> Result<Profile, Vec<Fault>> {
    let text = text.trim_start_matches('\u{feff}');
    let read = if text.len() > MOST_BYTES { None } else { values(text, Limits::default()).ok() };
    let Some([Value::Object(entries)]) = read.as_deref() else {
        return Err(vec![Fault::new(words::PROFILE_NOT_JSON, "")]);
    };
    let mut reader = ProfileReader::default();
    reader.all(entries);
    if reader.faults.is_empty() { Ok(reader.profile) } else { Err(reader.faults) }
}

#[derive(Default)]
struct ProfileReader {
    profile: Profile,
    faults: Vec<Fault>,
}

impl ProfileReader {
    fn all(&mut self, entries: &Entries<'_>) {
        if !entries.iter().any(|(key, _)| key == "gouji-profile") {
            self.fault(words::PROFILE_ANOTHER, "");
        }
        let mut seen = Vec::new();
        for (key, value) in entries {
            if !seen.contains(&key) {
                seen.push(key);
                self.one(key, value);
            } else {
                self.fault(words::PROFILE_TWICE, key);
            }
        }
    }

    fn one(&mut self, key: &str, value: &Value<'_>) {
        match (key, value) {
            ("gouji-profile", Value::Plain("1")) => {}
            ("gouji-profile", _) => self.fault(words::PROFILE_ANOTHER, ""),
            ("name", Value::Text(name)) => name.trim().clone_into(&mut self.profile.name),
            ("name", _) => self.fault(words::PROFILE_NOT_TEXT, key),
            ("levels", Value::Object(levels)) => self.levels(levels),
            ("levels", _) => self.fault(words::PROFILE_LEVELS, key),
            ("department-deadline", value) => {
                self.profile.department_deadline = self.deadline(key, value);
            }
            ("government-deadline", value) => {
                self.profile.government_deadline = self.deadline(key, value);
            }
            ("names", Value::List(names, _)) => self.names(key, names),
            ("names", _) => self.fault(words::PROFILE_NAMES, key),
            _ => self.fault(words::PROFILE_KEY, key),
        }
    }

    fn levels(&mut self, levels: &Entries<'_>) {
        for (rule, value) in levels {
            if catalogue::entry(rule).is_none() {
                self.fault(words::PROFILE_RULE, rule);
                continue;
            }
            let level = match value {
                Value::Text(word) => level(word),
                _ => None,
            };
            match level {
                Some(level) => {
                    if self.profile.levels.insert(rule.clone(), level).is_some() {
                        self.fault(words::PROFILE_TWICE, rule);
                    }
                }
                None => self.fault(words::PROFILE_LEVEL, rule),
            }
        }
    }

    fn deadline(&mut self, key: &str, value: &Value<'_>) -> Option<(u8, u8)> {
        let day = match value {
            Value::Text(text) => month_and_day(text),
            _ => None,
        };
        if day.is_none() {
            self.fault(words::PROFILE_DEADLINE, key);
        }
        day
    }

    fn names(&mut self, key: &str, names: &[Value<'_>]) {
        for name in names {
            match name {
                Value::Text(name) if !name.trim().is_empty() => {
                    self.profile.names.push(name.trim().to_owned());
                }
                _ => return self.fault(words::PROFILE_NAMES, key),
            }
        }
    }

    fn fault(&mut self, words: Words, what: &str) {
        self.faults.push(Fault::new(words, what));
    }
}

impl Fault {
    fn new(words: Words, what: &str) -> Fault {
        // Keys are cut, so that the sentence stays short.
        let what = what.chars().filter(|c| !c.is_control()).take(60).collect();
        Fault { words, what }
    }

    pub fn sentence(&self, language: Language) -> String {
        let slots: &[(&str, &dyn Display)] = &[("what", &self.what)];
        self.words.fill(language, slots)
    }
}

/// A profile can lower a level, never make anything *wrong*.
fn level(word: &str) -> Option<Level> {
    let levels = [Level::As(Severity::Doubtful), Level::As(Severity::Remark), Level::Mute];
    levels.into_iter().find(|level| level.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::language::English;

    const ENGLISH: Language =
        Language::English(English::of(&[model::ENGLISH, engine::ENGLISH, crate::ENGLISH]));

    fn sentences(text: &str) -> Vec<String> {
        let faults = profile(text).unwrap_err();
        faults.iter().map(|fault| fault.sentence(ENGLISH)).collect()
    }

    #[test]
    fn a_profile_is_read_as_a_whole() {
        let read = profile(
            "\u{feff}{\"gouji-profile\": 1, \"name\": \"云溪县\", \"levels\": {\"label-differs\": \"mute\",
              \"total-is-not-filled\": \"remark\"}, \"department-deadline\": \"01-28\",
              \"government-deadline\": \"03-20\", \"names\": [\"石桥街道\"]}",
        )
        .unwrap();
        assert_eq!((read.name.as_str(), read.names), ("云溪县", vec!["石桥街道".to_owned()]));
        assert_eq!(read.department_deadline, Some((1, 28)));
        assert_eq!(read.government_deadline, Some((3, 20)));
        assert_eq!(read.levels.get("label-differs"), Some(&Level::Mute));
        let remark = Level::As(Severity::Remark);
        assert_eq!(read.levels.get("total-is-not-filled"), Some(&remark));
    }

    #[test]
    fn each_fault_has_its_sentence_and_nothing_is_half_applied() {
        let all = sentences(
            "{\"gouji-profile\": 1, \"levels\": {\"no-such-rule\": \"mute\", \"label-differs\": \"wrong\"},
              \"department-deadline\": \"02-30\", \"nmaes\": [], \"names\": [1], \"name\": \"a\", \"name\": \"b\"}",
        );
        for named in
            ["no-such-rule", "label-differs", "department-deadline", "nmaes", "names", "name"]
        {
            assert!(all.iter().any(|sentence| sentence.contains(named)), "{named}: {all:?}");
        }
        assert_eq!(all.len(), 6);
        for text in ["", "[]", "{\"name\"", "{}{}", "{\"name\": \"a\"}", "{\"gouji-profile\": 2}"] {
            assert_eq!(sentences(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_faulty_profile_leaves_the_rest_of_the_question_alone() {
        let question = Question {
            profile: "{}".into(),
            published: PublicationDay::read("2024-02-30"),
            ..Question::default()
        };
        let hosted = Hosted::of(&question);
        assert_eq!((hosted.profile, hosted.published), (Profile::default(), None));
        assert_eq!(hosted.faults.len(), 2);
        let published = PublicationDay::read(" 2024-02-29 ");
        let day = Question { published, ..Question::default() };
        assert_eq!(Hosted::of(&day).published, Some((2024, 2, 29)));
        assert!(Hosted::of(&day).faults.is_empty());
    }
}
