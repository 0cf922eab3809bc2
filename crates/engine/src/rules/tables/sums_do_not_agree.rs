//! Sums of table three do not come out, and no small change explains them.
//!
//! A sum that is broken all alone is reported under its own rule: its words say which it is. That
//! happens only where others could not be checked, for the identities of table three depend on each
//! other: one that is broken breaks another.

use super::{about, alternatives, of_identities};
use crate::rules::analysis::cause::{Cause, Explained};
use crate::rules::catalogue::{slot, text};
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use model::finding::{Finding, RuleId, Slot};

pub(super) const RULE: Rule = Rule {
    id: text::sums_do_not_agree::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

// The identities of table three have nothing of their own but a name.
pub(super) const APPLICANTS: Rule = Rule {
    id: text::applicants_do_not_add_up::ID,
    check: |cx| of_rule(cx, APPLICANTS.id),
    #[cfg(test)]
    faults: tests::applicants,
};
pub(super) const OUTCOMES: Rule = Rule {
    id: text::outcomes_do_not_add_up::ID,
    check: |cx| of_rule(cx, OUTCOMES.id),
    #[cfg(test)]
    faults: tests::outcomes,
};
pub(super) const BALANCE: Rule = Rule {
    id: text::applications_do_not_balance::ID,
    check: |cx| of_rule(cx, BALANCE.id),
    #[cfg(test)]
    faults: tests::balance,
};

fn check(cx: &Context<'_>) -> Answers {
    let unexplained = cx.analysis.causes.iter().filter(|cause| {
        matches!(cause.explained, Explained::TooManyWays(_) | Explained::Not) && !cause.is_alone()
    });
    let findings = unexplained.filter_map(|cause| {
        let place = cause.broken(&cx.analysis.identities).next()?.place;
        let finding =
            about(cx, RULE.id, cause, place).slot(slot::N, Slot::Number(cause.sums.len() as i128));
        Some(match cause.explained {
            Explained::TooManyWays(ways) => finding
                .variant(text::sums_do_not_agree::MANY)
                .slot(slot::WAYS, Slot::Number(ways as i128)),
            _ => finding,
        })
    });
    Answers { findings: findings.collect(), ..Answers::default() }
}

/// The answers of one rule of identities of table three, and its finding where one of them is the
/// only sum of a cause.
fn of_rule(cx: &Context<'_>, rule: RuleId) -> Answers {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, add, cell, count, set};
    use model::form::RowForm;
    use model::{CellId, Edition, Entry, RowId, TableId, form};

    pub fn faults() -> Faults {
        Faults::new()
            // Items too small in two columns: any row.
            .of(text::sums_do_not_agree::MANY, |reading| {
                for row in ["received", "handled-total"] {
                    add(reading, &[person(row), total(row)], 2);
                }
            })
            .plain(|reading| {
                let cell = |row, column| cell(TableId::Applications, row, column);
                add(
                    reading,
                    &[person("received"), person("disclosed"), person("declined.repeat")],
                    1,
                );
                add(reading, &[cell("received", "business"), cell("disclosed", "research")], 2);
                add(reading, &[total("received"), total("carried-out")], 5);
            })
    }

    pub fn applicants() -> Faults {
        Faults::new()
            // A sum alone is broken only where others could not be checked.
            .plain(|reading| {
                for column in rows().next().unwrap().columns {
                    set(
                        reading,
                        cell(TableId::Applications, "handled-total", column),
                        "",
                        Entry::Blank,
                    );
                }
                add(reading, &[total("received")], 3);
            })
    }

    pub fn outcomes() -> Faults {
        Faults::new().plain(|reading| {
            leave_totals_blank(reading);
            count(reading, person("disclosed"), 4);
        })
    }

    pub fn balance() -> Faults {
        Faults::new().plain(|reading| {
            leave_totals_blank(reading);
            add(reading, &[person("received")], 1);
        })
    }

    fn person(row: RowId) -> CellId {
        cell(TableId::Applications, row, "natural-person")
    }

    fn total(row: RowId) -> CellId {
        cell(TableId::Applications, row, "total")
    }

    fn rows() -> impl Iterator<Item = &'static RowForm> {
        form::form(Edition::E2021).table(TableId::Applications).unwrap().official_rows()
    }

    fn leave_totals_blank(reading: &mut Reading) {
        rows().for_each(|row| set(reading, total(row.id), "", Entry::Blank));
    }
}
