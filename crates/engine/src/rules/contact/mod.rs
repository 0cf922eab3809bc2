//! Contact, links, and how the report ends.

mod contact_is_malformed;
mod contact_is_missing;
mod link_is_malformed;

use super::rule::{Rule, WritingRule};

/// None looks at more than the prose.
pub(super) const RULES: &[Rule] = &[];

pub(super) const OF_WRITING: &[WritingRule] =
    &[contact_is_missing::RULE, contact_is_malformed::RULE, link_is_malformed::RULE];
