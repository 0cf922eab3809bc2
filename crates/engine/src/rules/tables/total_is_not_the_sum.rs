//! A row of table four does not add up.
//!
//! One identity over five cells: which of them is wrong cannot be decided, so the row is named, and
//! the total that would follow if the four parts are right.

use super::of_identities;
use crate::rules::analysis::identity::Identity;
use crate::rules::catalogue::text::total_is_not_the_sum::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{self, Answers, Rule};
use model::finding::{Condition, Finding, Severity, Slot, Suggestion};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let mut answers = of_identities(cx, RULE.id);
    let broken = cx.analysis.identities.iter().filter(|one| one.rule == RULE.id && one.is_broken());
    answers.findings.extend(broken.map(finding));
    answers
}

fn finding(identity: &Identity<'_>) -> Finding {
    let sum = identity.sum();
    let total = sum.right.first();
    let printed = total.map_or(String::new(), |term| term.printed.clone());
    let suggestion = total.map(|term| Suggestion {
        changes: vec![(term.cell, sum.left_value)],
        certain: false,
        condition: Some(Condition::PartsAreRight),
    });
    let mut finding =
        Finding::new(RULE.id, rule::severity(identity.is_proof(), Severity::Wrong), identity.place)
            .slot(slot::PRINTED, Slot::Text(printed))
            .slot(slot::SUM, Slot::Number(sum.left_value.into()))
            .related(identity.parts().map(|part| part.id));
    finding.rests_on_uncertain = identity.parts().any(|part| !part.cell.certain);
    finding.suggestions.extend(suggestion);
    finding.sums.push(sum);
    finding
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::{Faults, add, cell};
    use model::TableId;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| add(reading, &[cell(TableId::Disputes, "review", "total")], 3))
    }
}
