//! Where a report names a body that must be its own, and names another one.

use std::ops::Range;

use super::Own;
use super::compiled::compiled;
use super::presented::presented;
use super::subject::subject;
use crate::rules::catalogue::phrases;
use crate::rules::name::Name;
use crate::rules::sentence::Sentence;
use model::SectionId;

/// Longer than the name of a body and less than a sentence.
pub(super) const LONGEST: usize = 28;

/// Where the sentence names another body instead of the own one.
pub(super) fn another_body(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    presented(sentence, own)
        .or_else(|| compiled(sentence, own))
        .or_else(|| subject(sentence, own))
        .or_else(|| working_by(sentence, &own.name))
        .or_else(|| group(sentence, own))
        .or_else(|| signature(sentence, &own.name))
}

/// A line of its own at the end of the report with nothing but the name of another body of this kind.
fn signature(sentence: &Sentence<'_>, own: &Name) -> Option<Range<usize>> {
    let last = matches!(sentence.section, SectionId::OtherMatters | SectionId::Closing);
    if !last || sentence.len() > LONGEST {
        return None;
    }
    let other = Name::of(&sentence.folded(0..sentence.len()));
    is_namesake(&other, own).then_some(0..sentence.len())
}

/// 按照《某区卫生健康局依申请公开工作规程》. A city may stand above another one, and its rules bind both.
fn working_by(sentence: &Sentence<'_>, own: &Name) -> Option<Range<usize>> {
    if own.is_city() || !own.is_whole_body() || sentence.has(phrases::OF_TWO_BODIES) {
        return None;
    }
    let opens = (0..sentence.len()).filter(|at| sentence.char(*at) == Some(TITLE));
    let mut titles = opens.filter(|at| ends_with(sentence, *at, phrases::WORKING_BY));
    titles.find_map(|open| {
        let start = open + 1;
        let kind = (start..start + LONGEST).find(|at| sentence.has_at(*at, own.kind()))?;
        let name = start..kind + own.kind().chars().count();
        let mut behind = name.end..name.end + LONGEST;
        behind.find(|at| phrases::DISCLOSURE.iter().any(|word| sentence.has_at(*at, word)))?;
        is_namesake(&Name::of(&sentence.folded(name.clone())), own).then_some(name)
    })
}

/// 调整充实某镇政务公开工作领导小组: a group of its own bears the name of the body. A city may stand above
/// another one.
fn group(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let work = sentence.find_unquoted(phrases::GROUPS_FOR_DISCLOSURE, 0..sentence.len())?;
    let near = work.start.saturating_sub(LONGEST)..work.start;
    let start = near.rev().find(|at| ends_with(sentence, *at, phrases::SETS_UP))?;
    let name = start..work.start;
    let other = Name::of(&sentence.folded(name.clone()));
    let found = is_colleague(&other, own)
        || (!own.name.is_city() && other.has_place() && is_other(sentence, &name, own));
    (found && !sentence.has(phrases::OF_TWO_BODIES)).then_some(name)
}

/// Where a title opens.
const TITLE: char = '\u{300a}';

/// The same kind of body, elsewhere.
pub(super) fn is_namesake(other: &Name, own: &Name) -> bool {
    own.is_whole_body() && other.is_one_body() && other.is_like(own) && other.is_elsewhere(own)
}

/// A department of the same place that does other work.
pub(super) fn is_colleague(other: &Name, own: &Own) -> bool {
    other.is_one_body()
        && !own.may_have_two_names
        && other.is_at_place_of(&own.name)
        && other.does_other_work(&own.name)
}

/// A body that can present or compile no report but its own.
pub(super) fn is_other(sentence: &Sentence<'_>, name: &Range<usize>, own: &Own) -> bool {
    let other = Name::of(&sentence.folded(name.clone()));
    let departments = other.is_department() && own.name.is_department();
    let elsewhere = other.is_one_body()
        && (departments || other.is_akin(&own.name))
        && other.is_elsewhere(&own.name);
    elsewhere || is_colleague(&other, own)
}

/// Without what stands between the name of a body and what it does: 某局现, 某局全年共.
pub(super) fn without_fillers(sentence: &Sentence<'_>, name: Range<usize>) -> Range<usize> {
    const MOST: usize = 4;
    let mut end = name.end;
    for _ in 0..MOST {
        let filler = phrases::NAME_FILLERS.iter().find(|word| ends_in(sentence, end, word));
        end -= filler.map_or(0, |word| word.chars().count());
    }
    name.start..end.max(name.start)
}

pub(super) fn ends_with(sentence: &Sentence<'_>, end: usize, words: &[&str]) -> bool {
    words.iter().any(|word| ends_in(sentence, end, word))
}

/// The word stands right before `end`.
fn ends_in(sentence: &Sentence<'_>, end: usize, word: &str) -> bool {
    let from = end.checked_sub(word.chars().count());
    from.is_some_and(|from| sentence.has_at(from, word))
}
