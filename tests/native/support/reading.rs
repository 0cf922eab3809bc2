//! One way in, as the command line goes it: what both test programs share.

use engine::{Judged, Setting};
use gouji::Environment;
use read::{File, Refused, Source};
use screen::{Question, Screen};
use view::{FileReview, ReadFile, Trouble};

/// Reads and checks a file.
pub fn check_bytes(name: &str, bytes: &[u8]) -> Result<Judged, Refused> {
    let file = File { name, bytes, source: Source::File };
    let review = gouji::open(&file, &Environment::default())?;
    Ok(review.judge(&[], &Setting::default()))
}

/// What came of a question, for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// One object of `wire v1`, without a line break at its end.
    pub json: String,
    pub screen: Screen,
}

/// Asks as the worker is asked, of bytes that a reader reads.
pub fn ask(question: &Question, bytes: &[u8]) -> Answer {
    answer(question, read(question, bytes), None)
}

/// What the reader of its kind makes of a file.
pub fn read(question: &Question, bytes: &[u8]) -> ReadFile {
    let source = question.source.as_str().into();
    let file = File { name: &question.name, bytes, source };
    gouji::read(&file, &Environment::default()).map_err(Trouble::from)
}

/// Asks as the worker is asked, of what was read.
pub fn answer(question: &Question, read: ReadFile, last_year: Option<ReadFile>) -> Answer {
    let review = FileReview::open(question.clone(), read, last_year);
    let language = review.language(Some(english::SENTENCES));
    let mut screen = review.screen(language);
    screen.source = review.source().filter(|_| question.with_source);
    Answer { json: review.json(language), screen }
}
