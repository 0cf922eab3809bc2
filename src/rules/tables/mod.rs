//! Tables: do they add up, and are they filled in?
//!
//! What adds up to what is data (`data/identities-*.toml`). All identities are judged once, when
//! the context is made; the rules here report them, and `diagnosis` explains the broken ones of
//! table three together.

pub(super) mod identity;
mod total_is_not_the_sum;

use super::rule::Rule;

/// A line for every rule; the identities of table three have nothing of their own but a name.
pub(super) const RULES: &[Rule] = &[
    Rule { id: APPLICANTS, check: |cx| identity::answers(cx, APPLICANTS) },
    Rule { id: OUTCOMES, check: |cx| identity::answers(cx, OUTCOMES) },
    Rule { id: BALANCE, check: |cx| identity::answers(cx, BALANCE) },
    total_is_not_the_sum::RULE,
];

const APPLICANTS: &str = "applicants-do-not-add-up";
const OUTCOMES: &str = "outcomes-do-not-add-up";
const BALANCE: &str = "applications-do-not-balance";
