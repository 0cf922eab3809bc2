//! Contact, links, and how the report ends.

mod contact_is_malformed;
mod contact_is_missing;
mod link_is_malformed;

use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[contact_is_missing::RULE, contact_is_malformed::RULE, link_is_malformed::RULE];
