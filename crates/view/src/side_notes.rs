//! Notes that come neither from the reading nor from a rule: about the host's profile and a person's decisions.

use engine::Judged;
use model::Place;
use model::language::Language;
use screen::{
    Choice, Coverage, Decision, Decisions, Finding, Note, PlaceName, Question, ReportName,
};

use super::fingerprint::fingerprint;
use super::profile::Hosted;
use super::words;

/// Such notes, and the decisions about the report.
#[derive(Default)]
pub struct SideNotes {
    pub notes: Vec<SideNote>,
    decisions: Option<Decisions>,
}

/// A note about the whole report.
pub struct SideNote {
    /// The word of JSON v1.
    pub kind: &'static str,
    pub text: String,
}

/// The decisions in a file.
///
/// # Errors
/// It is none, in a sentence.
pub fn decisions(text: &str, language: Language) -> Result<Decisions, &'static str> {
    Decisions::read(text).ok_or(words::DECISION_UNREADABLE.plain(language))
}

/// A sentence for decisions about a report that was not among those checked.
pub fn decisions_of_another(language: Language) -> &'static str {
    words::DECISION_OF_ANOTHER.plain(language)
}

impl SideNotes {
    pub fn of(
        question: &Question,
        hosted: &Hosted,
        judged: &Judged,
        language: Language,
    ) -> SideNotes {
        let mut notes = Vec::new();
        let faults = hosted.sentences(language);
        if !faults.is_empty() {
            let what = words::in_a_row(&faults, language);
            let text = words::PROFILE_NOT_APPLIED.fill(language, &[("what", &what)]);
            notes.push(SideNote { kind: "profile-not-applied", text });
        }
        let report = judged.report();
        let name =
            ReportName { organ: report.organ.get().cloned(), year: report.year.get().copied() };
        let decisions = question.decisions.iter().find(|saved| saved.report.may_be(&name)).cloned();
        let left = decisions.as_ref().map_or(0, |saved| {
            let fingerprints: Vec<String> = judged.findings.iter().map(fingerprint).collect();
            saved.left(fingerprints.iter().map(String::as_str))
        });
        if left > 0 {
            let text = words::DECISION_LEFT.fill(language, &[("n", &left)]);
            notes.push(SideNote { kind: "decisions-left", text });
        }
        SideNotes { notes, decisions }
    }

    pub fn decision(&self, fingerprint: &str) -> Option<&Decision> {
        self.decisions.as_ref()?.of(fingerprint)
    }

    /// Adds the notes to those of the reading.
    pub fn add_notes(&self, coverage: &mut Coverage) {
        coverage.notes.extend(self.notes.iter().map(|note| Note {
            place: PlaceName { place: Place::Report, name: String::new() },
            text: note.text.clone(),
        }));
    }

    /// Adds the decision about each finding to its plain text.
    pub fn add_decisions(&self, findings: &mut [Finding], language: Language) {
        for finding in findings {
            if let Some(decision) = self.decision(&finding.fingerprint) {
                finding.plain.push('\n');
                finding.plain.push_str(&describe(decision, language));
            }
        }
    }
}

fn describe(decision: &Decision, language: Language) -> String {
    let choice = match decision.decision {
        Choice::Accepted => words::DECISION_ACCEPTED,
        Choice::ToFix => words::DECISION_TO_FIX,
    };
    let (choice, reason) = (choice.plain(language), &decision.reason);
    match reason.is_empty() {
        true => words::DECISION_PLAIN.fill(language, &[("decision", &choice)]),
        false => {
            words::DECISION_REASONED.fill(language, &[("decision", &choice), ("reason", reason)])
        }
    }
}
