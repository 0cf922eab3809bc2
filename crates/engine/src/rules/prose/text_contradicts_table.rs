//! 全部办结 with cases carried over, 均获维持 with cases pending: the words leave no room for what the
//! tables say.

use crate::rules::analysis::claims::{ClaimState, Explanation, explain};
use crate::rules::catalogue::text::text_contradicts_table::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use crate::rules::{Outcome, Why};
use model::finding::{Finding, Severity, Slot};
use model::{Claim, Place, Quantity};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let mut answers = Answers::default();
    for (claim, state) in cx.report.claims.iter().zip(&cx.analysis.claims) {
        if claim.quantity != Quantity::All {
            continue;
        }
        let outcome = match state {
            ClaimState::Explained(_) => Outcome::Holds,
            ClaimState::NotExamined(why) => Outcome::Unchecked(*why),
            ClaimState::Contradicted(rest) if is_told(cx, claim, rest) => {
                Outcome::Unchecked(Why::OneCause)
            }
            ClaimState::Contradicted(rest) => {
                let finding = Finding::new(RULE.id, Severity::Doubtful, claim.place)
                    .slot(slot::PRINTED, Slot::Text(cx.clause(claim.place)))
                    .slot(slot::CELLS, Slot::Places(rest.cells().collect()))
                    .slot(slot::VALUE, Slot::Text(rest.value.clone()))
                    .related(rest.cells());
                answers.findings.push(finding);
                Outcome::Broken
            }
        };
        answers.places.push((claim.place, outcome));
    }
    if answers.places.is_empty() {
        answers.places.push((Place::Report, Outcome::Unchecked(Why::NotSaid)));
    }
    answers
}

/// 均已办结，无结转: a number of the same sentence is contradicted by the same cells.
fn is_told(cx: &Context<'_>, claim: &Claim, rest: &Explanation) -> bool {
    let states = cx.report.claims.iter().zip(&cx.analysis.claims);
    states.into_iter().any(|(other, state)| match state {
        ClaimState::Contradicted(cells) => {
            let number = matches!(other.quantity, Quantity::Number(_));
            number
                && explain::sentence(other.place) == explain::sentence(claim.place)
                && cells.plus == rest.plus
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::claims::{claim, claiming};
    use crate::rules::tests::{Faults, broken, clean, holds, unchecked};
    use model::{CellId, Dispute, Subject, TableId};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| claim(reading, Subject::Handled, Quantity::All))
    }

    fn all(subject: Subject) -> crate::recognise::Reading {
        claiming(subject, Quantity::All)
    }

    #[test]
    fn what_is_so_holds() {
        holds(&RULE, &all(Subject::Applicants("natural-person")));
        holds(&RULE, &all(Subject::Disputes(Dispute::Review, Some("upheld"))));
    }

    #[test]
    fn all_handled_and_two_carried_over_cannot_both_be() {
        let finding = broken(&RULE, &all(Subject::Handled));
        assert_eq!(finding.severity, Severity::Doubtful);
        assert_eq!(finding.related.len(), 1);
    }

    /// 6 件申请均予以公开, where the report received so many more.
    fn all_of(subject: Subject, fewer: u64) -> crate::recognise::Reading {
        let mut reading = all(subject);
        let received = CellId::new(TableId::Applications, "received", "total");
        let count = reading.report.cell(received).and_then(|cell| cell.count()).unwrap();
        let claim = reading.report.claims.last_mut().unwrap();
        claim.within = Some((claim.place, (count - fewer).into()));
        reading
    }

    #[test]
    fn what_is_said_of_all_of_a_number_is_held_against_the_whole() {
        broken(&RULE, &all_of(Subject::Outcome("disclosed"), 0));
        assert_eq!(unchecked(&RULE, &all_of(Subject::Outcome("disclosed"), 3)), Why::PartOnly);
        holds(&RULE, &all_of(Subject::Applicants("natural-person"), 0));
    }

    #[test]
    fn a_report_that_does_not_say_so_is_not_judged() {
        assert_eq!(unchecked(&RULE, &clean()), Why::NotSaid);
    }
}
