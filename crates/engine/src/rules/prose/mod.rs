//! The prose against the tables: claims, sums in a sentence, shares and growth.
//!
//! What came of each claim is in [`super::analysis`]; the rules here report it, and a person decides:
//! nothing is ever *wrong*.

mod fee_is_not_reported;
mod fee_overdue_without_notice;
mod list_does_not_add_up;
mod notices;
mod one_cause;
mod text_contradicts_table;
mod text_differs_from_table;
mod text_says_two_numbers;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    text_differs_from_table::RULE,
    text_contradicts_table::RULE,
    text_differs_from_table::SHARE,
    text_differs_from_table::GROWTH,
    text_says_two_numbers::RULE,
    list_does_not_add_up::RULE,
    fee_is_not_reported::RULE,
    fee_overdue_without_notice::RULE,
];
