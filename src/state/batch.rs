//! Files that came together: they are checked one after the other, and each can be looked at. Of each only
//! the summary is kept; a file is opened again when a person goes to it.

use std::rc::Rc;

use super::answers::{refuse, show};
use super::{AppState, CheckInput, FocusTarget, LoadedFile, ReceivedParts, Shown, Trouble};
use screen::Summary;

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
    /// `None` where it cannot be had.
    pub(super) input: Option<CheckInput>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Waiting,
    /// Read and checked, or refused by the worker.
    Checked(Rc<Summary>),
    Trouble(Trouble),
}

impl From<LoadedFile> for Item {
    fn from(file: LoadedFile) -> Item {
        let name = file.name.clone();
        Item::of(name, file.input(""))
    }
}

impl Item {
    /// A file of an archive.
    pub(super) fn within(archive: &str, file: LoadedFile) -> Item {
        let name = [archive, &file.name].join("/");
        let file = LoadedFile { name: name.clone(), ..file };
        Item::of(name, file.input(archive))
    }

    fn of(name: String, input: Result<CheckInput, Trouble>) -> Item {
        match input {
            Ok(input) => Item { name, outcome: Outcome::Waiting, input: Some(input) },
            Err(trouble) => Item { name, outcome: Outcome::Trouble(trouble), input: None },
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

impl AppState {
    pub(super) fn begin(self, items: Vec<Item>) -> AppState {
        let batch = Batch { items, ..Batch::default() };
        AppState { batch, ..self }.next()
    }

    /// The files of an archive in the place of the archive.
    pub(super) fn replace(mut self, item: usize, items: Vec<Item>) -> AppState {
        if item < self.batch.items.len() {
            self.batch.items.splice(item..=item, items);
        }
        self.next()
    }

    pub(super) fn halt(mut self) -> AppState {
        self.batch.halted = self.batch.waiting() > 0;
        self
    }

    pub(super) fn resume(mut self) -> AppState {
        self.batch.halted = false;
        self.next()
    }

    /// Looks at one of the files, which is asked about at once where it still waits. Of one that was
    /// checked the summary is there; the rest comes when the worker is free.
    pub(super) fn choose(mut self, number: usize) -> AppState {
        let Some(item) = self.batch.items.get(number).cloned() else { return self };
        self.batch.at = Some(number);
        match (item.outcome, item.input) {
            (Outcome::Checked(summary), Some(input)) => {
                self.look_again(summary, input).told_again()
            }
            (Outcome::Trouble(trouble), _) => {
                AppState { trouble: Some(trouble), ..self }.focus_on(FocusTarget::Trouble)
            }
            (_, Some(input)) => self.ask_of(input, Some(number)),
            (_, None) => self,
        }
    }

    /// Keeps what was typed with the file, for when a person comes back to it.
    pub(super) fn remember_edits(&mut self, input: &CheckInput) {
        let at = self.batch.at;
        if let Some(item) = at.and_then(|at| self.batch.items.get_mut(at)) {
            item.input = Some(input.clone());
        }
    }

    fn look_again(mut self, summary: Rc<Summary>, input: CheckInput) -> AppState {
        if summary.trouble.is_some() {
            return self.look_at_refused(&summary, input);
        }
        self.trouble = None;
        if self.shown.as_ref().is_some_and(|shown| shown.is_of(&input)) {
            return self;
        }
        self.leave();
        let left = self.take_left(&input.content);
        self.shown = Some(left.unwrap_or_else(|| Shown::new(summary, input)));
        self.look_at_another()
    }

    fn look_at_refused(self, summary: &Summary, input: CheckInput) -> AppState {
        let Some(refusal) = summary.trouble.clone() else { return self };
        // What else is being checked goes on.
        let in_progress = self.in_progress.clone();
        AppState { in_progress, ..refuse(self, refusal, input) }
    }

    /// Notes what came of a file, and shows it where it is the one that is looked at.
    pub(super) fn answer_of(
        mut self,
        number: usize,
        input: CheckInput,
        summary: Rc<Summary>,
        parts: ReceivedParts,
    ) -> AppState {
        let Some(item) = self.batch.items.get_mut(number) else { return self };
        item.input = Some(input.clone());
        // The first that can be read is looked at; what a person has chosen stays.
        if self.batch.at.is_none() && summary.trouble.is_none() {
            self.batch.at = Some(number);
        }
        let state = match (self.batch.at == Some(number), &summary.trouble) {
            (true, Some(_)) => self.look_at_refused(&summary, input),
            (true, None) => show(self, parts, input),
            (false, _) => self,
        };
        state.settle(number, Outcome::Checked(summary))
    }

    /// Notes what came of a file.
    pub(super) fn settle(mut self, number: usize, outcome: Outcome) -> AppState {
        let looked_at = self.batch.at == Some(number);
        if let (Outcome::Trouble(trouble), true) = (&outcome, looked_at) {
            self.trouble = Some(trouble.clone());
        }
        if let Some(item) = self.batch.items.get_mut(number) {
            item.outcome = outcome;
        }
        self
    }

    /// Asks for what is looked at and not there, about its last save, and then about the next file that waits. Where all are
    /// done and none could be read, the first is looked at, so that it says why.
    pub(super) fn next(self) -> AppState {
        let state = self.with_missing_parts().with_save();
        if state.in_progress.is_some() || state.batch.halted {
            return state;
        }
        let waiting = state.batch.items.iter().position(|item| item.outcome == Outcome::Waiting);
        match waiting {
            Some(number) => {
                let item = state.batch.items.get(number);
                match item.and_then(|item| item.input.clone()) {
                    Some(input) => state.ask_of(input, Some(number)),
                    None => state,
                }
            }
            None if state.batch.at.is_none() => state.choose(0),
            None => state,
        }
    }
}
