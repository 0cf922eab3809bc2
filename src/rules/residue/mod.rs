//! Stale years, names of others, and what a template or a copy left behind.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
