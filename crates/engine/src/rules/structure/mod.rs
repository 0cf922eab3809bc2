//! Structure: are all sections and tables there, in their order, with their rows and names, and do
//! the sections say what they are for?

mod columns_are_out_of_order;
mod heading_differs;
mod heading_is_not_in_the_form;
mod headings;
mod label_differs;
mod numbers_are_left_over;
mod other_handling_is_one_row;
mod other_matters_are_empty;
mod oversight_is_not_reported;
mod overview_is_long;
mod parts_do_not_match_their_number;
mod problems_are_not_described;
mod rows_are_missing;
mod rows_are_out_of_order;
mod section_is_missing;
mod sections_are_out_of_order;
mod table_is_misplaced;
mod table_is_missing;
mod table_stands_twice;
mod themes_are_missing;

use super::catalogue::phrases;
use super::context::Context;
use super::phrase_rules;
use super::rule::Rule;
use model::SectionId;

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
    columns_are_out_of_order::RULE,
    numbers_are_left_over::RULE,
    other_handling_is_one_row::RULE,
    label_differs::RULE,
    parts_do_not_match_their_number::RULE,
    themes_are_missing::RULE,
    oversight_is_not_reported::RULE,
    overview_is_long::RULE,
    problems_are_not_described::RULE,
    other_matters_are_empty::RULE,
    phrase_rules::TEMPLATE,
];

/// A section under whose heading no word stands.
fn is_blank(cx: &Context<'_>, section: SectionId) -> bool {
    !cx.sentences_of(section).iter().any(|one| one.printed.contains(char::is_alphanumeric))
}

/// A section that says that there is nothing, and nothing else: 无, 暂无问题.
fn says_nothing(cx: &Context<'_>, section: SectionId) -> bool {
    let words: String = cx.sentences_of(section).iter().flat_map(|one| one.text.chars()).collect();
    // Marks around it, and an ordinal before it, say nothing either.
    let bare: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
    let digits = phrases::CHARACTER_DIGITS;
    let bare = bare.trim_start_matches(|c: char| digits.iter().any(|one| one.starts_with(c)));
    phrases::NOTHING.contains(&bare)
}
