//! The prose against the tables: claims, sums in a sentence, shares and growth.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
