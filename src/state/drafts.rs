//! Drafts: what a person has done to a report, kept by the browser where a person wants that.
//!
//! The browser says how it stands with them; what is to be kept, and when, is decided here. Nothing is ever opened that
//! a person has not asked for.

use super::{AppState, CheckInput, InProgress, LoadedFile};
use screen::{Decisions, Language, PartSet};

/// How it stands with drafts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    pub at: DraftsAt,
    /// Those of earlier visits, the latest first. They are offered until a report is open.
    pub earlier: Vec<EarlierDraft>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum DraftsAt {
    /// The browser has not said yet.
    #[default]
    Unknown,
    /// Here none can be kept.
    Unsupported,
    Off,
    /// They are kept. `since`: the time of the day at which one was written; empty before the first.
    On {
        since: String,
    },
    /// The last one could not be written.
    Full,
}

/// A draft of an earlier visit: its name in the store, that of the report, and when it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierDraft {
    pub name: String,
    pub report: String,
    pub time: String,
}

/// What is to be kept of the report on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub input: CheckInput,
    pub decisions: Option<Decisions>,
}

impl DraftsAt {
    /// What the browser says: a word, or the time at which a draft was written.
    pub fn read(word: String) -> DraftsAt {
        match word.as_str() {
            "none" => DraftsAt::Unsupported,
            "off" => DraftsAt::Off,
            "full" => DraftsAt::Full,
            "on" => DraftsAt::On { since: String::new() },
            _ => DraftsAt::On { since: word },
        }
    }

    pub fn is_on(&self) -> bool {
        matches!(self, DraftsAt::On { .. } | DraftsAt::Full)
    }
}

impl EarlierDraft {
    /// Lines of three fields, parted by tabs.
    pub fn read(lines: &str) -> Vec<EarlierDraft> {
        let draft = |line: &str| {
            let mut fields = line.split('\t').map(str::to_owned);
            let (name, time) = (fields.next()?, fields.next()?);
            Some(EarlierDraft { name, time, report: fields.next()? })
        };
        lines.lines().filter_map(draft).collect()
    }
}

impl Draft {
    /// There is something in it that the report's file does not have.
    pub fn is_worth_keeping(&self) -> bool {
        !self.input.question.edits.is_empty() || self.decisions.is_some()
    }
}

impl AppState {
    /// What is to be kept now, where a person wants drafts: of a report that something was done to. One in which all was
    /// taken back is not worth keeping, and goes.
    pub fn draft(&self) -> Option<Draft> {
        let shown = self.shown.as_ref().filter(|_| self.drafts.at.is_on())?;
        let decisions = self.decisions().filter(|decisions| decisions.count() > 0).cloned();
        let is_touched = shown.has_unkept_edits()
            || shown.history.can_undo()
            || shown.history.can_redo()
            || decisions.is_some();
        let mut input = shown.input.clone();
        // What is looked at, and in which language, makes no other draft.
        input.question.language = Language::Chinese;
        input.question.parts = PartSet::NONE;
        is_touched.then_some(Draft { input, decisions })
    }

    /// Whether the switch is offered: where drafts are kept, or something would be lost without them.
    pub fn offers_drafts(&self) -> bool {
        let Some(shown) = &self.shown else { return false };
        self.drafts.at.is_on()
            || !shown.edits().is_empty()
            || self.decisions().is_some_and(|decisions| decisions.count() > 0)
    }

    /// The drafts of earlier visits, while nothing is open or being opened.
    pub fn earlier_drafts(&self) -> &[EarlierDraft] {
        let is_free = self.shown.is_none() && self.in_progress.is_none();
        if is_free { &self.drafts.earlier } else { &[] }
    }

    pub(super) fn note_drafts(mut self, at: DraftsAt) -> AppState {
        if at == DraftsAt::Off {
            self.drafts.earlier.clear();
        }
        self.drafts.at = at;
        self
    }

    pub(super) fn note_earlier(mut self, earlier: Vec<EarlierDraft>) -> AppState {
        self.drafts.earlier = earlier;
        self
    }

    /// Goes on with a draft. It keeps its name, unless that may be in use elsewhere.
    pub(super) fn open_draft(self, name: String, file: LoadedFile) -> AppState {
        let mut state = self.fresh();
        state.drafts.earlier.retain(|draft| draft.name != name);
        let mut state = state.take(vec![file]);
        if let Some(InProgress::Checking { input, .. }) = &mut state.in_progress
            && !name.is_empty()
        {
            input.draft = name.into();
        }
        state
    }
}
