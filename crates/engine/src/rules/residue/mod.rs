//! Stale years, names of others, and what a template or a copy left behind.
//!
//! Everything here rests on words, so nothing is ever *wrong*; *doubtful* only where a careful
//! reader would agree at once.

mod called;
mod carried_over;
mod machine_text_is_left_over;
mod names_another_body;
mod own_year;
mod plan_is_for_a_past_year;
mod presented;
mod says_this_year;
mod speaks_as_another_body;
mod speaks_for_many_bodies;
mod uses_a_former_name;
mod year_is_stale;

use super::Why;
use super::catalogue::{phrases, slot};
use super::rule::{Answer, Rule, WritingRule, broken, holds};
use super::sentence::Sentence;
use super::writing::Writing;
use super::year::Year;
use model::Place;
use model::finding::{Finding, RuleId, Severity, Slot};

pub(super) const RULES: &[Rule] = &[machine_text_is_left_over::RULE];

pub(super) const OF_WRITING: &[WritingRule] = &[
    year_is_stale::RULE,
    plan_is_for_a_past_year::RULE,
    says_this_year::RULE,
    names_another_body::RULE,
    speaks_as_another_body::RULE,
    uses_a_former_name::RULE,
    speaks_for_many_bodies::RULE,
];

/// What was found in the text: where, and the words as printed.
type Hit = (Place, String);

/// One finding for all of them: they have one cause.
fn one_finding(rule: RuleId, severity: Severity, hits: &[Hit]) -> Option<Finding> {
    let (place, printed) = hits.first()?;
    let finding = Finding::new(rule, severity, *place)
        .slot(slot::N, Slot::Number(hits.len() as i128))
        .slot(slot::PRINTED, Slot::Text(printed.clone()))
        .related(hits.iter().map(|(place, _)| *place));
    Some(finding)
}

/// All sentences of the report.
///
/// # Errors
/// There are none.
fn sentences<'s, 'a>(cx: &'s Writing<'a>) -> Result<&'s [Sentence<'a>], Why> {
    cx.prose().map_err(|_| Why::NotSaid)
}

/// Broken where something was found.
fn answer(found: Option<Finding>) -> Answer {
    found.map_or_else(holds, broken)
}

/// The year of the report, where title and period do not contradict each other: if they do, that is
/// the finding.
fn year(cx: &Writing<'_>) -> Result<u16, Why> {
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    let period = cx.report.masthead.period.as_ref();
    let others = period.into_iter().flat_map(|period| [period.start, period.end]).flatten();
    let agree = others.map(|(other, ..)| other).all(|other| other == year);
    if agree { Ok(year) } else { Err(Why::NoYear) }
}

/// The words that begin here, to the end of the clause or of the next where it is short, at most as
/// many as a sentence can show.
fn excerpt(sentence: &Sentence<'_>, from: usize) -> String {
    const SHORT: usize = 8;
    const SHOWN: usize = 24;
    let end = sentence.clause_end(from);
    let end = if end < from + SHORT { sentence.clause_end(end + 1) } else { end };
    sentence.quote(from..end.min(from + SHOWN).min(sentence.len()))
}

/// Behind a year: its sign, the `度` of a year of account, and a comma.
fn behind_year(sentence: &Sentence<'_>, digits_end: usize) -> usize {
    let account = phrases::ACCOUNT_YEAR.iter().find(|words| sentence.has_at(digits_end, words));
    let end = digits_end + account.map_or(1, |words| words.chars().count());
    if sentence.char(end) == Some(',') { end + 1 } else { end }
}

/// 2023年初, 2023年5月: no year as a whole.
fn is_part(sentence: &Sentence<'_>, year: &Year) -> bool {
    let behind = year.at.end + 1;
    let month = sentence.char(behind).is_some_and(|c| c.is_ascii_digit());
    month || phrases::PARTS_OF_A_YEAR.iter().any(|part| sentence.has_at(behind, part))
}
