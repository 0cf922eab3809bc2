//! Files that came together: they are checked one after the other, and each can be looked at.

use std::rc::Rc;

use super::answers::{refuse, show};
use super::{Given, Matter, Spot, Stage, Trouble};
use screen::{Question, Screen};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    pub items: Vec<Item>,
    /// Number of the one that is looked at.
    pub at: Option<usize>,
    /// It was called off: what waits is not asked about.
    pub halted: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The path, where it came in a folder or an archive.
    pub name: String,
    pub outcome: Outcome,
    /// `None` where its bytes did not come.
    pub(super) matter: Option<Matter>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Waiting,
    /// Read and checked, or refused by the worker.
    Checked(Rc<Screen>),
    Trouble(Trouble),
}

impl From<Given> for Item {
    fn from(file: Given) -> Item {
        Item::of(file.name, "", file.bytes)
    }
}

impl Item {
    /// A file of an archive.
    pub(super) fn within(archive: &str, file: Given) -> Item {
        Item::of([archive, &file.name].join("/"), archive, file.bytes)
    }

    fn of(name: String, within: &str, bytes: Result<Vec<u8>, Trouble>) -> Item {
        let bytes = match bytes {
            Ok(bytes) => Rc::new(bytes),
            Err(trouble) => {
                return Item { name, outcome: Outcome::Trouble(trouble), matter: None };
            }
        };
        let question = Question {
            name: name.clone(),
            source: "file".into(),
            within: within.into(),
            ..Question::default()
        };
        Item {
            name,
            outcome: Outcome::Waiting,
            matter: Some(Matter { question, bytes, ..Matter::default() }),
        }
    }
}

impl Batch {
    pub fn waiting(&self) -> usize {
        self.items.iter().filter(|item| item.outcome == Outcome::Waiting).count()
    }

    /// What was said in another language is asked for anew.
    pub(super) fn forget(&mut self) {
        for item in &mut self.items {
            if let Outcome::Checked(_) = item.outcome {
                item.outcome = Outcome::Waiting;
            }
        }
    }
}

impl Stage {
    pub(super) fn begin(self, items: Vec<Item>) -> Stage {
        let batch = Batch { items, ..Batch::default() };
        Stage { batch, ..self }.next()
    }

    /// The files of an archive in the place of the archive.
    pub(super) fn replace(mut self, item: usize, items: Vec<Item>) -> Stage {
        if item < self.batch.items.len() {
            self.batch.items.splice(item..=item, items);
        }
        self.next()
    }

    pub(super) fn halt(mut self) -> Stage {
        self.batch.halted = self.batch.waiting() > 0;
        self
    }

    pub(super) fn resume(mut self) -> Stage {
        self.batch.halted = false;
        self.next()
    }

    /// Looks at one of the files, which is asked about at once where it still waits.
    pub(super) fn choose(mut self, number: usize) -> Stage {
        let Some(item) = self.batch.items.get(number).cloned() else { return self };
        self.batch.at = Some(number);
        match (item.outcome, item.matter) {
            (Outcome::Checked(screen), Some(matter)) => self.look(screen, matter).with_source(),
            (Outcome::Trouble(trouble), _) => {
                Stage { trouble: Some(trouble), ..self }.send(Spot::Trouble)
            }
            (_, Some(matter)) => self.ask_of(matter, Some(number)),
            (_, None) => self,
        }
    }

    pub(super) fn answer_of(mut self, number: usize, matter: Matter, screen: Rc<Screen>) -> Stage {
        let Some(item) = self.batch.items.get_mut(number) else { return self };
        item.matter = Some(matter.clone());
        // The first that can be read is looked at; what a person has chosen stays.
        let first = self.batch.at.is_none() && screen.trouble.is_none();
        if first {
            self.batch.at = Some(number);
        }
        let looked_at = self.batch.at == Some(number);
        let stage = match looked_at {
            true => self.look(screen.clone(), matter),
            false => self,
        };
        stage.settle(number, Outcome::Checked(screen))
    }

    /// Notes what came of a file, and goes on with the next.
    pub(super) fn settle(mut self, number: usize, outcome: Outcome) -> Stage {
        let looked_at = self.batch.at == Some(number);
        if let (Outcome::Trouble(trouble), true) = (&outcome, looked_at) {
            self.trouble = Some(trouble.clone());
        }
        if let Some(item) = self.batch.items.get_mut(number) {
            item.outcome = outcome;
        }
        self.next()
    }

    fn look(self, screen: Rc<Screen>, matter: Matter) -> Stage {
        match &screen.trouble {
            Some(refusal) => {
                // What else is being checked goes on.
                let asked = self.asked.clone();
                Stage { asked, ..refuse(self, refusal.clone(), matter) }
            }
            None => show(self, screen, matter),
        }
    }

    /// Asks about the next file that waits. Where all are done and none could be read, the first is
    /// looked at, so that it says why.
    pub(super) fn next(self) -> Stage {
        if self.asked.is_some() || self.batch.halted {
            return self;
        }
        let waiting = self.batch.items.iter().position(|item| item.outcome == Outcome::Waiting);
        match waiting {
            Some(number) => match self.batch.items.get(number).and_then(|item| item.matter.clone())
            {
                Some(matter) => self.ask_of(matter, Some(number)),
                None => self,
            },
            None if self.batch.at.is_none() => self.choose(0),
            None => self,
        }
    }
}
