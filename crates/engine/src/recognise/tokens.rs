//! Separates a run of text into values and labels.
//!
//! Labels wrap around their numbers, vertical labels print one character a line between the rows, and ordinals of
//! labels are digits too. So there are two streams: the values, each with its line, and the characters of labels, each
//! with the count of values before it.

use std::ops::Range;

use super::flat::Flat;
use super::folded;
use super::lexicon;
use super::number;
use super::prose::is_page_number;
use fold::fold;

/// A value as printed: a number, a sign for nothing, or an empty cell between separators.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub range: Range<usize>,
    /// Index of its line.
    pub line: usize,
    /// It touches a character that is no separator.
    pub glued: bool,
    /// An empty cell between separators.
    pub blank: bool,
    /// A note in brackets behind it or on the next line.
    pub note: Option<Range<usize>>,
}

/// A row of cells between pipes or tabs.
#[derive(Clone, Debug)]
pub(super) struct Delimited {
    /// Folded text of its label cells; empty where it has none.
    pub label: Vec<char>,
    pub values: Vec<Token>,
}

/// A line of cells between pipes or tabs without a number, as the head of a table has.
#[derive(Clone, Debug)]
pub(super) struct HeadLine {
    /// Where it begins in the text.
    pub start: usize,
    /// Its cells, folded.
    pub cells: Vec<String>,
}

/// The values and labels of a region.
#[derive(Default)]
pub(super) struct Tokens {
    /// Values of lines without separators, in order.
    pub values: Vec<Token>,
    /// Folded characters that are no values, with the count of `values` before each.
    pub labels: Vec<(usize, char)>,
    /// Position in the text of each character of `labels`.
    pub label_at: Vec<usize>,
    /// Rows of three and more cells between separators, in order.
    pub rows: Vec<Delimited>,
    /// Lines of cells without numbers, in order.
    pub heads: Vec<HeadLine>,
}

/// Longer lines are pages without line breaks; a full stop in them does not make them prose.
const LONG_LINE: usize = 300;

impl Tokens {
    pub fn of(flat: &Flat<'_>, within: Range<usize>) -> Tokens {
        let mut tokens = Tokens::default();
        let first = flat.line_at(within.start);
        for (index, line) in flat.lines().iter().enumerate().skip(first) {
            let range = line.range.start.max(within.start)..line.range.end.min(within.end);
            if line.range.start >= within.end || range.start > range.end {
                break;
            }
            tokens.line(flat, index, range);
        }
        tokens
    }

    fn line(&mut self, flat: &Flat<'_>, index: usize, range: Range<usize>) {
        let text = flat.text(range.clone());
        let sentence = text.contains(|c| lexicon::STOPS.contains(c)) && text.len() < LONG_LINE * 3;
        if is_page_number(&text) || sentence {
            return;
        }
        let cells = cells(flat, range.clone());
        if cells.len() >= 2 {
            self.head(flat, range.start, &cells);
        }
        if cells.len() >= 3 {
            self.delimited(flat, index, &cells);
        } else if text.trim().starts_with('|') && text.trim().len() == 1 {
            // One cell a line: a separator alone ends an empty cell.
            self.values.push(Token {
                range: range.start..range.start,
                line: index,
                glued: false,
                blank: true,
                note: None,
            });
        } else {
            self.run(flat, index, range);
        }
    }

    /// A row with separators: label cells first, then values.
    fn delimited(&mut self, flat: &Flat<'_>, line: usize, cells: &[Range<usize>]) {
        let texts: Vec<String> = cells.iter().map(|cell| flat.text(cell.clone())).collect();
        if texts.iter().all(|text| {
            text.trim().chars().all(|c| matches!(c, '-' | ':')) && !text.trim().is_empty()
        }) {
            return;
        }
        let label = |text: &String| !number::is_value(text) && !number::is_figure(text);
        let labels = texts.iter().rposition(label).map_or(0, |at| at + 1);
        let mut label = Vec::new();
        for (text, range) in texts.iter().zip(cells).take(labels) {
            if !text.trim().is_empty() {
                label = fold(text);
                self.push_label(flat, range.clone());
            }
        }
        let values: Vec<Token> = cells
            .iter()
            .skip(labels)
            .map(|cell| {
                let range = trimmed(flat, cell.clone());
                let blank = range.is_empty();
                Token { range, line, glued: false, blank, note: None }
            })
            .collect();
        if !values.is_empty() {
            self.rows.push(Delimited { label, values });
        }
    }

    fn head(&mut self, flat: &Flat<'_>, start: usize, cells: &[Range<usize>]) {
        let texts: Vec<String> =
            cells.iter().map(|cell| folded(&flat.text(cell.clone()))).collect();
        let is_value = |text: &String| !text.is_empty() && number::is_value(text);
        if !texts.iter().any(|text| is_value(text) || number::is_figure(text)) {
            self.heads.push(HeadLine { start, cells: texts });
        }
    }

    fn push_label(&mut self, flat: &Flat<'_>, range: Range<usize>) {
        for (at, c) in flat.folded(range) {
            if *c != '|' {
                self.labels.push((self.values.len(), *c));
                self.label_at.push(*at);
            }
        }
    }

    /// A line without separators: numbers and signs are values, everything else is label.
    fn run(&mut self, flat: &Flat<'_>, line: usize, range: Range<usize>) {
        let mut position = range.start;
        let mut label_from = range.start;
        while position < range.end {
            if let Some(end) = note_at(flat, position, range.end) {
                if let Some(last) = self.values.last_mut() {
                    last.note = Some(position..end);
                }
                self.push_label(flat, label_from..position);
                (position, label_from) = (end, end);
            } else if let Some(end) = value_at(flat, position, &range) {
                self.push_label(flat, label_from..position);
                let glued = is_word(flat, position.checked_sub(1), &range)
                    || is_word(flat, Some(end), &range);
                let token = position..end;
                let note = signs_at(flat, end, range.end);
                let end = note.as_ref().map_or(end, |note| note.end);
                self.values.push(Token { range: token, line, glued, blank: false, note });
                (position, label_from) = (end, end);
            } else {
                position += 1;
            }
        }
        self.push_label(flat, label_from..range.end);
    }
}

/// The cells of a line between pipes or tabs.
pub(super) fn cells(flat: &Flat<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let chars = flat.chars.get(range.clone()).unwrap_or(&[]);
    let separator = if chars.contains(&'|') { '|' } else { '\t' };
    let mut cells = Vec::new();
    let mut start = range.start;
    for (at, c) in (range.start..).zip(chars) {
        if *c == separator {
            cells.push(start..at);
            start = at + 1;
        }
    }
    cells.push(start..range.end);
    if separator == '|' {
        // A row begins and ends with a separator; what is outside is no cell.
        let outside = |cell: &Range<usize>| flat.text(cell.clone()).trim().is_empty();
        if cells.last().is_some_and(outside) {
            cells.pop();
        }
        if cells.first().is_some_and(outside) {
            cells.remove(0);
        }
    }
    cells
}

pub(super) fn trimmed(flat: &Flat<'_>, range: Range<usize>) -> Range<usize> {
    let chars = flat.chars.get(range.clone()).unwrap_or(&[]);
    let lead = chars.iter().take_while(|c| c.is_whitespace()).count();
    let trail = chars.iter().rev().take_while(|c| c.is_whitespace()).count();
    (range.start + lead).min(range.end)..range.end - trail.min(chars.len() - lead.min(chars.len()))
}

fn is_word(flat: &Flat<'_>, position: Option<usize>, range: &Range<usize>) -> bool {
    position
        .filter(|position| range.contains(position))
        .and_then(|position| flat.chars.get(position))
        .is_some_and(|c| !c.is_whitespace() && *c != '|')
}

/// Signs of a note that stand by themselves behind a value.
fn signs_at(flat: &Flat<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let rest = flat.chars.get(from..end)?;
    let start = rest.iter().position(|c| !c.is_whitespace()).filter(|start| *start > 0)?;
    let signs = rest.iter().skip(start).take_while(|c| number::is_note_sign(**c)).count();
    let alone = rest.get(start + signs).is_none_or(|c| c.is_whitespace());
    (signs > 0 && alone).then_some(from + start..from + start + signs)
}

/// The end of a bracket with a digit in it: a note, never a value. But a figure alone in a bracket may be
/// one, where no word of a label stands behind it.
fn note_at(flat: &Flat<'_>, position: usize, end: usize) -> Option<usize> {
    let rest = flat.chars.get(position..end)?;
    matches!(rest.first()?, '(' | '\u{ff08}').then_some(())?;
    let close = rest.iter().take(60).position(|c| matches!(c, ')' | '\u{ff09}'))?;
    let inner = rest.get(1..close)?;
    let behind = rest.get(close + 1..)?.iter().find(|c| !c.is_whitespace());
    let figure = !inner.is_empty() && inner.iter().all(char::is_ascii_digit);
    let alone = figure && !behind.is_some_and(|c| c.is_alphabetic());
    let digit = inner.iter().any(|c| c.is_numeric() && !lexicon::ORDINALS.contains(*c));
    (digit && !alone).then_some(position + close + 1)
}

/// The end of a value that begins at `position`.
fn value_at(flat: &Flat<'_>, position: usize, range: &Range<usize>) -> Option<usize> {
    let rest = flat.chars.get(position..range.end)?;
    let before = position.checked_sub(1).filter(|at| range.contains(at));
    let free = before.and_then(|at| flat.chars.get(at)).is_none_or(|c| c.is_whitespace());
    // Only where one begins: a page without white space would be copied for each of its characters.
    let chunk = rest.iter().take_while(|c| free && !c.is_whitespace());
    let chunk: String = chunk.collect();
    if !chunk.is_empty() && (number::is_value(&chunk) || number::is_figure(&chunk)) {
        let whole = position + chunk.chars().count();
        let sign = !chunk.contains(|c: char| c.is_ascii_digit());
        let label =
            ordinal_behind(flat, &chunk, whole, range) || (sign && word_behind(flat, whole, range));
        return (!label).then_some(whole);
    }
    digits_at(rest, free).map(|length| position + length).filter(|end| *end > position)
}

/// `3.` and `其他` in two pieces: the digit is the label's ordinal.
fn ordinal_behind(flat: &Flat<'_>, chunk: &str, end: usize, range: &Range<usize>) -> bool {
    let rest = flat.chars.get(end..range.end).unwrap_or(&[]);
    let next = rest.iter().find(|c| !c.is_whitespace());
    chunk.len() == 1
        && chunk.starts_with(|c: char| c.is_ascii_digit())
        && next.is_some_and(|c| matches!(c, '.' | '\u{ff0e}' | '\u{3001}'))
}

/// A sign for nothing that is the first character of a letter-spaced label.
fn word_behind(flat: &Flat<'_>, end: usize, range: &Range<usize>) -> bool {
    let next = flat.folded(end..flat.len().min(range.end + 4)).first();
    next.is_some_and(|(_, c)| lexicon::MARK_NEVER_BEFORE.contains(*c))
}

/// Length of the digits at the beginning of `rest` that belong to a value. The last digit before a
/// point and a letter is the ordinal of the next label: `370000037` in `3700000372.没有现成信息`.
fn digits_at(rest: &[char], free: bool) -> Option<usize> {
    let sign = usize::from(free && matches!(rest.first(), Some('-' | '+')));
    let digit = |c: &char| c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(c);
    let mut length = sign + rest.get(sign..)?.iter().take_while(|c| digit(c)).count();
    if length == sign {
        return None;
    }
    let point = |at: usize| matches!(rest.get(at), Some('.' | '\u{ff0e}' | '\u{3001}'));
    let separator = |at: usize| matches!(rest.get(at), Some(',' | '\u{ff0c}'));
    if point(length) {
        let decimals = rest.get(length + 1..)?.iter().take_while(|c| digit(c)).count();
        if decimals == 0 {
            return Some(length - 1).filter(|length| *length > sign);
        }
        return Some(length + 1 + decimals);
    }
    while separator(length)
        && rest.get(length + 1..length + 4).is_some_and(|group| group.iter().all(digit))
    {
        length += 4;
    }
    Some(length)
}
