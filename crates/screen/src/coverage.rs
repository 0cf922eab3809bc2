//! What was checked, what was not and why, and what the reading says about itself.

use crate::findings::PlaceName;
use crate::packing::packed;

packed! {
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Coverage {
        /// What was checked, by family.
        pub groups: Vec<CoverageGroup>,
        /// What the reading has to say about itself, and what stands beside it.
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
        /// Those that hold only with a blank taken as 0.
        pub holds_with_blanks: u32,
        pub unchecked: Vec<Unchecked>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct Unchecked {
        pub what: String,
        pub why: String,
        /// How many checks this line stands for.
        pub count: u32,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct Note {
        pub place: PlaceName,
        pub text: String,
    }
}
