//! The sentences of the prose, folded once for all rules that look for words in them.
//!
//! A sentence *has* words wherever they stand in it, and has them *unquoted* outside quotation marks
//! and titles only.

use std::cell::OnceCell;
use std::ops::Range;

use super::catalogue::phrases;
use super::quotation::quoted;
use super::year::Year;
use crate::recognise::folded_from;
use model::{Place, Report, SectionId};

/// A sentence as it is printed, and as words are looked for in it.
///
/// Ranges count its folded characters. Words that are looked for are folded already: without
/// spaces, in half width.
pub(super) struct Sentence<'a> {
    pub section: SectionId,
    /// Of the sentence, through the whole section.
    pub index: usize,
    /// Counts through the whole report.
    pub paragraph: usize,
    pub printed: &'a str,
    pub text: String,
    /// Its characters as printed: looking one up takes no walk.
    print: Vec<char>,
    /// Folded characters, each with its index in print.
    chars: Vec<(usize, char)>,
    /// Which of them it has at all: most words can be ruled out by this alone.
    seen: Seen,
    /// Which characters in print are quoted.
    quoted: OnceCell<Vec<bool>>,
    years: OnceCell<Vec<Year>>,
}

impl<'a> Sentence<'a> {
    /// All sentences of a report, from the masthead to the closing.
    pub fn all(report: &'a Report) -> Vec<Sentence<'a>> {
        let (mut all, mut paragraph) = (Vec::new(), 0);
        for section in &report.sections {
            let mut index = 0;
            for text in &section.paragraphs {
                for printed in &text.sentences {
                    all.push(Sentence::new(section.id, index, paragraph, printed));
                    index += 1;
                }
                paragraph += 1;
            }
        }
        all
    }

    /// A sentence of section one.
    #[cfg(test)]
    pub fn of(printed: &str) -> Sentence<'_> {
        Sentence::new(SectionId::Overview, 2, 0, printed)
    }

    fn new(section: SectionId, index: usize, paragraph: usize, printed: &str) -> Sentence<'_> {
        let print: Vec<char> = printed.chars().collect();
        let chars = folded_from(&print);
        let text = chars.iter().map(|(_, c)| c).collect();
        let seen = Seen::of(&chars);
        let (quoted, years) = (OnceCell::new(), OnceCell::new());
        Sentence { section, index, paragraph, printed, text, print, chars, seen, quoted, years }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Its characters as printed.
    pub fn chars(&self) -> &[char] {
        &self.print
    }

    /// A folded character.
    pub fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    /// The one right before.
    pub fn before(&self, at: usize) -> Option<char> {
        self.char(at.checked_sub(1)?)
    }

    /// Some of its characters, folded.
    pub fn folded(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or(&[]).iter().map(|(_, c)| c).collect()
    }

    /// What is printed where some of its characters stand.
    pub fn print(&self, range: Range<usize>) -> String {
        self.print.get(self.in_print(range)).unwrap_or(&[]).iter().collect()
    }

    /// The same without white space.
    pub fn quote(&self, range: Range<usize>) -> String {
        let print = self.print.get(self.in_print(range)).unwrap_or(&[]);
        print.iter().filter(|c| !c.is_whitespace()).collect()
    }

    pub fn place(&self) -> Place {
        Place::Sentence(self.section, self.index)
    }

    /// The place of some of its characters.
    pub fn span(&self, range: Range<usize>) -> Place {
        let print = self.in_print(range);
        if print.is_empty() {
            return self.place();
        }
        Place::Span(self.section, self.index, print.start, print.end)
    }

    fn in_print(&self, range: Range<usize>) -> Range<usize> {
        let inside = self.chars.get(range).unwrap_or(&[]);
        let start = inside.first().map_or(0, |(at, _)| *at);
        start..inside.last().map_or(start, |(at, _)| at + 1)
    }

    /// It has all characters of these words, and so perhaps the words.
    pub fn may_have(&self, words: &str) -> bool {
        self.seen.has_all(words)
    }

    /// It has one of the phrases.
    pub fn has(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.seen.has_all(phrase) && self.text.contains(phrase))
    }

    /// Where it first has these words.
    pub fn find(&self, words: &str) -> Option<Range<usize>> {
        if !self.seen.has_all(words) {
            return None;
        }
        let before = self.text.get(..self.text.find(words)?)?;
        let start = before.chars().count();
        Some(start..start + words.chars().count())
    }

    /// It has these words right here.
    pub fn has_at(&self, at: usize, words: &str) -> bool {
        let mut here = self.chars.get(at..).unwrap_or(&[]).iter();
        words.chars().all(|wanted| here.next().is_some_and(|(_, c)| *c == wanted))
    }

    /// It has one of the phrases outside quotation marks.
    pub fn has_unquoted(&self, phrases: &[&str]) -> bool {
        self.find_unquoted(phrases, 0..self.len()).is_some()
    }

    /// Where a part of it first has one of the phrases outside quotation marks.
    pub fn find_unquoted(&self, phrases: &[&str], within: Range<usize>) -> Option<Range<usize>> {
        let end = within.end.min(self.len());
        let first = |phrase: &&str| {
            let length = phrase.chars().count();
            let last = (end + 1).saturating_sub(length);
            let here = |at: &usize| self.has_at(*at, phrase) && !self.is_quoted(*at);
            let start = (within.start..last).find(here)?;
            Some(start..start + length)
        };
        let likely = phrases.iter().filter(|phrase| self.seen.has_all(phrase));
        likely.filter_map(first).min_by_key(|found| found.start)
    }

    /// The character is a mark, or stands inside marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        let quoted = self.quoted.get_or_init(|| quoted(&self.print));
        self.chars.get(at).and_then(|(at, _)| quoted.get(*at)) == Some(&true)
    }

    pub fn years(&self) -> &[Year] {
        self.years.get_or_init(|| {
            if !self.has(phrases::YEAR_SIGN) {
                return Vec::new();
            }
            let chars: Vec<char> = self.chars.iter().map(|(_, c)| *c).collect();
            Year::all(&chars, |at| self.is_quoted(at))
        })
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

    /// Nothing stands between the characters: no white space, no quotation mark.
    pub fn is_together(&self, range: Range<usize>) -> bool {
        self.in_print(range.clone()).len() == range.len()
    }

    /// Runs of digits, as they stand in print: white space ends one.
    pub fn digits(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (index, (print, c)) in self.chars.iter().enumerate() {
            if !c.is_ascii_digit() {
                continue;
            }
            let beside =
                |run: &Range<usize>| run.end == index && self.in_print(run.clone()).end == *print;
            match runs.last_mut() {
                Some(run) if beside(run) => run.end = index + 1,
                _ => runs.push(index..index + 1),
            }
        }
        runs
    }

    /// A run of digits that is no part of a word, an address or a longer number.
    pub fn stands_alone(&self, run: &Range<usize>) -> bool {
        // As printed: folding makes a point of an enumerating comma behind a digit.
        let joins = |c: char| c.is_ascii_alphanumeric() || "/_=-.?&@%".contains(c);
        let print = self.in_print(run.clone());
        let before = print.start.checked_sub(1).and_then(|at| self.print.get(at));
        let behind = self.print.get(print.end);
        ![before, behind].into_iter().flatten().any(|c| joins(*c))
    }

    /// So many characters of it are traditional.
    pub fn traditional(&self) -> usize {
        // Folding changes no other characters of this block.
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let changed =
            |(at, to): &&(usize, char)| self.print.get(*at).is_some_and(|c| c != to && chinese(*c));
        self.chars.iter().filter(changed).count()
    }
}

fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '?' | '!' | '\u{3002}')
}

/// A set of characters that may claim too many.
#[derive(Default)]
struct Seen([u64; 8]);

impl Seen {
    fn of(chars: &[(usize, char)]) -> Seen {
        let mut seen = Seen::default();
        for (_, c) in chars {
            let (word, bit) = Seen::slot(*c);
            if let Some(word) = seen.0.get_mut(word) {
                *word |= bit;
            }
        }
        seen
    }

    fn has_all(&self, words: &str) -> bool {
        words.chars().all(|c| {
            let (word, bit) = Seen::slot(c);
            self.0.get(word).is_some_and(|word| word & bit != 0)
        })
    }

    fn slot(c: char) -> (usize, u64) {
        let code = u32::from(c);
        ((code >> 6 & 7) as usize, 1 << (code & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_through_spaces_and_placed_in_print() {
        let sentence = Sentence::of("截 至１２月");
        let found = sentence.find("截至12").unwrap();
        assert_eq!(sentence.print(found.clone()), "截 至１２");
        assert_eq!(sentence.span(found.clone()), Place::Span(SectionId::Overview, 2, 0, 5));
        assert!(!sentence.is_together(found));
    }

    #[test]
    fn what_is_quoted_is_had_and_not_said() {
        let sentence = Sentence::of("我局 共收到 申请 １２ 件，《收到办法》");
        let found = sentence.find_unquoted(&["办法", "收到申请12"], 0..sentence.len()).unwrap();
        assert_eq!(sentence.quote(found), "收到申请１２");
        assert!(sentence.has(&["办法"]) && !sentence.has_unquoted(&["办法"]));
    }

    #[test]
    fn a_mark_that_is_never_closed_quotes_what_follows() {
        assert!(!Sentence::of("“收到申请").has_unquoted(&["申请"]));
        assert!(Sentence::of("收到”申请").has_unquoted(&["申请"]));
    }

    #[test]
    fn no_characters_are_placed_at_their_sentence() {
        let sentence = Sentence::of("申请");
        assert_eq!(sentence.span(1..3), sentence.place());
    }

    #[test]
    fn white_space_ends_a_run_of_digits() {
        let sentence = Sentence::of("电话 0755 123，a45/6");
        let runs = sentence.digits();
        let shown: Vec<String> = runs.iter().map(|run| sentence.print(run.clone())).collect();
        assert_eq!(shown, ["0755", "123", "45", "6"]);
        let alone: Vec<bool> = runs.iter().map(|run| sentence.stands_alone(run)).collect();
        assert_eq!(alone, [true, true, false, false]);
    }

    #[test]
    fn the_words_that_are_looked_for_are_folded_already() {
        for list in [
            phrases::THEME_PROACTIVE,
            phrases::THEME_APPLICATIONS,
            phrases::THEME_MANAGEMENT,
            phrases::THEME_PLATFORM,
            phrases::THEME_OVERSIGHT,
            phrases::OVERSIGHT_ASSESSMENT,
            phrases::OVERSIGHT_REVIEW,
            phrases::OVERSIGHT_ACCOUNTABILITY,
            phrases::PART_OVERVIEW,
            phrases::PART_PROACTIVE,
            phrases::PART_APPLICATIONS,
            phrases::PART_DISPUTES,
            phrases::PART_PROBLEMS,
            phrases::PART_OTHER_MATTERS,
            phrases::PARTS_COUNTED,
            phrases::PROBLEM_WORDS,
            phrases::MEASURE_WORDS,
            phrases::NOTHING,
            phrases::FORM_NUMBER,
            phrases::FORM_TITLE_END,
            phrases::FORM_TITLE_BEGIN,
            phrases::SUPERSEDED_FORM,
            phrases::SUPERSEDED_REGULATIONS,
            phrases::IN_FORCE_FORM,
            phrases::IN_FORCE_REGULATIONS,
            phrases::MAY_STAND_TWICE,
            phrases::BANK_WORDS,
            phrases::PERSON_WORDS,
            phrases::PRIVATE_MAILBOXES,
            phrases::COUNTS_THINGS,
            phrases::CONTACT_WORDS,
            phrases::COPY_WORDS,
            phrases::ZIP_WORDS,
            phrases::PHONE_WORDS,
            phrases::PROCESSING_FEE,
            phrases::PENDING_COUNTED,
            phrases::CARRIED_COUNTED,
        ] {
            assert!(!list.is_empty());
            for word in list {
                assert_eq!(crate::recognise::folded(word), *word);
            }
        }
    }
}
