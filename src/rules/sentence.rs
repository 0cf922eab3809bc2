//! The sentences of the prose, folded once for all rules that look for words in them.

use std::ops::Range;

use crate::model::{Place, Report, SectionId};
use crate::recognise::folded_from;

/// A sentence as it is printed, and as words are looked for in it.
///
/// Ranges count its folded characters.
pub(super) struct Sentence<'a> {
    pub section: SectionId,
    index: usize,
    pub printed: &'a str,
    /// Its characters as printed: looking one up takes no walk.
    print: Vec<char>,
    pub text: String,
    /// Folded characters, each with its index in print.
    chars: Vec<(usize, char)>,
    /// So many characters of it are traditional.
    pub traditional: usize,
}

impl<'a> Sentence<'a> {
    /// All sentences of a report, from the masthead to the closing.
    pub fn all(report: &'a Report) -> Vec<Sentence<'a>> {
        let mut all = Vec::new();
        for section in &report.sections {
            let sentences = section.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
            for (index, printed) in sentences.enumerate() {
                all.push(Sentence::new(section.id, index, printed));
            }
        }
        all
    }

    /// A sentence of section one.
    #[cfg(test)]
    pub fn of(printed: &str) -> Sentence<'_> {
        Sentence::new(SectionId::Overview, 2, printed)
    }

    fn new(section: SectionId, index: usize, printed: &str) -> Sentence<'_> {
        let print: Vec<char> = printed.chars().collect();
        let chars = folded_from(&print);
        let text = chars.iter().map(|(_, c)| c).collect();
        // Folding changes no other characters of this block.
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let changed =
            |(at, to): &&(usize, char)| print.get(*at).is_some_and(|c| c != to && chinese(*c));
        let traditional = chars.iter().filter(changed).count();
        Sentence { section, index, printed, print, text, chars, traditional }
    }

    pub fn place(&self) -> Place {
        Place::Sentence(self.section, self.index)
    }

    /// The place of some of its characters.
    pub fn span(&self, folded: Range<usize>) -> Place {
        let print = self.in_print(folded);
        Place::Span(self.section, self.index, print.start, print.end)
    }

    /// What is printed where some of its characters stand.
    pub fn print(&self, folded: Range<usize>) -> String {
        self.print.get(self.in_print(folded)).unwrap_or(&[]).iter().collect()
    }

    fn in_print(&self, folded: Range<usize>) -> Range<usize> {
        let inside = self.chars.get(folded).unwrap_or(&[]);
        let start = inside.first().map_or(0, |(at, _)| *at);
        start..inside.last().map_or(start, |(at, _)| at + 1)
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// A folded character.
    pub fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(_, c)| *c)
    }

    pub fn before(&self, index: usize) -> Option<char> {
        self.at(index.checked_sub(1)?)
    }

    /// Nothing stands between the characters: no white space, no quotation mark.
    pub fn is_together(&self, range: Range<usize>) -> bool {
        self.in_print(range.clone()).len() == range.len()
    }

    /// The folded characters that begin at `index` are these.
    pub fn has_at(&self, index: usize, words: &str) -> bool {
        let here = self.chars.get(index..).unwrap_or(&[]).iter().map(|(_, c)| *c);
        let mut wanted = words.chars();
        let same = here.zip(wanted.by_ref()).take_while(|(c, wanted)| c == wanted).count();
        same == words.chars().count()
    }

    /// Where these words, which are folded already, begin and end.
    pub fn find(&self, words: &str) -> Option<Range<usize>> {
        let at = self.text.find(words)?;
        let start = self.text.get(..at)?.chars().count();
        Some(start..start + words.chars().count())
    }

    /// The sentence contains one of the phrases, which are folded already.
    pub fn says(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.text.contains(phrase))
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

    pub fn folded(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or(&[]).iter().map(|(_, c)| c).collect()
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
            "theme-proactive",
            "theme-applications",
            "theme-management",
            "theme-platform",
            "theme-oversight",
            "oversight-assessment",
            "oversight-review",
            "oversight-accountability",
            "part-overview",
            "part-proactive",
            "part-applications",
            "part-disputes",
            "part-problems",
            "part-other-matters",
            "parts-counted",
            "problem-words",
            "measure-words",
            "nothing",
            "form-number",
            "form-title-end",
            "form-title-begin",
            "superseded",
            "in-force",
            "may-stand-twice",
            "bank-words",
            "person-words",
            "private-mailboxes",
            "counts-things",
            "contact-words",
            "copy-words",
            "zip-words",
            "phone-words",
        ] {
            let words = crate::rules::catalogue::phrases(list);
            assert!(!words.is_empty(), "{list}");
            for word in words {
                assert_eq!(crate::recognise::folded(word), *word, "{list}");
            }
        }
    }
}
