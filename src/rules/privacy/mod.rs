//! Personal data that a published report must not carry.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
