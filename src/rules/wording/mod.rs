//! Set phrases, typing errors, punctuation.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
