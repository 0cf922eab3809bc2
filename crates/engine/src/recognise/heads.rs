//! The order of the columns as the head of a table prints it.
//!
//! The printed head is evidence, and the position of a column only a guess: no sum notices that two columns changed
//! places.

mod run;

use std::collections::BTreeSet;

use super::fold::{fold, without_note};

pub(super) use run::{RunHead, run_order};

/// What a head tells about the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The form's.
    Form,
    /// For each column of the form its place among the printed ones.
    Moved(Vec<usize>),
    /// Labels stand there, and it cannot be told which column is which.
    Unclear,
    /// No label stands there.
    Missing,
}

/// The words of a head: the labels of some columns, or of the blocks of table four, and what may stand beside them.
#[derive(Clone, Debug)]
pub(super) struct HeadWords {
    /// Of each column its wordings, folded; the form's first.
    labels: Vec<Vec<String>>,
    /// Of each column the pieces of one and two characters that no other column has.
    own: Vec<BTreeSet<String>>,
    /// Other words of the head: labels of groups, of blocks, of the table.
    others: Vec<String>,
}

/// What stands in a cell of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The label of a column, by its index.
    Column(usize),
    /// Another word of the head.
    Other,
    /// No word of the form.
    Foreign,
}

impl Order {
    /// From the columns in the order in which they are printed.
    pub fn of(printed: &[usize], width: usize) -> Order {
        let mut places = vec![usize::MAX; width];
        for (place, column) in printed.iter().enumerate() {
            match places.get_mut(*column) {
                Some(own) if *own == usize::MAX => *own = place,
                _ => return Order::Unclear,
            }
        }
        if printed.len() != width {
            Order::Unclear
        } else if is_ascending(printed) {
            Order::Form
        } else {
            Order::Moved(places)
        }
    }

    /// Values in the form's order, which stand in this one; as they stand where it is not known.
    pub fn arranged<T: Clone>(&self, values: Vec<T>) -> Vec<T> {
        let Order::Moved(places) = self else { return values };
        let moved: Option<Vec<T>> =
            places.iter().map(|place| values.get(*place).cloned()).collect();
        moved.filter(|moved| moved.len() == values.len()).unwrap_or(values)
    }

    pub fn is_known(&self) -> bool {
        matches!(self, Order::Form | Order::Moved(_))
    }
}

impl HeadWords {
    /// `labels` are the wordings of each column, `others` the rest of the head, all folded.
    pub fn new(labels: Vec<Vec<String>>, others: Vec<String>) -> HeadWords {
        let all: Vec<BTreeSet<String>> = labels
            .iter()
            .map(|labels| labels.iter().flat_map(|label| pieces(label)).collect())
            .collect();
        let own = all.iter().enumerate().map(|(index, mine)| {
            let theirs = |piece: &&String| {
                all.iter().enumerate().any(|(other, set)| other != index && set.contains(*piece))
            };
            mine.iter().filter(|piece| !theirs(piece)).cloned().collect()
        });
        let own = own.collect();
        let is_label = |word: &String| labels.iter().any(|labels| labels.contains(word));
        let others = others.into_iter().filter(|word| !is_label(word)).collect();
        HeadWords { labels, own, others }
    }

    pub fn width(&self) -> usize {
        self.labels.len()
    }

    /// What a folded text of a cell is; `None` for a blank one. A label may differ from the form's where it has pairs of
    /// characters of one column only.
    pub fn word(&self, text: &str) -> Option<Word> {
        if text.is_empty() {
            return None;
        }
        match self.word_of(text) {
            Word::Foreign => Some(self.word_of(without_note(text))),
            word => Some(word),
        }
    }

    fn word_of(&self, text: &str) -> Word {
        if let Some(column) = self.labels.iter().position(|own| own.iter().any(|own| own == text)) {
            return Word::Column(column);
        }
        let length = text.chars().count();
        let near = |other: &String| {
            let long = other.chars().count() >= 5 && length <= LONGEST;
            other == text || (long && strsim::levenshtein(other, text) <= 2)
        };
        if self.others.iter().any(near) {
            return Word::Other;
        }
        if length > LONGEST {
            return Word::Foreign;
        }
        // One character is not enough: a subtotal is no total.
        let is_word = |piece: &&String| piece.chars().count() > 1;
        let has = |own: &BTreeSet<String>| {
            own.iter().filter(is_word).any(|piece| text.contains(piece.as_str()))
        };
        let mut columns = self.own.iter().enumerate().filter(|(_, own)| has(own));
        match (columns.next(), columns.next()) {
            (Some((column, _)), None) => Word::Column(column),
            _ => Word::Foreign,
        }
    }

    /// The order of the columns in lines of cells, top to bottom, where the cells have no place but their order: a label
    /// of a group stands for the labels of its columns on the next line.
    pub fn order(&self, lines: &[Vec<String>]) -> Order {
        let lines: Vec<Vec<Word>> = lines
            .iter()
            .map(|line| {
                let mut words: Vec<Word> = line.iter().filter_map(|text| self.word(text)).collect();
                // A merged cell may be written once for each of its columns.
                words.dedup();
                words
            })
            .collect();
        let mut missing: BTreeSet<usize> = (0..self.width()).collect();
        let mut used: Vec<&Vec<Word>> = Vec::new();
        // The nearest is the one that counts: heads are repeated where a page ends.
        for line in lines.iter().rev() {
            let own: Vec<usize> = columns(line);
            if own.iter().any(|column| missing.contains(column)) {
                own.iter().for_each(|column| {
                    missing.remove(column);
                });
                used.push(line);
            }
            if missing.is_empty() {
                break;
            }
        }
        match used.as_slice() {
            [] => Order::Missing,
            _ if !missing.is_empty() => Order::Unclear,
            [only] => Order::of(&columns(only), self.width()),
            [child, parent] => Order::of(&laid_flat(parent, &columns(child)), self.width()),
            several => {
                let all: Vec<usize> = several.iter().rev().flat_map(|line| columns(line)).collect();
                if is_ascending(&all) { Order::of(&all, self.width()) } else { Order::Unclear }
            }
        }
    }
}

/// The order of the fifteen values of table four, by the labels of its three blocks and of its five columns.
pub(super) fn order_of_blocks(
    lines: &[Vec<String>],
    blocks: &HeadWords,
    columns_of: &HeadWords,
) -> Order {
    let width = columns_of.width();
    let count = |line: &Vec<String>| -> Vec<usize> {
        line.iter().filter_map(|text| columns_of.word(text)).filter_map(Word::column).collect()
    };
    let mut labelled: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, line) in lines.iter().enumerate().rev() {
        let own = count(line);
        let so_far: usize = labelled.iter().map(|(_, own)| own.len()).sum();
        if !own.is_empty() && so_far < width * blocks.width() {
            labelled.push((at, own));
        }
    }
    let Some((nearest, below)) = labelled.first() else { return Order::Missing };
    let whole = width * blocks.width();
    let (block_order, printed) = match labelled.as_slice() {
        [_] if below.len() == whole => {
            (blocks.order(lines.get(..*nearest).unwrap_or(&[])), below.clone())
        }
        // The columns of the first block stand beside the labels of the other blocks.
        [_, (upper, beside)] if below.len() + width == whole && beside.len() == width => {
            let line = lines.get(*upper).map_or(&[][..], Vec::as_slice);
            let (order, printed) = interleaved(line, below, blocks, columns_of);
            (order, printed)
        }
        _ => return Order::Unclear,
    };
    let block_places: Vec<usize> = match block_order {
        Order::Form => (0..blocks.width()).collect(),
        Order::Moved(places) => places,
        Order::Unclear | Order::Missing => return Order::Unclear,
    };
    let mut places = vec![usize::MAX; whole];
    for (block, place) in block_places.iter().enumerate() {
        let own = printed.get(place * width..(place + 1) * width).unwrap_or(&[]);
        let within: Vec<usize> = match Order::of(own, width) {
            Order::Form => (0..width).collect(),
            Order::Moved(places) => places,
            Order::Unclear | Order::Missing => return Order::Unclear,
        };
        for (column, at) in within.iter().enumerate() {
            if let Some(own) = places.get_mut(block * width + column) {
                *own = place * width + at;
            }
        }
    }
    if is_ascending(&places) { Order::Form } else { Order::Moved(places) }
}

/// A line with the columns of one block and the labels of the others, whose columns stand below: the order of the blocks,
/// and all columns as they stand from left to right.
fn interleaved(
    line: &[String],
    below: &[usize],
    blocks: &HeadWords,
    columns_of: &HeadWords,
) -> (Order, Vec<usize>) {
    let (mut order, mut printed, mut below) = (Vec::new(), Vec::new(), below.iter().copied());
    let mut loose: Option<usize> = None;
    for text in line {
        if let Some(Word::Column(column)) = columns_of.word(text) {
            if loose.is_none() {
                loose = Some(order.len());
                order.push(usize::MAX);
            }
            printed.push(column);
        } else if let Some(Word::Column(block)) = blocks.word(text) {
            order.push(block);
            printed.extend(below.by_ref().take(columns_of.width()));
        }
    }
    // The columns without a label beside them belong to the block that is not named.
    let unnamed = (0..blocks.width()).find(|block| !order.contains(block));
    if let (Some(at), Some(block)) = (loose, unnamed)
        && let Some(own) = order.get_mut(at)
    {
        *own = block;
    }
    (Order::of(&order, blocks.width()), printed)
}

impl Word {
    pub fn column(self) -> Option<usize> {
        match self {
            Word::Column(column) => Some(column),
            Word::Other | Word::Foreign => None,
        }
    }
}

fn columns(line: &[Word]) -> Vec<usize> {
    line.iter().filter_map(|word| word.column()).collect()
}

/// The columns of a line and of the one below it from left to right.
fn laid_flat(parent: &[Word], child: &[usize]) -> Vec<usize> {
    let groups = parent.iter().filter(|word| word.column().is_none()).count();
    let mut flat = Vec::new();
    for word in parent {
        match word {
            Word::Column(column) => flat.push(*column),
            _ if groups == 1 => flat.extend(child),
            _ => {}
        }
    }
    if groups != 1 {
        // Without the label of the group there is one place where they can stand.
        let at = flat.iter().position(|column| Some(column) > child.first()).unwrap_or(flat.len());
        flat.splice(at..at, child.iter().copied());
        return if is_ascending(&flat) { flat } else { Vec::new() };
    }
    flat
}

fn is_ascending(columns: &[usize]) -> bool {
    columns.windows(2).all(|pair| pair.first() < pair.last())
}

/// All pieces of one and two characters.
fn pieces(label: &str) -> Vec<String> {
    let chars: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
    (1..=2).flat_map(|length| chars.windows(length).map(|piece| piece.iter().collect())).collect()
}

/// Longer texts are no labels of columns.
const LONGEST: usize = 16;

/// Texts, each folded.
pub(super) fn folded_words<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    texts.into_iter().map(|text| fold(text).into_iter().collect()).collect()
}
