//! Numbers that add up and are odd all the same.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
