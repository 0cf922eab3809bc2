//! The order of the columns in a head that is running text.
//!
//! Its labels wrap, and their pieces stand between those of others, so that only what no reading of the form's own head
//! explains is found: a line whose labels do not follow each other as the form's do, labels that are whole and do not,
//! and, in text that is laid out with spaces or set on a page, a label that stands left of one it should follow.

use std::ops::Range;

use super::{HeadWords, Order, is_ascending};
use crate::recognise::flat::{Flat, find_all};
use model::document::Anchor;

/// The head of a table in running text.
pub struct RunHead<'w> {
    pub words: &'w HeadWords,
    /// The columns in the order of the lines of the form's head, where that is not the order from left to right.
    pub by_line: Option<Vec<usize>>,
    /// How often the labels stand one after the other.
    pub repeats: usize,
}

/// A piece of a label.
struct Piece {
    column: usize,
    /// Index of its line.
    line: usize,
    place: Option<Position>,
}

/// Where a piece begins from left to right.
#[derive(Clone, Copy)]
enum Position {
    /// On this page, so far from its left.
    Page(usize, i32),
    /// In a line that is laid out with spaces: in characters, and with the wide ones counted twice.
    Line(usize, usize),
}

/// Characters by which programs that lay a page out push what is too near to what stands before it.
const PUSHED: i32 = 4;
/// Pieces that are looked at. A head has fewer.
const MOST_PIECES: usize = 500;

/// [`Order::Form`] where the head in these ranges may be the form's, [`Order::Unclear`] where it cannot or lacks a column.
pub fn run_order(flat: &Flat<'_>, ranges: &[Range<usize>], head: &RunHead<'_>) -> Order {
    let mut text: Vec<(usize, char)> = Vec::new();
    for range in ranges {
        text.extend_from_slice(flat.folded(range.clone()));
    }
    let chars: Vec<char> = text.iter().map(|(_, c)| *c).collect();
    let words = head.words;
    let width = words.width();
    // One line that is laid out with spaces shows that all of them are. Around pipes stand spaces of their own.
    let laid_out = ranges.iter().any(|range| {
        let text = flat.text(range.clone());
        text.lines().any(|line| line.trim().contains("  ") && !line.contains('|'))
    });
    let ends =
        |at: usize| text.get(at + 1).map(|(next, _)| *next) != text.get(at).map(|(own, _)| own + 1);
    let (owners, whole, ambiguous) = owners(&chars, words, &ends);
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, (position, _)) in text.iter().enumerate() {
        let piece = |length: usize| {
            let piece = chars.get(at..at + length)?;
            let free = owners.get(at..at + length)?.iter().all(|own| *own == Owner::Nobody);
            let clear = free && !piece.iter().any(|c| ambiguous.contains(c));
            words.owner(piece).filter(|_| clear)
        };
        let column = match owners.get(at) {
            Some(Owner::Column(column)) => Some(*column),
            _ => piece(1).or_else(|| piece(2)),
        };
        if let Some(column) = column
            && pieces.len() < MOST_PIECES
        {
            let line = flat.line_at(*position);
            pieces.push(Piece { column, line, place: place(flat, line, *position, laid_out) });
        }
    }
    if pieces.is_empty() {
        return Order::Missing;
    }
    let seen = |column: usize| pieces.iter().any(|piece| piece.column == column);
    // A column whose characters are also those of a word that wraps cannot be seen.
    let usable = |column: usize| {
        let own = words.labels.get(column).into_iter().flatten().flat_map(|label| label.chars());
        let mut own = own.filter(|c| words.owner(&[*c]).is_some());
        own.any(|c| !ambiguous.contains(&c))
    };
    let all = (0..width).all(|column| seen(column) || !usable(column));
    let follows = stand_in_order(&pieces, width)
        || may_be_the_forms(&whole, head)
            && (whole.len() != width * head.repeats
                || head.repeats == 1
                || whole.chunks(width).all(is_ascending));
    if all && follows && in_lines(&pieces, head) && !stands_left(&pieces, head) {
        Order::Form
    } else {
        Order::Unclear
    }
}

/// Whether the columns of each line follow each other as in the form.
fn in_lines(pieces: &[Piece], head: &RunHead<'_>) -> bool {
    let mut lines = pieces.chunk_by(|one, other| one.line == other.line);
    lines.all(|line| {
        let mut columns: Vec<usize> = line.iter().map(|piece| piece.column).collect();
        columns.dedup();
        may_be_the_forms(&columns, head)
    })
}

/// Whether columns follow each other as in the form, so many times at most.
fn may_be_the_forms(columns: &[usize], head: &RunHead<'_>) -> bool {
    let by_line = |order: &Vec<usize>| {
        let rank = |column: Option<&usize>| order.iter().position(|other| Some(other) == column);
        columns.windows(2).all(|pair| rank(pair.first()) <= rank(pair.last()))
    };
    falls(columns) < head.repeats || head.by_line.as_ref().is_some_and(by_line)
}

/// How often a column follows one that the form has behind it.
fn falls(columns: &[usize]) -> usize {
    columns.windows(2).filter(|pair| pair.first() > pair.last()).count()
}

/// Whether a column stands left of one that the form has before it, where the text gives both a place.
fn stands_left(pieces: &[Piece], head: &RunHead<'_>) -> bool {
    // Whether the piece at an index stands left of another, as the column that the form has behind it.
    let left = |one: &Piece, other: &Piece| match (one.place, other.place) {
        (Some(Position::Page(page, one)), Some(Position::Page(same, other))) => {
            page == same && one < other
        }
        // The width of a character is not the same in all programs that write such text: both usual ones must agree.
        (Some(Position::Line(one, wide)), Some(Position::Line(other, other_wide))) => {
            one < other && wide < other_wide
        }
        _ => false,
    };
    if head.repeats == 1 {
        // Wrapped lines of a label stand below each other, so that its first piece from the left counts.
        let first = |piece: &Piece| {
            !pieces.iter().any(|other| other.column == piece.column && left(other, piece))
        };
        let firsts: Vec<&Piece> = pieces.iter().filter(|piece| first(piece)).collect();
        return firsts
            .iter()
            .any(|one| firsts.iter().any(|other| other.column > one.column && left(other, one)));
    }
    // Each way of counting it has to disagree with the form.
    [true, false].into_iter().all(|wide| {
        left_to_right(pieces, wide).is_some_and(|columns| {
            let often = |column: usize| columns.iter().filter(|own| **own == column).count();
            let whole = columns.iter().all(|column| often(*column) == head.repeats);
            !whole || falls(&columns) >= head.repeats
        })
    })
}

/// Whether each column has a place right of all that the form has before it, in one of the ways of counting it.
fn stand_in_order(pieces: &[Piece], width: usize) -> bool {
    [true, false].into_iter().any(|wide| {
        let columns = left_to_right(pieces, wide).unwrap_or_default();
        columns.len() == width && is_ascending(&columns)
    })
}

/// The columns of all pieces from left to right, where all have a place. Columns on one place are not in the form's order.
fn left_to_right(pieces: &[Piece], wide: bool) -> Option<Vec<usize>> {
    let mut order: Vec<((usize, i32), &Piece)> = Vec::new();
    for piece in pieces {
        let own = match piece.place? {
            Position::Page(page, left) => (page, left),
            Position::Line(chars, columns) => (0, if wide { columns } else { chars } as i32),
        };
        let behind =
            |(other, of): &((usize, i32), &Piece)| (*other, piece.column) > (own, of.column);
        let at = order.iter().position(behind).unwrap_or(order.len());
        order.insert(at, (own, piece));
    }
    let mut runs: Vec<((usize, i32), &Piece)> = Vec::new();
    for (place, piece) in order {
        let last = runs.last();
        // The second line of a label may be pushed under the label behind it.
        let pushed = last.is_some_and(|((_, start), of)| {
            piece.column + 1 == of.column && piece.line != of.line && place.1 - start <= PUSHED
        });
        if !pushed && last.is_none_or(|(_, of)| of.column != piece.column) {
            runs.push((place, piece));
        }
    }
    Some(runs.into_iter().map(|(_, piece)| piece.column).collect())
}

/// Where a position stands in its line, where the line tells.
fn place(flat: &Flat<'_>, line: usize, position: usize, laid_out: bool) -> Option<Position> {
    let line = flat.lines().get(line)?;
    let within = position.checked_sub(line.range.start)?;
    if let Anchor::Page { page, edges, .. } = &line.line.anchor {
        return Some(Position::Page(*page, *edges.get(within).filter(|_| edges.len() > 2)?));
    }
    let before = flat.chars.get(line.range.start..position)?;
    let wide = before.len() + before.iter().filter(|c| !c.is_ascii()).count();
    laid_out.then_some(Position::Line(before.len(), wide))
}

/// Whose a character of the head is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    /// A label that stands there in one piece.
    Column(usize),
    /// Another word of the head, or a piece of one.
    Other,
}

/// Whose each character is, the columns whose labels stand there, in the order of the text, and the characters of other
/// words that wrap, which cannot be told apart from those of labels. Between a character that `ends` a piece of text and
/// the next one stands something that is no label.
fn owners(
    chars: &[char],
    words: &HeadWords,
    ends: &dyn Fn(usize) -> bool,
) -> (Vec<Owner>, Vec<usize>, Vec<char>) {
    let mut all: Vec<(Vec<char>, Owner)> = Vec::new();
    for (column, labels) in words.labels.iter().enumerate() {
        all.extend(labels.iter().map(|own| (own.chars().collect(), Owner::Column(column))));
    }
    all.extend(words.others.iter().map(|own| (own.chars().collect(), Owner::Other)));
    let mut owners = vec![Owner::Nobody; chars.len()];
    let mut starts = vec![None; chars.len()];
    let longest = all.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
    // The longest first: a label may be a part of another word.
    for length in (1..=longest).rev() {
        for (word, owner) in all.iter().filter(|(word, _)| word.len() == length) {
            for at in find_all(chars, word) {
                // The end of one label and the beginning of the next may look like a third.
                let last = at + length - 1;
                let torn = (at..last).any(ends) && !ends(last);
                if !torn
                    && take(&mut owners, at..at + length, *owner)
                    && let (Owner::Column(column), Some(start)) = (owner, starts.get_mut(at))
                {
                    *start = Some(*column);
                }
            }
        }
    }
    let mut ambiguous = Vec::new();
    for (word, owner) in &all {
        if *owner != Owner::Other || !find_all(chars, word).is_empty() {
            continue;
        }
        match longest_piece(chars, word, &mut owners) {
            Some(piece) => {
                ambiguous.extend_from_slice(word.get(..piece.start).unwrap_or(&[]));
                ambiguous.extend_from_slice(word.get(piece.end..).unwrap_or(&[]));
            }
            None => {
                let mut free = Vec::new();
                for (c, own) in chars.iter().zip(&owners) {
                    free.extend((*own == Owner::Nobody).then_some(*c));
                }
                if word.iter().all(|c| free.contains(c)) {
                    ambiguous.extend_from_slice(word);
                }
            }
        }
    }
    (owners, starts.into_iter().flatten().collect(), ambiguous)
}

/// Gives the longest piece of a word that wraps to it.
fn longest_piece(chars: &[char], word: &[char], owners: &mut [Owner]) -> Option<Range<usize>> {
    for length in (3..word.len()).rev() {
        for from in 0..=word.len() - length {
            for at in find_all(chars, word.get(from..from + length)?) {
                if take(owners, at..at + length, Owner::Other) {
                    return Some(from..from + length);
                }
            }
        }
    }
    None
}

/// Gives characters to an owner, where all of them are nobody's.
fn take(owners: &mut [Owner], range: Range<usize>, owner: Owner) -> bool {
    let own = owners.get_mut(range).filter(|own| own.iter().all(|own| *own == Owner::Nobody));
    own.is_some_and(|own| {
        own.fill(owner);
        true
    })
}
