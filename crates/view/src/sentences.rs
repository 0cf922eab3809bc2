//! The sentences of the rules' catalogue, their slots filled from a finding.

use std::fmt::Display;

use engine::rules::Why;
use engine::rules::catalogue::{self, group};
use model::CellId;
use model::finding::{Condition, Finding, RuleId, Severity, Slot};
use model::form::{self, Form};
use model::language::{Language, Words};

use super::words;

/// A finding in words.
pub struct Sentences {
    pub title: String,
    pub wrong: String,
    pub why: String,
    pub todo: String,
    pub basis: String,
}

/// The sentences of a finding. A rule without an entry in the catalogue would show its id; the tests of the catalogue
/// hold that there is none.
pub fn of(finding: &Finding, form: &Form, language: Language) -> Sentences {
    let place = form::name(form, finding.place, language);
    // The rule's own slots come first, because the first slot decides on the English singular.
    let mut shown: Vec<(&str, String)> = finding
        .slots
        .iter()
        .map(|(name, slot)| (name.as_str(), show(slot, form, language)))
        .collect();
    shown.extend([("place", place), ("instrument", form.instrument.to_owned())]);
    let slots: Vec<(&str, &dyn Display)> =
        shown.iter().map(|(name, text)| (*name, text as &dyn Display)).collect();
    let fill = |words: Words| words.fill(language, &slots);
    match catalogue::entry(finding.rule.as_str()) {
        Some(entry) => Sentences {
            title: fill(entry.title),
            wrong: fill(entry.wrong(finding.variant)),
            why: fill(entry.why),
            todo: fill(entry.todo(finding.variant)),
            basis: fill(entry.basis),
        },
        None => Sentences {
            title: finding.rule.as_str().to_owned(),
            wrong: String::new(),
            why: String::new(),
            todo: String::new(),
            basis: String::new(),
        },
    }
}

fn show(slot: &Slot, form: &Form, language: Language) -> String {
    match slot {
        Slot::Number(number) => number.to_string(),
        Slot::Text(text) => text.clone(),
        Slot::Texts(texts) => words::list(texts, language),
        Slot::Cells(cells) => {
            let cell = |(id, number): &(CellId, u64)| {
                let column = form::column_name(form, id.table, id.column, language);
                [column.as_str(), number.to_string().as_str()].join(" ")
            };
            words::list(&cells.iter().map(cell).collect::<Vec<String>>(), language)
        }
        Slot::Place(place) => form::name(form, *place, language),
        Slot::Places(places) => {
            let names: Vec<String> =
                places.iter().map(|place| form::name(form, *place, language)).collect();
            words::list(&names, language)
        }
    }
}

/// The condition under which a suggested value is right.
pub fn condition(condition: Condition, language: Language) -> &'static str {
    catalogue::condition_words(condition).plain(language)
}

/// Why something was not checked.
pub fn why(why: Why, language: Language) -> &'static str {
    why.words().plain(language)
}

pub fn severity(severity: Severity, language: Language) -> &'static str {
    catalogue::severity_words(severity).plain(language)
}

/// Whether the rule compares sums. A sum of zeros that comes out proves nothing.
pub fn is_sum(rule: RuleId) -> bool {
    let sums = [
        &group::ROWS_OF_TABLE_THREE,
        &group::COLUMNS_OF_TABLE_THREE,
        &group::BALANCE_OF_TABLE_THREE,
        &group::ROWS_OF_TABLE_FOUR,
    ];
    catalogue::group(rule).is_some_and(|group| sums.iter().any(|sum| sum.id == group.id))
}
