//! Sums of table three do not come out, and no small change explains them.
//!
//! A sum that is broken all alone is reported under its own rule: its words say which it is. That
//! happens only where others could not be checked, for the identities of table three depend on each
//! other: one that is broken breaks another.

use super::{about, alternatives, of_identities};
use crate::rules::analysis::cause::{Cause, Explained};
use crate::rules::catalogue::slot;
use crate::rules::catalogue::text::sums_do_not_agree as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use model::finding::{Finding, RuleId, Slot};

pub(super) const RULE: Rule = Rule { id: text::ID, check };

fn check(cx: &Context<'_>) -> Answers {
    let unexplained = cx.analysis.causes.iter().filter(|cause| {
        matches!(cause.explained, Explained::TooManyWays(_) | Explained::Not) && !cause.is_alone()
    });
    let findings = unexplained.filter_map(|cause| {
        let place = cause.broken(&cx.analysis.identities).next()?.place;
        let finding =
            about(cx, RULE.id, cause, place).slot(slot::N, Slot::Number(cause.sums.len() as i128));
        Some(match cause.explained {
            Explained::TooManyWays(ways) => {
                finding.variant(text::MANY).slot(slot::WAYS, Slot::Number(ways as i128))
            }
            _ => finding,
        })
    });
    Answers { findings: findings.collect(), ..Answers::default() }
}

/// The answers of one rule of identities of table three, and its finding where one of them is the
/// only sum of a cause.
pub(super) fn of_rule(cx: &Context<'_>, rule: RuleId) -> Answers {
    let mut answers = of_identities(cx, rule);
    let alone = cx.analysis.causes.iter().filter(|cause| cause.is_alone());
    answers.findings.extend(alone.filter_map(|cause| finding(cx, rule, cause)));
    answers
}

fn finding(cx: &Context<'_>, rule: RuleId, cause: &Cause) -> Option<Finding> {
    let identity = cause.broken(&cx.analysis.identities).find(|identity| identity.rule == rule)?;
    let sum = identity.sum();
    let mut finding = about(cx, rule, cause, identity.place)
        .slot(slot::LEFT, Slot::Number(sum.left_value.into()))
        .slot(slot::RIGHT, Slot::Number(sum.right_value.into()));
    if let Explained::Either(ways) = &cause.explained {
        finding.suggestions = alternatives(ways);
    }
    Some(finding)
}
