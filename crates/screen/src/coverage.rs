//! What was checked, what was not and why, and the notes of the reading.

use crate::findings::PlaceName;
use crate::packing::packed;

packed! {
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Coverage {
        /// What was checked, by family.
        pub groups: Vec<CoverageGroup>,
        /// The notes of the reading, of the profile and of the decisions.
        pub notes: Vec<Note>,
        /// What this tool does not look at, one sentence each.
        pub not_looked_at: Vec<String>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct CoverageGroup {
        /// `表三：逐行之和`
        pub title: String,
        pub holds: u32,
        pub broken: u32,
        /// Of these, the checks that hold only where a blank counts as 0.
        pub holds_with_blanks: u32,
        pub unchecked: Vec<Unchecked>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct Unchecked {
        pub what: String,
        pub why: String,
        /// The number of checks on this line.
        pub count: u32,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct Note {
        pub place: PlaceName,
        pub text: String,
    }
}
