//! The words of the rules: what is wrong, why it matters, what to do, on what basis.
//!
//! They stand in `data/*.toml` and are compiled in by the build script, which refuses a text that
//! is missing in one language. A rule never builds a sentence: it gives values for the slots, and
//! whoever shows a finding fills them with [`Words::fill`]. `{place}` is the name of the finding's
//! own place and `{instrument}` the document that prescribes the form.

use super::Why;
use model::finding::Severity;
use model::language::{InEnglish, Words};

mod compiled {
    use super::{Entry, Handbook, Named};
    use model::finding::Severity;
    use model::language::Words;
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}

/// Fingerprint of all rule data: hexadecimal SHA-256.
pub use compiled::RULES_SHA256;

/// Everything that is said about a rule.
#[derive(Debug)]
pub struct Entry {
    /// Kebab case, and the name of what is wrong: `applications-do-not-balance`.
    pub id: &'static str,
    /// The folder of the rule.
    pub family: &'static str,
    /// Id of the group in [`groups`] under which its checks are counted.
    pub group: &'static str,
    /// The gravest that its findings can be.
    pub severity: Severity,
    pub title: Words,
    /// Texts by variant; the first is the plain one, `""`.
    pub wrong: &'static [(&'static str, Words)],
    pub why: Words,
    /// Texts by variant, as far as they differ from the plain one.
    pub todo: &'static [(&'static str, Words)],
    /// Instrument and clause, or "practice" where no clause has been verified.
    pub basis: Words,
    /// The basis is practice.
    pub practice: bool,
}

/// What only the handbook says of a rule. Texts are in Chinese and in English; the modules that a browser
/// loads do without them.
#[derive(Debug)]
pub struct Handbook {
    /// Rows of the auditor's catalogue that it implements, such as `T3-ROW`.
    pub covers: &'static [&'static str],
    /// An example that is right.
    pub holds: (&'static str, &'static str),
    /// One that is not.
    pub breaks: (&'static str, &'static str),
}

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
pub fn groups() -> &'static [Named] {
    compiled::GROUPS
}

/// The group of a rule: `表三：逐行之和`.
pub fn group(rule: &str) -> Option<&'static Named> {
    let id = entry(rule)?.group;
    compiled::GROUPS.iter().find(|group| group.id == id)
}

/// Why something was not checked.
pub fn why_words(why: Why) -> Words {
    words(compiled::WHYS, why.id())
}

/// `错误`, `存疑`, `提示`.
pub fn severity_words(severity: Severity) -> Words {
    words(compiled::SEVERITIES, severity.word())
}

/// Under what condition a suggested value holds: `若四项无误`.
pub fn condition_words(key: &str) -> Option<Words> {
    compiled::CONDITIONS.iter().find(|condition| condition.id == key).map(|named| named.words)
}

/// The names of an entry's parts (`wrong`, `why`, `todo`, `basis`, `holds`, `breaks`) and the
/// sentence that asks for a look at the original (`uncertain`).
pub fn label(id: &str) -> Words {
    words(compiled::LABELS, id)
}

/// Words of the form that a rule looks for.
pub(super) fn phrases(name: &str) -> &'static [&'static str] {
    // The build script writes them in order.
    let found = compiled::PHRASES.binary_search_by_key(&name, |(id, _)| id).ok();
    found.and_then(|at| compiled::PHRASES.get(at)).map_or(&[], |(_, phrases)| phrases)
}

impl Entry {
    /// What is wrong, in the words of a variant.
    pub fn wrong(&self, variant: &str) -> Words {
        pick(self.wrong, variant)
    }

    /// What to do, in the words of a variant.
    pub fn todo(&self, variant: &str) -> Words {
        pick(self.todo, variant)
    }
}

const SILENCE: Words =
    Words { chinese: "", english: InEnglish::NONE, english_one: InEnglish::NONE };

fn words(list: &[Named], id: &str) -> Words {
    list.iter().find(|named| named.id == id).map_or(SILENCE, |named| named.words)
}

fn pick(texts: &[(&str, Words)], variant: &str) -> Words {
    let found = texts.iter().find(|(name, _)| *name == variant).or(texts.first());
    found.map_or(SILENCE, |(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::ENGLISH;
    use model::language::Language;

    #[test]
    fn every_reason_for_not_checking_has_words() {
        for why in Why::ALL.iter().copied() {
            assert!(!why_words(why).plain(Language::Chinese).is_empty(), "{why:?}");
        }
    }

    #[test]
    fn a_variant_without_a_text_of_its_own_falls_back_to_the_plain_one() {
        let entry = entry("sections-are-out-of-order").expect("an entry");
        assert_ne!(entry.wrong("twice"), entry.wrong(""));
        assert_eq!(entry.todo("twice"), entry.todo(""));
    }

    #[test]
    fn every_severity_and_every_group_has_words() {
        for severity in [Severity::Wrong, Severity::Doubtful, Severity::Remark] {
            assert!(!severity_words(severity).plain(ENGLISH).is_empty());
        }
        for entry in entries() {
            assert!(group(entry.id).is_some(), "{}", entry.id);
        }
    }

    #[test]
    fn the_fingerprint_is_a_sha256() {
        assert_eq!(RULES_SHA256.len(), 64);
    }
}
