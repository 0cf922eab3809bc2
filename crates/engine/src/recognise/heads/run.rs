//! The order of the columns in a head that is running text.
//!
//! Its labels wrap, and their pieces stand between those of others, so that only what no reading of the form's own head
//! explains is found: a line whose labels do not follow each other as the form's do, labels that are whole and do not,
//! and, in text that is laid out with spaces, a label that stands left of one it should follow.

use std::collections::BTreeMap;
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

/// [`Order::Form`] where the head in these ranges may be the form's, [`Order::Unclear`] where it cannot or lacks a column.
pub fn run_order(flat: &Flat<'_>, ranges: &[Range<usize>], head: &RunHead<'_>) -> Order {
    let text: Vec<(usize, char)> =
        ranges.iter().flat_map(|range| flat.folded(range.clone())).copied().collect();
    let chars: Vec<char> = text.iter().map(|(_, c)| *c).collect();
    let (mut owners, whole) = owners(&chars, head.words);
    let ambiguous = give_pieces(&chars, &mut owners, &head.words.others);
    let own = |column: usize, piece: &[char]| {
        let word: String = piece.iter().collect();
        let of_column = head.words.own.get(column).is_some_and(|own| own.contains(&word));
        of_column && !piece.iter().any(|c| ambiguous.contains(c))
    };
    let found = (0..chars.len()).flat_map(|at| [(at, 1), (at, 2)]).filter_map(|(at, length)| {
        let (piece, own_by) = (chars.get(at..at + length)?, owners.get(at..at + length)?);
        let column = match own_by.first()? {
            Some(Owner::Column(column)) => *column,
            Some(Owner::Other) => return None,
            None if own_by.contains(&Some(Owner::Other)) => return None,
            None => (0..head.words.width()).find(|column| own(*column, piece))?,
        };
        let (position, _) = *text.get(at)?;
        let line = flat.line_at(position);
        Some(Piece { column, line, place: place(flat, line, position) })
    });
    let pieces: Vec<Piece> = found.collect();
    if pieces.is_empty() {
        return Order::Missing;
    }
    let usable = |column: &usize| {
        let own = head.words.own.get(*column).into_iter().flatten();
        own.into_iter().any(|piece| !piece.contains(|c| ambiguous.contains(&c)))
    };
    let seen = |column: &usize| pieces.iter().any(|piece| piece.column == *column);
    let all = (0..head.words.width()).filter(usable).all(|column| seen(&column));
    let in_lines = lines(&pieces).values().all(|line| may_be_the_forms(line, head));
    let follows = may_be_the_forms(&whole, head)
        && (whole.len() != head.words.width() * head.repeats || is_repeated(&whole, head));
    if all && in_lines && follows && !stands_left(&pieces, head) {
        Order::Form
    } else {
        Order::Unclear
    }
}

/// The columns of each line in turn, a column once where several pieces of it follow each other.
fn lines(pieces: &[Piece]) -> BTreeMap<usize, Vec<usize>> {
    let mut lines: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for piece in pieces {
        let line = lines.entry(piece.line).or_default();
        if line.last() != Some(&piece.column) {
            line.push(piece.column);
        }
    }
    lines
}

/// Whether columns follow each other as in the form, so many times at most.
fn may_be_the_forms(columns: &[usize], head: &RunHead<'_>) -> bool {
    let falls = columns.windows(2).filter(|pair| pair.first() > pair.last()).count();
    let by_line = |order: &Vec<usize>| {
        let rank = |column: &usize| order.iter().position(|other| other == column);
        let ranks: Vec<Option<usize>> = columns.iter().map(rank).collect();
        ranks.windows(2).all(|pair| pair.first() <= pair.last())
    };
    falls < head.repeats || head.by_line.as_ref().is_some_and(by_line)
}

/// Whether these are all labels in the form's order, again and again.
fn is_repeated(columns: &[usize], head: &RunHead<'_>) -> bool {
    let mut blocks = columns.chunks(head.words.width());
    head.repeats == 1 || blocks.all(is_ascending)
}

/// Whether a column stands left of one that the form has before it, where the text gives both a place.
fn stands_left(pieces: &[Piece], head: &RunHead<'_>) -> bool {
    let placed: Option<Vec<(usize, Position)>> =
        pieces.iter().map(|piece| Some((piece.column, piece.place?))).collect();
    let Some(placed) = placed else { return false };
    let on_page = |(column, place): &(usize, Position)| match place {
        Position::Page(page, left) => Some((*page, *left, *column)),
        Position::Line(..) => None,
    };
    if let Some(mut lefts) = placed.iter().map(on_page).collect::<Option<Vec<_>>>() {
        let one_page = lefts.windows(2).all(|pair| match pair {
            [(one, ..), (other, ..)] => one == other,
            _ => true,
        });
        lefts.sort_unstable();
        let falls = lefts.windows(2).filter(|pair| match pair {
            [(.., one), (.., other)] => one > other,
            _ => false,
        });
        return one_page && falls.count() >= head.repeats;
    }
    // The width of a character is not the same in all programs that write such text: both usual ones have to agree.
    let first = |column: usize| {
        let own = placed.iter().filter(move |(other, _)| *other == column);
        let places = own.filter_map(|(_, place)| match place {
            Position::Line(chars, wide) => Some((*chars, *wide)),
            Position::Page(..) => None,
        });
        places.reduce(|(a, b), (c, d)| (a.min(c), b.min(d)))
    };
    let left =
        |a: usize, b: usize| first(a).zip(first(b)).is_some_and(|(a, b)| b.0 < a.0 && b.1 < a.1);
    let width = head.words.width();
    head.repeats == 1 && (0..width).any(|a| (a + 1..width).any(|b| left(a, b)))
}

/// Where a position stands in its line, where the line tells.
fn place(flat: &Flat<'_>, line: usize, position: usize) -> Option<Position> {
    let line = flat.lines().get(line)?;
    let within = position.checked_sub(line.range.start)?;
    if let Anchor::Page { page, edges, .. } = &line.line.anchor {
        return Some(Position::Page(*page, *edges.get(within).filter(|_| edges.len() > 2)?));
    }
    let before = flat.chars.get(line.range.start..position)?;
    let laid_out = line.line.text.trim().contains("  ");
    let wide = before.len() + before.iter().filter(|c| !c.is_ascii()).count();
    laid_out.then_some(Position::Line(before.len(), wide))
}

/// Whose a character of the head is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A label that stands there in one piece.
    Column(usize),
    /// Another word of the head.
    Other,
}

/// Whose each character is, where that is known, and the columns whose labels stand there in one piece, in the order of
/// the text. The longest words come first: a label may be a part of another word.
fn owners(chars: &[char], words: &HeadWords) -> (Vec<Option<Owner>>, Vec<usize>) {
    let labels = words.labels.iter().enumerate();
    let labels = labels.flat_map(|(at, own)| own.iter().map(move |own| (own, Owner::Column(at))));
    let others = words.others.iter().map(|word| (word, Owner::Other));
    let mut all: Vec<(Vec<char>, Owner)> =
        labels.chain(others).map(|(word, owner)| (word.chars().collect(), owner)).collect();
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let mut owners = vec![None; chars.len()];
    let mut whole: Vec<(usize, usize)> = Vec::new();
    for (word, owner) in all {
        for at in find_all(chars, &word) {
            let Some(own) = owners.get_mut(at..at + word.len()) else { continue };
            if own.iter().all(Option::is_none) {
                own.fill(Some(owner));
                if let Owner::Column(column) = owner {
                    whole.push((at, column));
                }
            }
        }
    }
    whole.sort_unstable();
    (owners, whole.into_iter().map(|(_, column)| column).collect())
}

/// Gives the characters of words that wrap to them: the longest piece of each that is there. The characters of the rest
/// cannot be told apart from those of labels.
fn give_pieces(chars: &[char], owners: &mut [Option<Owner>], others: &[String]) -> Vec<char> {
    let mut ambiguous = Vec::new();
    for word in others {
        let word: Vec<char> = word.chars().collect();
        if !find_all(chars, &word).is_empty() {
            continue;
        }
        let longest = (3..word.len())
            .rev()
            .flat_map(|length| (0..=word.len() - length).map(move |from| from..from + length));
        let piece = longest.take(MOST_PIECES).find_map(|piece| {
            let free = |at: &usize| {
                let own = owners.get(*at..*at + piece.len());
                own.is_some_and(|own| own.iter().all(Option::is_none))
            };
            let at = find_all(chars, word.get(piece.clone())?).into_iter().find(free)?;
            Some((at, piece))
        });
        let Some((at, piece)) = piece else {
            let is_free = |wanted: &char| {
                chars.iter().zip(owners.iter()).any(|(c, own)| own.is_none() && c == wanted)
            };
            if word.iter().all(is_free) {
                ambiguous.extend(word);
            }
            continue;
        };
        owners.iter_mut().skip(at).take(piece.len()).for_each(|own| *own = Some(Owner::Other));
        let rest = |(at, c): (usize, &char)| (!piece.contains(&at)).then_some(*c);
        ambiguous.extend(word.iter().enumerate().filter_map(rest));
    }
    ambiguous
}

/// Pieces of a word that are looked for.
const MOST_PIECES: usize = 40;
