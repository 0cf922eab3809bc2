//! The order of the columns as the head of a table prints it.
//!
//! The printed head is evidence, and the position of a column only a guess: no sum notices that two columns changed
//! places.

mod run;

use fold::without_note;

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
    /// Other words: labels of groups, of blocks, of rows, of the table.
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
        let places: Option<Vec<usize>> =
            (0..width).map(|column| printed.iter().position(|own| *own == column)).collect();
        match places {
            Some(places) if printed.len() == width => Order::at(places),
            _ => Order::Unclear,
        }
    }

    /// From the place of each column.
    fn at(places: Vec<usize>) -> Order {
        if is_ascending(&places) { Order::Form } else { Order::Moved(places) }
    }

    /// The index among the printed columns of a column of the form.
    pub fn place(&self, column: usize) -> usize {
        match self {
            Order::Moved(places) => places.get(column).copied().unwrap_or(column),
            _ => column,
        }
    }

    pub fn is_known(&self) -> bool {
        matches!(self, Order::Form | Order::Moved(_))
    }
}

impl HeadWords {
    /// `labels` are the wordings of each column, `others` the rest of the head, all folded.
    pub fn new(labels: Vec<Vec<String>>, mut others: Vec<String>) -> HeadWords {
        others.retain(|word| !labels.iter().any(|own| own.contains(word)));
        HeadWords { labels, others }
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
        let same = |own: &Vec<String>| own.iter().any(|own| own == text);
        if let Some(column) = self.labels.iter().position(same) {
            return Word::Column(column);
        }
        let chars: Vec<char> = text.chars().collect();
        let near = |other: &String| {
            let long = other.len() >= LONG && chars.len() <= LONGEST;
            other == text || (long && strsim::levenshtein(other, text) <= 2)
        };
        if self.others.iter().any(near) {
            return Word::Other;
        }
        // One character is not enough: a subtotal is no total.
        let mut found = Word::Foreign;
        for pair in chars.windows(2).filter(|_| chars.len() <= LONGEST) {
            match self.owner(pair) {
                Some(column) if found == Word::Foreign || found == Word::Column(column) => {
                    found = Word::Column(column);
                }
                Some(_) => return Word::Foreign,
                None => {}
            }
        }
        found
    }

    /// The one column whose labels have this piece.
    fn owner(&self, piece: &[char]) -> Option<usize> {
        let piece: String = piece.iter().collect();
        let has = |column: usize| {
            self.labels.get(column).is_some_and(|own| own.iter().any(|own| own.contains(&piece)))
        };
        let column = (0..self.width()).find(|column| has(*column))?;
        (column + 1..self.width()).all(|other| !has(other)).then_some(column)
    }

    /// The columns that a line of cells names, and the other words between them.
    fn words(&self, line: &[String]) -> Vec<Word> {
        let mut words: Vec<Word> = line.iter().filter_map(|text| self.word(text)).collect();
        // A merged cell may be written once for each of its columns.
        words.dedup();
        words
    }

    /// The order of the columns in lines of cells, top to bottom, where the cells have no place but their order: a label
    /// of a group stands for the labels of its columns on the next line.
    pub fn order(&self, lines: &[Vec<String>]) -> Order {
        // From left to right, and the lines from which that is. The nearest is the one that counts: heads are repeated
        // where a page ends.
        let (mut printed, mut used): (Vec<usize>, usize) = (Vec::new(), 0);
        for line in lines.iter().rev() {
            let words = self.words(line);
            let own = columns(&words);
            if own.iter().all(|column| printed.contains(column)) {
                continue;
            }
            printed = if used == 0 { own } else { laid_flat(&words, &printed) };
            used += 1;
            if (0..self.width()).all(|column| printed.contains(&column)) {
                break;
            }
        }
        if used == 0 { Order::Missing } else { Order::of(&printed, self.width()) }
    }
}

/// The order of the fifteen values of table four, by the labels of its three blocks and of its five columns.
pub(super) fn order_of_blocks(
    lines: &[Vec<String>],
    blocks: &HeadWords,
    columns_of: &HeadWords,
) -> Order {
    let width = columns_of.width();
    let whole = width * blocks.width();
    let own = |line: &Vec<String>| -> Vec<usize> {
        line.iter().filter_map(|text| columns_of.word(text)?.column()).collect()
    };
    let Some(nearest) = lines.iter().rposition(|line| !own(line).is_empty()) else {
        return Order::Missing;
    };
    let below = lines.get(nearest).map(own).unwrap_or_default();
    let above = lines.get(..nearest).unwrap_or(&[]);
    let (order, printed) = if below.len() == whole {
        (blocks.order(above), below)
    } else {
        // The columns of the first block stand beside the labels of the other blocks.
        let beside = above.iter().rfind(|line| own(line).len() == width);
        let line = beside.map_or(&[][..], Vec::as_slice);
        interleaved(line, &below, blocks, columns_of)
    };
    if !order.is_known() || printed.len() != whole {
        return Order::Unclear;
    }
    let mut places = Vec::new();
    for block in 0..blocks.width() {
        let start = order.place(block) * width;
        let within = Order::of(printed.get(start..start + width).unwrap_or(&[]), width);
        if !within.is_known() {
            return Order::Unclear;
        }
        places.extend((0..width).map(|column| start + within.place(column)));
    }
    Order::at(places)
}

/// A line with the columns of one block and the labels of the others, whose columns stand below: the order of the blocks,
/// and all columns as they stand from left to right.
fn interleaved(
    line: &[String],
    below: &[usize],
    blocks: &HeadWords,
    columns_of: &HeadWords,
) -> (Order, Vec<usize>) {
    let (mut order, mut printed, mut taken) = (Vec::new(), Vec::new(), 0);
    let named: Vec<usize> = line.iter().filter_map(|text| blocks.word(text)?.column()).collect();
    // The columns without a label beside them belong to the block that is not named.
    let unnamed = (0..blocks.width()).find(|block| !named.contains(block));
    for text in line {
        if let Some(Word::Column(column)) = columns_of.word(text) {
            order.extend(unnamed.filter(|block| !order.contains(block)));
            printed.push(column);
        } else if let Some(Word::Column(block)) = blocks.word(text) {
            order.push(block);
            let end = taken + columns_of.width();
            printed.extend_from_slice(below.get(taken..end).unwrap_or(&[]));
            taken = end;
        }
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

/// The columns of a line and of the one below it from left to right; none where that cannot be told.
fn laid_flat(parent: &[Word], child: &[usize]) -> Vec<usize> {
    let mut flat = columns(parent);
    let mut groups = parent.iter().enumerate().filter(|(_, word)| word.column().is_none());
    let at = match (groups.next(), groups.next()) {
        (Some((at, _)), None) => at,
        // Without the label of the group there is one place where they can stand.
        _ => {
            let at = flat.iter().position(|column| Some(column) > child.first());
            at.unwrap_or(flat.len())
        }
    };
    let known = parent.len() == flat.len() + 1;
    flat.splice(at..at, child.iter().copied());
    if known || is_ascending(&flat) { flat } else { Vec::new() }
}

fn is_ascending(columns: &[usize]) -> bool {
    columns.windows(2).all(|pair| pair.first() < pair.last())
}

/// Longer texts are no labels of columns.
const LONGEST: usize = 16;
/// Bytes of the shortest word that may differ from the form's in two characters.
const LONG: usize = 15;
