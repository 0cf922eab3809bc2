//! Set phrases, typing errors, punctuation.
//!
//! A mistake that is right nowhere is a line of `data/phrases.toml`. A careful reader agrees at once with what is
//! doubtful here; all else is one remark a kind.

mod enumeration_skips_a_number;
mod punctuation_is_unusual;
mod word_stands_twice;

use super::phrase_rules;
use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    phrase_rules::MISTYPED,
    word_stands_twice::RULE,
    phrase_rules::UNUSUAL,
    punctuation_is_unusual::RULE,
    enumeration_skips_a_number::RULE,
];
