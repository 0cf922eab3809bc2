//! Fewer documents are in force than were made and not repealed this year; on the 2019 form, fewer
//! are disclosed in all than were disclosed this year.

use super::regulations;
use crate::rules::Why;
use crate::rules::analysis::cause::Change;
use crate::rules::analysis::stock::TABLE;
use crate::rules::catalogue::text::stock_is_too_small::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::part::Part;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Condition, Finding, Severity, Slot, Suggestion, Variant};
use model::{Edition, Place, RowId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let mut answers = Answers::default();
    for row in ["regulations", "normative-documents"] {
        let answer = match cx.form.edition {
            Edition::E2021 => judge(cx, row),
            Edition::E2019 => judge_2019(cx, row),
        };
        let of_row = Answers::at(Place::Row(TABLE, row), answer);
        answers.places.extend(of_row.places);
        answers.findings.extend(of_row.findings);
    }
    answers
}

fn judge(cx: &Context<'_>, row: RowId) -> Answer {
    let made = cx.number(TABLE, row, "made")?;
    if regulations::are_beyond_its_power_at(cx, made.id) {
        return Err(Why::OneCause);
    }
    let repealed = cx.number(TABLE, row, "repealed")?;
    let in_force = cx.number(TABLE, row, "in-force")?;
    if in_force.cell.is_empty() && made.value > 0 {
        return Err(Why::NotANumber);
    }
    let left = made.value.saturating_sub(repealed.value);
    let (variant, severity) = if in_force.value < left {
        (Variant::PLAIN, Severity::Doubtful)
    } else if in_force.value < made.value {
        // Possible, where documents of this very year were repealed.
        (text::REPEALED, Severity::Remark)
    } else {
        return holds();
    };
    broken(
        finding(cx, row, severity, &[made, repealed, in_force])
            .variant(variant)
            .slot(slot::MADE, Slot::Number(made.value.into()))
            .slot(slot::REPEALED, Slot::Number(repealed.value.into()))
            .slot(slot::IN_FORCE, Slot::Number(in_force.value.into())),
    )
}

fn judge_2019(cx: &Context<'_>, row: RowId) -> Answer {
    let new = cx.number(TABLE, row, "new-disclosed")?;
    let all = cx.number(TABLE, row, "total-disclosed")?;
    if all.cell.is_empty() && new.value > 0 {
        return Err(Why::NotANumber);
    }
    if all.value >= new.value {
        return holds();
    }
    broken(
        finding(cx, row, Severity::Doubtful, &[new, all])
            .variant(text::DISCLOSED)
            .slot(slot::NEW, Slot::Number(new.value.into()))
            .slot(slot::ALL, Slot::Number(all.value.into())),
    )
}

fn finding(cx: &Context<'_>, row: RowId, severity: Severity, cells: &[Part<'_>]) -> Finding {
    let mut finding = Finding::new(RULE.id, severity, Place::Row(TABLE, row))
        .related(cells.iter().map(|part| part.id));
    finding.rests_on_uncertain = cells.iter().any(|part| !part.cell.certain);
    let of_row = |change: &&Change| change.0.table == TABLE && change.0.row == row;
    let said = cx.analysis.consequences.iter().flat_map(|one| one.changes()).filter(of_row);
    finding.suggestions = said
        .map(|change| Suggestion {
            changes: vec![*change],
            certain: false,
            condition: Some(Condition::TheTextIsRight),
        })
        .collect();
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{
        Faults, broken, cell, clean, count, doubt, holds, set, table, unchecked, zeros,
    };
    use model::{Entry, Known, TableState, form};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| *reading = of(13, 0, 5))
            .of(text::REPEALED, |reading| *reading = of(13, 9, 5))
            .of(text::DISCLOSED, |reading| {
                reading.report.edition = Known::Read(Edition::E2019);
                *table(reading, TABLE) = zeros(form::form(Edition::E2019).table(TABLE).unwrap());
                count(reading, cell(TABLE, ROW, "new-disclosed"), 3);
            })
    }

    const ROW: RowId = "normative-documents";

    fn of(made: u64, repealed: u64, in_force: u64) -> Reading {
        let mut reading = clean();
        for (column, value) in [("made", made), ("repealed", repealed), ("in-force", in_force)] {
            count(&mut reading, cell(TABLE, ROW, column), value);
        }
        reading
    }

    #[test]
    fn what_was_made_and_kept_is_in_force() {
        holds(&RULE, &of(13, 0, 13));
        holds(&RULE, &of(13, 20, 60));
        holds(&RULE, &of(0, 3, 0));
    }

    #[test]
    fn fewer_in_force_than_made_is_doubtful() {
        let mut reading = of(13, 0, 5);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
        doubt(&mut reading, cell(TABLE, ROW, "in-force"));
        assert!(broken(&RULE, &reading).rests_on_uncertain);
    }

    #[test]
    fn fewer_in_force_than_made_with_some_repealed_is_remarked() {
        let finding = broken(&RULE, &of(13, 10, 5));
        assert_eq!((finding.severity, finding.variant), (Severity::Remark, text::REPEALED));
    }

    #[test]
    fn regulations_of_a_body_that_makes_none_are_one_finding() {
        let mut reading = clean();
        count(&mut reading, cell(TABLE, "regulations", "made"), 2);
        let answers = crate::rules::tests::ask_beside(&RULE, &reading, &Default::default());
        assert!(answers.findings.is_empty());
        assert_eq!(answers.places[0].1, crate::rules::Outcome::Unchecked(Why::OneCause));
    }

    #[test]
    fn a_blank_is_no_small_number() {
        let mut reading = of(13, 0, 0);
        set(&mut reading, cell(TABLE, ROW, "in-force"), "", Entry::Blank);
        assert_eq!(unchecked(&RULE, &reading), Why::NotANumber);
    }

    #[test]
    fn without_a_table_nothing_is_said() {
        let mut reading = clean();
        table(&mut reading, TABLE).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}
