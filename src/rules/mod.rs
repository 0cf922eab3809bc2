//! What is to be checked, and what came of it.
//!
//! A rule is a value: its id, and a function that looks at a report and answers for every place it
//! concerns. The registry below is the one list of them; their words stand in the [`catalogue`].

pub mod catalogue;
mod context;
mod grid;
mod masthead;
mod notation;
mod order;
mod rule;
mod structure;
mod tables;
#[cfg(test)]
mod tests;
mod text;

use crate::finding::Finding;
use crate::model::Place;
use crate::recognise::Reading;
use context::Context;
use rule::Rule;

/// All rules, family by family. Later families join here: prose, across_years, residue, privacy,
/// contact, publication, plausibility.
const FAMILIES: &[&[Rule]] = &[structure::RULES, masthead::RULES, tables::RULES, notation::RULES];

/// Every rule at every place it was held against.
pub type Checks = Vec<Check>;

#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub rule: &'static str,
    pub place: Place,
    pub outcome: Outcome,
}

/// Three answers; silence is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Holds,
    /// A blank or a mark was taken as 0, and with it the sum holds.
    HoldsWithBlankAsZero,
    Broken,
    Unchecked(Why),
}

/// Why something was not checked. The words stand in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    TableMissing,
    TableUnreadable,
    TableBlank,
    RowMissing,
    TotalNotFilled,
    NotANumber,
    NumberTooLarge,
    CellNotRead,
    /// The digits ran together and were parted by the very sum that was to be checked.
    UsedForReading,
    SectionMissing,
    NoHeadings,
    NoTitle,
    NoYear,
    YearBeforeTheForm,
    NoEdition,
    NoPeriod,
    NoPreamble,
    NotInThisEdition,
}

/// Applies all rules to a reading.
///
/// The findings come gravest first, then in the order of the form; the checks come rule by rule.
pub fn apply(reading: &Reading) -> (Vec<Finding>, Checks) {
    let cx = Context::new(reading);
    let (mut findings, mut checks) = (Vec::new(), Vec::new());
    for rule in FAMILIES.iter().copied().flatten() {
        let answers = (rule.check)(&cx);
        checks.extend(answers.places.into_iter().map(|(place, outcome)| Check {
            rule: rule.id,
            place,
            outcome,
        }));
        findings.extend(answers.findings);
    }
    for finding in &mut findings {
        finding.related.sort_by_cached_key(|place| order::position(cx.form, *place));
        finding.related.dedup();
    }
    findings
        .sort_by_cached_key(|finding| (finding.severity, order::position(cx.form, finding.place)));
    (findings, checks)
}

impl Why {
    pub const ALL: [Why; 18] = [
        Why::TableMissing,
        Why::TableUnreadable,
        Why::TableBlank,
        Why::RowMissing,
        Why::TotalNotFilled,
        Why::NotANumber,
        Why::NumberTooLarge,
        Why::CellNotRead,
        Why::UsedForReading,
        Why::SectionMissing,
        Why::NoHeadings,
        Why::NoTitle,
        Why::NoYear,
        Why::YearBeforeTheForm,
        Why::NoEdition,
        Why::NoPeriod,
        Why::NoPreamble,
        Why::NotInThisEdition,
    ];

    /// Its name in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Why::TableMissing => "table-missing",
            Why::TableUnreadable => "table-unreadable",
            Why::TableBlank => "table-blank",
            Why::RowMissing => "row-missing",
            Why::TotalNotFilled => "total-not-filled",
            Why::NotANumber => "not-a-number",
            Why::NumberTooLarge => "number-too-large",
            Why::CellNotRead => "cell-not-read",
            Why::UsedForReading => "used-for-reading",
            Why::SectionMissing => "section-missing",
            Why::NoHeadings => "no-headings",
            Why::NoTitle => "no-title",
            Why::NoYear => "no-year",
            Why::YearBeforeTheForm => "year-before-the-form",
            Why::NoEdition => "no-edition",
            Why::NoPeriod => "no-period",
            Why::NoPreamble => "no-preamble",
            Why::NotInThisEdition => "not-in-this-edition",
        }
    }
}
