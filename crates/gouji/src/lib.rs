//! Gouji (勾稽) checks a 政府信息公开工作年度报告, the annual report on open government information of a Chinese
//! government body: six sections and three tables of two hundred numbers that must agree with each other.
//!
//! # The way in
//!
//! [`open`] reads a file of any supported format and recognises the report in it, once; [`Review::judge`] applies all
//! rules to it and gives values: findings with their places in the form, and every check that was made.
//!
//! ```
//! # let bytes = br#"{"year": 2023, "tables": {"disputes": {"review":
//! #     {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 2}}}}"#;
//! let review = gouji::open(&gouji::File::new("report.json", bytes), &Default::default())?;
//! let judged = review.judge(&[], &Default::default());
//! for finding in &judged.findings {
//!     println!("{}: {}", finding.rule, finding.severity.word());
//! }
//! # assert!(judged.findings.iter().any(|finding| finding.severity.word() == "wrong"));
//! # Ok::<(), gouji::Refused>(())
//! ```
//!
//! # Sentences
//!
//! [`check`] gives a [`FileReview`] for people: [`FileReview::summary`] is the verdict,
//! [`FileReview::findings`] has the sentences of each finding, and [`FileReview::json`] for the JSON v1 that the command line and the page give too
//! (`docs/wire-v1.schema.json`). Chinese is the default; [`ENGLISH`] is the other language.
//!
//! ```
//! // A report as JSON; docx, xlsx, pdf, ofd, doc, xls, html and text are read in the same way.
//! let report = br#"{"year": 2023, "tables": {"disputes": {"review":
//!     {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 2}}}}"#;
//! let review = gouji::check("report.json", report);
//! println!("{}", review.summary(gouji::ENGLISH).verdict.headline);
//! let findings = review.findings(gouji::ENGLISH).unwrap_or_default();
//! for finding in &findings {
//!     println!("{}: {} {}", finding.severity.word(), finding.title, finding.wrong);
//! }
//! assert!(findings.iter().any(|finding| finding.severity.word() == "wrong"));
//! assert!(review.json(gouji::ENGLISH).starts_with(r#"{"wire":1,"#));
//! ```
//!
//! # Three answers
//!
//! A rule at a place holds, is broken, or is unchecked with the reason: [`engine::Judged::checks`] has all three. What
//! was not read with certainty is never called wrong. No finding means that nothing was found, not that the report
//! is right.
//!
//! # Errors
//!
//! A bad report is not an error: what is wrong with it are its findings. [`Refused`] means that there is no report
//! that can be read; it implements [`std::error::Error`] and says what to do. [`check`] gives a review even then:
//! its summary and its JSON say why.
//!
//! # Parts
//!
//! The crate has no features: it holds every reader and both languages. For less, use the crates that it puts
//! together: `gouji-written`, `gouji-office`, `gouji-pdf` and `gouji-legacy` read formats, `gouji-engine` recognises
//! and checks, `gouji-view` makes sentences and JSON. Nothing in them opens a file, asks a clock or starts a thread;
//! the only service that a host provides is a [`Decoder`] for GB18030, for which [`Gb18030`] is the default.

#![forbid(unsafe_code)]

mod decoder;
#[cfg(test)]
mod tests;

use engine::Prose;
use model::document::Document;
use read::FormatGroup;
use screen::Question;
use view::Trouble;

pub use decoder::Gb18030;
pub use engine::{self, Edit, Judged, Review, Setting};
pub use model::language::Language;
pub use model::{self, Refused};
pub use office::{Enclosed, is_litter};
pub use read::{Decoder, File, Limits, Source};
pub use screen;
pub use view::FileReview;

/// English; [`Language::Chinese`] is the default.
pub const ENGLISH: Language = english::LANGUAGE;

/// Services and limits that the host provides.
#[derive(Clone, Copy)]
pub struct Environment<'a> {
    /// Decodes GB18030: of text files, of fonts in PDF files, and of names in archives.
    pub decoder: &'a dyn Decoder,
    pub limits: Limits,
}

impl Default for Environment<'_> {
    /// [`Gb18030`] and the limits of [`Limits::default`].
    fn default() -> Self {
        Environment { decoder: &Gb18030, limits: Limits::default() }
    }
}

/// Reads the prose of a report and judges how it is written, in this program.
pub const PROSE: Prose = Prose { claims: prose::claims, judge: engine::judge_writing };

/// Reads a file and recognises the report in it, once; [`Review::judge`] then applies the rules.
///
/// # Errors
/// [`Refused`] where the bytes are no report that can be read. A bad report is not an error.
pub fn open(file: &File<'_>, environment: &Environment<'_>) -> Result<Review, Refused> {
    Review::of(read(file, environment)?, PROSE)
}

/// Reads and checks a file with the default [`Environment`], for sentences and JSON.
///
/// `name` is shown in both and not used to tell the format. The review of a file that is no report says why:
/// [`FileReview::judged`] is then an error.
pub fn check(name: &str, bytes: &[u8]) -> FileReview {
    let document = read(&File::new(name, bytes), &Environment::default());
    let question = Question { name: name.to_owned(), ..Question::default() };
    FileReview::open(question, document.map_err(Trouble::from), None, PROSE)
}

/// Reads the bytes of a file in any of the formats; its lines and tables in reading order, before a report is
/// recognised in them.
///
/// # Errors
/// [`Refused`] where the bytes are no file that could hold a report; [`Refused::Archive`] for a zip of reports, which
/// [`enclosed`] hands out.
pub fn read(file: &File<'_>, environment: &Environment<'_>) -> Result<Document, Refused> {
    let Environment { decoder, limits } = environment;
    match read::format_group(file)? {
        FormatGroup::Written => written::read(file, limits, *decoder),
        FormatGroup::Office => office::read(file.bytes, limits),
        FormatGroup::Pdf => pdf::read(file.bytes, limits, *decoder),
        FormatGroup::Legacy => legacy::read(file.bytes, limits),
    }
}

/// The files in a zip that is no document itself, in the order of their paths; `None` where the bytes are no such
/// zip. What operating systems and office programs leave behind ([`is_litter`]) is left out.
pub fn enclosed(bytes: &[u8], environment: &Environment<'_>) -> Option<Vec<Enclosed>> {
    office::enclosed(bytes, &environment.limits, environment.decoder)
}
