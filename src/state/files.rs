//! Files that come: from the disk, pasted, or out of an archive.

use super::{
    Action, AppState, Batch, CheckInput, Content, DecisionFile, InProgress, Item, Notice, Outcome,
    Trouble, decisions,
};
use screen::{Question, SourceKind, WorkingFile};

/// A file from the disk: what is in it, or why that cannot be had.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadedFile {
    /// Its name, or its path where it came in a folder.
    pub name: String,
    pub content: Result<Content, Trouble>,
    /// What a working file has beside the report.
    pub kept: Option<Box<Kept>>,
}

/// A working file, whose contents the browser holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub file: WorkingFile,
    pub last_year: Option<Content>,
    pub came: Came,
}

/// Whence a report came. Behind one that was kept there is no file on a disk; a draft is in no file at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Came {
    #[default]
    File,
    WorkingFile,
    Draft,
}

impl LoadedFile {
    pub fn new(name: String, content: Result<Content, Trouble>) -> LoadedFile {
        LoadedFile { name, content, kept: None }
    }

    /// What is to be checked.
    pub(super) fn input(self, within: &str) -> Result<CheckInput, Trouble> {
        let LoadedFile { name, content, kept } = self;
        let question = Question { name, within: within.into(), ..Question::default() };
        let content = content?;
        Ok(match kept {
            Some(kept) => CheckInput {
                question: kept.file.question(question),
                content,
                last_year: kept.last_year,
                came: kept.came,
                ..CheckInput::default()
            },
            None => CheckInput { question, content, ..CheckInput::default() },
        })
    }
}

impl AppState {
    /// What was said about an earlier attempt goes when a new one is made, and so do its other files.
    pub(super) fn fresh(self) -> AppState {
        AppState { trouble: None, notices: Vec::new(), batch: Batch::default(), ..self }
    }

    pub(super) fn clear(self) -> AppState {
        let mut state = self;
        state.leave();
        let AppState { turn, saved, view, ordered, watch, language, left, drafts, .. } = state;
        AppState { turn, saved, view, ordered, watch, left, drafts, ..AppState::new(language) }
    }

    pub(super) fn open(self, action: Action) -> AppState {
        match (action, &self.in_progress) {
            (Action::Opening { token, name }, _) => {
                // What is there besides goes when it is known that these are reports.
                let in_progress = Some(InProgress::Opening { token, name });
                AppState { in_progress, trouble: None, notices: Vec::new(), ..self }
            }
            (
                Action::Opened { token, files, left },
                Some(InProgress::Opening { token: awaited, .. }),
            ) if token == *awaited => {
                let mut state = AppState { in_progress: None, ..self };
                if files.is_empty() {
                    return state.next();
                }
                state.batch = Batch::default();
                if left > 0 {
                    state.notices.push(Notice::TooMany { count: files.len() });
                }
                state.take(files)
            }
            // Files that were meanwhile called off or followed by others.
            _ => self,
        }
    }

    /// A working file of the host.
    pub(super) fn open_for_host(self, order: u32, file: LoadedFile) -> AppState {
        let mut state = AppState { ordered: order, ..self.fresh() }.take(vec![file]);
        if let Some(InProgress::Checking { input, .. }) = &mut state.in_progress {
            input.order = order;
        }
        state
    }

    /// One file is asked about; several are a batch.
    pub(super) fn take(self, files: Vec<LoadedFile>) -> AppState {
        let decided = files.iter().filter_map(|file| file.kept.as_ref()?.file.decisions.clone());
        let decided: Vec<DecisionFile> = decided.map(Ok).collect();
        let state = self.take_reports(files);
        decisions::add(state, decided)
    }

    fn take_reports(self, files: Vec<LoadedFile>) -> AppState {
        match <[LoadedFile; 1]>::try_from(files) {
            Ok([file]) => match file.input("") {
                Ok(input) => self.ask(input),
                Err(trouble) => self.stop(trouble),
            },
            Err(files) => self.begin(files.into_iter().map(Item::from).collect()),
        }
    }

    pub(super) fn check(self, name: String, source: SourceKind, content: Content) -> AppState {
        let question = Question { name, source, ..Question::default() };
        self.ask(CheckInput { question, content, ..CheckInput::default() })
    }

    /// The files of an archive take its place.
    pub(super) fn unpack(mut self, turn: u32, files: Vec<LoadedFile>) -> AppState {
        let Some((archive, item)) = self.settled(turn) else { return self };
        let (archive, order) = (archive.question.name, archive.order);
        let mut items: Vec<Item> =
            files.into_iter().map(|file| Item::within(&archive, file)).collect();
        match (item, items.len()) {
            (Some(item), 0) => {
                let trouble = Trouble::EmptyContainer { name: archive };
                self.settle(item, Outcome::Trouble(trouble)).next()
            }
            (None, 0) => self.stop(Trouble::EmptyContainer { name: archive }),
            (Some(item), _) => self.replace(item, items),
            (None, 1) => match items.pop() {
                // The one report of an archive is what was ordered.
                Some(Item { input: Some(input), .. }) => self.ask(CheckInput { order, ..input }),
                Some(Item { outcome: Outcome::Trouble(trouble), .. }) => self.stop(trouble),
                _ => self,
            },
            (None, _) => self.begin(items),
        }
    }
}
