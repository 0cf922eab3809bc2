//! What is to be checked, and what came of it.
//!
//! A rule is a value: its id, and a function that looks at a report and answers for every place it
//! concerns. The registry below is the one list of them; their words stand in the [`catalogue`].

mod across_years;
pub mod catalogue;
mod contact;
mod context;
mod grid;
mod last_year;
mod masthead;
mod name;
mod notation;
mod order;
mod organ;
mod phrases;
mod plausibility;
mod privacy;
mod prose;
mod publication;
mod quotation;
mod residue;
mod rule;
mod sentence;
mod setting;
mod structure;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod wording;
mod year;

use crate::recognise::Reading;
use model::Place;
use model::finding::Finding;

use context::Context;
pub use last_year::stands_before;
pub use prose::{ClaimState, Explanation};
use rule::Rule;
pub use setting::{Date, LastYear, Profile, Setting};

/// All rules, family by family.
const FAMILIES: &[&[Rule]] = &[
    structure::RULES,
    masthead::RULES,
    tables::RULES,
    prose::RULES,
    across_years::RULES,
    residue::RULES,
    notation::RULES,
    wording::RULES,
    privacy::RULES,
    contact::RULES,
    publication::RULES,
    plausibility::RULES,
];

/// What all rules have said about a report.
#[derive(Clone, Debug)]
pub struct Verdicts {
    pub findings: Vec<Finding>,
    pub checks: Checks,
    /// Each claim of the prose, in the order of [`model::Report::claims`].
    pub claims: Vec<ClaimState>,
}

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

/// The reasons, each with its name in the catalogue.
macro_rules! whys {
    ($($(#[$about:meta])* $why:ident = $id:literal,)*) => {
        /// Why something was not checked. The words stand in the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Why {
            $($(#[$about])* $why,)*
        }

        impl Why {
            pub const ALL: &[Why] = &[$(Why::$why,)*];

            /// Its name in the catalogue.
            pub fn id(self) -> &'static str {
                match self {
                    $(Why::$why => $id,)*
                }
            }
        }
    };
}

whys! {
    TableMissing = "table-missing",
    TableUnreadable = "table-unreadable",
    TableBlank = "table-blank",
    RowMissing = "row-missing",
    TotalNotFilled = "total-not-filled",
    NotANumber = "not-a-number",
    NumberTooLarge = "number-too-large",
    CellNotRead = "cell-not-read",
    /// The digits ran together and were parted by the very sum that was to be checked.
    UsedForReading = "used-for-reading",
    SectionMissing = "section-missing",
    NoHeadings = "no-headings",
    NoTitle = "no-title",
    NoYear = "no-year",
    YearBeforeTheForm = "year-before-the-form",
    NoEdition = "no-edition",
    NoPeriod = "no-period",
    NoPreamble = "no-preamble",
    NoProse = "no-prose",
    /// Nothing of the form stands behind it: it may go on where the file was cut.
    MayBeCut = "may-be-cut",
    TraditionalCharacters = "traditional-characters",
    NotInThisEdition = "not-in-this-edition",
    NoLastYear = "no-report-of-last-year",
    LastYearNotRead = "last-year-not-read",
    AnotherBody = "another-body",
    NotTheYearBefore = "not-the-year-before",
    NoPublicationDate = "no-publication-date",
    NoOrgan = "no-organ",
    OrganOfUnknownKind = "organ-of-unknown-kind",
    NotThisKindOfOrgan = "not-this-kind-of-organ",
    NotSaid = "not-said",
    NotInTheTables = "not-in-the-tables",
    AnotherScope = "another-scope",
    AnotherYear = "another-year",
    PartOnly = "part-only",
    Rounded = "rounded",
    ListMayBeOpen = "list-may-be-open",
    /// Too few numbers or too little text for a comparison to tell anything.
    TooLittle = "too-little",
    YearBeforeTheFee = "year-before-the-fee",
    /// Another finding names what is behind it.
    OneCause = "one-cause",
}

/// Applies all rules to a reading.
///
/// The findings come gravest first, then in the order of the form; the checks come rule by rule.
pub fn apply(reading: &Reading, setting: &Setting<'_>) -> Verdicts {
    let cx = Context::new(reading, setting);
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
    for follows in &cx.follows {
        findings.iter_mut().for_each(|finding| follows.tell(finding));
    }
    for finding in &mut findings {
        finding.related.sort_by_cached_key(|place| order::position(cx.form, *place));
        finding.related.dedup();
    }
    findings
        .sort_by_cached_key(|finding| (finding.severity, order::position(cx.form, finding.place)));
    setting.profile.level(&mut findings);
    Verdicts { findings, checks, claims: cx.claims }
}
