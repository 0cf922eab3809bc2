//! This year's report beside last year's.
//!
//! Where there is no last year, each rule says so once; where there is, it answers for every cell or
//! row that it compares. Rows are compared by their ids: editions share those that mean the same.

mod carried_in_differs_from_last_year;
mod name_differs_from_last_year;
mod number_jumps_from_last_year;
mod numbers_repeat_last_year;
mod pending_cases_are_lost;
mod similarity;
mod stock_does_not_follow_from_last_year;
mod text_repeats_last_year;

use rust_decimal::Decimal;

use super::context::Context;
use super::facts;
use super::part::{self, Part};
use super::rule::{Answers, Rule};
use super::{Outcome, Why};
use model::{Cell, CellId, Edition, Entry, Place, Report};

pub(super) const RULES: &[Rule] = &[
    name_differs_from_last_year::RULE,
    carried_in_differs_from_last_year::RULE,
    stock_does_not_follow_from_last_year::RULE,
    pending_cases_are_lost::RULE,
    number_jumps_from_last_year::RULE,
    numbers_repeat_last_year::RULE,
    text_repeats_last_year::RULE,
];

/// What a rule answers beside last year's report, or once for all of it why there is none.
fn beside<'a>(
    cx: &Context<'a>,
    whole: impl Into<Place>,
    judge: impl FnOnce(&'a Report) -> Answers,
) -> Answers {
    match cx.last_year {
        Ok(last) => judge(last),
        Err(why) => Answers::at(whole.into(), Err(why)),
    }
}

/// A number of last year's report; a blank or a mark is 0.
fn before(last: &Report, id: CellId) -> Result<Part<'_>, Why> {
    let table = last.table(id.table).and_then(|table| facts::numbers(table).ok());
    let cell = table.and_then(|table| table.cells.get(&(id.row, id.column)));
    let cell = cell.ok_or(Why::LastYearNotRead)?;
    let value = part::value(cell).map_err(|_| Why::LastYearNotRead)?;
    Ok(Part { id, cell, value })
}

/// Table two is another one in the form of 2019: 国办公开办函〔2021〕30号 replaced it.
fn same_table_two(cx: &Context<'_>, last: &Report) -> Result<Edition, Why> {
    let before = last.edition.get().copied().unwrap_or(Edition::E2021);
    if before == cx.form.edition { Ok(before) } else { Err(Why::NotInThisEdition) }
}

/// Both numbers agree, be it with a blank taken as 0.
fn agree(parts: &[Part<'_>]) -> Outcome {
    let blank = parts.iter().any(|part| part.cell.is_empty());
    if blank { Outcome::HoldsWithBlankAsZero } else { Outcome::Holds }
}

/// What a cell says as a number, of whatever kind.
fn amount(cell: &Cell) -> Option<Decimal> {
    match cell.entry {
        Entry::Count(count) => Some(count.into()),
        Entry::Change(change) => Some(change.into()),
        Entry::Amount(amount) => Some(amount),
        Entry::Blank | Entry::Mark | Entry::Absent | Entry::Text => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    pub use crate::rules::tests::last_year;
    use crate::rules::tests::{ask_beside, clean, words};
    use crate::rules::{LastYear, Setting};
    use model::Known;
    use model::finding::Finding;

    pub fn ask(rule: &Rule, reading: &Reading, last: &Reading) -> Answers {
        let beside = Setting { last_year: LastYear::Read(last), ..Setting::default() };
        let answers = ask_beside(rule, reading, &beside);
        answers.findings.iter().for_each(words::assert_complete);
        answers
    }

    /// What the rule answers, in the order of its places.
    pub fn outcomes(rule: &Rule, reading: &Reading, last: &Reading) -> Vec<Outcome> {
        ask(rule, reading, last).places.into_iter().map(|(_, outcome)| outcome).collect()
    }

    pub fn finding(rule: &Rule, reading: &Reading, last: &Reading) -> Finding {
        let [finding] = <[Finding; 1]>::try_from(ask(rule, reading, last).findings).unwrap();
        finding
    }

    #[test]
    fn without_last_years_report_each_rule_says_so_once() {
        let mut other = last_year();
        other.report.organ = Known::Read("石桥县人民政府".into());
        let mut older = last_year();
        older.report.year = Known::Read(2020);
        for (given, why) in [
            (LastYear::NotGiven, Why::NoLastYear),
            (LastYear::Refused, Why::LastYearNotRead),
            (LastYear::Read(&other), Why::AnotherBody),
            (LastYear::Read(&older), Why::NotTheYearBefore),
        ] {
            for rule in RULES {
                let beside = Setting { last_year: given, ..Setting::default() };
                let answers = ask_beside(rule, &clean(), &beside);
                let outcomes: Vec<Outcome> = answers.places.iter().map(|(_, one)| *one).collect();
                assert_eq!(outcomes, [Outcome::Unchecked(why)], "{}", rule.id);
                assert!(answers.findings.is_empty());
            }
        }
    }

    #[test]
    fn a_clean_report_follows_from_a_clean_report() {
        for rule in RULES.iter().filter(|rule| !rule.id.as_str().contains("repeat")) {
            assert!(ask(rule, &clean(), &last_year()).findings.is_empty(), "{}", rule.id);
        }
    }
}
