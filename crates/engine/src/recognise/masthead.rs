//! Title, organ, year and reporting period.
//!
//! The year is that of the title; file names are not used.

use super::flat::Flat;
use super::headings::Heading;
use super::lexicon;
use super::prose::is_page_number;
use fold::{fold, folded};
use model::document::Declared;
use model::{Known, Masthead, Period, SectionId, SectionText};
use std::ops::Range;

pub(super) struct MastheadFound {
    pub said: Said,
    /// The range of the title.
    pub title_at: Option<Range<usize>>,
}

/// What a title and the prose say of the report.
pub(super) struct Said {
    pub masthead: Masthead,
    pub year: Known<u16>,
    pub organ: Known<String>,
}

/// Reads the text before the first heading, and the period from wherever it is stated.
pub(super) fn masthead(
    flat: &Flat<'_>,
    headings: &[Heading],
    sections: &[SectionText],
    declared: &Declared,
) -> MastheadFound {
    let end = headings.first().map_or(flat.len(), |heading| heading.range.start);
    let title_at = declared_title(flat, declared).or_else(|| title(flat, end));
    let printed = title_at.clone().map(|at| flat.text(at));
    MastheadFound { said: said(printed.as_deref(), sections), title_at }
}

/// What is said by a title, which may stand in several lines, and by the prose.
pub(super) fn said(title: Option<&str>, sections: &[SectionText]) -> Said {
    let printed = title.map(joined);
    let title_years = printed.as_deref().map(years).unwrap_or_default();
    let period = period(sections);
    let year = match title_years.as_slice() {
        [year] => Known::Read(*year),
        _ => period
            .as_ref()
            .and_then(|period| period.start.or(period.end))
            .map_or(Known::Unknown, |(year, _, _)| Known::Likely(year)),
    };
    let organ = printed.as_deref().and_then(organ).map_or(Known::Unknown, Known::Read);
    Said { masthead: Masthead { title: printed, title_years, period }, year, organ }
}

/// The title where the file itself says which line it is.
fn declared_title(flat: &Flat<'_>, declared: &Declared) -> Option<Range<usize>> {
    let anchor = declared.title.as_ref()?;
    let line = flat.lines().iter().find(|line| line.line.anchor == *anchor)?;
    names_the_report(&flat.text(line.range.clone())).then(|| line.range.clone())
}

/// The lines before `end` that are the title, as one range.
fn title(flat: &Flat<'_>, end: usize) -> Option<Range<usize>> {
    let lines: Vec<Range<usize>> = flat
        .lines()
        .iter()
        .map(|line| line.range.clone())
        .filter(|line| line.start < end && !flat.folded(line.clone()).is_empty())
        .collect();
    let last = |ends: &[&str]| {
        let found = lines.iter().enumerate().rev();
        let mut found =
            found.filter_map(|(at, line)| Some((at, title_end(flat, line.clone(), ends)?)));
        found.next()
    };
    let (last, end) = last(lexicon::TITLE_ENDS).or_else(|| last(lexicon::OTHER_TITLE_ENDS))?;
    let last_line = lines.get(last)?.clone();
    let mut start = title_start(flat, last_line.clone());
    for line in lines.get(last.saturating_sub(2)..last)?.iter().rev() {
        let text = flat.text(start..end);
        if has_organ(&text) && names_the_report(&text) && !years(&text).is_empty() {
            break;
        }
        if !may_be_title(flat, line.clone()) {
            break;
        }
        start = title_start(flat, line.clone());
    }
    let text = flat.text(start..end);
    names_the_report(&text).then_some(start..end)
}

/// Where the title ends, if this line ends one: its last words at the end of a line, or followed by white space where a
/// page is one line. A remark in brackets may stand behind them.
fn title_end(flat: &Flat<'_>, line: Range<usize>, ends: &[&str]) -> Option<usize> {
    let reach = line.start..line.end.min(line.start + 90);
    let found = ends.iter().filter_map(|words| flat.find(words, reach.clone()));
    let at = found.min_by_key(|at| at.start)?;
    let behind = flat.folded(at.end..line.end);
    let in_brackets = behind.len() <= MOST_IN_BRACKETS
        && behind.first().is_some_and(|(_, c)| *c == '(')
        && behind.last().is_some_and(|(_, c)| *c == ')');
    let end = if in_brackets { behind.last().map_or(at.end, |(at, _)| at + 1) } else { at.end };
    let closes = end >= line.end || flat.chars.get(end).is_none_or(|c| c.is_whitespace());
    let text = flat.text(title_start(flat, line)..at.end);
    (closes && !text.contains(not_in_title)).then_some(end)
}

/// The longest remark behind a title.
const MOST_IN_BRACKETS: usize = 16;

/// Behind a label such as `标题:`, and behind the `#` of a markdown heading.
fn title_start(flat: &Flat<'_>, line: Range<usize>) -> usize {
    let chars = flat.chars.get(line.clone()).unwrap_or(&[]);
    let label =
        chars.iter().take(6).position(|c| matches!(c, ':' | '\u{ff1a}')).map_or(0, |at| at + 1);
    let skip = |c: &&char| c.is_whitespace() || matches!(c, '#' | '*' | '\u{feff}');
    let blank = chars.get(label..).unwrap_or(&[]).iter().take_while(skip).count();
    line.start + label + blank
}

fn may_be_title(flat: &Flat<'_>, line: Range<usize>) -> bool {
    let text = flat.text(line);
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    (2..=30).contains(&length) && !is_page_number(&text) && !text.contains(not_in_title)
}

/// Marks of a sentence, and of a path or a trail of links.
fn not_in_title(c: char) -> bool {
    lexicon::NOT_IN_TITLE.contains(c) || matches!(c, '/' | '\\')
}

fn names_the_report(text: &str) -> bool {
    let folded: String = fold(text).into_iter().collect();
    lexicon::TITLE_WORDS.iter().any(|word| folded.contains(word))
}

fn has_organ(text: &str) -> bool {
    organ(text).is_some()
}

/// The rest of a title without its year and without 政府信息公开工作年度报告.
fn organ(title: &str) -> Option<String> {
    let folded: String = fold(title).into_iter().collect();
    let mut text = without_year(&folded);
    if let Some(at) = text.rfind('(').filter(|_| text.ends_with(')')) {
        text.truncate(at);
    }
    let tail = lexicon::TITLE_TAILS.iter().map(|tail| fold(tail).into_iter().collect::<String>());
    let found = tail.filter_map(|tail| Some((text.find(&tail)?, tail.len()))).next();
    if let Some((at, length)) = found {
        text.replace_range(at..at + length, "");
    }
    let organ = text.as_str();
    let organ = organ.trim_start_matches(|c: char| c.is_ascii_punctuation());
    (organ.chars().count() >= 2).then(|| printed_of(title, organ))
}

/// The organ as printed, which the folded text does not keep.
fn printed_of(title: &str, organ: &str) -> String {
    let chars: Vec<char> = title.chars().collect();
    let folded = folded(&chars);
    let needle: Vec<char> = organ.chars().collect();
    match super::flat::find(&folded, &needle) {
        Some(at) => chars.get(at).unwrap_or(&[]).iter().filter(|c| !c.is_whitespace()).collect(),
        None => organ.to_owned(),
    }
}

fn without_year(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut index = 0;
    while index < chars.len() {
        let rest: String = chars.get(index..).unwrap_or(&[]).iter().collect();
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let behind: String = rest.chars().skip(digits).collect();
        let suffix =
            lexicon::TITLE_YEAR_SUFFIXES.iter().find(|suffix| behind.starts_with(**suffix));
        if let (4, Some(suffix)) = (digits, suffix) {
            index += 4 + suffix.chars().count();
        } else {
            out.extend(rest.chars().next());
            index += 1;
        }
    }
    out
}

/// Years written with four digits and 年, in order, each once.
pub(super) fn years(text: &str) -> Vec<u16> {
    let folded = fold(text);
    let mut years = Vec::new();
    for (index, window) in folded.windows(5).enumerate() {
        let before = index.checked_sub(1).and_then(|before| folded.get(before));
        let year: String = window.iter().take(4).collect();
        let sign = window.last().is_some_and(|c| lexicon::YEAR_SIGN.contains(*c));
        if sign
            && !before.is_some_and(char::is_ascii_digit)
            && let Ok(year) = year.parse()
            && (1990..=2100).contains(&year)
            && !years.contains(&year)
        {
            years.push(year);
        }
    }
    years
}

/// The first sentence that states a reporting period.
pub(super) fn period(sections: &[SectionText]) -> Option<Period> {
    sections.iter().find_map(|section| {
        let sentences = section.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        sentences.enumerate().find_map(|(index, sentence)| stated(sentence, section.id, index))
    })
}

fn stated(sentence: &str, section: SectionId, index: usize) -> Option<Period> {
    let chars: Vec<char> = sentence.chars().collect();
    let folded = folded(&chars);
    let word =
        lexicon::PERIOD_WORDS.iter().find_map(|word| super::flat::find(&folded, &fold(word)))?;
    let rest: Vec<(usize, char)> =
        folded.iter().copied().filter(|(at, _)| *at >= word.end).collect();
    let text: Vec<char> = rest.iter().map(|(_, c)| *c).collect();
    let first_digit = text.iter().position(char::is_ascii_digit)?;
    // 2023年全年（1月1日至12月31日）
    let whole = whole_year(&text, first_digit);
    let dates = whole.and_then(|(_, behind)| next_digit(&text, behind));
    let (start, after_start) = match (whole, dates) {
        (Some((year, behind)), None) => {
            let printed = chars.get(rest.get(first_digit)?.0..=rest.get(behind - 1)?.0)?;
            let printed = printed.iter().filter(|c| !c.is_whitespace()).collect();
            let (start, end) = (Some((year, 1, 1)), Some((year, 12, 31)));
            return Some(Period { printed, start, end, sentence: Some((section, index)) });
        }
        (Some((year, _)), Some(first)) => date(&text, first, Some(year)),
        (None, _) => date(&text, first_digit, None),
    };
    let year = start.map(|(year, _, _)| year);
    let second = text
        .get(after_start..)?
        .iter()
        .position(char::is_ascii_digit)
        .filter(|gap| *gap <= 6)
        .map(|gap| after_start + gap);
    let (end, after_end) = second.map_or((None, after_start), |second| date(&text, second, year));
    let from = rest.get(first_digit)?.0;
    let to = rest.get(after_end.checked_sub(1)?)?.0 + 1;
    let printed = chars.get(from..to)?.iter().filter(|c| !c.is_whitespace()).collect();
    Some(Period { printed, start, end, sentence: Some((section, index)) })
}

/// A year, its sign and the words for all of it, and where they end.
fn whole_year(text: &[char], at: usize) -> Option<(u16, usize)> {
    const DIGITS: usize = 4;
    let digits: String = text.get(at..at + DIGITS)?.iter().collect();
    let words: Vec<char> = lexicon::WHOLE_YEAR.chars().collect();
    let behind = at + DIGITS + words.len();
    let told = text.get(at + DIGITS..behind)? == words.as_slice();
    digits.parse().ok().filter(|_| told).map(|year| (year, behind))
}

/// The digit right behind, or behind a bracket.
fn next_digit(text: &[char], behind: usize) -> Option<usize> {
    (behind..behind + 2).find(|at| text.get(*at).is_some_and(char::is_ascii_digit))
}

type Date = (u16, u8, u8);

/// A date `2023年1月1日` (or `1月1日` where the year is known) at `start`, and where it ends.
fn date(text: &[char], start: usize, year: Option<u16>) -> (Option<Date>, usize) {
    if let Some((date, end)) = date_with_points(text, start) {
        return (Some(date), end);
    }
    let mut position = start;
    let mut numbers: Vec<(u32, char)> = Vec::new();
    while numbers.len() < 3 {
        let rest = text.get(position..).unwrap_or(&[]);
        let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
        let Some(sign) = rest.get(digits.len()) else { break };
        let Ok(number) = digits.parse() else { break };
        position += digits.len();
        if ![lexicon::YEAR_SIGN, lexicon::MONTH_SIGN, lexicon::DAY_SIGN]
            .iter()
            .any(|known| known.contains(*sign))
        {
            break;
        }
        position += 1;
        numbers.push((number, *sign));
    }
    let number =
        |sign: &str| numbers.iter().find(|(_, c)| sign.contains(*c)).map(|(number, _)| *number);
    let year = number(lexicon::YEAR_SIGN).and_then(|year| u16::try_from(year).ok()).or(year);
    let month = number(lexicon::MONTH_SIGN).and_then(|month| u8::try_from(month).ok());
    let day = number(lexicon::DAY_SIGN).and_then(|day| u8::try_from(day).ok());
    let valid = |(_, month, day): &Date| (1..=12).contains(month) && (1..=31).contains(day);
    let date = year.zip(month).zip(day).map(|((year, month), day)| (year, month, day));
    (date.filter(valid), position.max(start + 1))
}

/// A date `2023.1.1`, `2023-01-01` or `2023/1/1` at `start`, and where it ends.
fn date_with_points(text: &[char], start: usize) -> Option<(Date, usize)> {
    let number = |from: usize| {
        let digits: String =
            text.get(from..)?.iter().take_while(|c| c.is_ascii_digit()).take(5).collect();
        Some((digits.parse::<u16>().ok()?, from + digits.len()))
    };
    let (year, end) = number(start)?;
    let point = text.get(end).filter(|c| ['.', '-', '/'].contains(c))?;
    let (month, end) = number(end + 1)?;
    let (day, end) = number(end + 1).filter(|_| text.get(end) == Some(point))?;
    let date = (year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let valid = end - start >= 8 && (1..=12).contains(&date.1) && (1..=31).contains(&date.2);
    valid.then_some((date, end))
}

/// Removes the line breaks from a title; spaces between words of Latin letters are kept.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organ_is_what_the_title_says_beside_year_and_kind() {
        let organ = |title: &str| organ(title);
        assert_eq!(
            organ("云溪县人民政府2023年政府信息公开工作年度报告").as_deref(),
            Some("云溪县人民政府")
        );
        assert_eq!(
            organ("2023年云溪县财政局政府信息公开年度报告").as_deref(),
            Some("云溪县财政局")
        );
        assert_eq!(organ("2023年政府信息公开工作年度报告"), None);
    }

    #[test]
    fn a_period_may_be_called_the_whole_year() {
        for (sentence, printed) in [
            ("统计期限为2022年全年（1月1日—12月31日）。", "2022年全年（1月1日—12月31日"),
            ("统计期限为2022年全年1月1日至12月31日。", "2022年全年1月1日至12月31日"),
            ("统计期限为2022年全年。", "2022年全年"),
        ] {
            let period = stated(sentence, SectionId::Masthead, 0).unwrap();
            assert_eq!((period.start, period.end), (Some((2022, 1, 1)), Some((2022, 12, 31))));
            assert_eq!(period.printed, printed);
        }
    }

    #[test]
    fn a_period_may_leave_out_the_second_year() {
        let period = stated("统计期限为2023年1月1日至12月31日。", SectionId::Masthead, 0);
        let period = period.map(|period| (period.start, period.end, period.printed));
        let expected =
            (Some((2023, 1, 1)), Some((2023, 12, 31)), "2023年1月1日至12月31日".to_owned());
        assert_eq!(period, Some(expected));
    }

    #[test]
    fn a_date_may_be_written_with_points() {
        for (sentence, end) in [
            ("统计期限：2022.01.01—2022.12.31。", (2022, 12, 31)),
            ("统计期限自2022/1/1起至2022/6/30止。", (2022, 6, 30)),
            ("统计期限为2022-01-01至2022-12-31。", (2022, 12, 31)),
        ] {
            let period = stated(sentence, SectionId::Masthead, 0);
            let period = period.map(|period| (period.start, period.end));
            assert_eq!(period, Some((Some((2022, 1, 1)), Some(end))), "{sentence}");
        }
    }

    #[test]
    fn a_date_that_lost_digits_is_no_date() {
        let period = stated("统计期限自202111日起至20211230日止。", SectionId::Masthead, 0);
        assert_eq!(period.map(|period| (period.start, period.end)), Some((None, None)));
    }

    #[test]
    fn years_need_their_sign() {
        assert_eq!(years("某局2024年工作，邮编 755000，电话 20231234"), [2024]);
    }
}
