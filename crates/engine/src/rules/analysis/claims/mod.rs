//! The claims of the prose, held against the tables.
//!
//! A claim is held against every expression of the tables that could explain it. One that does is
//! enough; where none does, and every cell it rests on was read with certainty, the claim is
//! contradicted.

mod against;
mod documents;
pub(in crate::rules) mod explain;
pub(in crate::rules) mod rounding;
mod sets;
pub(in crate::rules) mod share;
mod whole;

use std::ops::Deref;

use super::cause::Change;
use crate::rules::facts::Facts;
use crate::rules::outcome::Why;
use model::{CellId, Claim, Place, Quantity};

/// What came of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimState {
    /// These cells say the same.
    Explained(Explanation),
    /// No expression of the tables explains it; this is the nearest to what the sentence says.
    Contradicted(Explanation),
    NotExamined(Why),
}

/// Cells that are added, and cells that are taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub plus: Vec<CellId>,
    pub minus: Vec<CellId>,
    /// What they come to, as it is shown.
    pub value: String,
}

impl Explanation {
    pub fn rests_on(&self, cell: CellId) -> bool {
        self.plus.contains(&cell) || self.minus.contains(&cell)
    }

    /// The cells as places.
    pub fn cells(&self) -> impl Iterator<Item = Place> {
        self.plus.iter().chain(&self.minus).map(|cell| Place::Cell(*cell))
    }
}

/// The numbers that claims are held against: those of the report, some of them changed on trial.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Figures<'f> {
    facts: &'f Facts<'f>,
    /// Numbers put in the place of those in their cells.
    assumed: &'f [Change],
}

impl<'f> Figures<'f> {
    pub fn printed(facts: &'f Facts<'f>) -> Figures<'f> {
        Figures { facts, assumed: &[] }
    }

    pub fn with(facts: &'f Facts<'f>, assumed: &'f [Change]) -> Figures<'f> {
        Figures { facts, assumed }
    }
}

impl<'f> Deref for Figures<'f> {
    type Target = Facts<'f>;

    fn deref(&self) -> &Facts<'f> {
        self.facts
    }
}

/// Holds a claim against the tables.
pub(in crate::rules) fn judge(figures: &Figures<'_>, claim: &Claim) -> ClaimState {
    let state = match claim.quantity {
        Quantity::Number(value) => explain::number(figures, claim, value),
        Quantity::All => whole::all(figures, claim),
        Quantity::Share(value, whole) => share::share(figures, claim, value, whole),
        Quantity::Growth(value) => share::growth(figures, claim, value),
        Quantity::Change(value) => share::change(figures, claim, value),
        Quantity::Times(value) => share::times(figures, claim, value),
        Quantity::Against(kind, value, other) => {
            against::against(figures, claim, (kind, value, other))
        }
        Quantity::Greatest => against::greatest(figures, claim),
    };
    state.unwrap_or_else(ClaimState::NotExamined)
}
