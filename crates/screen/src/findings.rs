//! The findings, each in sentences.

use model::finding::{Level, Severity};
use model::{Edit, Place};

use crate::packing::packed;

packed! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct Finding {
        /// Number of its mark on the paper, from 1. Its id in JSON v1 is `f1`.
        pub number: u32,
        /// Its fingerprint, the same in every reading of the report: sixteen hexadecimal digits.
        pub fingerprint: String,
        /// The id of its rule.
        pub rule: String,
        pub severity: Severity,
        /// Its level in the host's profile, where that is lower than its severity.
        pub level: Option<Level>,
        /// A sentence about the lower level, where the finding is shown.
        pub lowered: String,
        pub place: PlaceName,
        pub related: Vec<PlaceName>,
        pub title: String,
        pub wrong: String,
        pub why: String,
        pub todo: String,
        pub basis: String,
        pub sums: Vec<SumShown>,
        /// The ways to correct it. A single one is in `todo`, too.
        pub suggestions: Vec<SuggestionShown>,
        pub rests_on_uncertain: bool,
        /// The finding as plain text, for copying into a letter.
        pub plain: String,
    }

    /// A place and its name in the form's own words: `表四 · 行政复议 · 总计`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PlaceName {
        pub place: Place,
        pub name: String,
    }

    /// `10 + 1 + 0 + 0 = 11 ≠ 0`; each number links to its place on the paper.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SumShown {
        pub left: Vec<TermShown>,
        pub right: Vec<TermShown>,
        pub left_value: u64,
        pub right_value: u64,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct TermShown {
        pub place: Place,
        /// The name of the term within its sum, short: `结果维持`.
        pub name: String,
        pub printed: String,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct SuggestionShown {
        pub text: String,
        /// What would be typed. Nothing is until a person says so.
        pub edits: Vec<Edit>,
        pub certain: bool,
    }
}

impl Finding {
    /// A finding of a rule at a place, with nothing else filled in yet.
    pub fn new(number: u32, severity: Severity, place: Place) -> Finding {
        Finding {
            number,
            fingerprint: String::new(),
            rule: String::new(),
            severity,
            level: None,
            lowered: String::new(),
            place: PlaceName { place, name: String::new() },
            related: Vec::new(),
            title: String::new(),
            wrong: String::new(),
            why: String::new(),
            todo: String::new(),
            basis: String::new(),
            sums: Vec::new(),
            suggestions: Vec::new(),
            rests_on_uncertain: false,
            plain: String::new(),
        }
    }

    /// The severity it is shown with: its own, or the lower level of the host.
    pub fn shown(&self) -> Severity {
        match self.level {
            Some(Level::As(severity)) => severity,
            Some(Level::Mute) | None => self.severity,
        }
    }

    /// The ways to correct it where there are several: all are told, and none is picked.
    pub fn alternatives(&self) -> &[SuggestionShown] {
        if self.suggestions.len() > 1 { &self.suggestions } else { &[] }
    }

    /// Whether the host's profile hides it until a person asks for it.
    pub fn is_muted(&self) -> bool {
        self.level == Some(Level::Mute)
    }

    /// Whether it is about the place or names it as related.
    pub fn concerns(&self, place: Place) -> bool {
        self.place.place == place || self.related.iter().any(|related| related.place == place)
    }
}
