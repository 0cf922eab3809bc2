//! Findings in the form's terms, independent of language.
//!
//! `view` makes the sentences from the catalogue. A finding has its rule, place and severity, and the numbers that it
//! rests on.

use std::fmt;

use crate::{CellId, Place};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Proved by arithmetic or a date on cells read with certainty.
    Wrong,
    /// Likely wrong; a person decides.
    Doubtful,
    /// Notation, wording, habit.
    Remark,
}

/// The level of a finding in a host's profile. The finding keeps its severity beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Shown as this severity.
    As(Severity),
    /// Not shown unless asked for.
    Mute,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The id of the rule, and with it the entry of the catalogue.
    pub rule: RuleId,
    /// Which text of the rule's catalogue entry fits.
    pub variant: Variant,
    pub severity: Severity,
    /// The level in the host's profile, where it is lower.
    pub level: Option<Level>,
    pub place: Place,
    /// All places concerned, in the form's order.
    pub related: Vec<Place>,
    pub sums: Vec<Sum>,
    pub suggestions: Vec<Suggestion>,
    /// Values for the slots of the catalogue's sentences.
    pub slots: Vec<(SlotName, Slot)>,
    /// It rests on an uncertain cell: 请核对原文.
    pub rests_on_uncertain: bool,
}

/// One sum as the report prints it: the terms, and what they were compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub left: Vec<Term>,
    pub right: Vec<Term>,
    pub left_value: u64,
    pub right_value: u64,
}

/// A term of a sum. A blank or a mark was taken as 0, and the printed form says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub cell: CellId,
    pub printed: String,
    pub value: u64,
}

/// A value with which all sums would come out. It is never applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The changes that belong together; several suggestions are alternatives.
    pub changes: Vec<(CellId, u64)>,
    /// The identities leave one explanation.
    pub certain: bool,
    /// The condition under which the value is right.
    pub condition: Option<Condition>,
}

/// The condition under which a suggested value is right. Its words are in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    PartsAreRight,
    /// Nothing stands there, and all its parts are filled.
    PartsAreFilled,
    OthersAreRight,
    /// The parts are right, and the text then agrees with the table.
    PartsAreRightAsInTheText,
    /// All other numbers are right, and the text then agrees with the table.
    OthersAreRightAsInTheText,
    TheTextIsRight,
}

/// A name in the catalogue. The engine's build script makes a constant for each name in the data; other values are
/// only made in tests.
macro_rules! catalogue_name {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(&'static str);

        impl $name {
            pub const fn new(name: &'static str) -> $name {
                $name(name)
            }

            pub const fn as_str(self) -> &'static str {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self.0, f)
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}

catalogue_name! {
    /// The id of a rule: `rows-are-missing`.
    RuleId
}

catalogue_name! {
    /// One of the texts of a rule's catalogue entry: `end`.
    Variant
}

catalogue_name! {
    /// A slot of a rule's sentences: `printed`.
    SlotName
}

impl Variant {
    /// The text that every entry has.
    pub const PLAIN: Variant = Variant("");
}

/// What a sentence of the catalogue can show.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    Number(i128),
    /// Text of the report or a word of the form, shown as it is.
    Text(String),
    /// Texts of the report, joined as the language joins a list.
    Texts(Vec<String>),
    Place(Place),
    /// Cells of one row, each with a number: shown with the names of their columns.
    Cells(Vec<(CellId, u64)>),
    Places(Vec<Place>),
}

impl Finding {
    /// A finding of the plain variant, with nothing filled in yet.
    pub fn new(rule: RuleId, severity: Severity, place: impl Into<Place>) -> Finding {
        Finding {
            rule,
            variant: Variant::PLAIN,
            severity,
            level: None,
            place: place.into(),
            related: Vec::new(),
            sums: Vec::new(),
            suggestions: Vec::new(),
            slots: Vec::new(),
            rests_on_uncertain: false,
        }
    }

    /// Chooses another text of the catalogue entry.
    pub fn variant(mut self, variant: Variant) -> Finding {
        self.variant = variant;
        self
    }

    /// Fills a slot. The first one decides whether English uses the singular.
    pub fn slot(mut self, name: SlotName, value: Slot) -> Finding {
        self.slots.push((name, value));
        self
    }

    /// Adds places concerned; they are put into the form's order when all rules were applied.
    pub fn related<P: Into<Place>>(mut self, places: impl IntoIterator<Item = P>) -> Finding {
        self.related.extend(places.into_iter().map(Into::into));
        self
    }
}

impl Finding {
    /// Whether it holds a broken sum or is proved otherwise. It is counted by its severity, whatever the host's profile
    /// says.
    pub fn is_proven(&self) -> bool {
        self.severity == Severity::Wrong
            || self.sums.iter().any(|sum| sum.left_value != sum.right_value)
    }

    /// The severity it is shown with; `None` where it is shown only on request.
    pub fn shown(&self) -> Option<Severity> {
        match self.level {
            Some(Level::Mute) => None,
            Some(Level::As(severity)) => Some(severity),
            None => Some(self.severity),
        }
    }

    /// The severity it is counted with; `None` where it is not counted.
    pub fn counted(&self) -> Option<Severity> {
        if self.is_proven() { Some(self.severity) } else { self.shown() }
    }
}

impl Level {
    /// Whether the level is lower than the severity: a profile cannot raise a finding.
    pub fn lowers(self, severity: Severity) -> bool {
        match self {
            Level::As(level) => level > severity,
            Level::Mute => true,
        }
    }

    /// The word of `wire v1`.
    pub fn word(self) -> &'static str {
        match self {
            Level::As(severity) => severity.word(),
            Level::Mute => "mute",
        }
    }
}

impl Severity {
    /// The word of `wire v1`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Wrong => "wrong",
            Severity::Doubtful => "doubtful",
            Severity::Remark => "remark",
        }
    }
}
