//! What a rule is, and how it answers.
//!
//! A rule that asks one question writes `fn judge(cx) -> Answer` and uses `?` to say "I could not
//! check, because"; [`Answers::at`] files it. A rule that asks it in many places does so for each,
//! with [`Answers::each`].

use super::context::Context;
use super::outcome::{Check, Checks, Outcome, Why};
use super::writing::Writing;
use model::Place;
use model::finding::{Finding, RuleId, Severity};

/// One thing to be checked, in what it asks for.
#[derive(Clone, Copy)]
pub(super) struct Rule<Asks = fn(&Context<'_>) -> Answers> {
    /// Id of its entry in the catalogue.
    pub id: RuleId,
    pub check: Asks,
    /// Reports in which it speaks, for the tests: one for each variant of its entry.
    #[cfg(test)]
    pub faults: fn() -> super::tests::Faults,
}

/// A rule that looks at the prose alone.
pub(super) type WritingRule = Rule<fn(&Writing<'_>) -> Answers>;

/// What came of one question.
pub(super) enum Judged {
    Holds,
    Broken(Box<Finding>),
}

/// The answer to one question, or why there is none.
pub(super) type Answer = Result<Judged, Why>;

/// What a rule has to say about all its places.
#[derive(Default)]
pub(super) struct Answers {
    pub places: Vec<(Place, Outcome)>,
    pub findings: Vec<Finding>,
}

impl Answers {
    /// One question, one place.
    pub fn at(place: Place, answer: Answer) -> Answers {
        let mut answers = Answers::default();
        answers.file(place, answer);
        answers
    }

    /// The same question at each of several places.
    pub fn each<P: Into<Place> + Copy>(
        places: impl IntoIterator<Item = P>,
        mut judge: impl FnMut(P) -> Answer,
    ) -> Answers {
        let mut answers = Answers::default();
        for place in places {
            answers.file(place.into(), judge(place));
        }
        answers
    }

    /// Adds them to those of other rules.
    pub fn file_under(self, rule: RuleId, checks: &mut Checks, findings: &mut Vec<Finding>) {
        let check = |(place, outcome)| Check { rule, place, outcome };
        checks.extend(self.places.into_iter().map(check));
        findings.extend(self.findings);
    }

    fn file(&mut self, place: Place, answer: Answer) {
        let outcome = match answer {
            Ok(Judged::Holds) => Outcome::Holds,
            Ok(Judged::Broken(finding)) => {
                self.findings.push(*finding);
                Outcome::Broken
            }
            Err(why) => Outcome::Unchecked(why),
        };
        self.places.push((place, outcome));
    }
}

/// `Ok(Holds)`, to end a function with.
pub(super) fn holds() -> Answer {
    Ok(Judged::Holds)
}

/// `Ok(Broken)`, to end a function with.
pub(super) fn broken(finding: Finding) -> Answer {
    Ok(Judged::Broken(Box::new(finding)))
}

/// The gravest that may be said of something that rests on these cells.
pub(super) fn severity(certain: bool, worst: Severity) -> Severity {
    if certain { worst } else { worst.max(Severity::Doubtful) }
}
