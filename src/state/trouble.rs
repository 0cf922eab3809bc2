//! Why nothing came of a file.

use super::CheckInput;
use screen::{NotOpened, Question, Trouble as Refusal};

/// Why there is no new report. It never says anything about the one that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It is no report that can be read; the worker says so.
    Refused {
        refusal: Refusal,
        input: Box<CheckInput>,
    },
    TooLarge {
        name: String,
    },
    /// What was pasted or dropped holds neither a file nor text.
    NothingToRead,
    /// A folder or an archive without a file in it.
    EmptyContainer {
        name: String,
    },
    /// The reader for files of its kind could not be fetched.
    ReaderNotLoaded {
        name: String,
    },
    Unreadable {
        name: String,
    },
    /// It is a working file, and none that can be opened.
    WorkingFile {
        name: String,
        why: NotOpened,
    },
    /// The worker died on it twice: our fault.
    Failed {
        name: String,
    },
    /// Page and worker are of different builds.
    OtherBuild,
    /// There is no way to run the check.
    CannotCheck,
}

impl Trouble {
    /// A file of an archive that could not be had.
    pub fn refused(name: &str, refusal: Refusal) -> Trouble {
        let question = Question { name: name.to_owned(), ..Question::default() };
        let input = Box::new(CheckInput { question, ..CheckInput::default() });
        Trouble::Refused { refusal, input }
    }
}
