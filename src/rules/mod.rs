//! What is to be checked, and what came of it.

use crate::finding::Finding;
use crate::model::Place;
use crate::recognise::Reading;

/// Every rule at every place it was held against.
pub type Checks = Vec<Check>;

#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub rule: &'static str,
    pub place: Place,
    pub outcome: Outcome,
}

/// Three answers; silence is none of them.
#[derive(Clone, Debug, PartialEq)]
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
    CellNotRead,
    SectionMissing,
    NoTitle,
    NoYear,
    NoPeriod,
}

/// Applies all rules to a reading.
pub fn apply(_reading: &Reading) -> (Vec<Finding>, Checks) {
    (Vec::new(), Vec::new())
}
