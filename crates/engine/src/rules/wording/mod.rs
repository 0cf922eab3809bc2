//! Set phrases, typing errors, punctuation.
//!
//! A mistake that is right nowhere is a line of `data/phrases.toml`. A careful reader agrees at once with what is
//! doubtful here; all else is one remark a kind.

mod enumeration_skips_a_number;
mod punctuation_is_unusual;
mod set_phrase_is_mistyped;
mod word_stands_twice;
mod wording_is_unusual;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    set_phrase_is_mistyped::RULE,
    word_stands_twice::RULE,
    wording_is_unusual::RULE,
    punctuation_is_unusual::RULE,
    enumeration_skips_a_number::RULE,
];
