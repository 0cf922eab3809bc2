//! Sentences of who checks files without a page: the command line.

use model::language::{Language, Words};
use screen::{Status, TroubleKind};

use super::Trouble;
use super::words::*;

/// Why a path was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// A folder or an archive without a file.
    Nothing,
    /// A pipe, a device or the like.
    NotRegular,
    /// A symbolic link in a folder: it may lead back to where it stands.
    Link,
}

impl Skipped {
    /// A sentence.
    pub fn sentence(self, language: Language) -> &'static str {
        let words = match self {
            Skipped::Nothing => FILES_NOTHING,
            Skipped::NotRegular => FILES_NOT_REGULAR,
            Skipped::Link => FILES_LINK,
        };
        words.plain(language)
    }
}

/// `3 份：1 份有错误，2 份未发现错误。`
pub fn count(statuses: &[Status], skipped: usize, language: Language) -> String {
    let of = |wanted: &[Status]| statuses.iter().filter(|status| wanted.contains(status)).count();
    let parts: [(usize, Words); 6] = [
        (of(&[Status::Wrong]), FILES_WRONG),
        (of(&[Status::Partial]), FILES_PARTIAL),
        (of(&[Status::Doubtful]), FILES_DOUBTFUL),
        (of(&[Status::Clean]), FILES_CLEAN),
        (of(&[Status::Refused, Status::Failed]), FILES_REFUSED),
        (skipped, FILES_SKIPPED),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(n, words)| words.fill(language, &[("n", n)])).collect();
    if parts.is_empty() {
        return FILES_NOTHING.plain(language).to_owned();
    }
    let what = parts.join(FILES_BETWEEN.plain(language));
    let all = statuses.len() + skipped;
    FILES_COUNT.fill(language, &[("n", &all), ("what", &what)])
}

/// What to do about a file that gave no report, where there is no page to paste it into.
pub fn todo(trouble: &Trouble, language: Language) -> &'static str {
    let words = match trouble.kind() {
        TroubleKind::Empty => TODO_OF_FILES_EMPTY,
        TroubleKind::TooLarge => TODO_OF_FILES_TOO_LARGE,
        TroubleKind::Image => TODO_OF_FILES_IMAGE,
        TroubleKind::Elsewhere => TODO_OF_FILES_ELSEWHERE,
        TroubleKind::Office => TODO_OF_FILES_OFFICE,
        TroubleKind::Encrypted => TODO_OF_FILES_ENCRYPTED,
        TroubleKind::OldWord => TODO_OF_FILES_OLD_WORD,
        TroubleKind::Works => TODO_OF_FILES_WORKS,
        TroubleKind::Damaged => TODO_OF_FILES_DAMAGED,
        TroubleKind::Binary => TODO_OF_FILES_BINARY,
        TroubleKind::Mojibake => TODO_OF_FILES_MOJIBAKE,
        TroubleKind::AnotherDocument => TODO_OF_FILES_ANOTHER_DOCUMENT,
        TroubleKind::Failed => TODO_OF_FILES_FAILED,
        TroubleKind::Archive
        | TroubleKind::BeforeTheForm
        | TroubleKind::SchoolYear
        | TroubleKind::Scanned
        | TroubleKind::EmptyWorkbook
        | TroubleKind::NotOpened
        | TroubleKind::WorkingFile => return trouble.todo(language),
    };
    words.plain(language)
}
