//! What is carried over goes to the year after that of the report: 结转至2023年继续办理 in the
//! report of 2023 names the wrong year, unless it tells what was carried in.

use std::ops::Range;

use super::{behind_year, is_part};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::sentence::Sentence;
use crate::rules::year::Year;

/// How far back the words are read that tell whose applications they are.
const REACH: usize = 200;

/// 未办结的1件将于2025年3月前办结, in the report of 2025: what was not finished in a year is finished after it.
pub(super) fn finished_in<'s>(sentence: &'s Sentence<'_>, own: u16) -> Option<&'s Year> {
    let mut years = sentence.years().iter().filter(|year| !year.quoted);
    if years.clone().any(|year| year.value != own) {
        return None;
    }
    years.find(|year| {
        let start = year.at.start;
        let clause = year.at.end..sentence.clause_end(year.at.end);
        let before = start.saturating_sub(REACH)..start;
        let planned = ending(sentence, phrases::PLANNED_FOR, start).is_some();
        let last = before
            .clone()
            .rev()
            .find(|at| phrases::UNFINISHED.iter().any(|words| sentence.has_at(*at, words)));
        let Some(open) = last.filter(|_| planned) else { return false };
        let about = clause_start(sentence, open)..start;
        let told = [phrases::OF_AN_EARLIER_YEAR, phrases::TOLD_THEN];
        let then =
            told.into_iter().any(|list| sentence.find_unquoted(list, about.clone()).is_some());
        let done = [phrases::FINISHED, phrases::GOING_ON];
        !then && done.into_iter().any(|list| sentence.find_unquoted(list, clause.clone()).is_some())
    })
}

/// 新收10件，2021年度结转1件, in the report of 2023: what was carried in comes from the year before.
///
/// Told of no other year, and beside what was received, so that no older stock is meant.
pub(super) fn carried_from<'s>(sentence: &'s Sentence<'_>, own: u16) -> Option<&'s Year> {
    let mut years = sentence.years().iter().filter(|year| !year.quoted && year.value != own);
    let (Some(year), None) = (years.next(), years.next()) else { return None };
    let from = behind_year(sentence, year.at.end);
    let carried = phrases::CARRIED_IN_VERBS.iter().find(|words| sentence.has_at(from, words))?;
    let end = from + carried.chars().count();
    let end = end + usize::from(phrases::ATTRIBUTE.iter().any(|of| sentence.has_at(end, of)));
    let number = sentence.char(end).is_some_and(|c| c.is_ascii_digit());
    let older = sentence.has(phrases::OF_OLDER_STOCK);
    let received = sentence.has_unquoted(phrases::RECEIVING);
    (year.value + 2 == own && number && received && !older).then_some(year)
}

/// 结转2024年继续办理, in the report of 2024: another year than that in which it is handled; nor is it the one after
/// the next.
///
/// All other years of the sentence are that of the report, and the last words before that name any year
/// mean that one, too: 上年收到5件，…其余2件结转至2024年 is true.
pub(super) fn carried_to<'s>(
    sentences: &'s [Sentence<'_>],
    at: usize,
    own: u16,
) -> Option<&'s Year> {
    let sentence = sentences.get(at)?;
    let mut years = sentence.years().iter().filter(|year| !year.quoted);
    let too_late = |year: &Year| year.value.checked_sub(own).is_some_and(|more| more > 1);
    if years.clone().any(|year| year.value != own && !too_late(year)) {
        return None;
    }
    let (year, whole) = years.find_map(|year| Some((year, is_carried_to(sentence, year)?)))?;
    if too_late(year) {
        return whole.then_some(year);
    }
    let end = year.at.start;
    let told = told_of(sentence, end, own).or_else(|| {
        let before = sentences.get(at.checked_sub(1)?)?;
        let beside = before.paragraph == sentence.paragraph && before.section == sentence.section;
        let (_, told) = beside.then(|| told_of(before, before.len(), own)).flatten()?;
        Some((end.saturating_sub(REACH), told))
    });
    let fits = match told {
        Some((_, Told::Other)) => false,
        Some((_, Told::Own)) => true,
        Some((from, Told::CarriedIn)) => {
            whole && sentence.find_unquoted(phrases::IN_THE_YEAR, from..end).is_some()
        }
        None => whole,
    };
    fits.then_some(year)
}

/// The sentence says that cases go on in this year; whether it says so in full: 结转至2024年办理,
/// and not only 转至2024年.
fn is_carried_to(sentence: &Sentence<'_>, year: &Year) -> Option<bool> {
    const LONGEST: usize = 8;
    let start = year.at.start;
    let verb = ending(sentence, phrases::CARRYING, start)?;
    let from = behind_year(sentence, year.at.end);
    let goes_on = sentence.find_unquoted(phrases::GOING_ON, from..from + LONGEST);
    let goes_on = goes_on.filter(|found| found.start == from);
    let stops = sentence.clause_end(year.at.end) == from.min(sentence.len());
    let directed = stops && ending(sentence, phrases::CARRYING_TO, start).is_some();
    if goes_on.is_none() && !directed {
        return None;
    }
    let end = goes_on.as_ref().map_or(from, |found| found.end);
    (!is_carried_in(sentence, verb..start, end)).then_some(goes_on.is_some())
}

/// What is counted in with others, added up with them, told of before what is new, or handled by
/// now was carried in.
fn is_carried_in(sentence: &Sentence<'_>, verb: Range<usize>, end: usize) -> bool {
    let begin = clause_start(sentence, verb.start);
    let brackets = verb.start.saturating_sub(REACH)..verb.start;
    let bracket =
        brackets.rev().filter_map(|at| sentence.char(at)).find(|c| matches!(c, '(' | ')'));
    let found = |list: Phrases, within| sentence.find_unquoted(list, within).is_some();
    // 新收 9 件，答复 7 件，另有 2 件结转至…; …，其余 7 件已答复: it is what the others leave.
    let rest = |at: &usize| phrases::RESTS.iter().any(|word| sentence.has_at(*at, word));
    let behind =
        (end..(end + LONGEST_CLAUSE).min(sentence.len())).find(|at| sentence.begins_clause(*at));
    let handled = [phrases::RECEIVING, phrases::WORK_IN_BRIEF, phrases::FINISHED];
    let before = begin.saturating_sub(REACH)..begin;
    let left = begin..begin + 1;
    let leaves = (left.into_iter().any(|at| rest(&at))
        && handled.into_iter().any(|list| found(list, before.clone())))
        || behind.as_ref().is_some_and(rest);
    bracket == Some('(')
        || found(phrases::COUNTED_IN, begin..verb.end)
        || found(phrases::ATTRIBUTE, end..end + 1)
        || found(phrases::RECEIVING, end..end + REACH)
        || (!leaves && found(phrases::ADDED_UP, end..end + REACH))
}

/// Which year the words mean that name one.
#[derive(Clone, Copy)]
enum Told {
    Own,
    /// An earlier one, or a part of the own: 2023年3月收到的1件延至2023年答复.
    Other,
    /// 上年结转3件: a number of the report's year, of cases of the year before.
    CarriedIn,
}

/// Which year the last words before this place mean, if there are any, and where they stand.
fn told_of(sentence: &Sentence<'_>, end: usize, own: u16) -> Option<(usize, Told)> {
    let within = end.saturating_sub(REACH)..end;
    let last = |list: Phrases| {
        let last = |words: &&str| within.clone().rev().find(|at| sentence.has_at(*at, words));
        list.iter().filter_map(last).max()
    };
    let year = sentence.years().iter().rev().find(|year| !year.quoted && year.at.end <= end);
    let year = year.map(|year| {
        let whole = year.value == own && !is_part(sentence, year);
        (year.at.start, if whole { Told::Own } else { Told::Other })
    });
    let earlier = last(phrases::OF_AN_EARLIER_YEAR).map(|at| {
        let counted = is_count_carried_in(sentence, at);
        (at, if counted { Told::CarriedIn } else { Told::Other })
    });
    let ours = last(phrases::OF_THE_YEAR).map(|at| (at, Told::Own));
    [earlier, ours, year].into_iter().flatten().max_by_key(|(at, _)| *at)
}

fn is_count_carried_in(sentence: &Sentence<'_>, at: usize) -> bool {
    phrases::CARRIED_IN_WORDS.iter().any(|words| {
        let number = sentence.char(at + words.chars().count());
        sentence.has_at(at, words) && number.is_some_and(|c| c.is_ascii_digit())
    })
}

/// Where one of the words begins that end here; the longest of them.
fn ending(sentence: &Sentence<'_>, list: Phrases, end: usize) -> Option<usize> {
    let begin = |words: &&str| {
        let from = end.checked_sub(words.chars().count())?;
        sentence.has_at(from, words).then_some(from)
    };
    list.iter().filter_map(begin).min()
}

/// Characters of a clause that are looked through.
const LONGEST_CLAUSE: usize = 80;

fn clause_start(sentence: &Sentence<'_>, at: usize) -> usize {
    let from = at.saturating_sub(LONGEST_CLAUSE);
    (from..=at).rev().find(|at| sentence.begins_clause(*at)).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::super::year_is_stale::RULE;
    use crate::rules::catalogue::text::year_is_stale as text;
    use crate::rules::tests::{broken, holds, said};
    use model::SectionId;

    #[test]
    fn what_is_carried_over_goes_to_the_year_after() {
        for text in [
            "结转2023年度继续办理2件。",
            "另有1件顺延至2023年答复。",
            "2023年受理7件，答复5件，其余2件结转至2023年继续办理。",
            "二〇二三年共收到申请十四件，到期的都已答复，有1件转至二〇二三年度办理。",
            "2023年新收21件，答复20件，剩下1件转入2023年。",
            "上年结转的4件与2023年收到的16件共办结18件，2件延至2023年继续处理。",
            "上年结转3件，本年新收8件，办结10件，还有1件结转到2023年续办。",
            "新收16件，已答复13件，另有3件结转至2023年继续办理，均未超期。",
            "2件转入2023年继续办理，其余9件已答复。",
            "答复申请9件，另有2件结转2025年继续办理。",
        ] {
            let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
            assert_eq!(finding.variant, text::CARRIED, "{text}");
        }
        for text in [
            ["2023年收到申请6件。", "答复5件，1件结转至2023年办理。"],
            ["2023年收到申请6件；上年结转2件。", "全年办结7件，结转2023年度继续办理1件。"],
        ] {
            broken(&RULE, &said(SectionId::Overview, &text));
        }
    }

    #[test]
    fn what_is_unfinished_is_finished_after_the_year() {
        for text in [
            "新收14件；上年结转2件；未办结的1件正征求意见，将于2023年2月前办结。",
            "尚未答复的3件将在2023年答复。",
        ] {
            let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
            assert_eq!(finding.variant, text::CARRIED, "{text}");
        }
        for text in [
            "未办结的1件正征求意见，将于2024年2月前办结。",
            "上年未办结的1件，当时告知将于2023年2月前办结。",
            "年初未答复的3件将在2023年答复。",
            "3月收到的1件未办结，已告知申请人将于2023年5月前答复。",
            "2023年的申请中未办结的1件将在下年办结。",
        ] {
            holds(&RULE, &said(SectionId::Overview, &[text]));
        }
    }

    #[test]
    fn what_is_carried_in_comes_from_the_year_before() {
        for text in [
            "本年新收7件，2021年度结转2件，均已办结。",
            "在办理2021年遗留的3件申请的同时，新收申请12件。",
        ] {
            let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
            assert_eq!(finding.variant, text::CARRIED_IN, "{text}");
        }
        for text in [
            "本年新收7件，2022年度结转2件，均已办结。",
            "2021年度结转2件，2022年度结转3件，新收7件。",
            "本年新收7件，另有自2021年结转2件仍在诉讼中。",
            "2021年结转2件。",
            "新收申请7件，其中1件查阅2021年结转文件。",
            "历年遗留问题中，2021年遗留3件，新收信访2件。",
        ] {
            holds(&RULE, &said(SectionId::Overview, &[text]));
        }
    }

    #[test]
    fn what_was_carried_in_is_handled_in_the_year() {
        for text in [
            "结转2024年继续办理2件。",
            "2023年收到6件，答复4件，2件结转至2024年继续办理。",
            "上年结转2023年办理2件。",
            "2022年结转2023年继续办理1件。",
            "结转的申请在2023年办理2件。",
            "上年末未能办结、结转至2023年办理2件。",
            "上年收到5件，答复3件，其余2件结转至2023年继续办理。",
            "往年申请中因征求意见，有1件顺延至2023年答复。",
            "2023年，去年延期的1件转入2023年办理。",
            "2023年共办结12件，其中转入2023年办理2件。",
            "2023年新收10件，加上结转至2023年办理2件，共计12件。",
            "2023年应办12件：转入2023年办理2件，新收10件。",
            "2023年，结转至2023年继续办理的2件均已答复。",
            "2023年收到的申请转入2023年度档案。",
            "2023年收到的1件由二月延至2023年3月答复。",
            "按照要求，有关资料转入2023年。",
            "2023年4月收到的1件因征求意见延至2023年办理。",
            "2023年答复申请7件（新收5件，结转至2023年办理2件）。",
            "2023年度新收9件，跨年结转2023年办理1件。",
            "2023年新收9件，结转2023年办理1件，共10件。",
            "2023年，结转2023年办理2件均已答复。",
            "上年结转2件，转入2023年办理。",
            "新收8件，上年结转3件，转至2023年办理。",
            "2022年收到4件、2023年收到9件，1件结转至2023年办理。",
        ] {
            holds(&RULE, &said(SectionId::Overview, &[text]));
        }
        for text in [
            ["上年收到申请6件，答复5件。", "其余1件结转至2023年办理。"],
            ["上年结转1件。", "因征求意见，转至2023年办理。"],
        ] {
            holds(&RULE, &said(SectionId::Overview, &text));
        }
    }
}
