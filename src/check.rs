//! The façade: one file in, everything that can be said about it out.

use crate::decode::{self, Decoder, Limits, Refused};
use crate::document::Document;
use crate::finding::Finding;
use crate::model::{Edition, Report};
use crate::recognise::{self, Reading, Told};
use crate::rules::{self, Checks, ClaimState, Verdicts};

pub use crate::decode::{File, Source};
pub use crate::language::Language;
pub use crate::rules::{Beside, LastYear, Profile};

/// What the person has said, and what the host lends us.
pub struct Options<'a> {
    pub language: Language,
    /// Corrections by hand, where the text leaves them open.
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
    pub limits: Limits,
    /// GB18030 → text: `encoding_rs` natively, the browser's `TextDecoder` in the page.
    pub decoder: &'a dyn Decoder,
    /// Last year's report, the day of publication, what the host has decided.
    pub beside: Beside<'a>,
}

impl<'a> Options<'a> {
    /// In Chinese, within the usual limits, where nothing was said and nothing lies beside.
    pub fn new(decoder: &'a dyn Decoder) -> Options<'a> {
        Options {
            language: Language::Chinese,
            edition: None,
            year: None,
            organ: None,
            limits: Limits::default(),
            decoder,
            beside: Beside::default(),
        }
    }
}

/// A report that was read and checked.
#[derive(Clone, Debug)]
pub struct Checked {
    pub format: crate::document::Format,
    pub reading: Reading,
    pub findings: Vec<Finding>,
    /// Every rule at every place it was held against: holds, broken or unchecked.
    pub checks: Checks,
    /// What came of each claim of the prose.
    pub claims: Vec<ClaimState>,
}

/// Reads a report and checks it against the official form.
///
/// A bad report is not an error: what is wrong with it is in [`Checked::findings`], and what could
/// not be read or checked is in [`Checked::reading`] and [`Checked::checks`]. `Err` means that the
/// bytes are no report that can be read.
pub fn check(file: &File<'_>, options: &Options<'_>) -> Result<Checked, Refused> {
    check_document(&decode::decode(file, &options.limits, options.decoder)?, options)
}

/// [`check`] behind the decoder: for a document that was read elsewhere.
pub fn check_document(document: &Document, options: &Options<'_>) -> Result<Checked, Refused> {
    let told = Told { edition: options.edition, year: options.year, organ: options.organ.clone() };
    let reading = recognise::recognise(document, &told)?;
    let Verdicts { findings, checks, claims } = judge(&reading, &options.beside);
    Ok(Checked { format: document.format, reading, findings, checks, claims })
}

/// The reading alone: of a report that another is held against.
pub fn read_document(document: &Document) -> Result<Reading, Refused> {
    recognise::recognise(document, &Told::default())
}

/// The last step of [`check`]: applies all rules to a report that was read.
pub fn judge(reading: &Reading, beside: &Beside<'_>) -> Verdicts {
    rules::apply(reading, beside)
}

impl Checked {
    pub fn report(&self) -> &Report {
        &self.reading.report
    }
}
