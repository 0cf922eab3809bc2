//! What blanks, marks and doubtful readings mean for a sum: the top of the auditor's catalogue.

use super::*;
use crate::rules::Check;
use crate::rules::tests::apply;
use model::finding::Severity;

const T3: TableId = TableId::Applications;

fn outcome(reading: &Reading, rule: &str, place: Place) -> Outcome {
    let checks = apply(reading, &Setting::default()).checks;
    let found = |check: &&Check| check.rule == rule && check.place == place;
    checks.iter().find(found).expect("a check").outcome
}

fn findings(reading: &Reading) -> Vec<(&'static str, Severity)> {
    apply(reading, &Setting::default())
        .findings
        .iter()
        .map(|finding| (finding.rule.as_str(), finding.severity))
        .collect()
}

#[test]
fn a_blank_total_leaves_its_sums_unchecked_and_is_named_once() {
    let mut reading = clean();
    set(&mut reading, cell(T3, "carried-out", "total"), "", Entry::Blank);
    let row = outcome(&reading, "applicants-do-not-add-up", Place::Row(T3, "carried-out"));
    assert_eq!(row, Outcome::Unchecked(Why::TotalNotFilled));
    let balance = outcome(&reading, "applications-do-not-balance", Place::Column(T3, "total"));
    assert_eq!(balance, Outcome::Unchecked(Why::TotalNotFilled));
    assert_eq!(findings(&reading), [("total-is-not-filled", Severity::Doubtful)]);
}

#[test]
fn a_blank_part_is_a_zero_that_is_said() {
    let mut reading = clean();
    set(&mut reading, cell(T3, "received", "business"), "", Entry::Blank);
    let row = outcome(&reading, "applicants-do-not-add-up", Place::Row(T3, "received"));
    assert_eq!(row, Outcome::HoldsWithBlankAsZero);
    assert_eq!(findings(&reading), [("zero-is-not-written", Severity::Remark)]);
}

#[test]
fn a_sum_that_does_not_hold_with_a_blank_is_doubtful_and_never_wrong() {
    let mut reading = clean();
    set(&mut reading, cell(T3, "disclosed", "natural-person"), "", Entry::Blank);
    let found = findings(&reading);
    assert_eq!(found.first(), Some(&("cell-does-not-fit-its-sums", Severity::Doubtful)));
    let mut reading = clean();
    set(&mut reading, cell(TableId::Disputes, "review", "upheld"), "", Entry::Blank);
    let found = findings(&reading);
    assert_eq!(found.first(), Some(&("total-is-not-the-sum", Severity::Doubtful)));
}

#[test]
fn a_mark_for_every_zero_gives_one_remark_and_the_same_verdicts() {
    let mut reading = clean();
    let ids: Vec<CellId> = form::form(Edition::E2021)
        .tables
        .iter()
        .flat_map(TableForm::cells)
        .filter(|id| reading.report.cell(*id).is_some_and(|cell| cell.printed == "0"))
        .collect();
    for id in ids {
        set(&mut reading, id, "/", Entry::Mark);
    }
    assert_eq!(findings(&reading), [("zero-is-not-written", Severity::Remark)]);
    let checks = apply(&reading, &Setting::default()).checks;
    assert_eq!(checks.iter().find(is_left_unchecked), None);
}

#[test]
fn a_table_of_marks_is_filled_in_and_a_table_of_blanks_is_not() {
    let mut reading = clean();
    let disputes = table(&mut reading, TableId::Disputes);
    disputes.state = TableState::AllBlank;
    disputes.cells.iter_mut().for_each(|(_, cell)| *cell = number("/", Entry::Mark));
    assert_eq!(findings(&reading), [("zero-is-not-written", Severity::Remark)]);
    let disputes = table(&mut reading, TableId::Disputes);
    disputes.cells.iter_mut().for_each(|(_, cell)| *cell = number("", Entry::Blank));
    assert_eq!(findings(&reading), [("table-is-not-filled", Severity::Doubtful)]);
}

#[test]
fn a_sum_that_rests_on_a_doubtful_reading_is_doubtful_and_says_so() {
    let mut reading = clean();
    let id = cell(TableId::Disputes, "review", "total");
    count(&mut reading, id, 7);
    doubt(&mut reading, id);
    let findings = apply(&reading, &Setting::default()).findings;
    assert_eq!(findings[0].severity, Severity::Doubtful);
    assert!(findings[0].rests_on_uncertain);
}

#[test]
fn another_doubtful_cell_does_not_acquit_a_sum_that_is_proof_by_itself() {
    let mut reading = clean();
    count(&mut reading, cell(T3, "disclosed", "natural-person"), 8);
    doubt(&mut reading, cell(T3, "refused.process", "natural-person"));
    let findings = apply(&reading, &Setting::default()).findings;
    assert_eq!(findings[0].severity, Severity::Wrong);
    assert!(!findings[0].suggestions[0].certain, "the column is no proof");
}

#[test]
fn a_cell_that_is_no_number_leaves_its_sums_unchecked() {
    let mut reading = clean();
    set(&mut reading, cell(T3, "received", "other"), "若干", Entry::Text);
    let row = outcome(&reading, "applicants-do-not-add-up", Place::Row(T3, "received"));
    assert_eq!(row, Outcome::Unchecked(Why::NotANumber));
    doubt(&mut reading, cell(T3, "received", "other"));
    let row = outcome(&reading, "applicants-do-not-add-up", Place::Row(T3, "received"));
    assert_eq!(row, Outcome::Unchecked(Why::CellNotRead));
}

#[test]
fn digits_that_a_sum_has_parted_prove_nothing_for_that_sum() {
    let mut reading = clean();
    let row = Place::Row(T3, "received");
    note(&mut reading, NoteKind::Split, row, "120000012");
    doubt(&mut reading, cell(T3, "received", "total"));
    let parted = outcome(&reading, "applicants-do-not-add-up", row);
    assert_eq!(parted, Outcome::Unchecked(Why::UsedForReading));
}

#[test]
fn numbers_beyond_measure_are_not_added() {
    let mut reading = clean();
    for column in ["upheld", "corrected"] {
        count(&mut reading, cell(TableId::Disputes, "review", column), u64::MAX);
    }
    let row = outcome(&reading, "total-is-not-the-sum", Place::Row(TableId::Disputes, "review"));
    assert_eq!(row, Outcome::Unchecked(Why::NumberTooLarge));
}

#[test]
fn an_all_zero_report_holds() {
    let mut reading = clean();
    for id in [T3, TableId::Disputes] {
        for (_, cell) in table(&mut reading, id).cells.iter_mut() {
            *cell = number("0", Entry::Count(0));
        }
    }
    assert_eq!(findings(&reading), []);
}
