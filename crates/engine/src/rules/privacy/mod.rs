//! Personal data that a published report must not carry.
//!
//! No finding prints it again: numbers are masked wherever they are named. Names and addresses of
//! persons, and number plates, are not looked for: no list tells them from names of places and bodies.

mod bank_card_number_is_printed;
mod identity_number_is_printed;
mod mailbox_is_private;
mod mobile_number_is_printed;

use super::phrase_rules;
use super::rule::{Rule, WritingRule};

pub(super) const RULES: &[Rule] = &[phrase_rules::SECRET];

pub(super) const OF_WRITING: &[WritingRule] = &[
    identity_number_is_printed::RULE,
    mobile_number_is_printed::RULE,
    bank_card_number_is_printed::RULE,
    mailbox_is_private::RULE,
];

/// The first two and the last three characters, and stars between.
fn masked(number: &str) -> String {
    let length = number.chars().count();
    let shown = |at: usize| at < 2 || at + 3 >= length;
    number.chars().enumerate().map(|(at, c)| if shown(at) { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_masked_number_cannot_be_read_back() {
        assert_eq!(super::masked("123456789012345678"), "12*************678");
    }
}
