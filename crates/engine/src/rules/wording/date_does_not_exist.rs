//! A date that the calendar does not have: 6月31日, 二月三十日, 2023年2月29日, 2023年13月.
//!
//! 29 February is judged beside its year only. Other calendars have other months, what stands in marks is
//! somebody else's, and a date of the reporting period is the period's rule to name.

use std::ops::Range;

use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::text::date_does_not_exist::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// How many of them a sentence names; the finding holds all places.
const NAMED: usize = 4;
/// A day beyond is no slip for a date: 6月60日.
const LAST_OF_A_SLIP: u16 = 39;

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let mut dated = false;
    let mut hits: Vec<(Place, String)> = Vec::new();
    for sentence in cx.prose()? {
        if !sentence.has(phrases::MONTH_SIGN) || sentence.has(phrases::OTHER_CALENDARS) {
            continue;
        }
        let dates = dates(sentence);
        dated |= !dates.is_empty();
        let missing = dates.into_iter().filter(|date| !date.exists());
        let others = missing.filter(|date| !is_of_the_period(cx, sentence, date));
        hits.extend(others.map(|date| (sentence.span(date.at.clone()), sentence.quote(date.at))));
    }
    let Some((first, _)) = hits.first() else {
        return if dated { holds() } else { Err(Why::NotSaid) };
    };
    let shown = hits.iter().take(NAMED).map(|(_, printed)| printed.clone()).collect();
    broken(
        Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(hits.iter().map(|(place, _)| *place)),
    )
}

struct Date {
    year: Option<u16>,
    month: u16,
    day: Option<u16>,
    at: Range<usize>,
}

impl Date {
    fn exists(&self) -> bool {
        let Date { year, month, day, .. } = *self;
        let leap = |year: u16| {
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
        };
        let last = match month {
            2 if year.is_none_or(leap) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        day.is_none_or(|day| day <= last)
    }
}

/// The days and the months beside a year of a sentence, outside marks.
fn dates(sentence: &Sentence<'_>) -> Vec<Date> {
    let mut dates = Vec::new();
    for sign in 0..sentence.len() {
        if !stands_at(sentence, sign, phrases::MONTH_SIGN) || sentence.is_quoted(sign) {
            continue;
        }
        let Some(month) = Number::before(sentence, sign) else { continue };
        let years = sentence.years();
        let before = years.partition_point(|year| year.at.end + 1 < month.at.start);
        let year = years.get(before).filter(|year| year.at.end + 1 == month.at.start);
        let start = year.map_or(month.at.start, |year| year.at.start);
        let year = year.map(|year| year.value);
        let mut date = |day: Option<u16>, at| {
            dates.push(Date { year, month: month.value, day, at });
        };
        let Some(day) = day(sentence, sign + 1) else {
            if year.is_some() {
                date(None, start..sign + 1);
            }
            continue;
        };
        date(Some(day.value), start..day.at.end + 1);
        let behind = day.at.end + 1;
        if stands_at(sentence, behind, phrases::THROUGH)
            && let Some(last) = self::day(sentence, behind + 1)
        {
            date(Some(last.value), start..last.at.end + 1);
        }
    }
    dates
}

/// A number with 日 behind it.
fn day(sentence: &Sentence<'_>, from: usize) -> Option<Number> {
    let day = Number::behind(sentence, from)?;
    let signed = stands_at(sentence, day.at.end, phrases::DAY_SIGN);
    (signed && day.value <= LAST_OF_A_SLIP).then_some(day)
}

/// The period has a rule for the dates of its own.
fn is_of_the_period(cx: &Writing<'_>, sentence: &Sentence<'_>, date: &Date) -> bool {
    cx.report.masthead.period.as_ref().is_some_and(|period| {
        period.sentence == Some((sentence.section, sentence.index))
            && folded(&period.printed).contains(&sentence.folded(date.at.clone()))
    })
}

fn stands_at(sentence: &Sentence<'_>, at: usize, words: Phrases) -> bool {
    words.iter().any(|word| sentence.has_at(at, word))
}

/// The number of a month or a day, in digits or in characters. Parts of longer numbers are none.
struct Number {
    value: u16,
    at: Range<usize>,
}

impl Number {
    /// 二十一 is three characters long.
    const LONGEST: usize = 3;

    fn before(sentence: &Sentence<'_>, end: usize) -> Option<Number> {
        let is_part = part_of(sentence.before(end)?)?;
        let length = (1..=Number::LONGEST + 1)
            .take_while(|back| {
                end.checked_sub(*back).and_then(|at| sentence.char(at)).is_some_and(is_part)
            })
            .count();
        Number::of(sentence, end.checked_sub(length)?..end)
    }

    fn behind(sentence: &Sentence<'_>, start: usize) -> Option<Number> {
        let is_part = part_of(sentence.char(start)?)?;
        let length = (start..=start + Number::LONGEST)
            .take_while(|at| sentence.char(*at).is_some_and(is_part))
            .count();
        Number::of(sentence, start..start + length)
    }

    fn of(sentence: &Sentence<'_>, at: Range<usize>) -> Option<Number> {
        let whole = at.len() <= Number::LONGEST && sentence.is_together(at.clone());
        if !whole || !sentence.stands_alone(&at) || is_joined(sentence, at.start) {
            return None;
        }
        let chars: Vec<char> = at.clone().filter_map(|at| sentence.char(at)).collect();
        let value = in_digits(&chars).or_else(|| in_characters(&chars))?;
        (value > 0).then_some(Number { value, at })
    }
}

/// 4至6月 are months, and no day of the second is named.
fn is_joined(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| sentence.char(at));
    let numeral = |c: char| part_of(c).is_some();
    let joins = |c: char| {
        c == '\u{3001}' || phrases::THROUGH.iter().any(|word| word.starts_with(c)) || numeral(c)
    };
    before(1).is_some_and(joins)
        && (before(2).is_some_and(numeral) || before(1).is_some_and(numeral))
}

fn part_of(c: char) -> Option<fn(char) -> bool> {
    let digit: fn(char) -> bool = |c| c.is_ascii_digit();
    let character: fn(char) -> bool = |c| unit(c).is_some() || is_ten(c);
    [digit, character].into_iter().find(|is_part| is_part(c))
}

/// One or two digits.
fn in_digits(chars: &[char]) -> Option<u16> {
    let digit = |value: u16, c: &char| Some(value * 10 + u16::try_from(c.to_digit(10)?).ok()?);
    let value = chars.iter().try_fold(0, digit);
    value.filter(|_| chars.len() <= 2)
}

/// 七, 十二, 三十, 三十一.
fn in_characters(chars: &[char]) -> Option<u16> {
    match *chars {
        [one] if is_ten(one) => Some(10),
        [one] => unit(one),
        [ten, one] if is_ten(ten) => Some(10 + unit(one)?),
        [tens, ten] if is_ten(ten) => Some(unit(tens)? * 10),
        [tens, ten, one] if is_ten(ten) => Some(unit(tens)? * 10 + unit(one)?),
        _ => None,
    }
}

fn is_ten(c: char) -> bool {
    phrases::TEN_SIGN.iter().any(|ten| ten.starts_with(c))
}

/// 一 to 九.
fn unit(c: char) -> Option<u16> {
    // 〇零○ stand before the numbers from one on.
    let digits = phrases::CHARACTER_DIGITS.iter().skip(3);
    let found = digits.zip(1..).find(|(digit, _)| digit.starts_with(c));
    found.map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, prose_of, said, unchecked};
    use model::SectionId;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            prose_of(reading, SectionId::Overview, &["9月31日更新了公开目录。"]);
        })
    }

    fn found(text: &str) -> Vec<String> {
        let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
        assert_eq!(finding.severity, Severity::Doubtful);
        match &finding.slots[1].1 {
            Slot::Texts(texts) => texts.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_day_that_its_month_does_not_have_is_doubtful() {
        for (text, date) in [
            ("新版目录于4月31日启用。", "4月31日"),
            ("截至２０２２ 年 11 月 31 日，栏目已并入县网。", "２０２２年11月31日"),
            ("2月30日前完成自查。", "2月30日"),
            ("意见征集到九月三十一日为止。", "九月三十一日"),
            ("培训安排在二〇二三年二月三十日。", "二〇二三年二月三十日"),
            ("7月32日召开座谈会。", "7月32日"),
            ("展览从6月20日至31日开放。", "6月20日至31日"),
            ("2023年1月10日至6月31日开展自查。", "6月31日"),
        ] {
            assert_eq!(found(text), [date], "{text}");
        }
    }

    #[test]
    fn february_has_29_days_in_leap_years_only() {
        for (year, leap) in [(2020, true), (2024, true), (2000, true), (2023, false), (2100, false)]
        {
            let text = format!("{year}年2月29日上线。");
            match leap {
                true => holds(&RULE, &said(SectionId::Overview, &[&text])),
                false => assert_eq!(found(&text), [format!("{year}年2月29日")]),
            }
        }
    }

    #[test]
    fn a_month_beyond_the_twelfth_is_doubtful_beside_its_year_or_day() {
        assert_eq!(found("专栏在2022年13月开通。"), ["2022年13月"]);
        assert_eq!(found("14月5日与十三月二日各更新一次。"), ["14月5日", "十三月二日"]);
    }

    #[test]
    fn days_of_the_calendar_hold() {
        for text in [
            "1月31日、3月31日、12月31日更新。",
            "2月29日召开会议。",
            "从6月28日至7月31日公示。",
            "十月三十一日、二月二十八日。",
            "2024年2月29日至3月31日。",
            "2023年12月发布。",
        ] {
            holds(&RULE, &said(SectionId::Overview, &[text]));
        }
    }

    #[test]
    fn what_may_be_no_date_is_left_open() {
        let mut reading = clean();
        masthead(&mut reading, &["本报告依法编制。"]);
        assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
        for text in [
            "农历二月三十日办庙会。",
            "印发《关于6月31日会议的通知》。",
            "海报上误印的“6月31日”已更正。",
            "办公电话0731-6月31日报。",
            "1-6月31日均有更新。",
            "4至6月31日均有人值班。",
            "建设用时13个月，第13月验收。",
            "6月60日攻坚行动收官。",
            "2023年1 3月的信息6月3 1日补录。",
            "编号126月31日。",
            "一二月三十日。",
        ] {
            let mut reading = reading.clone();
            prose_of(&mut reading, SectionId::Overview, &[text]);
            let answers =
                crate::rules::tests::ask_beside(&RULE, &reading, &crate::rules::Setting::default());
            assert!(answers.findings.is_empty(), "{text}: {:#?}", answers.findings);
        }
    }

    #[test]
    fn the_period_names_its_own_dates() {
        let mut reading = clean();
        masthead(&mut reading, &["统计期限为2023年1月1日至2023年11月31日。"]);
        let period = reading.report.masthead.period.as_mut().unwrap();
        period.printed = "2023年1月1日至2023年11月31日".into();
        period.end = None;
        holds(&RULE, &reading);
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}
