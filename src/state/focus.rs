//! Where the keyboard is, and with it the eye.

/// Where the keyboard is sent. `turn` grows so that the same spot can be asked for again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    pub turn: u32,
    pub at: Spot,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Spot {
    #[default]
    Nowhere,
    Verdict,
    Trouble,
    /// The finding in the list.
    Finding(u32),
    /// The line for a reason, and the button that opens it.
    Reason(u32),
    Accept(u32),
    /// The mark of a finding on the paper, or else its place.
    Mark {
        number: u32,
        place: String,
    },
    /// A place on the paper.
    Place(String),
}
