//! The order of the columns of a grid, from the cells above its values.

use std::ops::Range;

use crate::recognise::folded::FoldedTable;
use crate::recognise::heads::{HeadWords, Order, Word, order_of_blocks};
use model::document::{Grid, GridCell};
use model::form::{RowForm, TableForm};
use model::{ColumnId, Columns, Place};

/// The head above the values of some rows.
#[derive(Clone, Debug)]
pub(in crate::recognise) struct GridHead {
    /// The columns that these rows have.
    columns: &'static [ColumnId],
    /// The grid column of each of them, where each label stands in one of its own.
    places: Option<Vec<usize>>,
    pub order: Order,
    /// Grid columns under labels that the form does not have, with these labels.
    pub others: Vec<(usize, String)>,
}

/// So many rows above a value are looked at. The head of the form has three.
const MOST_ROWS: usize = 8;

impl GridHead {
    /// The head above the values of `row`. `before` is the one that was in force above it, which goes on where there are
    /// no labels of these columns above the row, such as on the next page.
    pub(super) fn of(
        row: &RowForm,
        above: &Above<'_>,
        before: Option<GridHead>,
        words: &FoldedTable,
    ) -> GridHead {
        let own = words.head_of(row).filter(|_| row.columns.len() > 1);
        let Some(own) = own else {
            let (places, others) = (None, Vec::new());
            return GridHead { columns: row.columns, places, order: Order::Form, others };
        };
        let before = before.filter(|before| before.columns == row.columns);
        let (places, order) = read(above, own);
        match before {
            Some(before) if order == Order::Missing => before,
            _ => {
                let others = others(above, own, places.as_deref());
                GridHead { columns: row.columns, places, order, others }
            }
        }
    }

    /// The same columns in another grid, where only their order is known.
    pub fn elsewhere(self) -> GridHead {
        GridHead { places: None, others: Vec::new(), ..self }
    }

    /// One cell under each label, and no other behind the label of the row but those under labels that the form does not
    /// have.
    pub fn under<'d>(&self, behind: &[&'d GridCell]) -> Option<Vec<&'d GridCell>> {
        let places = self.places.as_ref()?;
        // Where a merged label was split into cells (csv), blanks stand between it and the values.
        let own = behind.iter().position(|cell| places.iter().min() <= Some(&cell.column));
        let (room, own) = behind.split_at(own.unwrap_or(behind.len()));
        let under: Vec<&GridCell> = places
            .iter()
            .filter_map(|place| own.iter().find(|cell| cell.column == *place).copied())
            .collect();
        let blank = room.iter().all(|cell| cell.text.trim().is_empty());
        let is_own = |cell: &&&GridCell| {
            places.contains(&cell.column) || self.others.iter().any(|(at, _)| *at == cell.column)
        };
        let all = own.iter().filter(is_own).count() == own.len();
        let once = own.iter().filter(|cell| places.contains(&cell.column)).count() == places.len();
        (under.len() == places.len() && once && all && blank).then_some(under)
    }

    /// Cells that do not stand under the labels, in the form's order, and whether that is known.
    pub fn by_order<'d>(&self, cells: &[&'d GridCell]) -> (Vec<&'d GridCell>, bool) {
        let moved = matches!(self.order, Order::Moved(_));
        let known = self.order.is_known() && !(moved && self.places.is_some());
        (arranged(&self.order, cells), known)
    }

    /// What is said about the order.
    pub fn as_printed(&self, form: &TableForm) -> Columns {
        as_printed(&self.order, |column| {
            Some(Place::Column(form.id, self.columns.get(column).copied()?))
        })
    }
}

/// Cells in the form's order.
pub(super) fn arranged<'d>(order: &Order, cells: &[&'d GridCell]) -> Vec<&'d GridCell> {
    (0..cells.len()).filter_map(|at| cells.get(order.place(at)).copied()).collect()
}

/// The first label that stands elsewhere than in the form, named by `place`.
pub(in crate::recognise) fn as_printed(
    order: &Order,
    place: impl Fn(usize) -> Option<Place>,
) -> Columns {
    match order {
        Order::Form => Columns::AsInTheForm,
        Order::Unclear | Order::Missing => Columns::Unclear,
        Order::Moved(places) => {
            let printed = (0..places.len()).map(|at| places.iter().position(|own| *own == at));
            let first =
                printed.enumerate().find_map(|(at, column)| column.filter(|own| *own != at));
            first.and_then(place).map_or(Columns::Unclear, Columns::Moved)
        }
    }
}

/// The rows above some values.
pub(super) struct Above<'g> {
    /// The last rows of the grid before, where the table may be parted between its head and its rows.
    before: Vec<Vec<&'g GridCell>>,
    own: Vec<Vec<&'g GridCell>>,
}

impl<'g> Above<'g> {
    pub fn of(grid: &'g Grid, rows: Range<usize>, before: Option<&'g Grid>) -> Above<'g> {
        let last = |grid: &'g Grid, rows: Range<usize>| -> Vec<Vec<&'g GridCell>> {
            let start = rows.start.max(rows.end.saturating_sub(MOST_ROWS));
            (start..rows.end).map(|row| grid.row(row).collect()).collect()
        };
        let before = before.filter(|_| rows.start == 0);
        let before = before.map_or_else(Vec::new, |grid| last(grid, 0..grid.rows));
        Above { before, own: last(grid, rows) }
    }

    fn texts(&self) -> Vec<Vec<String>> {
        self.before.iter().chain(&self.own).map(|line| texts(line)).collect()
    }
}

/// The places and the order of the columns in the rows above their values.
fn read(above: &Above<'_>, words: &HeadWords) -> (Option<Vec<usize>>, Order) {
    let lines = &above.own;
    let texts: Vec<Vec<String>> = lines.iter().map(|line| texts(line)).collect();
    let word = |text: &String| words.word(text);
    let place = |column: usize| {
        let mut cells =
            lines.iter().zip(&texts).rev().flat_map(|(line, texts)| line.iter().zip(texts));
        let own = cells.find(|(_, text)| word(text) == Some(Word::Column(column)));
        own.map(|(cell, _)| cell.column)
    };
    let found: Vec<Option<usize>> = (0..words.width()).map(place).collect();
    // Fewer labels are no head: a row or a group may be called like a column.
    let is_head = found.iter().flatten().count() * 2 > words.width();
    let places: Option<Vec<usize>> = found.into_iter().collect();
    // Where two labels stand in one column, spans were lost and the head has no place.
    let once = |place: &usize, all: &[usize]| all.iter().filter(|own| *own == place).count() == 1;
    match places.filter(|places| places.iter().all(|place| once(place, places))) {
        Some(places) => {
            let last = places.iter().max().copied().unwrap_or(0);
            let printed = (0..=last).filter_map(|at| places.iter().position(|own| *own == at));
            let order = Order::of(&printed.collect::<Vec<_>>(), places.len());
            (Some(places), order)
        }
        None => match words.order(&above.texts()) {
            Order::Unclear if !is_head => (None, Order::Missing),
            order => (None, order),
        },
    }
}

/// The labels behind the first column that are none of the form's, each with its grid column.
fn others(above: &Above<'_>, words: &HeadWords, places: Option<&[usize]>) -> Vec<(usize, String)> {
    let Some(first) = places.and_then(|places| places.iter().min()) else { return Vec::new() };
    let mut others: Vec<(usize, String)> = Vec::new();
    for cell in above.own.iter().rev().flatten() {
        let foreign = words.word(&folded(cell)) == Some(Word::Foreign);
        let known = others.iter().any(|(column, _)| *column == cell.column)
            || places.is_some_and(|places| places.contains(&cell.column));
        if foreign && !known && cell.colspan == 1 && cell.column > *first {
            others.push((cell.column, cell.text.split_whitespace().collect()));
        }
    }
    others
}

/// The order of the fifteen values of table four: by the head above each of them, else by the order of its labels.
pub(super) fn order_of_disputes(
    grid: &Grid,
    values: &[&GridCell],
    before: Option<&Grid>,
    words: &FoldedTable,
) -> Order {
    let Some(first) = values.first().map(|cell| cell.row) else { return Order::Missing };
    let Some(columns) = words.whole_head() else { return Order::Missing };
    let above = Above::of(grid, 0..first, before);
    under_heads(&above.own, values, words, columns)
        .unwrap_or_else(|| order_of_blocks(&above.texts(), &words.blocks, columns))
}

/// Where above each value a label of a block and one of a column stand.
fn under_heads(
    lines: &[Vec<&GridCell>],
    values: &[&GridCell],
    words: &FoldedTable,
    columns: &HeadWords,
) -> Option<Order> {
    let above: Vec<(&GridCell, String)> =
        lines.iter().flatten().map(|cell| (*cell, folded(cell))).collect();
    let mut printed = Vec::new();
    for value in values {
        // The nearest first.
        let over = |(cell, _): &&(&GridCell, String)| {
            (cell.column..cell.column.saturating_add(cell.colspan)).contains(&value.column)
        };
        let heads = || above.iter().rev().filter(over).map(|(_, text)| text);
        let column = heads().find_map(|text| columns.word(text)?.column())?;
        let block = heads().find_map(|text| words.blocks.word(text)?.column())?;
        printed.push(block * columns.width() + column);
    }
    let order = Order::of(&printed, values.len());
    order.is_known().then_some(order)
}

fn texts(line: &[&GridCell]) -> Vec<String> {
    line.iter().map(|cell| folded(cell)).collect()
}

fn folded(cell: &GridCell) -> String {
    crate::recognise::folded(&cell.text)
}
