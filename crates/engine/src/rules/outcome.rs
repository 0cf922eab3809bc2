//! What came of holding a rule against a place.

use super::catalogue::{Named, why};
use model::Place;
use model::finding::RuleId;
use model::language::Words;

/// Every rule at every place it was held against.
pub type Checks = Vec<Check>;

#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub rule: RuleId,
    pub place: Place,
    pub outcome: Outcome,
}

/// Every rule gives one of these at each of its places, so that nothing passes unchecked by silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Holds,
    /// A blank or a mark was taken as 0, and with it the sum holds.
    HoldsWithBlankAsZero,
    Broken,
    Unchecked(Why),
}

impl Outcome {
    /// As one byte, for a module of the same build.
    pub fn code(self) -> u8 {
        match self {
            Outcome::Holds => 0,
            Outcome::HoldsWithBlankAsZero => 1,
            Outcome::Broken => 2,
            Outcome::Unchecked(why) => {
                let at = Why::ALL.iter().position(|one| *one == why);
                at.and_then(|at| u8::try_from(at).ok())
                    .map_or(u8::MAX, |at| at.saturating_add(REASONS))
            }
        }
    }

    /// `None` where [`Outcome::code`] gives no such byte.
    pub fn of_code(code: u8) -> Option<Outcome> {
        match code {
            0 => Some(Outcome::Holds),
            1 => Some(Outcome::HoldsWithBlankAsZero),
            2 => Some(Outcome::Broken),
            _ => Why::ALL.get(usize::from(code - REASONS)).copied().map(Outcome::Unchecked),
        }
    }
}

/// The code of the first reason.
const REASONS: u8 = 3;

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

            /// Its words.
            pub fn words(self) -> Words {
                self.named().words
            }

            /// Its entry in the catalogue: a reason without words does not compile.
            fn named(self) -> &'static Named {
                match self {
                    $(Why::$why => &why::$words,)*
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
    TooManyNumbers = TOO_MANY_NUMBERS,
    AnotherScope = ANOTHER_SCOPE,
    AnotherYear = ANOTHER_YEAR,
    PartOnly = PART_ONLY,
    WordsNotKnown = WORDS_NOT_KNOWN,
    Rounded = ROUNDED,
    ListMayBeOpen = LIST_MAY_BE_OPEN,
    /// Too few numbers or too little text for a comparison to tell anything.
    TooLittle = TOO_LITTLE,
    YearBeforeTheFee = YEAR_BEFORE_THE_FEE,
    /// Another finding names what is behind it.
    OneCause = ONE_CAUSE,
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::language::Language;

    #[test]
    fn every_outcome_comes_back_from_its_code() {
        let reasons = Why::ALL.iter().copied().map(Outcome::Unchecked);
        let all = [Outcome::Holds, Outcome::HoldsWithBlankAsZero, Outcome::Broken];
        for outcome in all.into_iter().chain(reasons) {
            assert_eq!(Outcome::of_code(outcome.code()), Some(outcome));
        }
        assert_eq!(Outcome::of_code(u8::MAX), None);
    }

    #[test]
    fn every_reason_for_not_checking_has_words() {
        for why in Why::ALL.iter().copied() {
            assert!(!why.words().plain(Language::Chinese).is_empty(), "{why:?}");
        }
    }
}
