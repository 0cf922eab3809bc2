//! What happens: what a person does, and what comes from the disk and the worker.

use std::rc::Rc;

use super::{Given, Loading, Matter, Notice, Pane, Pasting, Remembered, Trouble, View};
use screen::{Choice, Screen};

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Opening {
        token: u32,
        name: String,
    },
    /// All that came together; `left` more were not taken.
    Opened {
        token: u32,
        files: Vec<Given>,
        left: usize,
    },
    /// Pasted, dropped as text, or the sample. `source` as in [`Question`].
    Gave {
        name: String,
        source: &'static str,
        bytes: Vec<u8>,
    },
    /// What the host wants checked, with what it says about it.
    Ordered(Box<Matter>),
    /// As it was before anything came. What was decided is kept.
    Clear,
    Cannot(Trouble),
    Cancel,
    Correct(Correction),
    /// Last year's report, to lie beside the one that is shown.
    Beside(Given),
    /// Another file of the batch as last year's report, by its number.
    BesideItem(usize),
    /// Takes last year's report away.
    Alone,
    Speak(&'static str),
    /// What a person decides about a finding; without a choice it is taken back.
    Decide {
        number: u32,
        choice: Option<Choice>,
        reason: String,
    },
    /// Asks for the reason, or no more where it is asked for already.
    Reason(u32),
    /// Files of decisions that came with others or alone.
    Remember(Vec<Remembered>),
    Answered {
        turn: u32,
        screen: Rc<Screen>,
    },
    /// It was an archive: the files in it, by their paths.
    Unpacked {
        turn: u32,
        files: Vec<Given>,
    },
    Loading {
        turn: u32,
        loading: Loading,
    },
    Failed {
        turn: u32,
    },
    Unloaded {
        turn: u32,
    },
    /// Another file of the batch, by its number.
    Choose(usize),
    /// Goes on with the batch after it was called off.
    Resume,
    Notice(Notice),
    Unhear(Notice),
    Dismiss,
    /// To a finding's mark on the paper.
    Point(u32),
    /// To a place that a finding names.
    Visit {
        number: u32,
        place: String,
    },
    /// Back to the finding in the list.
    Return(u32),
    /// Back to the list, wherever it was left.
    Leave,
    Step(Way),
    Turn(Pane),
    See(View),
    Paste(Pasting),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Next,
    Previous,
}

/// A correction by hand; empty where the text decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    pub edition: String,
    pub year: String,
    pub organ: String,
}
