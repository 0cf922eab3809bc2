//! Contact, links, and how the report ends.

mod contact_is_malformed;
mod contact_is_missing;
mod link_is_malformed;

use super::rule::WritingRule;

pub(super) const OF_WRITING: &[WritingRule] =
    &[contact_is_missing::RULE, contact_is_malformed::RULE, link_is_malformed::RULE];
