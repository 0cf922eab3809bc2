//! What happens: what a person does, and what comes from the disk, the host and the worker.

use super::spots::Heading;
use super::{
    CheckInput, Content, DecisionFile, DraftsAt, EarlierDraft, LoadedFile, Loading, Notice, Pane,
    Pasting, ReceivedParts, Trouble, View, WatchState,
};
use model::{Edit, Edition, Place};
use screen::{Choice, Language, SourceKind};

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The browser begins to look for files.
    Opening {
        token: u32,
        name: String,
    },
    /// All that came together; `left` more were not taken.
    Opened {
        token: u32,
        files: Vec<LoadedFile>,
        left: usize,
    },
    /// Pasted, dropped as text, or the sample.
    Check {
        name: String,
        source: SourceKind,
        content: Content,
    },
    /// A blank form to fill; `goes_on` where the report on the screen is last year's of it.
    Begin {
        name: String,
        content: Content,
        goes_on: bool,
    },
    /// What the host wants checked, with what it says about it.
    HostCheck(Box<CheckInput>),
    /// A working file that the host wants checked, with the number of its order.
    HostOpen {
        order: u32,
        file: Box<LoadedFile>,
    },
    /// As it was before anything came. What was decided is kept.
    Clear,
    /// Nothing can be checked.
    Fail(Trouble),
    Cancel,
    Correct(Correction),
    /// Last year's report, to compare the one that is shown with.
    AddLastYear(LoadedFile),
    /// Another file of the batch as last year's report, by its number.
    AddLastYearFromBatch(usize),
    RemoveLastYear,
    SetLanguage(Language),
    /// What a person decides about a finding; without a choice it is taken back.
    Decide {
        number: u32,
        choice: Option<Choice>,
        reason: String,
    },
    /// Opens the field for the reason, or closes it.
    ToggleReason(u32),
    /// Files of decisions that came with others or alone.
    AddDecisions(Vec<DecisionFile>),
    /// Parts of an answer; the first to come for a new check holds the summary.
    Answered {
        turn: u32,
        parts: ReceivedParts,
    },
    /// It was an archive: the files in it, by their paths.
    Unpacked {
        turn: u32,
        files: Vec<LoadedFile>,
    },
    Loading {
        turn: u32,
        loading: Loading,
    },
    /// The worker died on it twice.
    CheckFailed {
        turn: u32,
    },
    ReaderNotLoaded {
        turn: u32,
    },
    /// The browser could not read the file when it was to be checked.
    FileUnreadable {
        turn: u32,
    },
    /// Another file of the batch, by its number.
    ChooseItem(usize),
    /// Goes on with the batch after it was called off.
    Resume,
    /// A field on the paper to type in, with what was typed already where that has opened it.
    OpenField {
        place: Place,
        typed: Option<String>,
    },
    /// Closes the field; what it holds is dropped.
    CloseField,
    /// What the field holds is typed over the report; `then` says where the keyboard goes from there.
    Enter {
        text: String,
        then: Option<Heading>,
    },
    /// A blank is typed in a cell.
    Blank(Place),
    /// Values of a sheet, from this cell on.
    PasteBlock {
        place: Place,
        text: String,
    },
    /// What was typed there is taken back, and the file's own text stands again.
    TakeBack(Place),
    /// What a finding suggests is typed.
    TakeSuggestion {
        number: u32,
        way: usize,
    },
    /// The one that the paper shows is typed.
    TakeProposed,
    /// Points at a suggestion, so that the paper shows it.
    PreviewSuggestion(Option<(u32, usize)>),
    Undo,
    Redo,
    /// A working file with these edits was saved.
    Kept {
        content: Content,
        edits: Vec<Edit>,
    },
    /// Back to a report that was left with edits.
    GoBack(Content),
    /// Its edits are wanted no more.
    DropLeft(Content),
    /// How it stands with drafts.
    Drafts(DraftsAt),
    /// The drafts of earlier visits.
    EarlierDrafts(Vec<EarlierDraft>),
    /// One of them, which goes on under this name; under a new one where it is empty.
    OpenDraft {
        name: String,
        file: Box<LoadedFile>,
    },
    /// To a place of the paper, from another view of the report.
    GoToPaper(Place),
    /// To a spot of the paper, without changing what is selected.
    GoToSpot(Place),
    Notify(Notice),
    DismissNotice(Notice),
    DismissTrouble,
    /// To a finding's mark on the paper.
    SelectFinding(u32),
    /// To a place that a finding names.
    GoToPlace {
        number: u32,
        place: Place,
    },
    /// Back to the finding in the list.
    BackToFinding(u32),
    /// Back to the list, wherever it was left.
    BackToList,
    Step(Direction),
    /// How it stands with the file that is looked at. `turn` is that of [`Watch`](super::Watch).
    Watched {
        turn: u32,
        at: WatchState,
    },
    /// It was saved, and this is in it now.
    Saved {
        turn: u32,
        content: Content,
    },
    ShowPane(Pane),
    ShowView(View),
    SetPasting(Pasting),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Next,
    Previous,
}

/// A correction by hand; the text decides where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
}
