//! What is made of the facts before any rule speaks, each step from those above it.
//!
//! Several rules report one thing from several sides: which sums are broken and by what, which claims of
//! the prose the tables explain. That is found here, once; a rule only reports it.

mod board;
pub(super) mod cause;
pub(super) mod claims;
mod diagnosis;
pub(super) mod follows;
pub(super) mod identity;
pub(super) mod lists;
mod slip;
pub(super) mod stock;

use super::facts::Facts;
use super::phrases::{self, Hit};
use cause::Cause;
use claims::{ClaimState, Figures};
use follows::Follows;
use identity::Identity;

pub(super) struct Analysis<'a> {
    /// What nobody writes like this, and the report does.
    pub phrases: Vec<Hit>,
    /// Every identity of the edition at every place, judged.
    pub identities: Vec<Identity<'a>>,
    /// What is behind the broken ones of table three.
    pub causes: Vec<Cause>,
    /// What came of each claim of the prose.
    pub claims: Vec<ClaimState>,
    /// The claims whose contradiction follows from what is proposed to be changed.
    pub follows: Vec<Follows>,
}

impl<'a> Analysis<'a> {
    pub fn of(facts: &Facts<'a>) -> Analysis<'a> {
        let phrases = facts.sentences().iter().flat_map(phrases::hits).collect();
        let identities = identity::judge_all(facts);
        let causes = diagnosis::diagnose(&identities);
        let printed = Figures::printed(facts);
        let claims = facts.report.claims.iter();
        let claims =
            claims.map(|claim| claims::judge(&printed, claim)).collect::<Vec<ClaimState>>();
        let follows = follows::find(facts, &claims, &identities, &causes);
        let claims = follows::without(claims, &follows);
        Analysis { phrases, identities, causes, claims, follows }
    }
}
