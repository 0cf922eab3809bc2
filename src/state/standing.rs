//! What the host hears of the stage.

use std::rc::Rc;

use super::{Asked, Stage, Trouble};
use screen::Screen;

/// How it stands with what a person looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'a> {
    Idle,
    Checking,
    Refused,
    Failed,
    Shown(&'a Rc<Screen>),
}

impl<'a> Standing<'a> {
    /// As the host knows it.
    pub fn status(self) -> &'a str {
        match self {
            Standing::Idle => "idle",
            Standing::Checking => "checking",
            Standing::Refused => "refused",
            Standing::Failed => "failed",
            Standing::Shown(screen) => &screen.status,
        }
    }

    pub fn screen(self) -> Option<&'a Rc<Screen>> {
        match self {
            Standing::Shown(screen) => Some(screen),
            _ => None,
        }
    }
}

/// An answer to a question, and the order of the host that it was about.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub turn: u32,
    pub order: u32,
    pub screen: Rc<Screen>,
}

impl Stage {
    pub fn standing(&self) -> Standing<'_> {
        match (&self.trouble, &self.shown) {
            _ if self.is_reading() => Standing::Checking,
            (Some(Trouble::Refused { .. }), _) => Standing::Refused,
            // Where nothing came, what was there is still what is looked at.
            (Some(trouble), _) if *trouble != Trouble::Nothing => Standing::Failed,
            (_, Some(shown)) => Standing::Shown(&shown.screen),
            _ => Standing::Idle,
        }
    }

    /// The order of the host that is worked on; 0 where none is.
    pub fn order(&self) -> u32 {
        self.question().map_or(0, |(_, matter)| matter.order)
    }

    /// What will be looked at is still being read. Other files of a batch may be read meanwhile.
    fn is_reading(&self) -> bool {
        match &self.asked {
            Some(Asked::Checking { item: Some(item), .. }) => {
                self.batch.at.is_none_or(|at| at == *item)
            }
            asked => asked.is_some(),
        }
    }
}
