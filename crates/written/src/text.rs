//! Plain and pasted text: one block a line, exactly as it stands.
//!
//! Spaces and empty lines are kept: in text laid out with spaces only they separate the columns.

use model::document::{Anchor, Block, Format, Line};

/// The lines of a text, and whether it is markdown: it has a row between the head and the body of
/// a pipe table (`|---|:--:|`).
pub(super) fn blocks(text: &str) -> (Format, Vec<Block>) {
    let mut blocks = Vec::new();
    let mut format = Format::Text;
    let mut start = 0;
    for (number, line) in lines(text).enumerate() {
        let length = line.text.chars().count();
        if is_table_rule(line.text) {
            format = Format::Markdown;
        }
        blocks.push(Block::Line(Line {
            text: line.text.to_owned(),
            whole: false,
            anchor: Anchor::Text { chars: start..start + length, line: number + 1 },
            unclear: Vec::new(),
        }));
        start += length + line.ending;
    }
    if format == Format::Markdown {
        blocks.iter_mut().for_each(without_heading_sign);
    }
    (format, blocks)
}

/// The `#` of a heading is no part of its text.
fn without_heading_sign(block: &mut Block) {
    let Block::Line(line) = block else { return };
    let signs = line.text.chars().take_while(|c| *c == '#').count();
    let behind = line.text.get(signs..).unwrap_or_default();
    let words = behind.trim_start_matches([' ', '\t']);
    if !(1..=6).contains(&signs) || words.len() == behind.len() {
        return;
    }
    let dropped = line.text.chars().count() - words.chars().count();
    if let Anchor::Text { chars, .. } = &mut line.anchor {
        chars.start += dropped;
    }
    line.text = words.to_owned();
}

struct SplitLine<'a> {
    text: &'a str,
    /// Characters of the line break after it.
    ending: usize,
}

/// Splits at CR LF, LF, CR, the vertical tab (Word's line break), the form feed (a new page) and
/// Unicode's own breaks. What follows the last break is a line only where it is not empty.
fn lines(text: &str) -> impl Iterator<Item = SplitLine<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((line, after)) = rest.split_once(is_break) else {
            return Some(SplitLine { text: std::mem::take(&mut rest), ending: 0 });
        };
        let is_return = rest.get(line.len()..).is_some_and(|at| at.starts_with("\r\n"));
        rest = if is_return { after.get(1..).unwrap_or_default() } else { after };
        Some(SplitLine { text: line, ending: 1 + usize::from(is_return) })
    })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}
