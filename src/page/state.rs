//! What is on the screen, and how it changes. Plain Rust, no browser.
//!
//! The report on the screen stays until the next one is there: a file that is being read, refused or
//! lost stands above it and never in its place.

mod pointing;

use std::rc::Rc;

use crate::wire::page::{Question, Screen, Trouble as Refusal};

/// Everything a person sees, but for what only one component cares about (an open form, a theme).
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// `zh-CN` or `en`.
    pub language: String,
    pub shown: Option<Shown>,
    pub asked: Option<Asked>,
    pub trouble: Option<Trouble>,
    pub notices: Vec<Notice>,
    /// Number of the finding pointed at.
    pub pointed: Option<u32>,
    pub focus: Focus,
    pub pane: Pane,
    pub pasting: Pasting,
    /// Counts questions, so that a late answer to one no longer asked is known.
    turn: u32,
}

/// A report that was checked, and what was asked about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub screen: Rc<Screen>,
    pub matter: Matter,
}

/// What is checked: the bytes, and what the person has said about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    pub question: Question,
    pub bytes: Rc<Vec<u8>>,
}

/// What is being read.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// The browser is fetching the bytes from the disk. `token` is the opener's.
    Opening { token: u32, name: String },
    /// The worker has it.
    Checking { turn: u32, matter: Matter },
}

/// Why there is no new report. It never says anything about the one that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The bytes are no report that can be read; said by the worker.
    Refused {
        refusal: Refusal,
        matter: Box<Matter>,
    },
    TooLarge {
        name: String,
    },
    Folder,
    Nothing,
    Unreadable {
        name: String,
    },
    /// The worker died on it twice: our fault.
    Failed {
        name: String,
    },
    /// Page and worker are of different builds.
    OtherBuild,
    /// There is no way to run the check.
    Unable,
}

/// Something to be told in passing.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    Several { name: String, count: usize },
    Restarted,
    Replayed,
    InPage,
}

/// Where the keyboard is sent. `turn` grows so that the same spot can be asked for again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    pub turn: u32,
    pub at: Spot,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Spot {
    #[default]
    Nowhere,
    Verdict,
    Trouble,
    /// The finding in the list.
    Finding(u32),
    /// The mark of a finding on the paper, or else its place.
    Mark {
        number: u32,
        place: String,
    },
    /// A place on the paper.
    Place(String),
}

/// Which half is seen where there is no room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Findings,
    Paper,
}

/// Whether the field to paste into is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pasting {
    #[default]
    Closed,
    Open,
}

/// A correction by hand; empty where the text decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    pub edition: String,
    pub year: String,
    pub organ: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Opening {
        token: u32,
        name: String,
        among: usize,
    },
    Opened {
        token: u32,
        bytes: Vec<u8>,
    },
    Unopened {
        token: u32,
    },
    /// Pasted, dropped as text, or the sample. `source` as in [`Question`].
    Gave {
        name: String,
        source: &'static str,
        bytes: Vec<u8>,
    },
    Cannot(Trouble),
    Cancel,
    Correct(Correction),
    Speak(&'static str),
    Answered {
        turn: u32,
        screen: Rc<Screen>,
    },
    Failed {
        turn: u32,
    },
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
    Paste(Pasting),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Next,
    Previous,
}

impl Stage {
    pub fn new(language: &str) -> Stage {
        Stage {
            language: if language.starts_with("en") { "en" } else { "zh-CN" }.to_owned(),
            shown: None,
            asked: None,
            trouble: None,
            notices: Vec::new(),
            pointed: None,
            focus: Focus::default(),
            pane: Pane::Findings,
            pasting: Pasting::Closed,
            turn: 0,
        }
    }

    /// The question that waits for the worker.
    pub fn question(&self) -> Option<(u32, &Matter)> {
        match &self.asked {
            Some(Asked::Checking { turn, matter }) => Some((*turn, matter)),
            _ => None,
        }
    }

    /// The name to show in the header: of what is being read, or else of what is shown.
    pub fn name(&self) -> Option<&str> {
        match (&self.asked, &self.shown) {
            (Some(asked), _) => Some(asked.name()),
            (None, Some(shown)) => Some(&shown.matter.question.name),
            (None, None) => None,
        }
    }

    fn ask(mut self, mut matter: Matter) -> Stage {
        self.turn += 1;
        matter.question.language.clone_from(&self.language);
        self.asked = Some(Asked::Checking { turn: self.turn, matter });
        self.pasting = Pasting::Closed;
        self
    }

    fn send(mut self, at: Spot) -> Stage {
        self.focus = Focus { turn: self.focus.turn + 1, at };
        self
    }

    /// Nothing came of it. A person may have scrolled far down in the earlier report.
    fn stop(self, trouble: Trouble) -> Stage {
        Stage { asked: None, trouble: Some(trouble), ..self }.send(Spot::Trouble)
    }
}

impl Asked {
    pub fn name(&self) -> &str {
        match self {
            Asked::Opening { name, .. } => name,
            Asked::Checking { matter, .. } => &matter.question.name,
        }
    }
}

/// What the screen becomes.
pub fn step(stage: Stage, action: Action) -> Stage {
    match action {
        Action::Opening { .. } | Action::Opened { .. } | Action::Unopened { .. } => {
            open(stage, action)
        }
        Action::Gave { name, source, bytes } => give(fresh(stage), name, source, bytes),
        Action::Cannot(trouble) => stage.stop(trouble),
        Action::Cancel => Stage { asked: None, ..stage },
        Action::Correct(correction) => correct(stage, correction),
        Action::Speak(language) => speak(stage, language),
        Action::Answered { turn, screen } => answer(stage, turn, screen),
        Action::Failed { turn } => fail(stage, turn),
        Action::Notice(notice) => hear(stage, notice),
        Action::Unhear(notice) => Stage {
            notices: stage.notices.into_iter().filter(|other| *other != notice).collect(),
            ..stage
        },
        Action::Dismiss => Stage { trouble: None, ..stage },
        Action::Turn(pane) => Stage { pane, ..stage },
        Action::Paste(pasting) => Stage { pasting, ..stage },
        Action::Leave if stage.pasting == Pasting::Open => {
            Stage { pasting: Pasting::Closed, ..stage }
        }
        Action::Point(_)
        | Action::Visit { .. }
        | Action::Return(_)
        | Action::Leave
        | Action::Step(_) => pointing::point(stage, action),
    }
}

/// What was said about an earlier attempt goes when a new one is made.
fn fresh(stage: Stage) -> Stage {
    Stage { trouble: None, notices: Vec::new(), ..stage }
}

fn open(stage: Stage, action: Action) -> Stage {
    match (action, stage.asked.clone()) {
        (Action::Opening { token, name, among }, _) => {
            let mut stage = fresh(stage);
            if among > 1 {
                stage.notices.push(Notice::Several { name: name.clone(), count: among });
            }
            stage.asked = Some(Asked::Opening { token, name });
            stage
        }
        (Action::Opened { token, bytes }, Some(Asked::Opening { token: awaited, name }))
            if token == awaited =>
        {
            give(stage, name, "file", bytes)
        }
        (Action::Unopened { token }, Some(Asked::Opening { token: awaited, name }))
            if token == awaited =>
        {
            stage.stop(Trouble::Unreadable { name })
        }
        // Bytes of a file that was meanwhile cancelled or followed by another.
        _ => stage,
    }
}

fn give(stage: Stage, name: String, source: &str, bytes: Vec<u8>) -> Stage {
    let question = Question { name, source: source.to_owned(), ..Question::default() };
    stage.ask(Matter { question, bytes: Rc::new(bytes) })
}

fn correct(stage: Stage, Correction { edition, year, organ }: Correction) -> Stage {
    let Some(shown) = &stage.shown else { return stage };
    let mut matter = shown.matter.clone();
    matter.question.edition = edition;
    matter.question.year = year;
    matter.question.organ = organ;
    stage.ask(matter)
}

/// The worker makes the sentences, so it is asked again.
fn speak(stage: Stage, language: &str) -> Stage {
    let mut stage = Stage { language: language.to_owned(), ..stage };
    let again = match (stage.asked.take(), &stage.shown, &stage.trouble) {
        (Some(Asked::Checking { matter, .. }), _, _) => Some(matter),
        (opening @ Some(Asked::Opening { .. }), _, _) => {
            stage.asked = opening;
            None
        }
        (None, Some(shown), _) => Some(shown.matter.clone()),
        (None, None, Some(Trouble::Refused { matter, .. })) => Some((**matter).clone()),
        (None, None, _) => None,
    };
    match again {
        Some(matter) => stage.ask(matter),
        None => stage,
    }
}

fn answer(mut stage: Stage, turn: u32, screen: Rc<Screen>) -> Stage {
    let matter = match stage.asked.take() {
        Some(Asked::Checking { turn: awaited, matter }) if awaited == turn => matter,
        other => return Stage { asked: other, ..stage },
    };
    stage.notices.retain(|notice| *notice != Notice::Replayed);
    if let Some(refusal) = &screen.trouble {
        return refuse(stage, refusal.clone(), matter);
    }
    let again =
        stage.shown.as_ref().is_some_and(|old| Rc::ptr_eq(&old.matter.bytes, &matter.bytes));
    stage.shown = Some(Shown { screen, matter });
    stage.trouble = None;
    if !again {
        stage.pane = Pane::Findings;
        stage.pointed = None;
    }
    // What was pressed may be gone, and what was looked at is another report's.
    if again { stage } else { stage.send(Spot::Verdict) }
}

fn refuse(stage: Stage, refusal: Refusal, matter: Matter) -> Stage {
    let again = matches!(&stage.trouble, Some(Trouble::Refused { matter: old, .. })
        if Rc::ptr_eq(&old.bytes, &matter.bytes));
    let trouble = Trouble::Refused { refusal, matter: Box::new(matter) };
    if again { Stage { trouble: Some(trouble), ..stage } } else { stage.stop(trouble) }
}

fn fail(stage: Stage, turn: u32) -> Stage {
    match &stage.asked {
        Some(Asked::Checking { turn: awaited, matter }) if *awaited == turn => {
            let name = matter.question.name.clone();
            let notices =
                stage.notices.iter().filter(|n| **n != Notice::Replayed).cloned().collect();
            Stage { notices, ..stage }.stop(Trouble::Failed { name })
        }
        _ => stage,
    }
}

fn hear(mut stage: Stage, notice: Notice) -> Stage {
    if !stage.notices.contains(&notice) {
        stage.notices.push(notice);
    }
    stage
}

#[cfg(test)]
mod tests;
