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
    English,
}

/// A sentence in both languages. `{name}` is a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub chinese: &'static str,
    pub english: &'static str,
    /// The English of it where the first slot is 1; the plain one serves where it is empty.
    pub english_one: &'static str,
}

impl Language {
    /// The word of `wire v1`.
    pub fn word(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}

impl Words {
    /// The sentence as it stands, for one without slots.
    pub fn plain(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese,
            Language::English => self.english,
        }
    }

    /// The sentence with its slots filled. A slot that nobody fills stays as it is: the tests of
    /// the data find it.
    pub fn fill(&self, language: Language, slots: &[(&str, &dyn Display)]) -> String {
        let one = || slots.first().is_some_and(|(_, value)| value.to_string() == "1");
        let mut rest = match language {
            Language::English if !self.english_one.is_empty() && one() => self.english_one,
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
        english: "{n} errors at {where}.",
        english_one: "{n} error at {where}.",
    };

    #[test]
    fn slots_are_filled_in_both_languages() {
        let slots: &[(&str, &dyn Display)] = &[("n", &2), ("where", &"表三")];
        assert_eq!(WORDS.fill(Language::Chinese, slots), "2 处错误，在表三。");
        assert_eq!(WORDS.fill(Language::English, slots), "2 errors at 表三.");
    }

    #[test]
    fn english_has_a_singular() {
        let slots: &[(&str, &dyn Display)] = &[("n", &1), ("where", &"{n}")];
        assert_eq!(WORDS.fill(Language::English, slots), "1 error at {n}.");
        assert_eq!(WORDS.fill(Language::Chinese, slots), "1 处错误，在{n}。");
    }

    #[test]
    fn a_slot_that_nobody_fills_stays_in_sight() {
        assert_eq!(WORDS.fill(Language::English, &[("n", &3)]), "3 errors at {where}.");
    }
}
