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

/// The English sentences, a list for each crate that has any. A browser loads them when English is chosen, so they are
/// passed along with the language and are no part of the module that checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct English(&'static [&'static [&'static str]]);

/// The number of an English sentence: its crate's volume, and its place there.
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

impl English {
    /// The `ENGLISH` of this crate, of the engine and of the view, in this order; a list that is left out
    /// is empty.
    pub const fn of(volumes: &'static [&'static [&'static str]]) -> English {
        English(volumes)
    }

    /// Takes the sentences from the module that has them. They stay as long as the program.
    pub fn learned(volumes: Vec<Vec<&'static str>>) -> English {
        let volumes: Vec<&'static [&'static str]> =
            volumes.into_iter().map(|volume| &*Vec::leak(volume)).collect();
        English(Vec::leak(volumes))
    }

    /// The lists, as [`English::of`] takes them.
    pub fn volumes(self) -> &'static [&'static [&'static str]] {
        self.0
    }

    /// The sentence of this number; empty where there is none.
    pub fn sentence(self, InEnglish(number): InEnglish) -> &'static str {
        let (volume, at) = (number >> InEnglish::BITS, number & InEnglish::MASK);
        let volume = self.0.get(usize::from(volume));
        volume.and_then(|volume| volume.get(usize::from(at))).copied().unwrap_or_default()
    }
}

impl InEnglish {
    pub const NONE: InEnglish = InEnglish(0);

    /// Of the number within a volume.
    const BITS: u16 = 13;
    const MASK: u16 = (1 << InEnglish::BITS) - 1;

    /// The build scripts number them, from 1 in each volume.
    pub const fn at(volume: u16, number: u16) -> InEnglish {
        assert!(number <= InEnglish::MASK, "a volume has too many sentences");
        InEnglish(volume << InEnglish::BITS | number)
    }
}

impl Language {
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

    /// The sentence with its slots filled. A slot without a value stays as it is: the tests of
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
        english: InEnglish::at(1, 1),
        english_one: InEnglish::at(1, 2),
    };

    const ENGLISH: Language = Language::English(English::of(&[
        &[],
        &["", "{n} errors at {where}.", "{n} error at {where}."],
    ]));

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
