//! The parts of what is shown of a report. They may come apart from each other, the summary first.

use std::rc::Rc;

use super::{AppState, Came, Changes, CheckInput, History, Known, View};
use model::Edit;
use screen::{Coverage, Finding, Flow, Paper, Part, PartSet, Parts, Source, Summary};

/// Parts that have come, shared so that the state is cheap to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceivedParts {
    pub summary: Option<Rc<Summary>>,
    /// JSON v1 for the host; it comes with the summary.
    pub json: Option<Rc<str>>,
    pub findings: Option<Rc<Vec<Finding>>>,
    pub paper: Option<Rc<Paper>>,
    pub coverage: Option<Rc<Coverage>>,
    pub source: Option<Rc<Source>>,
    pub flow: Option<Rc<Flow>>,
}

/// A report that was checked: what is drawn of it, and what was asked about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub summary: Rc<Summary>,
    /// JSON v1 for the host; `None` of a file of the batch until it is open again.
    pub json: Option<Rc<str>>,
    pub findings: Option<Rc<Vec<Finding>>>,
    pub paper: Option<Rc<Paper>>,
    pub coverage: Option<Rc<Coverage>>,
    pub source: Option<Rc<Source>>,
    pub flow: Option<Rc<Flow>>,
    /// What became of the findings, where the file was checked before.
    pub changes: Option<Rc<Changes>>,
    pub input: CheckInput,
    /// How the edits of the input came to be.
    pub history: History,
    /// The edits that are in a working file.
    pub(super) kept: Vec<Edit>,
    /// What was found without the edits, with which the findings with them are compared.
    pub(super) without_edits: Option<Known>,
    /// Parts that were asked for in vain, or called off: they are not asked for again and again.
    unavailable: PartSet,
}

impl ReceivedParts {
    /// What the worker has packed, and the JSON that came with it.
    pub fn new(parts: Parts, json: &str) -> ReceivedParts {
        let Parts { summary, findings, paper, coverage, source, flow } = parts;
        ReceivedParts {
            json: summary.is_some().then(|| json.into()),
            summary: summary.map(Rc::new),
            findings: findings.map(Rc::new),
            paper: paper.map(Rc::new),
            coverage: coverage.map(Rc::new),
            source: source.map(Rc::new),
            flow: flow.map(Rc::new),
        }
    }

    pub fn set(&self) -> PartSet {
        let ReceivedParts { summary, json: _, findings, paper, coverage, source, flow } = self;
        set([
            (Part::Summary, summary.is_some()),
            (Part::Findings, findings.is_some()),
            (Part::Paper, paper.is_some()),
            (Part::Coverage, coverage.is_some()),
            (Part::Source, source.is_some()),
            (Part::Flow, flow.is_some()),
        ])
    }
}

fn set<const N: usize>(parts: [(Part, bool); N]) -> PartSet {
    PartSet::of(parts.into_iter().filter(|(_, is)| *is).map(|(part, _)| part))
}

impl Shown {
    /// A report of which only the summary is there.
    pub fn new(summary: Rc<Summary>, input: CheckInput) -> Shown {
        Shown {
            summary,
            json: None,
            findings: None,
            paper: None,
            coverage: None,
            source: None,
            flow: None,
            changes: None,
            kept: match input.came {
                Came::WorkingFile => input.question.edits.clone(),
                Came::File | Came::Draft => Vec::new(),
            },
            input,
            history: History::default(),
            without_edits: None,
            unavailable: PartSet::NONE,
        }
    }

    /// The findings, as far as they have come.
    pub fn findings(&self) -> &[Finding] {
        self.findings.as_ref().map_or(&[], |findings| findings.as_slice())
    }

    pub fn finding(&self, number: u32) -> Option<&Finding> {
        self.findings().iter().find(|finding| finding.number == number)
    }

    /// It is about the same file.
    pub fn is_of(&self, input: &CheckInput) -> bool {
        self.input.content == input.content
    }

    /// Takes parts over. What was there of the same kind was of an earlier answer.
    pub fn take(&mut self, parts: ReceivedParts) {
        let ReceivedParts { summary, json, findings, paper, coverage, source, flow } = parts;
        if let Some(summary) = summary {
            self.summary = summary;
        }
        self.json = json.or(self.json.take());
        self.findings = findings.or(self.findings.take());
        // A flow that does not come with another paper is of the one before.
        self.flow = flow.or(self.flow.take().filter(|_| paper.is_none()));
        self.paper = paper.or(self.paper.take());
        self.coverage = coverage.or(self.coverage.take());
        self.source = source.or(self.source.take());
    }

    /// What is drawn in this view and is not there. Where the JSON is not there either, the file has
    /// to be opened again, and all parts come anew.
    fn missing(&self, view: View) -> PartSet {
        let wanted = wanted(view);
        if self.json.is_none() {
            return wanted;
        }
        wanted.without(set([
            (Part::Summary, true),
            (Part::Findings, self.findings.is_some()),
            (Part::Paper, self.paper.is_some()),
            (Part::Coverage, self.coverage.is_some()),
            (Part::Source, self.source.is_some()),
            (Part::Flow, self.flow.is_some()),
        ]))
    }
}

/// The parts that a view draws.
pub(super) fn wanted(view: View) -> PartSet {
    match view {
        View::Form => PartSet::report(),
        View::Source => PartSet::report().with(PartSet::of([Part::Source])),
        View::Flow => PartSet::report().with(PartSet::of([Part::Flow])),
    }
}

impl AppState {
    /// Asks for what is drawn and not there, unless something else is being read.
    pub(super) fn with_missing_parts(self) -> AppState {
        if self.in_progress.is_some() {
            return self;
        }
        let Some(shown) = &self.shown else { return self };
        let missing = shown.missing(self.view).without(shown.unavailable);
        if missing.is_empty() {
            return self;
        }
        let (input, item) = (shown.input.clone(), self.batch.at);
        self.ask_for(input, item, missing)
    }

    /// Nothing comes of a question about what is shown. A report of which only the summary was there goes.
    pub(super) fn without_answer(mut self, input: &CheckInput) -> AppState {
        let Some(shown) = self.shown.as_mut().filter(|shown| shown.is_of(input)) else {
            return self;
        };
        shown.unavailable = shown.unavailable.with(input.question.parts);
        if shown.json.is_none() {
            self.leave();
        }
        self
    }

    /// A person asks for the view: what did not come before may come now.
    pub(super) fn show_view(mut self, view: View) -> AppState {
        self.view = view;
        if let Some(shown) = &mut self.shown {
            shown.unavailable = PartSet::NONE;
        }
        self.with_missing_parts()
    }
}
