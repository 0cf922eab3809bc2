//! What the host hears of the state.

use std::rc::Rc;

use super::{AppState, InProgress, Shown, Trouble};
use screen::{Part, Summary};

/// How it stands with what a person looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HostStatus<'a> {
    Idle,
    Checking,
    Refused,
    Failed,
    Shown(&'a Shown),
}

impl<'a> HostStatus<'a> {
    /// The word of the element's interface.
    pub fn word(self) -> &'static str {
        match self {
            HostStatus::Idle => "idle",
            HostStatus::Checking => "checking",
            HostStatus::Refused => "refused",
            HostStatus::Failed => "failed",
            HostStatus::Shown(shown) => shown.summary.status.word(),
        }
    }

    pub fn shown(self) -> Option<&'a Shown> {
        match self {
            HostStatus::Shown(shown) => Some(shown),
            _ => None,
        }
    }
}

/// An answer to a question, and the order of the host that it was about.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub turn: u32,
    pub order: u32,
    pub summary: Rc<Summary>,
    /// JSON v1.
    pub json: Rc<str>,
}

impl AppState {
    pub fn host_status(&self) -> HostStatus<'_> {
        match (&self.trouble, &self.shown) {
            _ if self.is_reading() => HostStatus::Checking,
            (Some(Trouble::Refused { .. }), _) => HostStatus::Refused,
            // Where nothing came, what was there is still what is looked at.
            (Some(trouble), _) if *trouble != Trouble::NothingToRead => HostStatus::Failed,
            // A file of the batch that is being opened again: its JSON is on its way.
            (_, Some(shown)) if shown.json.is_none() => HostStatus::Checking,
            (_, Some(shown)) => HostStatus::Shown(shown),
            _ => HostStatus::Idle,
        }
    }

    /// The order of the host that is worked on; 0 where none is.
    pub fn order(&self) -> u32 {
        self.question().map_or(0, |(_, input)| input.order)
    }

    /// What will be looked at is still being read. Other files of a batch may be read meanwhile, and
    /// parts of what is shown may be on their way.
    fn is_reading(&self) -> bool {
        match &self.in_progress {
            Some(InProgress::Checking { missing, .. }) if !missing.has(Part::Summary) => false,
            Some(InProgress::Checking { item: Some(item), .. }) => {
                self.batch.at.is_none_or(|at| at == *item)
            }
            in_progress => in_progress.is_some(),
        }
    }
}
