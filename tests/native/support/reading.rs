//! Reads and checks a file as the command line does; shared by both test programs.

use engine::{Judged, Setting};
use gouji::Environment;
use read::{File, Refused, Source};
use screen::{Coverage, Finding, Paper, Part, PartSet, Parts, Question, SourceKind, Summary};
use view::{FileReview, ReadFile, Trouble};

/// Reads and checks a file.
pub fn check_bytes(name: &str, bytes: &[u8]) -> Result<Judged, Refused> {
    let file = File { name, bytes, source: Source::File };
    let review = gouji::open(&file, &Environment::default())?;
    Ok(review.judge(&[], &Setting::default()))
}

/// The results of a question: JSON and screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// One object of `wire v1`, without a line break at its end.
    pub json: String,
    pub screen: Screen,
}

/// All parts of what a screen shows. Where there is no report, all but the summary are empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    pub summary: Summary,
    pub findings: Vec<Finding>,
    pub paper: Paper,
    pub coverage: Coverage,
    /// Where the question wants it.
    pub source: Option<screen::Source>,
}

impl From<Parts> for Screen {
    fn from(parts: Parts) -> Screen {
        Screen {
            summary: parts.summary.expect("every file has a summary"),
            findings: parts.findings.unwrap_or_default(),
            paper: parts.paper.unwrap_or_default(),
            coverage: parts.coverage.unwrap_or_default(),
            source: parts.source,
        }
    }
}

/// Asks as the worker is asked, of bytes that a reader reads.
pub fn ask(question: &Question, bytes: &[u8]) -> Answer {
    answer(question, read(question, bytes), None)
}

/// What the reader of its kind makes of a file.
pub fn read(question: &Question, bytes: &[u8]) -> ReadFile {
    let source = match question.source {
        SourceKind::File => Source::File,
        SourceKind::PastedHtml => Source::PastedHtml,
        SourceKind::PastedText => Source::PastedText,
    };
    let file = File { name: &question.name, bytes, source };
    gouji::read(&file, &Environment::default()).map_err(Trouble::from)
}

/// Asks as the worker is asked, of what was read.
pub fn answer(question: &Question, read: ReadFile, last_year: Option<ReadFile>) -> Answer {
    let review = FileReview::open(question.clone(), read, last_year, gouji::PROSE);
    let language = review.language(Some(english::SENTENCES));
    let mut wanted = PartSet::report();
    if question.parts.has(Part::Source) {
        wanted = wanted.with(PartSet::of([Part::Source]));
    }
    Answer { json: review.json(language), screen: review.parts(wanted, language).into() }
}
