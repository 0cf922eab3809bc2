//! Numbers that add up and are odd all the same: remarks, and only where they are plainly odd.
//!
//! What is merely rare is left alone. A report that is right may be remarked on here; it should not
//! be so often.

mod carries_over_more_than_it_received;
mod enforcer_reports_no_penalties;
mod fees_look_like_yuan;
mod government_reports_nothing;
mod lawsuits_follow_no_review;
mod more_disputes_than_applications;
mod organisations_outnumber_persons;

use super::Why;
use super::context::Context;
use super::part::Part;
use super::rule::Rule;
use model::TableId;
use model::finding::{Finding, RuleId, Severity};

pub(super) const RULES: &[Rule] = &[
    more_disputes_than_applications::RULE,
    lawsuits_follow_no_review::RULE,
    carries_over_more_than_it_received::RULE,
    organisations_outnumber_persons::RULE,
    enforcer_reports_no_penalties::RULE,
    government_reports_nothing::RULE,
    fees_look_like_yuan::RULE,
];

/// A remark on these numbers, at the first of them.
fn remark(rule: RuleId, parts: &[Part<'_>]) -> Option<Finding> {
    let mut finding = Finding::new(rule, Severity::Remark, parts.first()?.id)
        .related(parts.iter().map(|part| part.id));
    finding.rests_on_uncertain = parts.iter().any(|part| !part.cell.certain);
    Some(finding)
}

/// A number of last year's report.
fn last_year(cx: &Context<'_>, table: TableId, row: &str, column: &str) -> Result<u64, Why> {
    let read = cx.last_year?.table(table).ok_or(Why::LastYearNotRead)?;
    let cell = read.cells.iter().find(|((r, c), _)| *r == row && *c == column);
    cell.and_then(|(_, cell)| cell.count()).ok_or(Why::LastYearNotRead)
}
