//! Why there is nothing to show: what it is, and what a person can do.

use crate::decode::Refused;
use crate::language::{Language, Words};

use super::words;

/// A file that gave no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Refused(Refused),
    /// The bytes did not come; only a host with files knows this.
    NotOpened,
    /// Our own fault.
    Failed,
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Trouble {
        Trouble::Refused(refused)
    }
}

impl Trouble {
    /// The status of `wire v1`.
    pub fn status(self) -> &'static str {
        match self {
            Trouble::Refused(_) | Trouble::NotOpened => "refused",
            Trouble::Failed => "failed",
        }
    }

    /// The stable word for what it is.
    pub fn kind(self) -> &'static str {
        self.entry().0
    }

    /// What it is, a sentence.
    pub fn what(self, language: Language) -> &'static str {
        self.entry().1.plain(language)
    }

    /// What to do, a sentence.
    pub fn todo(self, language: Language) -> &'static str {
        self.entry().2.plain(language)
    }

    fn entry(self) -> (&'static str, Words, Words) {
        let refused = match self {
            Trouble::NotOpened => {
                return (
                    "not-opened",
                    words::TROUBLE_NOT_OPENED_WHAT,
                    words::TROUBLE_NOT_OPENED_TODO,
                );
            }
            Trouble::Failed => {
                return ("failed", words::TROUBLE_FAILED_WHAT, words::TROUBLE_FAILED_TODO);
            }
            Trouble::Refused(refused) => refused,
        };
        match refused {
            Refused::Empty => ("empty", words::TROUBLE_EMPTY_WHAT, words::TROUBLE_EMPTY_TODO),
            Refused::TooLarge => {
                ("too-large", words::TROUBLE_TOO_LARGE_WHAT, words::TROUBLE_TOO_LARGE_TODO)
            }
            Refused::Image => ("image", words::TROUBLE_IMAGE_WHAT, words::TROUBLE_IMAGE_TODO),
            Refused::Pdf => ("pdf", words::TROUBLE_PDF_WHAT, words::TROUBLE_PDF_TODO),
            Refused::Office => ("office", words::TROUBLE_OFFICE_WHAT, words::TROUBLE_OFFICE_TODO),
            Refused::Archive => {
                ("archive", words::TROUBLE_ARCHIVE_WHAT, words::TROUBLE_ARCHIVE_TODO)
            }
            Refused::Binary => ("binary", words::TROUBLE_BINARY_WHAT, words::TROUBLE_BINARY_TODO),
            Refused::Mojibake => {
                ("mojibake", words::TROUBLE_MOJIBAKE_WHAT, words::TROUBLE_MOJIBAKE_TODO)
            }
            Refused::AnotherDocument => (
                "another-document",
                words::TROUBLE_ANOTHER_DOCUMENT_WHAT,
                words::TROUBLE_ANOTHER_DOCUMENT_TODO,
            ),
        }
    }
}
