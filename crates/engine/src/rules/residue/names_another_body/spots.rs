//! Where a report names a body that must be its own, and names another one.

use std::ops::Range;

use super::Own;
use crate::rules::catalogue::phrases;
use crate::rules::name::Name;
use crate::rules::residue::behind_year;
use crate::rules::sentence::Sentence;
use model::SectionId;

/// Longer than the name of a body and less than a sentence.
const LONGEST: usize = 28;

/// Where the sentence names another body instead of the own one.
pub(super) fn another_body(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    presented(sentence, own)
        .or_else(|| presenting(sentence, own))
        .or_else(|| compiled(sentence, own))
        .or_else(|| subject(sentence, own))
        .or_else(|| working_by(sentence, &own.name))
        .or_else(|| signature(sentence, &own.name))
}

/// 现公布 … 2023年政府信息公开工作年度报告.
fn presented(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    if !matches!(sentence.section, SectionId::Masthead | SectionId::Overview) {
        return None;
    }
    let verb = sentence.find_unquoted(phrases::PRESENTING, 0..sentence.len())?;
    let names = phrases::REPORT_NAMES;
    let mut end = (verb.end..sentence.len())
        .find(|at| names.iter().any(|name| sentence.has_at(*at, name)))?;
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
    (other.is_another_place(&own.name) || other.is_another_department(&own.name))
        .then_some(start..end)
}

/// 某县水利局现公布2023年政府信息公开工作年度报告.
fn presenting(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    if !matches!(sentence.section, SectionId::Masthead | SectionId::Overview) {
        return None;
    }
    let verb = sentence.find_unquoted(phrases::PRESENTING, 0..sentence.len())?;
    let behind = verb.end..sentence.len().min(verb.end + LONGEST);
    let mut ends = behind.clone();
    ends.find(|at| phrases::REPORT_NAMES.iter().any(|name| sentence.has_at(*at, name)))?;
    let year = sentence.years().iter().find(|year| behind.contains(&year.at.start))?;
    let first = verb.start.saturating_sub(LONGEST);
    let start = (first..verb.start).rev().find(|at| sentence.begins_clause(*at))?;
    let name = without_fillers(sentence, start..verb.start);
    (own.year == Some(year.value) && is_other(sentence, &name, own)).then_some(name)
}

/// The body that compiled the report.
fn compiled(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    compiled_by(sentence, own).or_else(|| by_compiled(sentence, own))
}

/// 由某县人民政府办公室编制本报告.
fn compiled_by(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let verb = sentence.find_unquoted(phrases::COMPILING, 0..sentence.len())?;
    let near = verb.start.saturating_sub(LONGEST)..verb.start;
    let name = sentence.find_unquoted(phrases::BY, near)?.end..verb.start;
    let other = Name::of(&sentence.folded(name.clone()));
    let found = other.is_another_place(&own.name) || is_other(sentence, &name, own);
    found.then_some(name)
}

/// 本报告由某县水利局编制.
fn by_compiled(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let by = sentence.find_unquoted(phrases::THIS_REPORT_BY, 0..sentence.len())?;
    let near = by.end..sentence.clause_end(by.end).min(by.end + LONGEST);
    let verb = sentence.find_unquoted(phrases::COMPILES, near)?;
    let name = without_fillers(sentence, by.end..verb.start);
    is_other(sentence, &name, own).then_some(name)
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

/// The body whose work a sentence begins to tell.
fn subject(sentence: &Sentence<'_>, own: &Own) -> Option<Range<usize>> {
    let years = sentence.years().iter().filter(|year| sentence.begins_clause(year.at.start));
    let begins = sentence.years().iter().any(|year| year.at.start == 0);
    let first = (!begins).then_some(0);
    let mut starts = years.map(|year| behind_year(sentence, year.at.end)).chain(first);
    starts.find_map(|start| {
        let clause = start..sentence.clause_end(start).min(start + LONGEST);
        let namesake = works(sentence, phrases::OWN_WORK, clause.clone(), |other| {
            is_namesake(other, &own.name) && tells_of_one(sentence, &own.name)
        });
        namesake.or_else(|| {
            works(sentence, phrases::RECEIVED_AS_OWN_WORK, clause, |other| {
                other.has_place()
                    && is_colleague(other, own)
                    && tells_of_itself(sentence, &own.name)
            })
        })
    })
}

/// The name of a body up to one of these verbs, where it is one that is looked for.
fn works(
    sentence: &Sentence<'_>,
    verbs: &[&str],
    clause: Range<usize>,
    sought: impl Fn(&Name) -> bool,
) -> Option<Range<usize>> {
    let verb = sentence.find_unquoted(verbs, clause.clone())?;
    let name = without_fillers(sentence, clause.start..verb.start);
    sought(&Name::of(&sentence.folded(name.clone()))).then_some(name)
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

/// Where a title opens.
const TITLE: char = '\u{300a}';

/// The same kind of body, elsewhere.
fn is_namesake(other: &Name, own: &Name) -> bool {
    own.is_whole_body() && other.is_one_body() && other.is_like(own) && other.is_elsewhere(own)
}

/// A department of the same place that does other work.
fn is_colleague(other: &Name, own: &Own) -> bool {
    other.is_one_body()
        && !own.may_have_two_names
        && other.is_at_place_of(&own.name)
        && other.does_other_work(&own.name)
}

/// A body that can present or compile no report but its own.
fn is_other(sentence: &Sentence<'_>, name: &Range<usize>, own: &Own) -> bool {
    let other = Name::of(&sentence.folded(name.clone()));
    let departments = other.is_department() && own.name.is_department();
    let elsewhere = other.is_one_body()
        && (departments || other.is_akin(&own.name))
        && other.is_elsewhere(&own.name);
    elsewhere || is_colleague(&other, own)
}

/// It tells neither of two bodies of this kind, nor of what one did for another.
fn tells_of_one(sentence: &Sentence<'_>, own: &Name) -> bool {
    // Below a city there may be others: its report may tell of each of them.
    let listed = own.is_city() && sentence.text.matches(own.kind()).count() > 1;
    !listed && !own.has_its_place(&sentence.text) && !sentence.has(phrases::OF_TWO_BODIES)
}

/// It tells of nobody else: nor of the own body.
fn tells_of_itself(sentence: &Sentence<'_>, own: &Name) -> bool {
    let others = [phrases::OF_TWO_BODIES, phrases::OF_SEVERAL_BODIES];
    !sentence.text.contains(own.kind()) && !others.iter().any(|words| sentence.has(words))
}

/// Without what stands between the name of a body and what it does: 某局现, 某局全年共.
fn without_fillers(sentence: &Sentence<'_>, name: Range<usize>) -> Range<usize> {
    const MOST: usize = 4;
    let mut end = name.end;
    for _ in 0..MOST {
        let filler = phrases::NAME_FILLERS.iter().find(|word| ends_in(sentence, end, word));
        end -= filler.map_or(0, |word| word.chars().count());
    }
    name.start..end.max(name.start)
}

fn ends_with(sentence: &Sentence<'_>, end: usize, words: &[&str]) -> bool {
    words.iter().any(|word| ends_in(sentence, end, word))
}

/// The word stands right before `end`.
fn ends_in(sentence: &Sentence<'_>, end: usize, word: &str) -> bool {
    let from = end.checked_sub(word.chars().count());
    from.is_some_and(|from| sentence.has_at(from, word))
}
