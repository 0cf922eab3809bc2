//! An open report: recognised once, judged again after each edit.

use model::document::{Document, Format};
use model::finding::Finding;
use model::{Edit, ReadProse, Refused, Report};

use crate::recognise::{self, Corrections, Reading};
use crate::rules::{self, Checks, ClaimState, JudgeWriting, Setting, Verdicts};

/// A report that was recognised in a document.
#[derive(Clone, Debug)]
pub struct Review {
    document: Document,
    corrections: Corrections,
    reading: Reading,
    prose: Prose,
}

/// What reads the prose of a report and judges how it is written. In the browser that is another module.
#[derive(Clone, Copy, Debug)]
pub struct Prose {
    pub claims: ReadProse,
    pub judge: JudgeWriting,
}

/// A report and what all rules say about it.
#[derive(Clone, Debug)]
pub struct Judged {
    pub format: Format,
    /// With the edits laid over it; [`Reading::typed`] says where.
    pub reading: Reading,
    pub findings: Vec<Finding>,
    /// Every rule at every place it was held against: holds, broken or unchecked.
    pub checks: Checks,
    /// What came of each claim of the prose.
    pub claims: Vec<ClaimState>,
    /// Edits of places that this report does not have: they changed nothing.
    pub misplaced: Vec<Edit>,
}

impl Review {
    /// Recognises the report in a document. `prose` is asked about its sentences.
    ///
    /// # Errors
    /// The document is no report: [`Refused::AnotherDocument`], or [`Refused::Mojibake`] where characters
    /// were lost and no table can be read. A bad report is not an error.
    pub fn of(document: Document, prose: Prose) -> Result<Review, Refused> {
        Review::corrected(document, Corrections::default(), prose)
    }

    /// The same, with what a person has said about the report.
    ///
    /// # Errors
    /// As [`Review::of`].
    pub fn corrected(
        document: Document,
        corrections: Corrections,
        prose: Prose,
    ) -> Result<Review, Refused> {
        let reading = recognise::recognise(&document, &corrections, prose.claims)?;
        Ok(Review { document, corrections, reading, prose })
    }

    /// Reads the report anew with what a person has said about it, where that is something else than
    /// before.
    ///
    /// # Errors
    /// As [`Review::of`]; the review is then as it was.
    pub fn correct(&mut self, corrections: &Corrections) -> Result<(), Refused> {
        if self.corrections != *corrections {
            self.reading = recognise::recognise(&self.document, corrections, self.prose.claims)?;
            self.corrections = corrections.clone();
        }
        Ok(())
    }

    /// What a person has said about the report.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What was read in the file, without any edit.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Lays the edits over the reading, and applies all rules.
    pub fn judge(&self, edits: &[Edit], setting: &Setting<'_>) -> Judged {
        let mut reading = self.reading.clone();
        let misplaced = recognise::lay_over(
            &mut reading,
            edits,
            (&self.document, &self.corrections),
            self.prose.claims,
        );
        let Verdicts { findings, checks, claims } =
            rules::apply(&reading, setting, self.prose.judge);
        let format = self.document.format;
        Judged { format, reading, findings, checks, claims, misplaced }
    }
}

impl Judged {
    pub fn report(&self) -> &Report {
        &self.reading.report
    }
}
