//! The proof that the rules are right: faults put into the text of files, reports without a fault, and the findings on
//! real reports. `cargo xtask proof` prints it.
//!
//! Real reports are no part of the project. They are found by `GOUJI_CORPUS`; whatever wants them takes
//! a [`Corpus`] and is *ignored* where there is none, so that no count calls it passed. The harness of the
//! language knows what is ignored when it compiles, and whether there is a corpus is known when it runs:
//! so this program, and only this one, is run by `libtest_mimic`, which speaks as that harness does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod clean;
mod corpus;
mod decided;
mod diagnosis;
mod doubtful;
mod faults;
mod floors;
mod frozen;
mod json;
mod kinds;
#[expect(dead_code, reason = "here reports are made as pages and texts only")]
#[path = "../maker/mod.rs"]
mod maker;
mod own;
#[path = "../support/project.rs"]
mod project;
#[path = "../support/reading.rs"]
mod reading;
mod real;
#[path = "../support/round_trip.rs"]
mod round_trip;
mod sample;
#[path = "../support/schema.rs"]
mod schema;
mod trial;

use libtest_mimic::{Arguments, Trial};
use real::Corpus;
use trial::{Named, named, of_real_reports, of_the_project};

/// A test that is in neither list is dead code, and a warning.
const OF_THE_PROJECT: &[Named<fn()>] = named![
    clean::an_invented_report_that_follows_from_the_year_before_is_not_accused,
    clean::invented_reports_without_a_fault_are_not_accused,
    diagnosis::every_cell_of_table_four_makes_its_row_wrong_on_invented_reports,
    diagnosis::every_cell_of_table_three_is_named_on_invented_reports,
    diagnosis::two_faults_that_touch_nothing_in_common_are_both_named,
    doubtful::every_reason_is_told,
    faults::a_fault_that_is_put_in_is_found_and_named_in_invented_reports,
    faults::every_rule_that_can_say_wrong_or_doubtful_has_a_kind_of_fault,
    floors::a_kind_that_is_found_less_often_is_named,
    floors::every_kind_has_floors_and_every_exception_a_reason,
    frozen::every_renewal_has_a_reason,
];

const OF_REAL_REPORTS: &[Named<fn(&Corpus)>] = named![
    clean::a_real_report_that_follows_from_the_year_before_is_not_accused,
    clean::real_reports_without_a_fault_are_not_accused,
    corpus::a_blank_total_is_not_filled_and_makes_no_sum_wrong,
    corpus::a_number_changed_in_the_file_is_named_with_the_right_value,
    corpus::both_smallest_explanations_are_named_for_016_and_none_is_picked,
    corpus::clean_reports_are_not_accused,
    corpus::every_cell_is_what_the_report_says,
    corpus::glued_digits_are_parted_in_tables_three_and_four_and_refused_in_table_two,
    corpus::the_blank_form_is_blank_in_every_cell_and_its_sums_are_not_judged,
    corpus::the_year_after_001_carries_in_what_it_carried_out_and_its_stock_follows,
    corpus::two_rows_of_table_four_are_wrong_in_001_and_nothing_else,
    corpus::what_was_cut_is_missing_and_nobody_is_accused_of_it,
    decided::no_profile_acquits_a_real_report,
    diagnosis::every_cell_of_table_four_makes_its_row_wrong_on_real_reports,
    diagnosis::every_cell_of_table_three_is_named_on_real_reports,
    diagnosis::two_explanations_are_both_named_and_none_is_picked,
    doubtful::every_doubt_about_a_real_report_has_a_reason,
    faults::a_fault_that_is_put_in_is_found_and_named_in_real_reports,
    frozen::what_is_said_of_real_reports_is_what_was_said,
    json::the_truth_of_the_corpus_is_read,
    json::what_is_written_is_as_the_schema_says,
    json::what_was_written_is_read_again,
];

fn main() {
    let arguments = Arguments::from_args();
    let shown = arguments.nocapture || arguments.show_output;
    let mut trials: Vec<Trial> = of_the_project(OF_THE_PROJECT, shown).collect();
    trials.extend(of_real_reports(OF_REAL_REPORTS, Corpus::find(), shown));
    libtest_mimic::run(&arguments, trials).exit();
}
