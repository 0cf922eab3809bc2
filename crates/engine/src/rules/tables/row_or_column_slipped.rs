//! The numbers of one row or column of table three stand one cell off.
//!
//! That the sums do not come out is proved as anywhere else; the broken ones are folded in.

use super::about;
use crate::rules::analysis::cause::Explained;
use crate::rules::catalogue::text::row_or_column_slipped::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use model::finding::{Condition, Slot, Suggestion};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let findings = cx.analysis.causes.iter().filter_map(|cause| {
        let Explained::Slipped { place, changes } = &cause.explained else { return None };
        let mut finding = about(cx, RULE.id, cause, *place)
            .slot(slot::N, Slot::Number(cause.sums.len() as i128))
            .related(changes.iter().map(|(cell, _)| *cell));
        finding.suggestions.push(Suggestion {
            changes: changes.clone(),
            certain: false,
            condition: Some(Condition::OthersAreRight),
        });
        Some(finding)
    });
    Answers { findings: findings.collect(), ..Answers::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::Setting;
    use crate::rules::tests::apply;
    use crate::rules::tests::{Faults, ask_beside, broken, cell, clean, count, doubt};
    use model::finding::Severity;
    use model::{CellId, Place, TableId};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            for row in ["received", "handled-total"] {
                fill(reading, row, [9, 2, 0, 0, 0, 0, 11]);
            }
            fill(reading, "disclosed", [0, 9, 2, 0, 0, 0, 11]);
            for row in ["carried-in", "refused.process", "carried-out"] {
                fill(reading, row, [0; 7]);
            }
        })
    }

    const COLUMNS: [&str; 7] = [
        "natural-person",
        "business",
        "research",
        "public-welfare",
        "legal-service",
        "other",
        "total",
    ];

    fn at(row: &'static str, column: &'static str) -> CellId {
        cell(TableId::Applications, row, column)
    }

    fn fill(reading: &mut Reading, row: &'static str, values: [u64; 7]) {
        for (column, value) in COLUMNS.into_iter().zip(values) {
            count(reading, at(row, column), value);
        }
    }

    /// 12 persons, 3 businesses and 1 research body.
    fn three_kinds() -> Reading {
        let mut reading = clean();
        for row in ["received", "disclosed", "handled-total"] {
            fill(&mut reading, row, [12, 3, 1, 0, 0, 0, 16]);
        }
        for row in ["carried-in", "refused.process", "carried-out"] {
            fill(&mut reading, row, [0; 7]);
        }
        reading
    }

    #[test]
    fn a_row_that_stands_one_column_off_is_one_finding() {
        let mut reading = three_kinds();
        fill(&mut reading, "disclosed", [0, 12, 3, 1, 0, 0, 16]);
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.place, Place::Row(TableId::Applications, "disclosed"));
        assert_eq!((finding.severity, finding.sums.len()), (Severity::Wrong, 4));
        let changes = &finding.suggestions[0].changes;
        let expected =
            [("natural-person", 12), ("business", 3), ("research", 1), ("public-welfare", 0)];
        let expected: Vec<_> =
            expected.map(|(column, value)| (at("disclosed", column), value)).into();
        assert_eq!(*changes, expected);
        let all = apply(&reading, &Setting::default()).findings;
        assert_eq!(all.iter().filter(|finding| !finding.sums.is_empty()).count(), 1);
    }

    #[test]
    fn a_total_in_the_column_before_is_a_slip() {
        let mut reading = three_kinds();
        fill(&mut reading, "received", [12, 3, 1, 0, 0, 16, 0]);
        assert_eq!(broken(&RULE, &reading).place, Place::Row(TableId::Applications, "received"));
    }

    #[test]
    fn a_column_that_stands_one_row_off_is_one_finding() {
        let mut reading = three_kinds();
        fill(&mut reading, "disclosed", [9, 3, 1, 0, 0, 0, 13]);
        fill(&mut reading, "partly-disclosed", [3, 0, 0, 0, 0, 0, 3]);
        assert!(ask_beside(&RULE, &reading, &Setting::default()).findings.is_empty());
        let slipped = [("disclosed", 0), ("partly-disclosed", 9), ("refused.state-secret", 3)];
        for (row, value) in slipped {
            count(&mut reading, at(row, "natural-person"), value);
        }
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.place, Place::Column(TableId::Applications, "natural-person"));
    }

    #[test]
    fn a_wrong_cell_is_no_slip() {
        let mut reading = three_kinds();
        count(&mut reading, at("disclosed", "business"), 8);
        assert!(ask_beside(&RULE, &reading, &Setting::default()).findings.is_empty());
    }

    #[test]
    fn a_slip_of_doubtful_cells_is_doubtful() {
        let mut reading = three_kinds();
        fill(&mut reading, "disclosed", [0, 12, 3, 1, 0, 0, 16]);
        for column in COLUMNS {
            doubt(&mut reading, at("disclosed", column));
        }
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.severity, finding.rests_on_uncertain), (Severity::Doubtful, true));
    }
}
