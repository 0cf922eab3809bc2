//! Structure: are all sections and tables there, in their order, with their rows and names?

mod heading_differs;
mod heading_is_not_in_the_form;
mod label_differs;
mod numbers_are_left_over;
mod other_handling_is_one_row;
mod rows_are_missing;
mod rows_are_out_of_order;
mod section_is_missing;
mod sections_are_out_of_order;
mod table_is_misplaced;
mod table_is_missing;
mod table_stands_twice;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    section_is_missing::RULE,
    sections_are_out_of_order::RULE,
    heading_is_not_in_the_form::RULE,
    heading_differs::RULE,
    table_is_missing::RULE,
    table_is_misplaced::RULE,
    table_stands_twice::RULE,
    rows_are_missing::RULE,
    rows_are_out_of_order::RULE,
    numbers_are_left_over::RULE,
    other_handling_is_one_row::RULE,
    label_differs::RULE,
];
