//! Every rule has its words, every sentence can be filled, and none has an exclamation mark.

use std::fmt::Display;

use super::*;
use crate::rules::catalogue::{self, Entry as Words};
use model::finding::{RuleId, Severity, Variant};

/// Every sentence of a finding is there in both languages and shows no empty slot.
pub fn assert_complete(finding: &Finding) {
    let entry = catalogue::entry(finding.rule.as_str())
        .unwrap_or_else(|| panic!("{}", finding.rule.as_str()));
    let variants: Vec<Variant> = entry.wrong.iter().map(|(name, _)| *name).collect();
    assert!(variants.contains(&finding.variant), "{} has no {:?}", entry.id, finding.variant);
    assert!(finding.severity >= entry.severity, "{} is graver than its entry", entry.id);
    let shown: Vec<(&str, String)> = finding
        .slots
        .iter()
        .map(|(name, slot)| (name.as_str(), show(slot)))
        .chain([("place", finding.place.to_string()), ("instrument", "F21".into())])
        .collect();
    let slots: Vec<(&str, &dyn Display)> =
        shown.iter().map(|(name, text)| (*name, text as &dyn Display)).collect();
    for language in [Language::Chinese, ENGLISH] {
        let texts = [
            entry.title,
            entry.wrong(finding.variant),
            entry.why,
            entry.todo(finding.variant),
            entry.basis,
        ];
        for text in texts {
            let filled = text.fill(language, &slots);
            assert!(!filled.contains('{') && !filled.is_empty(), "{}: {filled}", entry.id);
        }
    }
    for suggestion in &finding.suggestions {
        let condition = suggestion.condition.expect("a condition");
        assert!(!catalogue::condition_words(condition).plain(ENGLISH).is_empty(), "{condition:?}");
    }
}

fn show(slot: &Slot) -> String {
    match slot {
        Slot::Number(number) => number.to_string(),
        Slot::Text(text) => text.clone(),
        Slot::Texts(texts) => texts.join("; "),
        Slot::Cells(cells) => cells.iter().map(|(_, number)| number.to_string()).collect(),
        Slot::Place(place) => place.to_string(),
        Slot::Places(places) => places.iter().map(Place::to_string).collect(),
    }
}

#[test]
fn every_rule_of_the_registry_has_an_entry_and_every_entry_a_rule() {
    let all = crate::rules::FAMILIES.iter().copied().flatten().map(|rule| rule.id);
    let of_writing = crate::rules::OF_WRITING.iter().copied().flatten().map(|rule| rule.id);
    let rules: Vec<RuleId> = all.chain(of_writing).collect();
    for rule in &rules {
        assert!(catalogue::entry(rule.as_str()).is_some(), "{rule} has no words");
    }
    for entry in catalogue::entries() {
        assert!(rules.contains(&entry.id), "{} has no rule", entry.id);
    }
}

#[test]
fn what_no_rule_covers_has_its_reason_once() {
    let mut ids: Vec<&str> = catalogue::not_covered().iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
}

#[test]
fn no_text_raises_its_voice_or_leaves_a_language_out() {
    for entry in catalogue::entries() {
        for text in texts(entry) {
            for language in [Language::Chinese, ENGLISH] {
                let text = text.plain(language);
                assert!(!text.is_empty(), "{}", entry.id);
                assert!(!text.contains(['!', '！']), "{}: {text}", entry.id);
            }
        }
    }
}

#[test]
fn no_text_is_still_to_be_written() {
    for entry in catalogue::entries() {
        let catalogue::Handbook { holds, breaks, .. } =
            catalogue::handbook(entry.id.as_str()).unwrap();
        let shown = texts(entry).into_iter().map(|words| (words.chinese, words.plain(ENGLISH)));
        for (chinese, english) in shown.chain([*holds, *breaks]) {
            assert!(!chinese.contains("待写"), "{}: {chinese}", entry.id);
            assert!(!english.contains("TODO"), "{}: {english}", entry.id);
        }
    }
}

/// Rules that say wrong and have no row of the auditor's catalogue: what proves each.
const PROVEN: &[(&str, &str)] = &[];

#[test]
fn only_what_arithmetic_or_a_date_proves_is_wrong() {
    let proved = ["T3-", "T4-SUM", "NUM-01", "NUM-02", "OLD-01", "PRI-01", "T2-NEG/INT"];
    for entry in catalogue::entries().iter().filter(|entry| entry.severity == Severity::Wrong) {
        let covers = catalogue::handbook(entry.id.as_str()).unwrap().covers;
        let is_proven = PROVEN.iter().any(|(id, _)| entry.id == *id);
        assert!(is_proven || !covers.is_empty(), "{}: say in PROVEN what proves it", entry.id);
        for id in covers {
            assert!(proved.iter().any(|proved| id.starts_with(proved)), "{}: {id}", entry.id);
        }
    }
}

fn texts(entry: &Words) -> Vec<model::language::Words> {
    let variants = entry.wrong.iter().chain(entry.todo).map(|(_, words)| *words);
    variants.chain([entry.title, entry.why, entry.basis]).collect()
}
