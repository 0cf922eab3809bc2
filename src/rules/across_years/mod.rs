//! This year's report beside last year's.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
