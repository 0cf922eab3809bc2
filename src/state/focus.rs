//! Where the keyboard is, and with it the eye.

use model::Place;

/// Where the keyboard is sent. `turn` grows so that the same target can be asked for again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    pub turn: u32,
    pub at: FocusTarget,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum FocusTarget {
    #[default]
    Nowhere,
    Verdict,
    Trouble,
    /// The finding in the list.
    Finding(u32),
    /// The field for a reason.
    Reason(u32),
    /// The button that opens that field.
    AcceptButton(u32),
    /// The mark of a finding on the paper, or else its place.
    Mark {
        number: u32,
        place: Place,
    },
    /// A place on the paper.
    Place(Place),
    /// A spot to type in: it is brought into view, and not to the middle.
    Spot(Place),
}
