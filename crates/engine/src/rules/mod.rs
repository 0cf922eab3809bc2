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
use model::finding::{Finding, RuleId};

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
    pub rule: RuleId,
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

/// The reasons, each with its words in the catalogue.
macro_rules! whys {
    ($($(#[$about:meta])* $why:ident = $words:ident,)*) => {
        /// Why something was not checked. The words stand in the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Why {
            $($(#[$about])* $why,)*
        }

        impl Why {
            pub const ALL: &[Why] = &[$(Why::$why,)*];

            /// Its name in the catalogue.
            pub fn id(self) -> &'static str {
                self.named().id
            }

            /// Its entry in the catalogue: a reason without words does not compile.
            fn named(self) -> &'static catalogue::Named {
                match self {
                    $(Why::$why => &catalogue::why::$words,)*
                }
            }
        }
    };
}

whys! {
    TableMissing = TABLE_MISSING,
    TableUnreadable = TABLE_UNREADABLE,
    TableBlank = TABLE_BLANK,
    RowMissing = ROW_MISSING,
    TotalNotFilled = TOTAL_NOT_FILLED,
    NotANumber = NOT_A_NUMBER,
    NumberTooLarge = NUMBER_TOO_LARGE,
    CellNotRead = CELL_NOT_READ,
    /// The digits ran together and were parted by the very sum that was to be checked.
    UsedForReading = USED_FOR_READING,
    SectionMissing = SECTION_MISSING,
    NoHeadings = NO_HEADINGS,
    NoTitle = NO_TITLE,
    NoYear = NO_YEAR,
    YearBeforeTheForm = YEAR_BEFORE_THE_FORM,
    NoEdition = NO_EDITION,
    NoPeriod = NO_PERIOD,
    NoPreamble = NO_PREAMBLE,
    NoProse = NO_PROSE,
    /// Nothing of the form stands behind it: it may go on where the file was cut.
    MayBeCut = MAY_BE_CUT,
    TraditionalCharacters = TRADITIONAL_CHARACTERS,
    NotInThisEdition = NOT_IN_THIS_EDITION,
    NoLastYear = NO_REPORT_OF_LAST_YEAR,
    LastYearNotRead = LAST_YEAR_NOT_READ,
    AnotherBody = ANOTHER_BODY,
    NotTheYearBefore = NOT_THE_YEAR_BEFORE,
    NoPublicationDate = NO_PUBLICATION_DATE,
    NoOrgan = NO_ORGAN,
    OrganOfUnknownKind = ORGAN_OF_UNKNOWN_KIND,
    NotThisKindOfOrgan = NOT_THIS_KIND_OF_ORGAN,
    NotSaid = NOT_SAID,
    NotInTheTables = NOT_IN_THE_TABLES,
    AnotherScope = ANOTHER_SCOPE,
    AnotherYear = ANOTHER_YEAR,
    PartOnly = PART_ONLY,
    Rounded = ROUNDED,
    ListMayBeOpen = LIST_MAY_BE_OPEN,
    /// Too few numbers or too little text for a comparison to tell anything.
    TooLittle = TOO_LITTLE,
    YearBeforeTheFee = YEAR_BEFORE_THE_FEE,
    /// Another finding names what is behind it.
    OneCause = ONE_CAUSE,
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
