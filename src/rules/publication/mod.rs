//! When a report is published, and by when it has to be.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
