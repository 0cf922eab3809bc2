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
        for block in &mut blocks {
            let Block::Line(line) = block else { continue };
            without_heading_sign(line);
            line.text = line.text.split('|').map(without_signs).collect::<Vec<_>>().join("|");
        }
    }
    (format, blocks)
}

/// A cell with spaces for the signs of bold text and for what is struck out, so that everything keeps its place. Where
/// nothing else stands in it, what is struck out stays.
fn without_signs(cell: &str) -> String {
    let mut out = String::new();
    for (nth, piece) in cell.split("~~").enumerate() {
        out.push_str(if nth > 0 { "  " } else { "" });
        match nth % 2 {
            0 => out.push_str(piece),
            _ => out.extend(piece.chars().map(|_| ' ')),
        }
    }
    let whole = cell.matches("~~").count().is_multiple_of(2) && !out.trim().is_empty();
    if whole { out } else { cell.to_owned() }.replace("**", "  ")
}

/// The `#` of a heading is no part of its text.
fn without_heading_sign(line: &mut Line) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text that a rule makes markdown.
    fn lines(text: &str) -> Vec<String> {
        let (_, blocks) = blocks(&format!("{text}\n|---|\n"));
        let text = |block: Block| match block {
            Block::Line(line) => Some(line.text),
            Block::Grid(_) => None,
        };
        blocks.into_iter().filter_map(text).collect()
    }

    fn cells(line: &str) -> Vec<String> {
        let lines = lines(line);
        let cells = lines.iter().take(1).flat_map(|line| line.split('|'));
        cells.map(|cell| cell.trim().to_owned()).collect()
    }

    #[test]
    fn bold_cells_are_plain_and_struck_words_are_not_there() {
        assert_eq!(cells("**总计** | **17** | ~~16~~17 | 1~~2~~"), ["总计", "17", "17", "1"]);
    }

    #[test]
    fn a_cell_of_nothing_but_struck_words_is_no_blank() {
        assert_eq!(cells("a | ~~17~~ | 16~~"), ["a", "~~17~~", "16~~"]);
    }

    #[test]
    fn everything_keeps_its_place() {
        assert_eq!(lines("| **总计** | ~~16~~17 |"), ["|   总计   |       17 |", "|---|"]);
    }
}
