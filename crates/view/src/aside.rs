//! What stands beside a checked file without being its reading or a rule's: what the host has said,
//! and what a person has decided.

use model::Place;
use model::language::Language;

use super::profile::Hosted;
use super::words;
use screen::{Choice, Decision, Decisions, Identity, PlaceName, Question, ReportName, Screen};

/// What is told with a file that was checked.
#[derive(Default)]
pub struct Aside {
    pub notes: Vec<AsideNote>,
    decisions: Option<Decisions>,
}

/// A note about the whole, beside those of the reading.
pub struct AsideNote {
    /// The word of `wire v1`.
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

/// What is said of decisions about a report that was not among those checked.
pub fn decisions_of_another(language: Language) -> &'static str {
    words::DECISION_OF_ANOTHER.plain(language)
}

impl Aside {
    /// `fingerprints` are those of all findings.
    pub fn of(
        question: &Question,
        hosted: &Hosted,
        identity: &Identity,
        fingerprints: Vec<String>,
        language: Language,
    ) -> Aside {
        let mut notes = Vec::new();
        let faults = hosted.said(language);
        if !faults.is_empty() {
            let what = words::in_a_row(&faults, language);
            let text = words::PROFILE_NOT_APPLIED.fill(language, &[("what", &what)]);
            notes.push(AsideNote { kind: "profile-not-applied", text });
        }
        let name = ReportName::of(identity);
        let decisions = question.decisions.iter().find(|kept| kept.report.may_be(&name)).cloned();
        let left =
            decisions.as_ref().map_or(0, |kept| kept.left(fingerprints.iter().map(String::as_str)));
        if left > 0 {
            let text = words::DECISION_LEFT.fill(language, &[("n", &left)]);
            notes.push(AsideNote { kind: "decisions-left", text });
        }
        Aside { notes, decisions }
    }

    pub fn decision(&self, fingerprint: &str) -> Option<&Decision> {
        self.decisions.as_ref()?.of(fingerprint)
    }

    /// Puts it where a person sees it.
    pub fn note(&self, screen: &mut Screen, language: Language) {
        screen.notes.extend(self.notes.iter().map(|note| screen::Note {
            place: PlaceName { place: Place::Report.to_string(), name: String::new() },
            text: note.text.clone(),
        }));
        for finding in &mut screen.findings {
            if let Some(decision) = self.decision(&finding.fingerprint) {
                finding.plain.push('\n');
                finding.plain.push_str(&said(decision, language));
            }
        }
    }
}

fn said(decision: &Decision, language: Language) -> String {
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
