//! The words of the rules: what is wrong, why it matters, what to do, on what basis.
//!
//! They stand in `data/*.toml` and are compiled in by the build script, which refuses a text that
//! is missing in one language. A rule never builds a sentence: it gives values for the slots, and
//! whoever shows a finding fills them with [`Words::fill`]. `{place}` is the name of the finding's
//! own place and `{instrument}` the document that prescribes the form.

use model::finding::{Condition, RuleId, Severity, Variant};
use model::language::{InEnglish, Words};

mod compiled {
    use super::{Entry, Handbook, Named};
    use model::finding::{RuleId, Severity, Variant};
    use model::language::Words;
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}

/// Fingerprint of all rule data: hexadecimal SHA-256.
pub use compiled::RULES_SHA256;
/// The groups under which checks are counted.
pub use compiled::group;
/// The names of an entry's parts (`wrong`, `why`, `todo`, `basis`, `holds`, `breaks`) and the
/// sentence that asks for a look at the original (`uncertain`).
pub use compiled::label;
/// Lists of words of the form that rules look for.
pub(super) use compiled::phrases;
/// The slots of all sentences, for what several rules share.
pub(super) use compiled::slot;
/// Of each rule its id, its variants and its slots. A rule names nothing that has no words: these
/// constants are made from the data. One that nothing names is reported as dead code.
pub(super) use compiled::text;
/// The words of the reasons for not checking.
pub(super) use compiled::why;

/// Everything that is said about a rule.
#[derive(Debug)]
pub struct Entry {
    /// Kebab case, and the name of what is wrong: `applications-do-not-balance`.
    pub id: RuleId,
    /// The folder of the rule.
    pub family: &'static str,
    /// The one of [`groups`] under which its checks are counted.
    pub group: &'static Named,
    /// The gravest that its findings can be.
    pub severity: Severity,
    pub title: Words,
    /// Texts by variant; the first is the plain one.
    pub wrong: &'static [(Variant, Words)],
    pub why: Words,
    /// Texts by variant, as far as they differ from the plain one.
    pub todo: &'static [(Variant, Words)],
    /// Instrument and clause, or "practice" where no clause has been verified.
    pub basis: Words,
    /// The basis is practice.
    pub practice: bool,
}

/// What only the handbook says of a rule. Texts are in Chinese and in English; the modules that a browser
/// loads do without them.
#[derive(Debug)]
pub struct Handbook {
    /// Rows of the auditor's catalogue that it implements, such as `T3-ROW`. That catalogue is not part of the
    /// project: a rule of our own has none.
    pub covers: &'static [&'static str],
    /// An example that is right.
    pub holds: (&'static str, &'static str),
    /// One that is not.
    pub breaks: (&'static str, &'static str),
}

/// A list of words that a rule looks for, as the data spells them.
pub(super) type Phrases = &'static [&'static str];

/// Words with a name.
#[derive(Debug)]
pub struct Named {
    pub id: &'static str,
    pub words: Words,
}

/// The entry of a rule.
pub fn entry(id: &str) -> Option<&'static Entry> {
    compiled::ENTRIES.iter().find(|entry| entry.id == id)
}

/// The id of a rule, a variant or a slot that is written so: names that come from another module are found by it.
pub fn name(word: &str) -> Option<&'static str> {
    let at = compiled::NAMES.binary_search(&word).ok()?;
    compiled::NAMES.get(at).copied()
}

/// All entries, by family.
pub fn entries() -> &'static [Entry] {
    compiled::ENTRIES
}

/// What the handbook says of a rule.
pub fn handbook(id: &str) -> Option<&'static Handbook> {
    compiled::HANDBOOK.iter().find(|(rule, _)| *rule == id).map(|(_, handbook)| handbook)
}

/// Rows of the auditor's catalogue for which there is no rule, with the reason in Chinese and in English.
pub fn not_covered() -> &'static [(&'static str, (&'static str, &'static str))] {
    compiled::NOT_COVERED
}

/// The groups under which checks are counted, in the order in which they are shown.
pub fn groups() -> &'static [&'static Named] {
    compiled::GROUPS
}

/// The group of a rule: `表三：逐行之和`.
pub fn group(rule: RuleId) -> Option<&'static Named> {
    entry(rule.as_str()).map(|entry| entry.group)
}

/// `错误`, `存疑`, `提示`.
pub fn severity_words(severity: Severity) -> Words {
    use compiled::severity;
    match severity {
        Severity::Wrong => severity::WRONG.words,
        Severity::Doubtful => severity::DOUBTFUL.words,
        Severity::Remark => severity::REMARK.words,
    }
}

/// Under what condition a suggested value holds: `若四项无误`.
pub fn condition_words(condition: Condition) -> Words {
    use compiled::condition as named;
    let named = match condition {
        Condition::PartsAreRight => &named::IF_PARTS_ARE_RIGHT,
        Condition::PartsAreFilled => &named::IF_PARTS_ARE_FILLED,
        Condition::OthersAreRight => &named::IF_OTHERS_ARE_RIGHT,
        Condition::PartsAreRightAsInTheText => &named::IF_PARTS_ARE_RIGHT_AS_IN_THE_TEXT,
        Condition::OthersAreRightAsInTheText => &named::IF_OTHERS_ARE_RIGHT_AS_IN_THE_TEXT,
        Condition::TheTextIsRight => &named::IF_THE_TEXT_IS_RIGHT,
    };
    named.words
}

impl Entry {
    /// What is wrong, in the words of a variant.
    pub fn wrong(&self, variant: Variant) -> Words {
        pick(self.wrong, variant)
    }

    /// What to do, in the words of a variant.
    pub fn todo(&self, variant: Variant) -> Words {
        pick(self.todo, variant)
    }
}

const SILENCE: Words =
    Words { chinese: "", english: InEnglish::NONE, english_one: InEnglish::NONE };

fn pick(texts: &[(Variant, Words)], variant: Variant) -> Words {
    let found = texts.iter().find(|(name, _)| *name == variant).or(texts.first());
    found.map_or(SILENCE, |(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::ENGLISH;

    #[test]
    fn a_variant_without_a_text_of_its_own_falls_back_to_the_plain_one() {
        let entry = entry("sections-are-out-of-order").expect("an entry");
        let twice = text::sections_are_out_of_order::TWICE;
        assert_ne!(entry.wrong(twice), entry.wrong(Variant::PLAIN));
        assert_eq!(entry.todo(twice), entry.todo(Variant::PLAIN));
    }

    #[test]
    fn every_severity_and_every_group_has_words() {
        for severity in [Severity::Wrong, Severity::Doubtful, Severity::Remark] {
            assert!(!severity_words(severity).plain(ENGLISH).is_empty());
        }
        for group in groups() {
            assert!(!group.words.plain(ENGLISH).is_empty());
        }
    }

    #[test]
    fn the_fingerprint_is_a_sha256() {
        assert_eq!(RULES_SHA256.len(), 64);
    }
}
