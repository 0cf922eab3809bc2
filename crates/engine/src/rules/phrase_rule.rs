//! The answer of a rule that looks for phrases of one kind.

use super::catalogue::slot;
use super::context::Context;
use super::phrases::{PhraseHit, PhraseKind};
use super::rule::{Answer, broken, holds};
use model::finding::{Finding, RuleId, Severity, Slot};

/// How many of them a sentence names; the finding holds all places.
const NAMED: usize = 5;

/// Looks for the phrases of one kind: all of them are one finding.
pub(super) fn judge(
    cx: &Context<'_>,
    rule: RuleId,
    severity: Severity,
    kind: PhraseKind,
) -> Answer {
    cx.prose()?;
    let hits: Vec<&PhraseHit> =
        cx.analysis.phrases.iter().filter(|hit| hit.kind() == kind).collect();
    let Some(first) = hits.first() else { return holds() };
    let mut shown: Vec<String> = Vec::new();
    for hit in &hits {
        let words = hit.shown();
        if !shown.contains(&words) {
            shown.push(words);
        }
    }
    shown.truncate(NAMED);
    broken(
        Finding::new(rule, severity, first.place())
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(hits.iter().map(|hit| hit.place())),
    )
}
