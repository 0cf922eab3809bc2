//! What is on the screen, and how it changes. Plain Rust, no browser.
//!
//! The report on the screen stays until the next one is there: a file that is being read, refused or
//! lost stands above it and never in its place.

mod action;
mod answers;
mod batch;
mod begun;
mod block;
mod changes;
mod content;
mod decisions;
mod drafts;
mod edits;
mod files;
mod focus;
mod host_status;
mod last_year;
mod left;
mod navigation;
pub mod nearest;
mod parts;
pub mod spots;
mod trouble;
mod watch;

use std::rc::Rc;

pub use action::{Action, Correction, Direction};
pub use batch::{Batch, Item, Outcome};
pub use block::Block;
pub use changes::{Changes, Known};
pub use content::{Content, WeakContent};
pub use decisions::{DecisionFile, holds_decisions, may_hold_decisions};
pub use drafts::{Draft, Drafts, DraftsAt, EarlierDraft};
pub use edits::{EditShown, Field, History};
pub use files::{Came, Kept, LoadedFile};
pub use focus::{Focus, FocusTarget};
pub use host_status::{Answer, HostStatus};
pub use last_year::Offer;
pub use parts::{ReceivedParts, Shown};
pub use trouble::Trouble;
pub use watch::{Watch, WatchState};

use decisions::SavedDecisions;
use screen::{Language, Part, PartSet, Question, ReportName};

/// Everything a person sees, but for what only one component cares about (an open form, a theme).
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    pub language: Language,
    pub shown: Option<Shown>,
    pub in_progress: Option<InProgress>,
    pub trouble: Option<Trouble>,
    pub notices: Vec<Notice>,
    /// Number of the finding that is looked at.
    pub selected: Option<u32>,
    /// Number of the finding whose field for a reason is open.
    pub reason_for: Option<u32>,
    pub focus: Focus,
    /// The field that is open on the paper.
    pub field: Option<Field>,
    /// The finding and the one of its suggestions that is pointed at.
    pub preview: Option<(u32, usize)>,
    pub pane: Pane,
    pub view: View,
    pub pasting: Pasting,
    /// Files that came together. Empty where one came alone.
    pub batch: Batch,
    /// Following the file that is shown.
    pub watch: Box<Watch>,
    /// Reports that were left with edits that are nowhere else, the latest at the end.
    left: Vec<Shown>,
    pub drafts: Drafts,
    /// What was decided about reports, those on the screen and others.
    saved: Vec<SavedDecisions>,
    /// The last order of the host that was taken. They are counted by the host, from 1.
    pub ordered: u32,
    /// What was answered last.
    pub answer: Option<Rc<Answer>>,
    /// Counts questions, so that a late answer to one no longer asked is known.
    turn: u32,
}

/// What is checked: a file, and what the person has said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckInput {
    pub question: Question,
    pub content: Content,
    /// Last year's report, where one is compared with.
    pub last_year: Option<Content>,
    /// The order of the host that it is about; 0 where a person brought it.
    pub order: u32,
    pub came: Came,
    /// The name of its draft.
    pub draft: Rc<str>,
}

/// What is being read.
#[derive(Clone, Debug, PartialEq)]
pub enum InProgress {
    /// The browser is looking for the files. `token` is the opener's.
    Opening { token: u32, name: String },
    /// The worker has it. `item` is its number in the batch; `missing` the parts of the answer that
    /// have not come; `loading` how far the reader is that it needs, where one is being fetched.
    Checking {
        turn: u32,
        input: Box<CheckInput>,
        item: Option<usize>,
        missing: PartSet,
        loading: Option<Loading>,
    },
}

/// A module on its way: its name, and how much of it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loading {
    pub module: String,
    pub percent: u32,
}

/// Something a person is told beside the report, and can close.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// More files came than are taken at once; so many were.
    TooMany {
        count: usize,
    },
    /// Decisions from a file; `here` where they may go with what is shown or being read.
    DecisionsAdded {
        name: ReportName,
        count: usize,
        here: bool,
    },
    /// A file of decisions that cannot be read.
    DecisionsUnreadable {
        name: String,
    },
    Restarted,
    Replayed,
    InPage,
    /// The English words could not be loaded.
    NoEnglish,
}

/// Which half is seen where there is no room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Findings,
    Paper,
}

/// How the report is shown: set in the official form, as the file has it, or as a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Form,
    Source,
    /// Where the applications went, as a picture.
    Flow,
}

/// Whether the field to paste into is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pasting {
    #[default]
    Closed,
    Open,
}

impl AppState {
    pub fn new(language: Language) -> AppState {
        AppState {
            language,
            shown: None,
            in_progress: None,
            trouble: None,
            notices: Vec::new(),
            selected: None,
            reason_for: None,
            focus: Focus::default(),
            field: None,
            preview: None,
            pane: Pane::Findings,
            view: View::Form,
            pasting: Pasting::Closed,
            batch: Batch::default(),
            watch: Box::default(),
            left: Vec::new(),
            drafts: Drafts::default(),
            saved: Vec::new(),
            ordered: 0,
            answer: None,
            turn: 0,
        }
    }

    /// The question that waits for the worker, with its number.
    pub fn question(&self) -> Option<(u32, &CheckInput)> {
        match &self.in_progress {
            Some(InProgress::Checking { turn, input, .. }) => Some((*turn, input)),
            _ => None,
        }
    }

    /// The name to show in the header: of what is being read, or else of what is shown.
    pub fn name(&self) -> Option<&str> {
        match (&self.in_progress, &self.shown) {
            (Some(in_progress), _) => Some(in_progress.name()),
            (None, Some(shown)) => Some(&shown.input.question.name),
            (None, None) => None,
        }
    }

    /// What is being read, where a person is to be told: a save or an edit moves nothing on the screen until it is judged.
    pub fn progress(&self) -> Option<&InProgress> {
        self.in_progress.as_ref().filter(|in_progress| match in_progress {
            InProgress::Checking { input, loading: None, .. } => {
                !(self.is_saving() || self.is_shown(input) && self.has_edits())
            }
            _ => true,
        })
    }

    fn ask(self, input: CheckInput) -> AppState {
        self.ask_of(input, None)
    }

    /// Asks about a file, which may be one of the batch: of one that nobody looks at, no more than the
    /// summary.
    fn ask_of(self, input: CheckInput, item: Option<usize>) -> AppState {
        let looked_at = item.is_none() || self.batch.at.is_none() || self.batch.at == item;
        let parts = match looked_at {
            true => parts::wanted(self.view),
            false => PartSet::of([Part::Summary]),
        };
        self.ask_for(input, item, parts)
    }

    fn ask_for(mut self, mut input: CheckInput, item: Option<usize>, parts: PartSet) -> AppState {
        // While a save is checked, nothing is asked of what was there before it.
        if self.is_saving() && self.shown.as_ref().is_some_and(|shown| shown.is_of(&input)) {
            input.content = self.watch.asked.clone().unwrap_or_default();
        }
        self.turn += 1;
        if input.draft.is_empty() {
            input.draft = self.turn.to_string().into();
        }
        input.question.language = self.language;
        input.question.parts = parts;
        self.in_progress = Some(InProgress::Checking {
            turn: self.turn,
            input: Box::new(input),
            item,
            missing: parts,
            loading: None,
        });
        self.pasting = Pasting::Closed;
        self
    }

    fn has_edits(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| !shown.edits().is_empty())
    }

    fn focus_on(mut self, at: FocusTarget) -> AppState {
        self.focus = Focus { turn: self.focus.turn + 1, at };
        self
    }

    /// Nothing came of it. A person may have scrolled far down in the earlier report.
    fn stop(self, trouble: Trouble) -> AppState {
        AppState { in_progress: None, trouble: Some(trouble), ..self }
            .focus_on(FocusTarget::Trouble)
    }

    fn correct(self, Correction { edition, year, organ }: Correction) -> AppState {
        let Some(shown) = &self.shown else { return self };
        let mut input = shown.input.clone();
        input.question = Question { edition, year, organ, ..input.question };
        let item = self.batch.at;
        self.ask_of(input, item)
    }

    /// The worker makes the sentences, so it is asked for them again; the source has none.
    fn set_language(self, language: Language) -> AppState {
        let mut state = AppState { language, ..self };
        state.batch.forget();
        let at = state.batch.at;
        match (state.in_progress.take(), &state.shown, &state.trouble) {
            (Some(InProgress::Checking { input, item, .. }), _, _) => state.ask_of(*input, item),
            (Some(opening), _, _) => AppState { in_progress: Some(opening), ..state },
            (None, Some(shown), _) => {
                let there = if shown.source.is_some() { Some(Part::Source) } else { None };
                let (input, parts) = (shown.input.clone(), parts::wanted(state.view));
                state.ask_for(input, at, parts.without(PartSet::of(there)))
            }
            (None, None, Some(Trouble::Refused { input, .. })) => {
                let input = (**input).clone();
                state.ask_of(input, at)
            }
            (None, None, _) => state,
        }
    }

    /// What is being read is called off, and so are the files that wait. What is looked at is none of them.
    fn cancel(self) -> AppState {
        let asked = self.question().map(|(_, input)| input.clone());
        let state = AppState { in_progress: None, ..self }.halt();
        match asked {
            Some(input) => state.without_answer(&input).with_missing_parts(),
            None => state,
        }
    }

    fn notify(mut self, notice: Notice) -> AppState {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
        self
    }

    fn load(mut self, turn: u32, news: Loading) -> AppState {
        match &mut self.in_progress {
            Some(InProgress::Checking { turn: awaited, loading, .. }) if *awaited == turn => {
                *loading = Some(news);
            }
            _ => {}
        }
        self
    }
}

impl InProgress {
    pub fn name(&self) -> &str {
        match self {
            InProgress::Opening { name, .. } => name,
            InProgress::Checking { input, .. } => &input.question.name,
        }
    }
}

/// What the screen becomes.
pub fn step(state: AppState, action: Action) -> AppState {
    // A save waits until nothing else is read.
    act(state, action).with_save()
}

fn act(state: AppState, action: Action) -> AppState {
    match action {
        Action::Opening { .. } | Action::Opened { .. } => state.open(action),
        Action::Check { name, source, content } => state.fresh().check(name, source, content),
        Action::Begin { name, content, goes_on } => state.begin_blank(name, content, goes_on),
        Action::HostCheck(input) => AppState { ordered: input.order, ..state.fresh() }.ask(*input),
        Action::HostOpen { order, file } => state.open_for_host(order, *file),
        Action::Clear => state.clear(),
        Action::Fail(trouble) => state.stop(trouble),
        Action::Cancel => state.cancel(),
        Action::Resume => state.resume(),
        Action::ChooseItem(item) => state.choose(item),
        Action::Unpacked { turn, files } => state.unpack(turn, files),
        Action::Loading { turn, loading } => state.load(turn, loading),
        Action::Correct(correction) => state.correct(correction),
        Action::AddLastYear(file) => state.add_last_year(file),
        Action::AddLastYearFromBatch(number) => state.add_last_year_from_batch(number),
        Action::RemoveLastYear => state.remove_last_year(),
        Action::Decide { number, choice, reason } => {
            decisions::decide(state, number, choice, &reason)
        }
        Action::ToggleReason(number) => decisions::toggle_reason(state, number),
        Action::AddDecisions(files) => decisions::add(state, files),
        Action::SetLanguage(language) => state.set_language(language),
        Action::Answered { turn, parts } => answers::receive(state, turn, parts),
        Action::CheckFailed { turn } => answers::fail(state, turn, |name| Trouble::Failed { name }),
        Action::ReaderNotLoaded { turn } => {
            answers::fail(state, turn, |name| Trouble::ReaderNotLoaded { name })
        }
        Action::FileUnreadable { turn } => {
            answers::fail(state, turn, |name| Trouble::Unreadable { name })
        }
        Action::Notify(notice) => state.notify(notice),
        Action::DismissNotice(notice) => AppState {
            notices: state.notices.into_iter().filter(|other| *other != notice).collect(),
            ..state
        },
        Action::DismissTrouble => AppState { trouble: None, ..state },
        Action::Kept { content, edits } => state.note_kept(&content, edits),
        Action::GoBack(content) => state.go_back(&content),
        Action::DropLeft(content) => state.drop_left(&content),
        Action::Drafts(at) => state.note_drafts(at),
        Action::EarlierDrafts(earlier) => state.note_earlier(earlier),
        Action::OpenDraft { name, file } => state.open_draft(name, *file),
        Action::Watched { turn, at } => state.note_watch(turn, at),
        Action::Saved { turn, content } => state.save(turn, content),
        Action::ShowPane(pane) => AppState { pane, ..state },
        Action::ShowView(view) => state.show_view(view),
        Action::SetPasting(pasting) => AppState { pasting, ..state },
        Action::BackToList if state.pasting == Pasting::Open => {
            AppState { pasting: Pasting::Closed, ..state }
        }
        Action::BackToList if state.field.is_some() => edits::edit(state, Action::CloseField),
        Action::BackToList if state.reason_for.is_some() => decisions::close_reason(state),
        Action::OpenField { .. }
        | Action::CloseField
        | Action::Enter { .. }
        | Action::Blank(_)
        | Action::PasteBlock { .. }
        | Action::TakeBack(_)
        | Action::TakeSuggestion { .. }
        | Action::TakeProposed
        | Action::PreviewSuggestion(_)
        | Action::GoToSpot(_)
        | Action::GoToPaper(_)
        | Action::Undo
        | Action::Redo => edits::edit(state, action),
        Action::SelectFinding(_)
        | Action::GoToPlace { .. }
        | Action::BackToFinding(_)
        | Action::BackToList
        | Action::Step(_) => navigation::go(state, action),
    }
}

#[cfg(test)]
mod tests;
