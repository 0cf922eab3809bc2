//! Tables: do they add up, and are they filled in?
//!
//! What adds up to what is data (`data/identities-*.toml`). All identities are judged once, before any
//! rule, and the broken ones of table three are explained together ([`super::analysis`]); the rules here
//! report them.

mod cell_does_not_fit_its_sums;
mod documents_are_not_in_its_power;
mod regulations;
mod row_or_column_slipped;
mod stock_is_too_small;
mod sums_do_not_agree;
mod table_is_not_filled;
mod total_is_not_filled;
mod total_is_not_the_sum;

use super::analysis::cause::{Cause, Change};
use super::analysis::identity::Identity;
use super::context::Context;
use super::rule::{self, Answers, Rule};
use model::Place;
use model::finding::{Condition, Finding, RuleId, Severity, Suggestion};

pub(super) const RULES: &[Rule] = &[
    sums_do_not_agree::APPLICANTS,
    sums_do_not_agree::OUTCOMES,
    sums_do_not_agree::BALANCE,
    total_is_not_the_sum::RULE,
    cell_does_not_fit_its_sums::RULE,
    row_or_column_slipped::RULE,
    sums_do_not_agree::RULE,
    total_is_not_filled::RULE,
    table_is_not_filled::RULE,
    stock_is_too_small::RULE,
    documents_are_not_in_its_power::RULE,
];

/// What the identities of one rule came to.
fn of_identities(cx: &Context<'_>, rule: RuleId) -> Answers {
    let of_rule = cx.analysis.identities.iter().filter(|identity| identity.rule == rule);
    Answers {
        places: of_rule.map(|identity| (identity.place, identity.outcome)).collect(),
        findings: Vec::new(),
    }
}

/// A finding about broken sums: it carries them all, and is *wrong* only where at least one of them
/// is proof by itself (read with certainty, no blank taken as 0).
fn about(cx: &Context<'_>, id: RuleId, cause: &Cause, place: impl Into<Place>) -> Finding {
    let broken = || cause.broken(&cx.analysis.identities);
    let proved = broken().any(Identity::is_proof);
    let mut finding = Finding::new(id, rule::severity(proved, Severity::Wrong), place)
        .related(broken().map(|identity| identity.place));
    finding.sums = broken().map(Identity::sum).collect();
    finding.rests_on_uncertain =
        !proved && broken().flat_map(Identity::parts).any(|part| !part.cell.certain);
    finding
}

/// Every way as a suggestion, none of them certain.
fn alternatives(ways: &[Vec<Change>]) -> Vec<Suggestion> {
    let suggestion = |changes: &Vec<Change>| Suggestion {
        changes: changes.clone(),
        certain: false,
        condition: Some(Condition::OthersAreRight),
    };
    ways.iter().map(suggestion).collect()
}
