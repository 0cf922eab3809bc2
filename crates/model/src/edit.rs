//! What a person types in the place of what a file has.

use super::Place;

/// What a person has typed in the place of what a file has: of a cell, a sentence or the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub place: Place,
    /// As it would be printed; empty for a blank.
    pub printed: String,
}
