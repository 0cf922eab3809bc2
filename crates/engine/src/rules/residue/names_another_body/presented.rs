//! The sentence that presents the report names another body.

use std::ops::Range;

use super::Own;
use super::spots::{LONGEST, ends_with, is_other, without_fillers};
use crate::rules::catalogue::phrases;
use crate::rules::name::Name;
use crate::rules::residue::behind_year;
use crate::rules::sentence::Sentence;
use model::SectionId;

/// The body whose report is presented, or that presents it.
pub(super) fn presented(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    presented_as(sentence, own).or_else(|| presenting(sentence, own))
}

/// 现公布 … 2023年政府信息公开工作年度报告, 现将 … 2023年政府信息公开工作情况报告如下.
fn presented_as(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    if !matches!(sentence.section, SectionId::Masthead | SectionId::Overview) {
        return None;
    }
    let verb = sentence.find_unquoted(phrases::PRESENTING, 0..sentence.len())?;
    let mut end = report(sentence, verb.end)?;
    if let Some(year) =
        sentence.years().iter().find(|year| behind_year(sentence, year.at.end) == end)
    {
        end = year.at.start;
    }
    let stopped = |at: usize| {
        !sentence.before(at).is_some_and(char::is_alphabetic)
            || ends_with(sentence, at, phrases::NAME_STOPS)
    };
    let first = verb.end.max(end.saturating_sub(LONGEST));
    let start = (first..=end).rev().find(|at| *at == verb.end || stopped(*at))?;
    let other = Name::of(&sentence.folded(start..end));
    let found = other.is_another_place(&own.name)
        || other.is_another_department(&own.name)
        || is_other(sentence, &(start..end), own);
    found.then_some(start..end)
}

/// Where the report is named, or its subject in a sentence that ends 报告如下.
fn report(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let first = |names: &[&str]| {
        (from..sentence.len()).find(|at| names.iter().any(|name| sentence.has_at(*at, name)))
    };
    first(phrases::REPORT_NAMES).or_else(|| {
        sentence.has_unquoted(phrases::AS_FOLLOWS).then(|| first(phrases::REPORT_SUBJECTS))?
    })
}

/// 某县水利局现公布2023年政府信息公开工作年度报告, 某县水利局现将2023年政府信息公开情况报告如下.
fn presenting(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    if !matches!(sentence.section, SectionId::Masthead | SectionId::Overview) {
        return None;
    }
    let verb = sentence.find_unquoted(phrases::PRESENTING, 0..sentence.len())?;
    let behind = verb.end..sentence.len().min(verb.end + LONGEST);
    report(sentence, verb.end).filter(|at| behind.contains(at))?;
    let year = sentence.years().iter().find(|year| behind.contains(&year.at.start))?;
    let first = verb.start.saturating_sub(LONGEST);
    let start = (first..verb.start).rev().find(|at| sentence.begins_clause(*at))?;
    let name = without_fillers(sentence, start..verb.start);
    (own.year == Some(year.value) && is_other(sentence, &name, own)).then_some(name)
}
