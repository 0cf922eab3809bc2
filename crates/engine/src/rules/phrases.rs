//! Set phrases with a mistake in them (`data/phrases.toml`), and where a report has them.
//!
//! They are compared folded, so that no space hides one, and shown as printed.

use super::sentence::Sentence;
use model::{Place, SectionId};

/// What is wrong with a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhraseKind {
    /// A slip of the keyboard in a set phrase.
    Typing,
    /// A word that the form or the Regulations do not use.
    Usage,
    /// Left over from a template.
    Template,
    /// A marking of papers that are not published.
    Secret,
}

#[derive(Debug)]
pub(super) struct Phrase {
    kind: PhraseKind,
    /// Folded.
    wrong: &'static str,
    /// Empty where nothing belongs in its place.
    right: &'static str,
    /// Judged only where one of these comes next; anywhere where there are none.
    before: &'static [&'static str],
    /// Longer words in which it is right, each with the characters that stand before it.
    allows: &'static [(usize, &'static str)],
    #[cfg(test)]
    breaks: &'static str,
    #[cfg(test)]
    holds: &'static str,
}

mod compiled {
    use super::{Phrase, PhraseKind};
    include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
}

/// A phrase where a report prints it.
pub(super) struct PhraseHit {
    phrase: &'static Phrase,
    section: SectionId,
    place: Place,
    printed: String,
}

impl PhraseHit {
    pub fn kind(&self) -> PhraseKind {
        self.phrase.kind
    }

    pub fn place(&self) -> Place {
        self.place
    }

    /// What is printed, with what belongs in its place if anything does: `截止 → 截至`.
    pub fn shown(&self) -> String {
        match self.phrase.right {
            "" => self.printed.clone(),
            right => format!("{} → {right}", self.printed),
        }
    }

    pub fn is_in(&self, section: SectionId, kind: PhraseKind) -> bool {
        self.section == section && self.phrase.kind == kind
    }
}

/// All phrases in a sentence, whatever their kind.
pub(super) fn hits(sentence: &Sentence<'_>) -> Vec<PhraseHit> {
    // Most sentences have the characters of none of them.
    let likely = compiled::PHRASES.iter().filter(|phrase| sentence.may_have(phrase.wrong));
    let likely: Vec<&'static Phrase> = likely.collect();
    let mut hits = Vec::new();
    let places = if likely.is_empty() { 0 } else { sentence.len() };
    for index in 0..places {
        for phrase in &likely {
            if let Some(length) = match_at(phrase, sentence, index) {
                let range = index..index + length;
                hits.push(PhraseHit {
                    phrase,
                    section: sentence.section,
                    place: sentence.span(range.clone()),
                    printed: sentence.quote(range),
                });
            }
        }
    }
    hits
}

/// The length of the phrase, if it stands here and is wrong here.
fn match_at(phrase: &Phrase, sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    if !sentence.has_at(index, phrase.wrong) {
        return None;
    }
    let length = phrase.wrong.chars().count();
    // `xx` inside an address is no gap to be filled.
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if latin(sentence.char(index)) && latin(sentence.before(index)) {
        return None;
    }
    let next = index + length;
    let follows = |words: &&str| match *words {
        "#" => sentence.char(next).is_some_and(|c| c.is_ascii_digit()),
        "~" => sentence.char(next).is_some_and(|c| ",.;:\u{3001}\u{3002}".contains(c)),
        words => sentence.has_at(next, words),
    };
    if !phrase.before.is_empty() && !phrase.before.iter().any(follows) {
        return None;
    }
    let right = |(ahead, words): &(usize, &str)| {
        index.checked_sub(*ahead).is_some_and(|from| sentence.has_at(from, words))
    };
    (!phrase.allows.iter().any(right)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::folded;

    fn found(text: &str) -> Vec<&'static str> {
        hits(&Sentence::of(text)).iter().map(|hit| hit.phrase.wrong).collect()
    }

    #[test]
    fn every_phrase_is_found_in_its_example_and_not_where_it_is_right() {
        for phrase in compiled::PHRASES {
            assert_eq!(folded(phrase.wrong), phrase.wrong, "not folded");
            assert!(found(phrase.breaks).contains(&phrase.wrong), "{}", phrase.breaks);
            let context = phrase.allows.iter().map(|(_, words)| *words);
            for words in context.chain([phrase.right, phrase.holds]) {
                assert!(!found(words).contains(&phrase.wrong), "{words}");
            }
        }
    }

    #[test]
    fn spaces_hide_nothing() {
        assert_eq!(found("截 止 2023 年底"), ["截止"]);
        assert_eq!(found("报名截止。"), Vec::<&str>::new());
    }
}
