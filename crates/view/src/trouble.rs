//! Why there is no report to show, and what a person can do about it.

use std::fmt::Display;

use model::Refused;
use model::language::{Language, Words};
use screen::{Status, TroubleKind};

use super::words;

/// A file that gave no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Refused(Refused),
    /// The bytes could not be had. Only a host that opens files itself gives this.
    NotOpened,
    /// It is a working file, and none that can be opened.
    WorkingFile(screen::NotOpened),
    /// An internal error.
    Failed,
}

/// What to do about a trouble, in a sentence: [`Trouble::todo`] is for a page.
pub type Todo = fn(&Trouble, Language) -> &'static str;

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Trouble {
        Trouble::Refused(refused)
    }
}

impl Trouble {
    pub fn status(&self) -> Status {
        match self {
            Trouble::Refused(_) | Trouble::NotOpened | Trouble::WorkingFile(_) => Status::Refused,
            Trouble::Failed => Status::Failed,
        }
    }

    pub fn kind(&self) -> TroubleKind {
        self.entry().0
    }

    /// What happened, as a sentence.
    pub fn what(&self, language: Language) -> String {
        let (part, pages) = match self {
            Trouble::Refused(Refused::Damaged { part }) => (part.as_str(), String::new()),
            Trouble::Refused(Refused::DamagedPages { pages }) => {
                ("", words::numbers(pages, language))
            }
            _ => ("", String::new()),
        };
        let year = match self {
            Trouble::Refused(Refused::BeforeTheForm { year }) => year.to_string(),
            _ => String::new(),
        };
        let slots: &[(&str, &dyn Display)] = &[("part", &part), ("pages", &pages), ("year", &year)];
        self.entry().1.fill(language, slots)
    }

    /// What to do, as a sentence for the page.
    pub fn todo(&self, language: Language) -> &'static str {
        self.entry().2.plain(language)
    }

    /// In the form that the page draws.
    pub fn describe(&self, language: Language) -> screen::Trouble {
        screen::Trouble {
            kind: self.kind(),
            what: self.what(language),
            todo: self.todo(language).to_owned(),
        }
    }

    fn entry(&self) -> (TroubleKind, Words, Words) {
        use TroubleKind::{
            AnotherDocument, Archive, BeforeTheForm, Binary, Damaged, Elsewhere, Empty,
            EmptyWorkbook, Encrypted, Image, Mojibake, NotOpened, Office, OldWord, Scanned,
            SchoolYear, TooLarge, Works,
        };
        use words::*;
        let refused = match self {
            Trouble::NotOpened => {
                return (NotOpened, TROUBLE_NOT_OPENED_WHAT, TROUBLE_NOT_OPENED_TODO);
            }
            Trouble::WorkingFile(screen::NotOpened::Damaged) => {
                return (
                    TroubleKind::WorkingFile,
                    TROUBLE_WORKING_FILE_DAMAGED_WHAT,
                    TROUBLE_WORKING_FILE_DAMAGED_TODO,
                );
            }
            Trouble::WorkingFile(screen::NotOpened::Newer) => {
                return (
                    TroubleKind::WorkingFile,
                    TROUBLE_WORKING_FILE_NEWER_WHAT,
                    TROUBLE_WORKING_FILE_NEWER_TODO,
                );
            }
            Trouble::Failed => {
                return (TroubleKind::Failed, TROUBLE_FAILED_WHAT, TROUBLE_FAILED_TODO);
            }
            Trouble::Refused(refused) => refused,
        };
        match refused {
            Refused::Empty => (Empty, TROUBLE_EMPTY_WHAT, TROUBLE_EMPTY_TODO),
            Refused::TooLarge => (TooLarge, TROUBLE_TOO_LARGE_WHAT, TROUBLE_TOO_LARGE_TODO),
            Refused::Image => (Image, TROUBLE_IMAGE_WHAT, TROUBLE_IMAGE_TODO),
            Refused::Elsewhere => (Elsewhere, TROUBLE_ELSEWHERE_WHAT, TROUBLE_ELSEWHERE_TODO),
            Refused::Office => (Office, TROUBLE_OFFICE_WHAT, TROUBLE_OFFICE_TODO),
            Refused::Archive => (Archive, TROUBLE_ARCHIVE_WHAT, TROUBLE_ARCHIVE_TODO),
            Refused::Encrypted => (Encrypted, TROUBLE_ENCRYPTED_WHAT, TROUBLE_ENCRYPTED_TODO),
            Refused::OldWord => (OldWord, TROUBLE_OLD_WORD_WHAT, TROUBLE_OLD_WORD_TODO),
            Refused::Works => (Works, TROUBLE_WORKS_WHAT, TROUBLE_WORKS_TODO),
            Refused::Scanned => (Scanned, TROUBLE_SCANNED_WHAT, TROUBLE_SCANNED_TODO),
            Refused::EmptyWorkbook => {
                (EmptyWorkbook, TROUBLE_EMPTY_WORKBOOK_WHAT, TROUBLE_EMPTY_WORKBOOK_TODO)
            }
            Refused::Damaged { part } if part.is_empty() => {
                (Damaged, TROUBLE_DAMAGED_WHAT, TROUBLE_DAMAGED_TODO)
            }
            Refused::Damaged { .. } => {
                (Damaged, TROUBLE_DAMAGED_PART_WHAT, TROUBLE_DAMAGED_PART_TODO)
            }
            Refused::DamagedPages { .. } => {
                (Damaged, TROUBLE_DAMAGED_PAGES_WHAT, TROUBLE_DAMAGED_PAGES_TODO)
            }
            Refused::Binary => (Binary, TROUBLE_BINARY_WHAT, TROUBLE_BINARY_TODO),
            Refused::Mojibake => (Mojibake, TROUBLE_MOJIBAKE_WHAT, TROUBLE_MOJIBAKE_TODO),
            Refused::AnotherDocument => {
                (AnotherDocument, TROUBLE_ANOTHER_DOCUMENT_WHAT, TROUBLE_ANOTHER_DOCUMENT_TODO)
            }
            Refused::BeforeTheForm { .. } => {
                (BeforeTheForm, TROUBLE_BEFORE_THE_FORM_WHAT, TROUBLE_BEFORE_THE_FORM_TODO)
            }
            Refused::SchoolYear => (SchoolYear, TROUBLE_SCHOOL_YEAR_WHAT, TROUBLE_SCHOOL_YEAR_TODO),
        }
    }
}
