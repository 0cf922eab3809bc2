//! Tables: do they add up, and are they filled in?
//!
//! What adds up to what is data (`data/identities-*.toml`). All identities are judged once, when
//! the context is made; the rules here report them, and [`diagnosis`] explains the broken ones of
//! table three together.

mod cell_does_not_fit_its_sums;
pub(super) mod diagnosis;
mod documents_are_not_in_its_power;
pub(super) mod identity;
mod row_or_column_slipped;
mod slip;
pub(super) mod stock_is_too_small;
mod sums_do_not_agree;
mod table_is_not_filled;
mod total_is_not_filled;
mod total_is_not_the_sum;

use super::catalogue::text;
use super::context::{self, Context};
use super::rule::Rule;
use diagnosis::{Cause, Change, Explained};
use identity::Identity;
use model::Place;
use model::finding::{Finding, RuleId, Severity};

/// A line for every rule; the identities of table three have nothing of their own but a name.
pub(super) const RULES: &[Rule] = &[
    Rule { id: APPLICANTS, check: |cx| sums_do_not_agree::of_rule(cx, APPLICANTS) },
    Rule { id: OUTCOMES, check: |cx| sums_do_not_agree::of_rule(cx, OUTCOMES) },
    Rule { id: BALANCE, check: |cx| sums_do_not_agree::of_rule(cx, BALANCE) },
    total_is_not_the_sum::RULE,
    cell_does_not_fit_its_sums::RULE,
    row_or_column_slipped::RULE,
    sums_do_not_agree::RULE,
    total_is_not_filled::RULE,
    table_is_not_filled::RULE,
    stock_is_too_small::RULE,
    documents_are_not_in_its_power::RULE,
];

const APPLICANTS: RuleId = text::applicants_do_not_add_up::ID;
const OUTCOMES: RuleId = text::outcomes_do_not_add_up::ID;
const BALANCE: RuleId = text::applications_do_not_balance::ID;

/// The changes that findings about sums propose: one each, and no other as good.
pub(super) fn proposed(cx: &Context<'_>) -> Vec<Change> {
    let of_three = cx.causes.iter().flat_map(|cause| match &cause.explained {
        Explained::By { changes, .. } | Explained::Slipped { changes, .. } => changes.as_slice(),
        Explained::Either(_) | Explained::TooManyWays(_) | Explained::Not => &[],
    });
    of_three.copied().chain(total_is_not_the_sum::proposed(cx)).collect()
}

/// A finding about broken sums: it carries them all, and is *wrong* only where at least one of them
/// is proof by itself (read with certainty, no blank taken as 0).
fn about(cx: &Context<'_>, rule: RuleId, cause: &Cause, place: impl Into<Place>) -> Finding {
    let proved = cause.broken(cx).any(Identity::is_proof);
    let mut finding = Finding::new(rule, context::severity(proved, Severity::Wrong), place)
        .related(cause.broken(cx).map(|identity| identity.place));
    finding.sums = cause.broken(cx).map(Identity::sum).collect();
    finding.rests_on_uncertain =
        !proved && cause.broken(cx).flat_map(Identity::parts).any(|part| !part.cell.certain);
    finding
}
