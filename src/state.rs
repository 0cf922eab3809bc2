//! What is on the screen, and how it changes. Plain Rust, no browser.
//!
//! The report on the screen stays until the next one is there: a file that is being read, refused or
//! lost stands above it and never in its place.

mod action;
mod answers;
mod batch;
mod beside;
mod deciding;
mod focus;
mod pointing;
mod standing;
mod trouble;

use std::rc::Rc;

pub use action::{Action, Correction, Way};
pub use batch::{Batch, Item, Outcome};
pub use beside::Offer;
pub use deciding::{Remembered, holds_decisions};
pub use focus::{Focus, Spot};
pub use standing::{Answer, Standing};
pub use trouble::Trouble;

use deciding::Kept;
use screen::{Question, ReportName, Screen};

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
    /// Number of the finding whose reason is asked for.
    pub reasoned: Option<u32>,
    pub focus: Focus,
    pub pane: Pane,
    pub view: View,
    pub pasting: Pasting,
    /// Files that came together. Empty where one came alone.
    pub batch: Batch,
    /// What was decided about reports, those on the screen and others.
    kept: Vec<Kept>,
    /// The last order of the host that was taken. They are counted by the host, from 1.
    pub ordered: u32,
    /// What was answered last.
    pub answer: Option<Rc<Answer>>,
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matter {
    pub question: Question,
    pub bytes: Rc<Vec<u8>>,
    /// Last year's report, where one lies beside it.
    pub last_year: Option<Rc<Vec<u8>>>,
    /// The order of the host that it is about; 0 where a person brought it.
    pub order: u32,
}

/// What is being read.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// The browser is fetching the bytes from the disk. `token` is the opener's.
    Opening { token: u32, name: String },
    /// The worker has it. `item` is its number in the batch; `loading` how far the reader is that it
    /// needs, where one is being fetched.
    Checking { turn: u32, matter: Box<Matter>, item: Option<usize>, loading: Option<Loading> },
}

/// A reader on its way: its name, and how much of it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loading {
    pub part: String,
    pub percent: u32,
}

/// A file from the disk: its bytes, or why they did not come.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Its name, or its path where it came in a folder.
    pub name: String,
    pub bytes: Result<Vec<u8>, Trouble>,
}

/// Something to be told in passing.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// More files came than are taken at once; so many were.
    TooMany {
        count: usize,
    },
    /// Decisions from a file; `here` where they may go with what is shown or being read.
    Remembered {
        name: ReportName,
        count: usize,
        here: bool,
    },
    /// A file of decisions that cannot be read.
    NotRemembered {
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

/// How the report is shown: set in the official form, or as the file has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Form,
    Source,
}

/// Whether the field to paste into is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pasting {
    #[default]
    Closed,
    Open,
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
            reasoned: None,
            focus: Focus::default(),
            pane: Pane::Findings,
            view: View::Form,
            pasting: Pasting::Closed,
            batch: Batch::default(),
            kept: Vec::new(),
            ordered: 0,
            answer: None,
            turn: 0,
        }
    }

    /// The question that waits for the worker.
    pub fn question(&self) -> Option<(u32, &Matter)> {
        match &self.asked {
            Some(Asked::Checking { turn, matter, .. }) => Some((*turn, matter)),
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

    fn ask(self, matter: Matter) -> Stage {
        self.ask_of(matter, None)
    }

    /// Asks about a file, which may be one of the batch.
    fn ask_of(mut self, mut matter: Matter, item: Option<usize>) -> Stage {
        self.turn += 1;
        matter.question.language.clone_from(&self.language);
        matter.question.with_source = self.view == View::Source;
        let matter = Box::new(matter);
        self.asked = Some(Asked::Checking { turn: self.turn, matter, item, loading: None });
        self.pasting = Pasting::Closed;
        self
    }

    /// Asks for the file as it is, where that is looked at and not there.
    fn with_source(self) -> Stage {
        let missing = self.view == View::Source && self.asked.is_none();
        match &self.shown {
            Some(shown) if missing && shown.screen.source.is_none() => {
                let (matter, item) = (shown.matter.clone(), self.batch.at);
                self.ask_of(matter, item)
            }
            _ => self,
        }
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
        Action::Opening { .. } | Action::Opened { .. } => open(stage, action),
        Action::Gave { name, source, bytes } => give(fresh(stage), name, source, bytes),
        Action::Ordered(matter) => Stage { ordered: matter.order, ..fresh(stage) }.ask(*matter),
        Action::Clear => clear(stage),
        Action::Cannot(trouble) => stage.stop(trouble),
        Action::Cancel => Stage { asked: None, ..stage }.halt(),
        Action::Resume => stage.resume(),
        Action::Choose(item) => stage.choose(item),
        Action::Unpacked { turn, files } => unpack(stage, turn, files),
        Action::Loading { turn, loading } => load(stage, turn, loading),
        Action::Correct(correction) => correct(stage, correction),
        Action::Beside(file) => stage.beside(file),
        Action::BesideItem(number) => stage.beside_item(number),
        Action::Alone => stage.alone(),
        Action::Decide { number, choice, reason } => {
            deciding::decide(stage, number, choice, &reason)
        }
        Action::Reason(number) => deciding::ask(stage, number),
        Action::Remember(files) => deciding::remember(stage, files),
        Action::Speak(language) => speak(stage, language),
        Action::Answered { turn, screen } => answers::answer(stage, turn, screen),
        Action::Failed { turn } => answers::fail(stage, turn, |name| Trouble::Failed { name }),
        Action::Unloaded { turn } => answers::fail(stage, turn, |name| Trouble::Unloaded { name }),
        Action::Notice(notice) => hear(stage, notice),
        Action::Unhear(notice) => Stage {
            notices: stage.notices.into_iter().filter(|other| *other != notice).collect(),
            ..stage
        },
        Action::Dismiss => Stage { trouble: None, ..stage },
        Action::Turn(pane) => Stage { pane, ..stage },
        Action::See(view) => Stage { view, ..stage }.with_source(),
        Action::Paste(pasting) => Stage { pasting, ..stage },
        Action::Leave if stage.pasting == Pasting::Open => {
            Stage { pasting: Pasting::Closed, ..stage }
        }
        Action::Leave if stage.reasoned.is_some() => deciding::close(stage),
        Action::Point(_)
        | Action::Visit { .. }
        | Action::Return(_)
        | Action::Leave
        | Action::Step(_) => pointing::point(stage, action),
    }
}

/// What was said about an earlier attempt goes when a new one is made, and so do its other files.
fn fresh(stage: Stage) -> Stage {
    Stage { trouble: None, notices: Vec::new(), batch: Batch::default(), ..stage }
}

fn clear(stage: Stage) -> Stage {
    let Stage { turn, kept, view, ordered, .. } = stage;
    Stage { turn, kept, view, ordered, ..Stage::new(&stage.language) }
}

fn open(stage: Stage, action: Action) -> Stage {
    match (action, &stage.asked) {
        (Action::Opening { token, name }, _) => {
            // What is there besides goes when it is known that these are reports.
            let asked = Some(Asked::Opening { token, name });
            Stage { asked, trouble: None, notices: Vec::new(), ..stage }
        }
        (Action::Opened { token, files, left }, Some(Asked::Opening { token: awaited, .. }))
            if token == *awaited =>
        {
            let mut stage = Stage { asked: None, ..stage };
            if files.is_empty() {
                return stage.next();
            }
            stage.batch = Batch::default();
            if left > 0 {
                stage.notices.push(Notice::TooMany { count: files.len() });
            }
            take(stage, files)
        }
        // Files that were meanwhile called off or followed by others.
        _ => stage,
    }
}

/// One file is asked about; several are a batch.
fn take(stage: Stage, files: Vec<Given>) -> Stage {
    match <[Given; 1]>::try_from(files) {
        Ok([Given { name, bytes: Ok(bytes) }]) => give(stage, name, "file", bytes),
        Ok([Given { bytes: Err(trouble), .. }]) => stage.stop(trouble),
        Err(files) => stage.begin(files.into_iter().map(Item::from).collect()),
    }
}

fn give(stage: Stage, name: String, source: &str, bytes: Vec<u8>) -> Stage {
    let question = Question { name, source: source.to_owned(), ..Question::default() };
    stage.ask(Matter { question, bytes: Rc::new(bytes), ..Matter::default() })
}

/// The files of an archive take its place.
fn unpack(mut stage: Stage, turn: u32, files: Vec<Given>) -> Stage {
    let Some((archive, item)) = stage.settled(turn) else { return stage };
    let (archive, order) = (archive.question.name, archive.order);
    let mut items: Vec<Item> = files.into_iter().map(|file| Item::within(&archive, file)).collect();
    match (item, items.len()) {
        (Some(item), 0) => stage.settle(item, Outcome::Trouble(Trouble::Hollow { name: archive })),
        (None, 0) => stage.stop(Trouble::Hollow { name: archive }),
        (Some(item), _) => stage.replace(item, items),
        (None, 1) => match items.pop() {
            // The one report of an archive is what was ordered.
            Some(Item { matter: Some(matter), .. }) => stage.ask(Matter { order, ..matter }),
            Some(Item { outcome: Outcome::Trouble(trouble), .. }) => stage.stop(trouble),
            _ => stage,
        },
        (None, _) => stage.begin(items),
    }
}

fn load(mut stage: Stage, turn: u32, news: Loading) -> Stage {
    match &mut stage.asked {
        Some(Asked::Checking { turn: awaited, loading, .. }) if *awaited == turn => {
            *loading = Some(news);
        }
        _ => {}
    }
    stage
}

fn correct(stage: Stage, Correction { edition, year, organ }: Correction) -> Stage {
    let Some(shown) = &stage.shown else { return stage };
    let mut matter = shown.matter.clone();
    matter.question.edition = edition;
    matter.question.year = year;
    matter.question.organ = organ;
    let item = stage.batch.at;
    stage.ask_of(matter, item)
}

/// The worker makes the sentences, so it is asked again.
fn speak(stage: Stage, language: &str) -> Stage {
    let mut stage = Stage { language: language.to_owned(), ..stage };
    stage.batch.forget();
    let again = match (stage.asked.take(), &stage.shown, &stage.trouble) {
        (Some(Asked::Checking { matter, item, .. }), _, _) => Some((*matter, item)),
        (opening @ Some(Asked::Opening { .. }), _, _) => {
            stage.asked = opening;
            None
        }
        (None, Some(shown), _) => Some((shown.matter.clone(), stage.batch.at)),
        (None, None, Some(Trouble::Refused { matter, .. })) => {
            Some(((**matter).clone(), stage.batch.at))
        }
        (None, None, _) => None,
    };
    match again {
        Some((matter, item)) => stage.ask_of(matter, item),
        None => stage,
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
