//! What is behind broken sums: the changes of cells that would make them come out.

use super::identity::Identity;
use model::{CellId, Place};

/// A cell and the value that it would have to have.
pub type Change = (CellId, u64);

/// What is behind some of the broken sums.
#[derive(Debug, PartialEq)]
pub struct Cause {
    /// Indices into the identities that were diagnosed.
    pub sums: Vec<usize>,
    pub explained: Explained,
}

#[derive(Debug, PartialEq)]
pub enum Explained {
    /// These changes, and no others as small. `unique` where the search was complete.
    By { changes: Vec<Change>, unique: bool },
    /// Several sets of the same size, each as good as the other.
    Either(Vec<Vec<Change>>),
    /// More sets than help anybody: how many.
    TooManyWays(usize),
    /// The numbers of one row or column stand one cell off; these changes put them right.
    Slipped { place: Place, changes: Vec<Change> },
    /// No set that was looked for.
    Not,
}

impl Cause {
    /// The broken sums behind it, of the identities that were diagnosed.
    pub fn broken<'c, 'a>(
        &'c self,
        identities: &'c [Identity<'a>],
    ) -> impl Iterator<Item = &'c Identity<'a>> + use<'c, 'a> {
        self.sums.iter().filter_map(|index| identities.get(*index))
    }

    /// It is one sum, and no one set of cells explains it.
    pub fn is_alone(&self) -> bool {
        self.sums.len() == 1 && !matches!(self.explained, Explained::By { .. })
    }
}
