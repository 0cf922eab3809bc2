//! The prose of a report, with the names and the year it should bear: all that a rule of writing asks for.
//!
//! Such a rule looks at no table and at no other report. In the browser all of them are in the module that reads the
//! prose, which has nothing else of a report.

use std::ops::Range;

use super::organ::Organ;
use super::outcome::{Checks, Why};
use super::sentence::Sentence;
use model::finding::Finding;
use model::{Report, SectionId};

/// Found once, before anything is judged.
pub struct Writing<'a> {
    pub(super) report: &'a Report,
    /// Names of places and bodies that belong to the reporting body, from the host's profile.
    pub(super) names: &'a [String],
    /// All sentences of the prose, and which of them are a section's.
    sentences: Vec<Sentence<'a>>,
    sections: Vec<(SectionId, Range<usize>)>,
}

/// What all rules of writing have said about a report, rule by rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    pub findings: Vec<Finding>,
    pub checks: Checks,
}

/// Applies the rules of writing. Who judges a report says how: on the command line by calling [`super::judge_writing`],
/// in the browser by asking another module.
pub type JudgeWriting = fn(&Writing<'_>) -> Answered;

impl<'a> Writing<'a> {
    /// Tables and claims of the report are not looked at, and may be missing.
    pub fn of(report: &'a Report, names: &'a [String]) -> Writing<'a> {
        let sentences = Sentence::all(report);
        Writing { report, names, sections: sections(&sentences), sentences }
    }

    pub fn report(&self) -> &'a Report {
        self.report
    }

    pub fn names(&self) -> &'a [String] {
        self.names
    }

    /// All sentences of the prose, from the masthead to the closing.
    pub(super) fn sentences(&self) -> &[Sentence<'a>] {
        &self.sentences
    }

    /// The sentences of a section; none where the report does not have it.
    pub(super) fn sentences_of(&self, id: SectionId) -> &[Sentence<'a>] {
        let found = self.sections.iter().find(|(section, _)| *section == id);
        found.and_then(|(_, range)| self.sentences.get(range.clone())).unwrap_or(&[])
    }

    /// All sentences, where there are any.
    ///
    /// # Errors
    /// There is no prose.
    pub(super) fn prose(&self) -> Result<&[Sentence<'a>], Why> {
        if self.sentences.is_empty() { Err(Why::NoProse) } else { Ok(&self.sentences) }
    }

    /// The report has the heading of a section.
    pub(super) fn has_section(&self, id: SectionId) -> bool {
        self.report.headings.iter().any(|heading| heading.section == Some(id))
    }

    /// A section of which nothing was cut off: another numbered one stands behind it.
    ///
    /// # Errors
    /// It is missing, or may be cut.
    pub(super) fn whole_section(&self, id: SectionId) -> Result<(), Why> {
        let mut behind = self.report.headings.iter().skip_while(|one| one.section != Some(id));
        behind.next().ok_or(Why::SectionMissing)?;
        behind.find(|one| one.section.is_some()).map(drop).ok_or(Why::MayBeCut)
    }

    /// That a word is nowhere can be said of this report.
    ///
    /// # Errors
    /// It is in traditional characters, of which only those of the form are known.
    pub(super) fn words_can_be_missed(&self) -> Result<(), Why> {
        const SOME: usize = 10;
        let traditional: usize = self.sentences.iter().map(Sentence::traditional).sum();
        if traditional < SOME { Ok(()) } else { Err(Why::TraditionalCharacters) }
    }

    /// What kind of body the report is of.
    ///
    /// # Errors
    /// The name was not read, or tells nothing.
    pub(super) fn organ(&self) -> Result<Organ, Why> {
        let name = self.report.organ.get().ok_or(Why::NoOrgan)?;
        Organ::named(name).ok_or(Why::OrganOfUnknownKind)
    }
}

/// Where the sentences of each section begin and end.
fn sections(sentences: &[Sentence<'_>]) -> Vec<(SectionId, Range<usize>)> {
    let mut sections: Vec<(SectionId, Range<usize>)> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        match sections.last_mut() {
            Some((id, range)) if *id == sentence.section => range.end = at + 1,
            _ => sections.push((sentence.section, at..at + 1)),
        }
    }
    sections
}
