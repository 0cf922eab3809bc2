//! Masthead: title, preamble, reporting period, and the edition of the form.

mod basis;
mod cited_basis_is_superseded;
mod edition_does_not_fit_the_year;
mod form_is_cited_differently;
mod instrument_has_another_number;
mod period_is_not_a_whole_year;
mod period_is_not_stated;
mod preamble_is_missing;
mod title_and_period_differ;
mod title_has_no_single_year;
mod title_is_missing;
mod title_names_no_body;
mod title_wording_differs;
mod title_year_is_written_differently;

use super::rule::{Rule, WritingRule};
use super::{Why, context::Context};
use model::{Period, Place, SectionId};

pub(super) const RULES: &[Rule] = &[
    title_is_missing::RULE,
    title_wording_differs::RULE,
    title_has_no_single_year::RULE,
    title_year_is_written_differently::RULE,
    title_names_no_body::RULE,
    preamble_is_missing::RULE,
    cited_basis_is_superseded::RULE,
    form_is_cited_differently::RULE,
    period_is_not_stated::RULE,
    period_is_not_a_whole_year::RULE,
    title_and_period_differ::RULE,
    edition_does_not_fit_the_year::RULE,
];

pub(super) const OF_WRITING: &[WritingRule] = &[instrument_has_another_number::RULE];

fn title<'a>(cx: &Context<'a>) -> Result<&'a str, Why> {
    cx.report.masthead.title.as_deref().ok_or(Why::NoTitle)
}

/// The period as stated. A few digits without a date are no damaged period but none: even
/// `202111日起至20211230日` has more left of it.
fn period<'a>(cx: &Context<'a>) -> Result<&'a Period, Why> {
    const DIGITS_OF_A_PERIOD: usize = 6;
    let period = cx.report.masthead.period.as_ref().ok_or(Why::NoPeriod)?;
    let digits = period.printed.chars().filter(|c| c.is_numeric()).count();
    let dated = period.start.is_some() || period.end.is_some();
    if dated || digits >= DIGITS_OF_A_PERIOD { Ok(period) } else { Err(Why::NoPeriod) }
}

/// The sentence in which the period is stated.
fn place_of(period: &Period) -> Place {
    match period.sentence {
        Some((section, index)) => Place::Sentence(section, index),
        None => Place::Section(SectionId::Masthead),
    }
}

/// Years written in characters, such as 二〇二三年, are years too.
fn has_year_in_characters(title: &str) -> bool {
    let digits = super::catalogue::phrases::CHARACTER_DIGITS;
    let is_digit = |c: char| digits.iter().any(|digit| digit.starts_with(c));
    let chars: Vec<char> = title.chars().collect();
    chars.windows(4).any(|four| four.iter().copied().all(is_digit))
}
