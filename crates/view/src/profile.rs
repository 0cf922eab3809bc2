//! What a host has decided: a small JSON file → [`Profile`], as a whole or not at all.
//!
//! ```json
//! { "gouji-profile": 1, "name": "…", "levels": { "label-differs": "mute" },
//!   "department-deadline": "01-28", "government-deadline": "03-31", "names": ["…"] }
//! ```

use std::collections::BTreeSet;
use std::fmt::Display;

use engine::rules::catalogue;
use engine::rules::{Date, Profile};
use json::{Entries, Limits, Value, values};
use model::finding::{Level, Severity};
use model::language::{Language, Words};

use super::words;
use screen::Question;

/// Above this a profile is none.
const MOST_BYTES: usize = 1 << 20;

/// What is wrong with a profile or a day: words, and what fills their slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    words: Words,
    what: String,
}

/// What a question says about the host. A profile with a fault is not applied at all, and neither is
/// a day that is none: what is wrong with them is said.
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
        let day = question.published.trim();
        if !day.is_empty() {
            hosted.published = date(day);
            if hosted.published.is_none() {
                hosted.faults.push(Fault::new(words::PROFILE_PUBLISHED, day));
            }
        }
        hosted
    }

    /// One sentence for each fault.
    pub fn said(&self, language: Language) -> Vec<String> {
        self.faults.iter().map(|fault| fault.said(language)).collect()
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
    let mut reader = Reader::default();
    reader.all(entries);
    if reader.faults.is_empty() { Ok(reader.profile) } else { Err(reader.faults) }
}

#[derive(Default)]
struct Reader {
    profile: Profile,
    faults: Vec<Fault>,
}

impl Reader {
    fn all(&mut self, entries: &Entries<'_>) {
        if !entries.iter().any(|(key, _)| key == "gouji-profile") {
            self.fault(words::PROFILE_ANOTHER, "");
        }
        let mut seen = BTreeSet::new();
        for (key, value) in entries {
            if seen.insert(key) {
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
        // A sentence, however long the key.
        let what = what.chars().filter(|c| !c.is_control()).take(60).collect();
        Fault { words, what }
    }

    pub fn said(&self, language: Language) -> String {
        let slots: &[(&str, &dyn Display)] = &[("what", &self.what)];
        self.words.fill(language, slots)
    }
}

/// Nothing can be made *wrong*.
fn level(word: &str) -> Option<Level> {
    let levels = [Level::As(Severity::Doubtful), Level::As(Severity::Remark), Level::Mute];
    levels.into_iter().find(|level| level.word() == word)
}

/// `2024-01-20`.
pub fn date(text: &str) -> Option<Date> {
    let (year, day) = text.split_once('-')?;
    let year = digits(year, 4)?;
    let (month, day) = month_and_day(day)?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    ((month, day) != (2, 29) || leap).then_some((year, month, day))
}

/// `01-28`.
fn month_and_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::language::English;

    const ENGLISH: Language =
        Language::English(English::of(&[model::ENGLISH, engine::ENGLISH, crate::ENGLISH]));

    fn said(text: &str) -> Vec<String> {
        let faults = profile(text).unwrap_err();
        faults.iter().map(|fault| fault.said(ENGLISH)).collect()
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
        let sentences = said(
            "{\"gouji-profile\": 1, \"levels\": {\"no-such-rule\": \"mute\", \"label-differs\": \"wrong\"},
              \"department-deadline\": \"02-30\", \"nmaes\": [], \"names\": [1], \"name\": \"a\", \"name\": \"b\"}",
        );
        for named in
            ["no-such-rule", "label-differs", "department-deadline", "nmaes", "names", "name"]
        {
            assert!(sentences.iter().any(|said| said.contains(named)), "{named}: {sentences:?}");
        }
        assert_eq!(sentences.len(), 6);
        for text in ["", "[]", "{\"name\"", "{}{}", "{\"name\": \"a\"}", "{\"gouji-profile\": 2}"] {
            assert_eq!(said(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_faulty_profile_leaves_the_rest_of_the_question_alone() {
        let question = Question {
            profile: "{}".into(),
            published: "2024-02-30".into(),
            ..Question::default()
        };
        let hosted = Hosted::of(&question);
        assert_eq!((hosted.profile, hosted.published), (Profile::default(), None));
        assert_eq!(hosted.faults.len(), 2);
        let day = Question { published: " 2024-02-29 ".into(), ..Question::default() };
        assert_eq!(Hosted::of(&day).published, Some((2024, 2, 29)));
        assert!(Hosted::of(&day).faults.is_empty());
    }

    #[test]
    fn a_day_is_a_day_of_the_calendar() {
        for text in ["2023-02-29", "2024-1-20", "2024/01/20", "2024-13-01", "+024-01-01", "today"] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(date("2024-12-31"), Some((2024, 12, 31)));
    }
}
