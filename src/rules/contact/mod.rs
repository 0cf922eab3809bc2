//! Contact, links, and how the report ends.

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[];
