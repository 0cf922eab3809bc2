//! What is wrong, in the form's terms and without a word of any language.
//!
//! Sentences are made from the catalogue when a finding goes out through `wire`; a rule only says
//! which rule, where, how grave, and on which numbers it rests.

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

/// What a host makes of a finding. The finding keeps its severity: the record is ours.
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
    /// What the host makes of it, where that is less.
    pub level: Option<Level>,
    pub place: Place,
    /// All places concerned, in the form's order.
    pub related: Vec<Place>,
    pub sums: Vec<Sum>,
    pub suggestions: Vec<Suggestion>,
    /// Values for the slots of the catalogue's sentences.
    pub slots: Vec<(SlotName, Slot)>,
    /// It rests on a cell that needs a person's eye: 请核对原文.
    pub rests_on_uncertain: bool,
}

/// One sum as the report prints it: what was added, and what it was held against.
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

/// A value that would make everything come out. Never applied by us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The changes that belong together; several suggestions are alternatives.
    pub changes: Vec<(CellId, u64)>,
    /// The identities leave one explanation.
    pub certain: bool,
    /// Under what condition the value holds.
    pub condition: Option<Condition>,
}

/// Under what condition a suggested value holds. The words stand in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    PartsAreRight,
    OthersAreRight,
    /// The parts are right, and the text then agrees with the table.
    PartsAreRightAsInTheText,
    /// All other numbers are right, and the text then agrees with the table.
    OthersAreRightAsInTheText,
    TheTextIsRight,
}

/// A name of the catalogue. The engine's build script makes one constant for each that is in the
/// data; nothing else makes them but tests.
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
    /// A broken sum, or what is proved otherwise: it counts as what it is, whatever a host says.
    pub fn is_proven(&self) -> bool {
        self.severity == Severity::Wrong
            || self.sums.iter().any(|sum| sum.left_value != sum.right_value)
    }

    /// As what it is shown; `None` where it is shown only when asked for.
    pub fn shown(&self) -> Option<Severity> {
        match self.level {
            Some(Level::Mute) => None,
            Some(Level::As(severity)) => Some(severity),
            None => Some(self.severity),
        }
    }

    /// As what it is counted; `None` where it is not.
    pub fn counted(&self) -> Option<Severity> {
        if self.is_proven() { Some(self.severity) } else { self.shown() }
    }
}

impl Level {
    /// It is less than the severity: no host makes a finding graver than it is.
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
