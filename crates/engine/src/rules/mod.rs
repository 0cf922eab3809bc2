//! What is to be checked, and what came of it.
//!
//! A rule is a value: its id, and a function that looks at a report and answers for every place it
//! concerns. The registry below is the one list of them; their words stand in the [`catalogue`].

mod across_years;
mod analysis;
pub mod catalogue;
mod contact;
mod context;
mod facts;
mod grid;
mod last_year;
mod masthead;
mod name;
mod notation;
mod order;
mod organ;
mod outcome;
mod part;
mod phrase_rules;
mod phrases;
mod plausibility;
mod privacy;
mod prose;
mod publication;
mod quotation;
mod residue;
mod rule;
mod sentence;
mod setting;
mod structure;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod wording;
mod writing;
mod year;

use crate::recognise::Reading;
use model::finding::Finding;

pub use analysis::claims::{ClaimState, Explanation};
pub use analysis::lists::adds_up;
use context::Context;
pub use last_year::precedes;
pub use outcome::{Check, Checks, Outcome, Why};
use rule::{Rule, WritingRule};
pub use setting::{Date, LastYear, Profile, Setting};
pub use writing::{Answered, JudgeWriting, Writing};

/// All rules, family by family.
const FAMILIES: &[&[Rule]] = &[
    structure::RULES,
    masthead::RULES,
    tables::RULES,
    prose::RULES,
    across_years::RULES,
    residue::RULES,
    notation::RULES,
    wording::RULES,
    privacy::RULES,
    contact::RULES,
    publication::RULES,
    plausibility::RULES,
];

/// The rules of writing, family by family.
const OF_WRITING: &[&[WritingRule]] = &[
    masthead::OF_WRITING,
    residue::OF_WRITING,
    wording::OF_WRITING,
    privacy::OF_WRITING,
    contact::OF_WRITING,
];

/// What all rules have said about a report.
#[derive(Clone, Debug)]
pub struct Verdicts {
    pub findings: Vec<Finding>,
    pub checks: Checks,
    /// Each claim of the prose, in the order of [`model::Report::claims`].
    pub claims: Vec<ClaimState>,
}

/// Applies all rules to a reading; `judge` applies those of writing.
///
/// The findings come gravest first, then in the order of the form; the checks come rule by rule.
pub fn apply(reading: &Reading, setting: &Setting<'_>, judge: JudgeWriting) -> Verdicts {
    let cx = Context::new(reading, setting);
    let (mut findings, mut checks) = (Vec::new(), Vec::new());
    for rule in FAMILIES.iter().copied().flatten() {
        (rule.check)(&cx).file_under(rule.id, &mut checks, &mut findings);
    }
    let answered = judge(&cx);
    checks.extend(answered.checks);
    findings.extend(answered.findings);
    for consequence in &cx.analysis.consequences {
        findings.iter_mut().for_each(|finding| consequence.attach_to(finding));
    }
    for finding in &mut findings {
        finding.related.sort_by_cached_key(|place| order::position(cx.form, *place));
        finding.related.dedup();
    }
    findings
        .sort_by_cached_key(|finding| (finding.severity, order::position(cx.form, finding.place)));
    setting.profile.level(&mut findings);
    Verdicts { findings, checks, claims: cx.analysis.claims }
}

/// Applies the rules of writing: a [`JudgeWriting`].
pub fn judge_writing(writing: &Writing<'_>) -> Answered {
    let Answered { mut findings, mut checks } = Answered::default();
    for rule in OF_WRITING.iter().copied().flatten() {
        (rule.check)(writing).file_under(rule.id, &mut checks, &mut findings);
    }
    Answered { findings, checks }
}
