//! Why nothing came of a file.

use super::Matter;
use screen::{Question, Trouble as Refusal};

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
    Nothing,
    /// A folder or an archive without a file in it.
    Hollow {
        name: String,
    },
    /// The reader for files of its kind could not be fetched.
    Unloaded {
        name: String,
    },
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

impl Trouble {
    /// A file of an archive that could not be had.
    pub fn refused(name: &str, refusal: Refusal) -> Trouble {
        let question = Question { name: name.to_owned(), ..Question::default() };
        let matter = Box::new(Matter { question, ..Matter::default() });
        Trouble::Refused { refusal, matter }
    }
}
