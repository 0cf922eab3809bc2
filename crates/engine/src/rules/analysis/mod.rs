//! What is derived from the facts before any rule is applied, each step from those above it.
//!
//! Several rules report one thing from several sides: which sums are broken and by what, which claims of
//! the prose the tables explain. That is found here, once; a rule only reports it.

pub(super) mod cause;
pub(super) mod claims;
pub(super) mod consequences;
mod diagnosis;
mod graph;
pub(super) mod identity;
pub(super) mod lists;
mod slip;
pub(super) mod stock;

use super::facts::Facts;
use super::phrases::{self, PhraseHit};
use cause::Cause;
use claims::{ClaimState, Figures};
use consequences::Consequence;
use identity::Identity;

pub(super) struct Analysis<'a> {
    /// Set phrases with a mistake in them, where the report has them.
    pub phrases: Vec<PhraseHit>,
    /// Every identity of the edition at every place, judged.
    pub identities: Vec<Identity<'a>>,
    /// What is behind the broken ones of table three.
    pub causes: Vec<Cause>,
    /// What came of each claim of the prose.
    pub claims: Vec<ClaimState>,
    /// The claims whose contradiction follows from what is proposed to be changed.
    pub consequences: Vec<Consequence>,
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
        let consequences = consequences::find(facts, &claims, &identities, &causes);
        let claims = consequences::without(claims, &consequences);
        Analysis { phrases, identities, causes, claims, consequences }
    }
}
