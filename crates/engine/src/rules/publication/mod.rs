//! When a report is published, and by when it has to be.
//!
//! The day is known where the host gives it, or where the page prints it above the text.

mod day;
mod published_after_the_deadline;
mod published_before_the_year_ended;

use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[published_after_the_deadline::RULE, published_before_the_year_ended::RULE];
