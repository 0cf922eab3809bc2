//! Set phrases, typing errors, punctuation.
//!
//! A mistake that is right nowhere is a line of `data/phrases.toml`. A careful reader agrees at once with what is
//! doubtful here; all else is one remark a kind.

mod date_does_not_exist;
mod enumeration_skips_a_number;
mod items_do_not_match_their_number;
mod punctuation_is_unusual;
mod word_stands_twice;

use super::phrase_rules;
use super::rule::{Rule, WritingRule};

pub(super) const RULES: &[Rule] = &[phrase_rules::MISTYPED, phrase_rules::UNUSUAL];

pub(super) const OF_WRITING: &[WritingRule] = &[
    word_stands_twice::RULE,
    punctuation_is_unusual::RULE,
    enumeration_skips_a_number::RULE,
    items_do_not_match_their_number::RULE,
    date_does_not_exist::RULE,
];
