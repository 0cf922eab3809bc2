//! A sentence as rules look for words in it: folded, with a way back to the characters as printed.
//!
//! What stands in book-title marks, quotation marks and brackets of document numbers is somebody
//! else's words: it is there, but no phrase is found in it.

use std::ops::Range;

use super::catalogue::phrases;
use crate::model::{Place, Report, SectionId};
use crate::recognise::folded_from;

pub(super) struct Line<'a> {
    pub section: SectionId,
    /// Of the sentence, through the whole section.
    pub index: usize,
    /// Counts through the whole report.
    pub paragraph: usize,
    pub years: Vec<Year>,
    printed: &'a str,
    chars: Vec<char>,
    /// Index in the sentence of each of `chars`.
    positions: Vec<usize>,
    quoted: Vec<bool>,
    /// Which characters it has at all: most phrases are told from this alone not to be there.
    seen: Seen,
}

/// A set of characters that may claim too many.
#[derive(Default)]
struct Seen([u64; 8]);

impl Seen {
    fn slot(c: char) -> (usize, u64) {
        let code = u32::from(c);
        ((code >> 6 & 7) as usize, 1 << (code & 63))
    }

    fn add(&mut self, c: char) {
        let (word, bit) = Seen::slot(c);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, c: char) -> bool {
        let (word, bit) = Seen::slot(c);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// A year of four digits or four characters, with 年 behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub value: u16,
    /// Its digits, without 年.
    pub at: Range<usize>,
    /// It stands in somebody else's words.
    pub quoted: bool,
}

/// Opening and closing marks, and 〔2021〕.
const MARKS: [(char, char); 8] = [
    ('\u{300a}', '\u{300b}'),
    ('\u{3008}', '\u{3009}'),
    ('\u{201c}', '\u{201d}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{300c}', '\u{300d}'),
    ('\u{300e}', '\u{300f}'),
    ('\u{3014}', '\u{3015}'),
    ('\u{3010}', '\u{3011}'),
];

impl<'a> Line<'a> {
    /// All sentences of a report, in order.
    pub fn all(report: &'a Report) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        let mut paragraph = 0;
        for section in &report.sections {
            let mut index = 0;
            for text in &section.paragraphs {
                for sentence in &text.sentences {
                    lines.push(Line::new(section.id, index, paragraph, sentence));
                    index += 1;
                }
                paragraph += 1;
            }
        }
        lines
    }

    fn new(section: SectionId, index: usize, paragraph: usize, printed: &'a str) -> Line<'a> {
        let source: Vec<char> = printed.chars().collect();
        let inside = inside_marks(&source);
        let folded = folded_from(&source);
        let quoted = folded.iter().map(|(at, _)| inside.get(*at) == Some(&true)).collect();
        let (positions, chars): (Vec<usize>, Vec<char>) = folded.into_iter().unzip();
        let mut seen = Seen::default();
        chars.iter().for_each(|c| seen.add(*c));
        let mut line = Line {
            section,
            index,
            paragraph,
            years: Vec::new(),
            printed,
            chars,
            positions,
            quoted,
            seen,
        };
        line.years = line.find_years();
        line
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character right before.
    pub fn before(&self, at: usize) -> Option<char> {
        self.char(at.checked_sub(1)?)
    }

    pub fn place(&self) -> Place {
        Place::Sentence(self.section, self.index)
    }

    /// The place of some of its characters.
    pub fn span(&self, at: Range<usize>) -> Place {
        match self.source(at) {
            Some(source) => Place::Span(self.section, self.index, source.start, source.end),
            None => self.place(),
        }
    }

    /// Some of its characters as printed, without white space.
    pub fn quote(&self, at: Range<usize>) -> String {
        let Some(source) = self.source(at) else { return String::new() };
        let chars = self.printed.chars().skip(source.start).take(source.len());
        chars.filter(|c| !c.is_whitespace()).collect()
    }

    /// Some of its characters, folded.
    pub fn text(&self, at: Range<usize>) -> String {
        self.chars.get(at).unwrap_or(&[]).iter().collect()
    }

    /// The words stand there, be it in somebody else's words.
    pub fn has_at(&self, at: usize, phrase: &str) -> bool {
        let mut count = 0;
        let same = phrase.chars().enumerate().all(|(index, c)| {
            count = index + 1;
            self.char(at + index) == Some(c)
        });
        same && count > 0
    }

    /// The first of the phrases in this part of the sentence, quotations left out. Phrases are
    /// written as folded text is: without spaces, in half width.
    pub fn find(&self, phrases: &[&str], within: Range<usize>) -> Option<Range<usize>> {
        let end = within.end.min(self.len());
        let first = |phrase: &&str| {
            let length = phrase.chars().count();
            let last = (end + 1).saturating_sub(length);
            let here = |at: &usize| self.quoted.get(*at) != Some(&true) && self.has_at(*at, phrase);
            let start = (within.start..last).find(here)?;
            Some(start..start + length)
        };
        let likely = phrases.iter().filter(|phrase| phrase.chars().all(|c| self.seen.has(c)));
        likely.filter_map(first).min_by_key(|found| found.start)
    }

    /// It has one of the phrases, quotations left out.
    pub fn says(&self, phrases: &[&str]) -> bool {
        self.find(phrases, 0..self.len()).is_some()
    }

    /// Where the clause ends that goes on at `from`. No clause is longer than a rule looks.
    pub fn clause_end(&self, from: usize) -> usize {
        const LONGEST: usize = 80;
        let end = self.len().min(from + LONGEST);
        (from..end).find(|at| self.char(*at).is_some_and(ends_clause)).unwrap_or(end.max(from))
    }

    /// A clause begins here, be it behind the ordinal of its paragraph.
    pub fn begins_clause(&self, at: usize) -> bool {
        self.before(at).is_none_or(|c| ends_clause(c) || matches!(c, ')' | '.' | '\u{3001}'))
    }

    fn source(&self, at: Range<usize>) -> Option<Range<usize>> {
        let positions = self.positions.get(at)?;
        Some(*positions.first()?..positions.last()? + 1)
    }

    fn find_years(&self) -> Vec<Year> {
        let sign = phrases("year-sign");
        if !sign.iter().any(|sign| sign.chars().all(|c| self.seen.has(c))) {
            return Vec::new();
        }
        let starts = (0..self.len()).filter(|at| sign.iter().any(|sign| self.has_at(at + 4, sign)));
        starts.filter_map(|at| self.year(at)).collect()
    }

    fn year(&self, at: usize) -> Option<Year> {
        let digits = self.chars.get(at..at + 4)?;
        let joined = self.before(at).is_some_and(|c| c.is_ascii_digit());
        let value = digits.iter().try_fold(0u16, |value, c| Some(value * 10 + digit(*c)?))?;
        let known = (1990..=2100).contains(&value) && !joined;
        known.then(|| Year { value, at: at..at + 4, quoted: self.quoted.get(at) == Some(&true) })
    }
}

/// 3 for `3` and for 三.
fn digit(c: char) -> Option<u16> {
    if let Some(digit) = c.to_digit(10) {
        return u16::try_from(digit).ok();
    }
    let digits = phrases("character-digits");
    let found = digits.iter().position(|digit| digit.starts_with(c))?;
    // Three ways to write 0 come first.
    u16::try_from(found.saturating_sub(2)).ok()
}

fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '?' | '!' | '\u{3002}')
}

fn inside_marks(chars: &[char]) -> Vec<bool> {
    let mut open: Vec<char> = Vec::new();
    let mark = |c: &char| {
        if let Some((_, close)) = MARKS.iter().find(|(opening, _)| opening == c) {
            open.push(*close);
        } else if let Some(at) = open.iter().rposition(|close| close == c) {
            open.truncate(at);
            return true;
        }
        !open.is_empty()
    };
    chars.iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line::new(SectionId::Overview, 3, 0, text)
    }

    #[test]
    fn years_are_told_in_digits_and_characters_and_quoted_ones_are_marked() {
        let line = line("２０２２ 年，二〇二三年，《2021年要点》");
        let years: Vec<_> = line.years.iter().map(|year| (year.value, year.quoted)).collect();
        assert_eq!(years, [(2022, false), (2023, false), (2021, true)]);
        assert_eq!(line.span(line.years[0].at.clone()).to_string(), "overview:3:0-4");
    }

    #[test]
    fn words_are_found_in_any_width_and_quoted_as_printed() {
        let line = line("我局 共收到 申请 １２ 件，《收到办法》");
        let found = line.find(&["收到申请12"], 0..line.len()).expect("words");
        assert_eq!(line.quote(found), "收到申请１２");
        assert!(!line.says(&["办法"]));
    }

    #[test]
    fn a_mark_that_is_never_closed_quotes_what_follows() {
        assert!(!line("“收到申请").says(&["申请"]));
        assert!(line("收到”申请").says(&["申请"]));
    }
}
