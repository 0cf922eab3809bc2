//! Following the file that is looked at: each save is checked anew.
//!
//! The browser looks at the file and says what it sees; whether that is still about what is shown, and when a save is
//! asked about, is decided here.

use super::{AppState, Came, CheckInput, Content, InProgress, Item};
use screen::SourceKind;

/// How it stands with the file that is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watch {
    /// Counts what was looked at, so that late news of an earlier file are known.
    pub turn: u32,
    pub at: WatchState,
    /// A save that waits until something else is read.
    saved: Option<Content>,
    /// The last save that was asked about, until it is what is shown.
    pub(super) asked: Option<Content>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum WatchState {
    /// Nothing is known of it yet, or no file is behind it.
    #[default]
    Unknown,
    /// Each save is noticed, since this time of the day.
    Watching { since: String },
    /// For some seconds it could not be read: it is being saved, or was moved.
    Waiting,
    /// This browser cannot notice a save here.
    Unsupported,
    /// A person wants no more of it.
    Stopped,
}

impl WatchState {
    /// What the browser says: a word, or the time of the day since which it looks at the file.
    pub fn read(word: String) -> WatchState {
        match word.as_str() {
            "waiting" => WatchState::Waiting,
            "unsupported" => WatchState::Unsupported,
            _ => WatchState::Watching { since: word },
        }
    }
}

impl AppState {
    /// What the browser is to look at: a file from a disk that is shown. Its number, 0 where there is none.
    pub fn watched(&self) -> (u32, Option<&CheckInput>) {
        let wanted = self.shown.as_ref().map(|shown| &shown.input).filter(|input| {
            input.order == 0
                && input.came == Came::File
                && input.question.source == SourceKind::File
                && input.question.within.is_empty()
                && self.watch.at != WatchState::Stopped
        });
        (wanted.map_or(0, |_| self.watch.turn), wanted)
    }

    /// Another report is looked at.
    pub(super) fn watch_another(&mut self) {
        *self.watch = Watch { turn: self.watch.turn.wrapping_add(1), ..Watch::default() };
    }

    /// What the browser says, or a person who wants no more of it.
    pub(super) fn note_watch(mut self, turn: u32, at: WatchState) -> AppState {
        if self.is_watching(turn) {
            self.watch.at = at;
        }
        self
    }

    /// The file was saved with another content.
    pub(super) fn save(mut self, turn: u32, content: Content) -> AppState {
        if self.is_watching(turn) {
            self.watch.saved = Some(content);
        }
        self
    }

    /// Asks about the last save, unless something else is being read. What was asked about the same report
    /// meanwhile – another language, a correction – is asked of the new content.
    pub(super) fn with_save(mut self) -> AppState {
        let (Some(_), (_, Some(own))) = (&self.watch.saved, self.watched()) else { return self };
        let input = match &self.in_progress {
            None => own,
            Some(InProgress::Checking { input, .. }) if self.is_shown(input) => input,
            Some(_) => return self,
        };
        let is_own =
            |item: &Item| item.input.as_ref().is_some_and(|input| input.content == own.content);
        let item = self.batch.items.iter().position(is_own);
        let mut input = input.clone();
        self.watch.asked = self.watch.saved.take();
        input.content = self.watch.asked.clone().unwrap_or_default();
        self.ask_of(input, item)
    }

    /// It is about the report that is shown, or about what that was saved as since.
    pub(super) fn is_shown(&self, input: &CheckInput) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.is_of(input))
            || self.watch.asked.as_ref() == Some(&input.content)
    }

    /// What is being read is a save of what is shown.
    pub fn is_saving(&self) -> bool {
        let asked = self.question().map(|(_, input)| &input.content);
        asked.is_some() && self.watch.asked.as_ref() == asked
    }

    fn is_watching(&self, turn: u32) -> bool {
        self.watched().0 == turn
    }
}
