//! Paragraphs and sentences out of lines.
//!
//! A pdf breaks lines in the middle of words and puts page numbers between them; both are removed from sentences.

use std::ops::Range;

use super::flat::Flat;
use super::lexicon;
use model::{Paragraph, SectionId, SectionText};

/// A section's prose, and where each of its sentences stands.
pub(super) struct Prose {
    pub text: SectionText,
    pub sentences: Vec<Sentence>,
}

/// A sentence as it is read, and where each of its characters stood before lines were joined.
pub(super) struct Sentence {
    text: String,
    positions: Vec<usize>,
}

impl Sentence {
    fn new() -> Sentence {
        Sentence { text: String::new(), positions: Vec::new() }
    }

    fn push(&mut self, c: char, position: usize) {
        self.text.push(c);
        self.positions.push(position);
    }

    /// From its first character to its last.
    pub fn range(&self) -> Option<Range<usize>> {
        self.part(0..self.positions.len())
    }

    /// Where a part of its characters stood.
    pub fn part(&self, chars: Range<usize>) -> Option<Range<usize>> {
        let positions = self.positions.get(chars)?;
        Some(*positions.first()?..positions.last()? + 1)
    }

    /// Its numbers in digits, as ranges of its characters: `1,024` and `12.5` are one.
    pub fn numbers(&self) -> Vec<Range<usize>> {
        let chars: Vec<char> = self.text.chars().collect();
        let digit = |at: usize| chars.get(at).is_some_and(|c| is_digit(*c));
        let inner = |at: usize| chars.get(at).is_some_and(|c| ",.\u{ff0c}\u{ff0e}".contains(*c));
        let mut numbers = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let start = at;
            while digit(at) || (at > start && inner(at) && digit(at + 1)) {
                at += 1;
            }
            if at > start {
                numbers.push(start..at);
            }
            at += 1;
        }
        numbers
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c)
}

/// Reads the prose of `within`, leaving out what the tables took.
pub(super) fn prose(
    flat: &Flat<'_>,
    id: SectionId,
    heading: Option<String>,
    within: Range<usize>,
    taken: &[Range<usize>],
) -> Prose {
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::new();
    for pieces in paragraphs_of(flat, within, taken) {
        let found = sentences_of(flat, &pieces);
        if !found.is_empty() {
            paragraphs.push(Paragraph {
                sentences: found.iter().map(|sentence| sentence.text.clone()).collect(),
            });
            sentences.extend(found);
        }
    }
    Prose { text: SectionText { id, heading, paragraphs }, sentences }
}

/// Whether the line is a page number: `- 2 -`, `— 3 —`, `第 3 页`.
pub(super) fn is_page_number(line: &str) -> bool {
    let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let dash = |c: char| "-\u{2014}\u{ff0d}\u{2013}\u{2015}\u{2500}".contains(c);
    let inner = text.trim_matches(dash);
    let dashed = inner.len() < text.len() && text.starts_with(dash) && text.ends_with(dash);
    let numbered = text.starts_with(lexicon::PAGE_NUMBER_START)
        && text.contains(lexicon::PAGE_NUMBER_END)
        && text.chars().count() <= 10;
    // As browsers print it: the address and which page of how many it is, the day and the hour before the title.
    let mut words = line.split_whitespace();
    let numbers = |text: &str, between: char, count: usize| {
        let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        text.split(between).count() == count && text.split(between).all(number)
    };
    let printed = match (words.next(), words.next(), words.next()) {
        (Some(address), Some(page), None) if address.contains("://") => numbers(page, '/', 2),
        (Some(day), Some(hour), _) => numbers(day, '/', 3) && numbers(hour, ':', 2),
        _ => false,
    };
    printed
        || (dashed && (1..=3).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_digit()))
        || numbered
}

/// Ranges of lines that belong to one paragraph.
fn paragraphs_of(
    flat: &Flat<'_>,
    within: Range<usize>,
    taken: &[Range<usize>],
) -> Vec<Vec<Range<usize>>> {
    let mut paragraphs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open = false;
    let first = flat.line_at(within.start);
    let lines = flat.lines().get(first..).unwrap_or(&[]);
    let lines = lines.iter().take_while(|line| line.range.start < within.end);
    let widest = lines.map(|line| length(&flat.text(line.range.clone()))).max().unwrap_or_default();
    for line in flat.lines().get(first..).unwrap_or(&[]) {
        if line.range.start >= within.end {
            break;
        }
        let clipped = line.range.start.max(within.start)..line.range.end.min(within.end);
        for piece in without(clipped, taken) {
            let text = flat.text(piece.clone());
            // Also lines of a table that is drawn with characters.
            let ruled = |c: char| c.is_whitespace() || matches!(c, '|' | '-' | ':' | '=' | '+');
            if text.chars().all(ruled) || is_page_number(&text) {
                continue;
            }
            let field = is_field(&text);
            let joins = open && !line.line.whole && !field && !begins_paragraph(&text);
            match paragraphs.last_mut() {
                Some(last) if joins => last.push(piece),
                _ => paragraphs.push(vec![piece]),
            }
            open = !field && !ends_paragraph(&text) && !is_subheading(&text, widest);
        }
    }
    paragraphs
}

/// The parts of a range outside of `taken`, which is in order and without overlap.
fn without(range: Range<usize>, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut from = range.start;
    let first = taken.partition_point(|gone| gone.end <= range.start);
    for gone in taken.get(first..).unwrap_or(&[]).iter().take_while(|gone| gone.start < range.end) {
        left.push(from..gone.start.max(from));
        from = gone.end.max(from);
    }
    left.push(from..range.end.max(from));
    left.retain(|piece| piece.start < piece.end);
    left
}

/// `（一）`, `1.` and `一、` at the beginning of a line open a paragraph.
fn begins_paragraph(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    let ordinal = |c: char| lexicon::ORDINALS.contains(c) || c.is_ascii_digit();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('(' | '\u{ff08}'), Some(second), Some(third)) => {
            ordinal(second) && (ordinal(third) || matches!(third, ')' | '\u{ff09}'))
        }
        (Some(first), Some(second), _) => {
            lexicon::ORDINALS.contains(first) && lexicon::ORDINAL_MARK.contains(second)
        }
        _ => false,
    }
}

/// A line of its own such as `发布时间: 2021-03-05`: a short name, a colon, no sentence.
fn is_field(line: &str) -> bool {
    let text = line.trim();
    let name = text.chars().take(7).position(|c| matches!(c, ':' | '\u{ff1a}'));
    name.is_some_and(|at| at >= 2) && !text.contains(|c| lexicon::NOT_IN_FIELD.contains(c))
}

/// Whether a line is the last of its paragraph: it ends a sentence and is clearly shorter than the others. Lines that
/// end a sentence at full width are joined with the next; sentences are separated in any case.
fn ends_paragraph(line: &str) -> bool {
    let text = line.trim_end();
    text.ends_with(|c| lexicon::STOPS.contains(c)) && text.chars().count() < 26
}

/// Whether a line is nothing but a heading such as `（一）存在的主要问题`: it has an ordinal in brackets, ends in the middle of
/// nothing, and is clearly shorter than the widest line. The first line of a paragraph is as wide as the others, but for its
/// indent.
fn is_subheading(line: &str, widest: usize) -> bool {
    const INDENT: usize = 4;
    let text = line.trim();
    let in_brackets = text.starts_with(['(', '\u{ff08}']) && begins_paragraph(text);
    let goes_on = |c| lexicon::STOPS.contains(c) || lexicon::NOT_IN_FIELD.contains(c);
    in_brackets && length(text) + INDENT < widest && !text.contains(goes_on)
}

/// Characters that are drawn.
fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The sentences of a paragraph, without the white space at line breaks.
fn sentences_of(flat: &Flat<'_>, pieces: &[Range<usize>]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::new();
    for piece in pieces {
        let chars = flat.chars.get(piece.clone()).unwrap_or(&[]);
        let lead = chars.iter().take_while(|c| c.is_whitespace()).count();
        let trail = chars.iter().rev().take_while(|c| c.is_whitespace()).count();
        let end = piece.end - trail.min(chars.len());
        let start = (piece.start + lead).min(end);
        let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
        if latin(sentence.text.chars().last().as_ref()) && latin(flat.chars.get(start)) {
            sentence.push(' ', start);
        }
        for (index, c) in (start..).zip(flat.chars.get(start..end).unwrap_or(&[])) {
            if c.is_whitespace() {
                if !sentence.text.is_empty() && !sentence.text.ends_with(' ') {
                    sentence.push(' ', index);
                }
                continue;
            }
            sentence.push(*c, index);
            if lexicon::STOPS.contains(*c) {
                sentences.push(std::mem::replace(&mut sentence, Sentence::new()));
            }
        }
    }
    while sentence.text.ends_with(' ') {
        sentence.text.pop();
        sentence.positions.pop();
    }
    if !sentence.text.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_their_separators() {
        let mut sentence = Sentence::new();
        for (at, c) in "2023年收到1,234件，１２.５万元，其中3、4两件。".chars().enumerate()
        {
            sentence.push(c, at * 2);
        }
        let numbers = sentence.numbers();
        let chars: Vec<char> = sentence.text.chars().collect();
        let shown: Vec<String> =
            numbers.iter().map(|n| chars[n.clone()].iter().collect()).collect();
        assert_eq!(shown, ["2023", "1,234", "１２.５", "3", "4"]);
        assert_eq!(sentence.part(numbers[1].clone()), Some(14..23));
    }

    #[test]
    fn a_field_is_no_sentence() {
        for line in ["发布时间: 2021-03-05 08:58", "文号: ", "来源：云溪县人民政府"]
        {
            assert!(is_field(line), "{line}");
        }
        for line in ["邮 编 ： 223100 ， 电 话 ： 0000", "改进情况：一是加强学习，", "号 ， 邮 编"]
        {
            assert!(!is_field(line), "{line}");
        }
    }

    #[test]
    fn page_numbers_are_told_from_cells() {
        let browsers = ["file:///C:/reports/2023.html 1/3", "2024/1/15 10:20 某县年度报告"];
        for line in ["- 2 -", "— 3 —", "-5-", " 第 3 页 "].into_iter().chain(browsers) {
            assert!(is_page_number(line), "{line}");
        }
        let addresses = ["http://www.example.gov.cn/art/2024/1/15", "2024/1/15", "1/3"];
        for line in ["2", "-", "-3", "0 0", "—"].into_iter().chain(addresses) {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
