//! The findings of JSON v1.

use serde::Serialize;

use crate::fingerprint::fingerprint;
use crate::sentences;
use crate::side_notes::SideNotes;
use model::CellId;
use model::finding::{Finding, Level, Suggestion, Sum, Term};
use model::form::Form;
use model::language::Language;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FindingOut {
    id: String,
    fingerprint: String,
    rule: &'static str,
    severity: &'static str,
    /// The level in the host's profile, where it is lower than the severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    /// A person's decision; the other fields do not depend on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    place: String,
    related: Vec<String>,
    /// The first of `sums`.
    left: Option<String>,
    left_value: Option<String>,
    right_value: Option<String>,
    sums: Vec<SumOut>,
    /// The one cell that would make everything come out, where there is one.
    suggestion: Option<SuggestionOut>,
    /// All ways, where there are several or one changes several cells. None is picked.
    alternatives: Vec<Vec<ChangeOut>>,
    rests_on_uncertain: bool,
    title: String,
    wrong: String,
    why: String,
    todo: String,
    basis: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SumOut {
    left: String,
    left_value: String,
    right: String,
    right_value: String,
}

#[derive(Serialize)]
struct SuggestionOut {
    place: String,
    value: String,
    certain: bool,
    condition: Option<&'static str>,
}

#[derive(Serialize)]
struct ChangeOut {
    place: String,
    value: String,
}

impl FindingOut {
    /// `number` counts from 1.
    pub fn of(
        number: u32,
        finding: &Finding,
        side_notes: &SideNotes,
        form: &'static Form,
        language: Language,
    ) -> FindingOut {
        let sums: Vec<SumOut> = finding.sums.iter().map(SumOut::of).collect();
        let first = finding.sums.first().map(SumOut::of);
        let (suggestion, alternatives) = suggestions(&finding.suggestions, language);
        let text = sentences::of(finding, form, language);
        let (left, left_value, right_value) = match first {
            Some(sum) => (Some(sum.left), Some(sum.left_value), Some(sum.right_value)),
            None => (None, None, None),
        };
        let fingerprint = fingerprint(finding);
        let decided = side_notes.decision(&fingerprint);
        FindingOut {
            id: format!("f{number}"),
            decision: decided.map(|decided| decided.decision.word()),
            reason: decided.map(|decided| decided.reason.clone()),
            fingerprint,
            rule: finding.rule.as_str(),
            severity: finding.severity.word(),
            level: finding.level.map(Level::word),
            place: finding.place.to_string(),
            related: finding.related.iter().map(ToString::to_string).collect(),
            left,
            left_value,
            right_value,
            sums,
            suggestion,
            alternatives,
            rests_on_uncertain: finding.rests_on_uncertain,
            title: text.title,
            wrong: text.wrong,
            why: text.why,
            todo: text.todo,
            basis: text.basis,
        }
    }
}

impl SumOut {
    fn of(sum: &Sum) -> SumOut {
        SumOut {
            left: terms(&sum.left),
            left_value: sum.left_value.to_string(),
            right: terms(&sum.right),
            right_value: sum.right_value.to_string(),
        }
    }
}

/// `10+1+0+0`: the values, since a printed `/` would read as a division.
fn terms(terms: &[Term]) -> String {
    let values: Vec<String> = terms.iter().map(|term| term.value.to_string()).collect();
    values.join("+")
}

fn suggestions(
    all: &[Suggestion],
    language: Language,
) -> (Option<SuggestionOut>, Vec<Vec<ChangeOut>>) {
    if let [only] = all
        && let [change] = only.changes.as_slice()
    {
        let ChangeOut { place, value } = ChangeOut::of(change);
        let condition = only.condition.map(|one| sentences::condition(one, language));
        return (
            Some(SuggestionOut { place, value, certain: only.certain, condition }),
            Vec::new(),
        );
    }
    let ways = all.iter().map(|way| way.changes.iter().map(ChangeOut::of).collect()).collect();
    (None, ways)
}

impl ChangeOut {
    fn of((cell, value): &(CellId, u64)) -> ChangeOut {
        ChangeOut { place: model::Place::Cell(*cell).to_string(), value: value.to_string() }
    }
}
