//! The two languages of the sentences, and sentences with slots.
//!
//! Values, ids and places are the same in both. The words themselves stand in data files and are
//! compiled in by the build script; code only names them.

use std::fmt::{Display, Write};

/// The language of the sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English(English),
}

/// The English sentences. A browser fetches them when somebody asks for English, so they are handed
/// on with the language and compiled in only where the feature `english` asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct English(&'static [&'static str]);

/// The number of an English sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InEnglish(u16);

/// A sentence in both languages. `{name}` is a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub chinese: &'static str,
    pub english: InEnglish,
    /// The English of it where the first slot is 1; the plain one serves where it is empty.
    pub english_one: InEnglish,
}

#[cfg(feature = "english")]
mod compiled {
    include!(concat!(env!("OUT_DIR"), "/english.rs"));
}

impl English {
    /// Those of this build.
    #[cfg(feature = "english")]
    pub const COMPILED: English = English(compiled::ALL);

    /// The English of every sentence, by its number.
    #[cfg(feature = "english")]
    pub const SENTENCES: &[&str] = compiled::ALL;

    /// The page's own words in English, in the order of `page::texts`.
    #[cfg(feature = "english")]
    pub const PAGE: &[&str] = compiled::PAGE;

    /// Takes the sentences from the module that has them. They stay as long as the program.
    pub fn learned(sentences: Vec<&'static str>) -> English {
        English(Vec::leak(sentences))
    }

    /// Nothing where there is none of this number.
    pub fn sentence(self, InEnglish(number): InEnglish) -> &'static str {
        self.0.get(usize::from(number)).copied().unwrap_or_default()
    }
}

impl InEnglish {
    pub const NONE: InEnglish = InEnglish(0);

    /// The build script numbers them.
    pub const fn at(number: u16) -> InEnglish {
        InEnglish(number)
    }
}

impl Language {
    #[cfg(feature = "english")]
    pub const ENGLISH: Language = Language::English(English::COMPILED);

    /// The word of `wire v1`.
    pub fn word(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English(_) => "en",
        }
    }
}

impl Words {
    /// The sentence as it stands, for one without slots.
    pub fn plain(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese,
            Language::English(english) => english.sentence(self.english),
        }
    }

    /// The sentence with its slots filled. A slot that nobody fills stays as it is: the tests of
    /// the data find it.
    pub fn fill(&self, language: Language, slots: &[(&str, &dyn Display)]) -> String {
        let one = || slots.first().is_some_and(|(_, value)| value.to_string() == "1");
        let mut rest = match language {
            Language::English(english) if self.english_one != InEnglish::NONE && one() => {
                english.sentence(self.english_one)
            }
            _ => self.plain(language),
        };
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some((before, name, after)) = next_slot(rest) {
            out.push_str(before);
            match slots.iter().find(|(slot, _)| *slot == name) {
                // Writing to a string cannot fail.
                Some((_, value)) => drop(write!(out, "{value}")),
                None => out.extend(["{", name, "}"]),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// What stands before the first slot, its name, and what stands behind it.
fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Words = Words {
        chinese: "{n} 处错误，在{where}。",
        english: InEnglish(1),
        english_one: InEnglish(2),
    };

    const ENGLISH: Language =
        Language::English(English(&["", "{n} errors at {where}.", "{n} error at {where}."]));

    #[test]
    fn slots_are_filled_in_both_languages() {
        let slots: &[(&str, &dyn Display)] = &[("n", &2), ("where", &"表三")];
        assert_eq!(WORDS.fill(Language::Chinese, slots), "2 处错误，在表三。");
        assert_eq!(WORDS.fill(ENGLISH, slots), "2 errors at 表三.");
    }

    #[test]
    fn english_has_a_singular() {
        let slots: &[(&str, &dyn Display)] = &[("n", &1), ("where", &"{n}")];
        assert_eq!(WORDS.fill(ENGLISH, slots), "1 error at {n}.");
        assert_eq!(WORDS.fill(Language::Chinese, slots), "1 处错误，在{n}。");
    }

    #[test]
    fn a_slot_that_nobody_fills_stays_in_sight() {
        assert_eq!(WORDS.fill(ENGLISH, &[("n", &3)]), "3 errors at {where}.");
    }
}
