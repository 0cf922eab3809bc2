//! The result of a file as a whole: what a line in a list of files, and a host, needs.

use model::{Edition, Known};

use crate::packing::{Packed, Unpacker, packed};

packed! {
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Summary {
        /// Base name; empty for something pasted.
        pub file: String,
        pub status: Status,
        /// Every cell of the form was read or is blank, and nothing of the report was left out.
        pub complete: bool,
        pub verdict: Verdict,
        /// Set where the status is refused or failed; then only `verdict` is filled beside it.
        pub trouble: Option<Trouble>,
        pub identity: Identity,
        /// Last year's report, where one was given.
        pub last_year: Option<LastYear>,
    }

    /// The status of JSON v1: the last of these that applies.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Status {
        #[default]
        Clean,
        Doubtful,
        /// Some of it was not read.
        Partial,
        Wrong,
        /// The file is no report that can be read.
        Refused,
        /// An internal error.
        Failed,
    }

    /// The verdict in sentences.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Verdict {
        /// `发现 2 处错误、3 处存疑。`
        pub headline: String,
        /// `已核对 85 项；6 项未能核对，原因见下。`
        pub detail: String,
        pub wrong: u32,
        pub doubtful: u32,
        pub remarks: u32,
        /// Findings that the host's profile hides.
        pub muted: u32,
        pub checked: u32,
        pub unchecked: u32,
    }

    /// Why there is no report, and what to do: two sentences.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Trouble {
        pub kind: TroubleKind,
        pub what: String,
        pub todo: String,
    }

    /// The facts that identify the report; a person can correct each.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Identity {
        pub edition: Fact<Edition>,
        pub year: Fact<u16>,
        pub organ: Fact<String>,
        /// The kind of file, as shown: `文本`, `网页` …
        pub format: String,
    }

    /// Last year's report, and whether it can be compared.
    #[derive(Clone, Debug, PartialEq)]
    pub struct LastYear {
        pub file: String,
        pub organ: Option<String>,
        pub year: Option<u16>,
        /// The year as shown; empty where unknown.
        pub year_shown: String,
        pub status: LastYearStatus,
        /// The status in a sentence.
        pub sentence: String,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LastYearStatus {
        Compared,
        /// Whether there is no report that can be read.
        Refused,
        Failed,
        AnotherBody,
        NotTheYearBefore,
        NoYear,
    }
}

/// A fact about a report, and how it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    pub known: Known<T>,
    /// As shown, e.g. `2021 年格式（国办公开办函〔2021〕30号）`; where it is unknown, a word for that.
    pub shown: String,
}

impl<T> Fact<T> {
    pub fn value(&self) -> Option<&T> {
        self.known.get()
    }
}

impl<T> Default for Fact<T> {
    fn default() -> Fact<T> {
        Fact { known: Known::Unknown, shown: String::new() }
    }
}

impl<T: Packed> Packed for Fact<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.known.pack(out);
        self.shown.pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Fact<T> {
        Fact { known: Packed::unpack(from), shown: Packed::unpack(from) }
    }
}

impl Status {
    /// Its word in JSON v1, in the interface of the element and in style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Status::Clean => "clean",
            Status::Doubtful => "doubtful",
            Status::Wrong => "wrong",
            Status::Partial => "partial",
            Status::Refused => "refused",
            Status::Failed => "failed",
        }
    }
}

impl LastYearStatus {
    /// The word of JSON v1.
    pub fn word(self) -> &'static str {
        match self {
            LastYearStatus::Compared => "compared",
            LastYearStatus::Refused => "refused",
            LastYearStatus::Failed => "failed",
            LastYearStatus::AnotherBody => "another-body",
            LastYearStatus::NotTheYearBefore => "not-the-year-before",
            LastYearStatus::NoYear => "no-year",
        }
    }
}

/// Declares the kinds of trouble, each with its word in JSON v1.
macro_rules! trouble_kinds {
    ($($(#[$about:meta])* $kind:ident = $word:literal,)*) => {
        packed! {
            /// Why a file gave no report.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum TroubleKind {
                $($(#[$about])* $kind,)*
            }
        }

        impl TroubleKind {
            const ALL: &[TroubleKind] = &[$(TroubleKind::$kind,)*];

            /// The word of JSON v1.
            pub fn word(self) -> &'static str {
                match self {
                    $(TroubleKind::$kind => $word,)*
                }
            }
        }
    };
}

trouble_kinds! {
    Empty = "empty",
    TooLarge = "too-large",
    Image = "image",
    /// The module that reads its format could not be loaded.
    Elsewhere = "elsewhere",
    Office = "office",
    Archive = "archive",
    Encrypted = "encrypted",
    OldWord = "old-word",
    Works = "works",
    Scanned = "scanned",
    EmptyWorkbook = "empty-workbook",
    Damaged = "damaged",
    Binary = "binary",
    Mojibake = "mojibake",
    AnotherDocument = "another-document",
    /// A report of a year before the form of 2019.
    BeforeTheForm = "before-the-form",
    /// A school's report by the school year.
    SchoolYear = "school-year",
    NotOpened = "not-opened",
    /// A working file that is damaged, or of a later version.
    WorkingFile = "working-file",
    Failed = "failed",
}

impl TroubleKind {
    /// The kind of a word that comes from a script.
    pub fn read(word: &str) -> Option<TroubleKind> {
        TroubleKind::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

impl Summary {
    /// The summary in the form that hosts get.
    pub fn for_hosts(&self) -> host::Summary {
        let Verdict { headline, wrong, doubtful, remarks, muted, checked, unchecked, .. } =
            self.verdict.clone();
        let Identity { edition, year, organ, .. } = &self.identity;
        host::Summary {
            status: self.status.for_hosts(),
            complete: self.complete,
            headline,
            wrong,
            doubtful,
            remarks,
            muted,
            checked,
            unchecked,
            edition: edition.value().map(|edition| match edition {
                Edition::E2019 => host::EditionYear::E2019,
                Edition::E2021 => host::EditionYear::E2021,
            }),
            year: year.value().copied(),
            organ: organ.value().cloned(),
        }
    }
}

impl Status {
    pub fn for_hosts(self) -> host::Status {
        match self {
            Status::Clean => host::Status::Clean,
            Status::Doubtful => host::Status::Doubtful,
            Status::Wrong => host::Status::Wrong,
            Status::Partial => host::Status::Partial,
            Status::Refused => host::Status::Refused,
            Status::Failed => host::Status::Failed,
        }
    }
}
