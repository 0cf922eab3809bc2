//! Tables from grids, of all formats that have cells.
//!
//! Spans are dropped, doubled and nested in the wild, so a row is found by its label, not by its
//! number, and its values are the cells behind the label. Where the head of the table tells the
//! columns, the values must stand under them.

mod head;
mod parts;

use super::folded;
use super::folded::FoldedTable;
use super::heads::{Order, Word};
use super::number;
use fold::fold;
use model::document::{Grid, GridCell};
use model::form::{RowForm, TableForm};
use model::{Columns, Place, RowId, TableId};

use head::Above;
pub(super) use head::{GridHead, as_printed};
pub(super) use parts::disputes_in_parts;

/// The cells of a row as the grid has them, one for each column of the form.
#[derive(Clone, Debug)]
pub(super) struct GridRow<'d> {
    pub row: RowId,
    pub label: Option<&'d GridCell>,
    pub values: Option<Vec<&'d GridCell>>,
    pub certain: bool,
    /// What stands behind the label, where the values could not be told apart.
    pub raw: String,
    /// Cells with figures between the label and the values.
    pub left_over: Vec<&'d GridCell>,
    /// Cells under labels that the form does not have, with these labels.
    pub beside: Vec<(String, &'d GridCell)>,
    /// How the columns above its values stand.
    pub columns: Columns,
}

impl GridRow<'_> {
    /// It was read, and no cell of it holds anything.
    fn is_blank(&self) -> bool {
        let blank = |cell: &&GridCell| cell.text.trim().is_empty();
        self.values.as_ref().is_some_and(|values| values.iter().all(blank))
    }
}

/// Whether the grid holds the table or a part of it.
pub(super) fn holds(grid: &Grid, words: &FoldedTable) -> bool {
    let text: String = grid.cells.iter().flat_map(|cell| fold(&cell.text)).collect();
    let has = |word: &String| text.contains(word.as_str());
    let rows = || words.rows.iter().filter(|row| row.heads.iter().any(has)).count();
    match words.form.id {
        TableId::Proactive => rows() >= 3 || (rows() >= 1 && words.head.iter().any(has)),
        TableId::Applications => rows() >= 3,
        TableId::Disputes => {
            words.columns.iter().filter(|word| has(word)).count() >= 3
                || names_disputes(grid, words)
        }
    }
}

/// Whether the cells of a grid name most columns of table four, in whatever words.
fn names_disputes(grid: &Grid, words: &FoldedTable) -> bool {
    let Some(head) = words.whole_head().filter(|_| grid.cells.len() <= MOST_CELLS) else {
        return false;
    };
    let texts: Vec<String> = grid.cells.iter().map(|cell| folded(&cell.text)).collect();
    let column = |at: usize| texts.iter().any(|text| head.word(text) == Some(Word::Column(at)));
    let block = texts.iter().any(|text| matches!(words.blocks.word(text), Some(Word::Column(_))));
    block && (0..head.width()).filter(|at| column(*at)).count() + 1 >= head.width()
}

/// Cells of the largest grid that is table four alone.
const MOST_CELLS: usize = 80;

/// The rows of a table whose labels name its rows (tables two and three). `head` is the one in force above the grid, and
/// becomes the one in force below it; its last rows may end the grid `before`.
pub(super) fn labelled<'d>(
    grid: &'d Grid,
    before: Option<&'d Grid>,
    words: &FoldedTable,
    head: &mut Option<GridHead>,
) -> Vec<GridRow<'d>> {
    let mut rows: Vec<GridRow<'d>> = Vec::new();
    let mut above = 0;
    *head = head.take().map(GridHead::elsewhere);
    for index in 0..grid.rows {
        let cells: Vec<&GridCell> = grid.row(index).collect();
        // Blank cells in front of a label (a dropped rowspan) are no values.
        let last_label = cells.iter().rposition(|cell| !number::is_value(&cell.text));
        let named = (0..last_label.map_or(0, |last| last + 1)).rev().find_map(|at| {
            let cell = *cells.get(at)?;
            Some((at, cell, words.named(&cell.text)?))
        });
        let (Some(last_label), Some((named_at, label, row))) = (last_label, named) else {
            let own = |above: &&mut GridRow<'_>| {
                // The numbers of a row without any may stand below its label.
                is_rest_of(&cells, above.label, words)
                    || (above.is_blank() && ends_with_number(&cells))
            };
            if let Some(above) = rows.last_mut().filter(own) {
                above.certain = false;
            }
            continue;
        };
        let own = GridHead::of(row, &Above::of(grid, above..index, before), head.take(), words);
        above = index + 1;
        let behind = cells.get(named_at + 1..).unwrap_or(&[]);
        // A word in the place of a value is not a label.
        let all = if behind.iter().all(|cell| is_apart(cell, row)) { behind } else { &[] };
        let (mut values, mut certain) = read_values(all, row.columns.len(), &own);
        let mut left_over = Vec::new();
        if values.is_none() && last_label > named_at {
            let (words, behind) = cells.split_at(last_label + 1);
            (values, certain) = read_values(behind, row.columns.len(), &own);
            let words = words.get(named_at + 1..).unwrap_or(&[]);
            left_over.extend(words.iter().copied().filter(|cell| has_figure(cell)));
        }
        certain &= !values.iter().flatten().any(|cell| number::is_cut(&cell.text));
        // What stands in a row without a label above blanks may be theirs: a page has cut the row within its label.
        let blank = values.iter().flatten().all(|cell| cell.text.trim().is_empty());
        certain &= !blank || !is_strange(&last_above(grid, before, index), words);
        let raw = if values.is_none() { printed(behind) } else { String::new() };
        if values.is_none() {
            left_over.clear();
        }
        let beside = own.others.iter().filter_map(|(column, text)| {
            let cell = behind.iter().find(|cell| cell.column == *column)?;
            Some((text.clone(), *cell)).filter(|_| values.is_some() && !cell.text.trim().is_empty())
        });
        let beside = beside.collect();
        let columns = own.as_printed(words.form);
        *head = Some(own);
        let label = Some(label);
        rows.push(GridRow { row: row.id, label, values, certain, raw, left_over, beside, columns });
    }
    rows
}

/// The texts of cells, joined.
pub(super) fn printed(cells: &[&GridCell]) -> String {
    let texts = cells.iter().flat_map(|cell| cell.text.split_whitespace());
    texts.collect::<Vec<_>>().join(" ")
}

fn has_figure(cell: &GridCell) -> bool {
    cell.text.contains(char::is_numeric)
}

/// Whether the first row of a grid is the rest of the row with this label, cut off by a page break.
pub(super) fn begins_with_rest(grid: &Grid, label: &GridCell, words: &FoldedTable) -> bool {
    let rows: Vec<Vec<&GridCell>> = (0..grid.rows).map(|index| grid.row(index).collect()).collect();
    let own = |cells: &Vec<&GridCell>| cells.iter().any(|cell| words.named(&cell.text).is_some());
    // A grid without any row of this table is another table, or the rest alone.
    let first = rows.iter().position(own).unwrap_or(1);
    // An added row has all its numbers.
    let partial = |cells| {
        let filled = filled(cells);
        filled > 0 && filled < words.form.columns.len()
    };
    rows.iter().take(first).any(|cells| is_rest_of(cells, Some(label), words) || partial(cells))
}

/// How many cells hold a value.
fn filled(cells: &[&GridCell]) -> usize {
    let filled = |text: &str| number::is_value(text) && !text.trim().is_empty();
    cells.iter().filter(|cell| filled(&cell.text)).count()
}

/// Whether numbers stand above the first row of a grid that is of this table.
pub(super) fn may_begin_with_rest(grid: &Grid, words: &FoldedTable) -> bool {
    let number = |cell: &&GridCell| cell.text.contains(|c: char| c.is_numeric());
    let own = |cell: &&GridCell| words.named(&cell.text).is_some();
    // Heads have no numbers, so this ends at the first row with one.
    let found = (0..grid.rows).find(|row| grid.row(*row).any(|cell| number(&cell) || own(&cell)));
    found.is_some_and(|row| !grid.row(row).any(|cell| own(&cell)))
}

/// Numbers without a label of their own: with none, or with the end of the label above.
fn is_rest_of(cells: &[&GridCell], label: Option<&GridCell>, words: &FoldedTable) -> bool {
    let is_value = |cell: &&&GridCell| number::is_value(&cell.text);
    if filled(cells) == 0 || filled(cells) > words.form.columns.len() {
        return false;
    }
    // A label of several rows beside it may continue here, too.
    let beside = |cell: &&&GridCell| {
        label.is_some_and(|label| cell.column.saturating_add(cell.colspan) <= label.column)
    };
    let end: Vec<char> = cells
        .iter()
        .filter(|cell| !is_value(cell) && !beside(cell))
        .flat_map(|cell| fold(&cell.text))
        .collect();
    let Some(label) = label.filter(|_| !end.is_empty()) else { return end.is_empty() };
    let whole: String = fold(&label.text).into_iter().chain(end).collect();
    words.rows.iter().any(|row| row.labels.contains(&whole))
}

/// Rows that end with numbers and have no label of the form, of the grids of a table one after the other.
#[derive(Default)]
pub(super) struct Strange<'d> {
    begun: bool,
    /// They are the table's where another of its rows follows: a grid may hold other tables too.
    waiting: Vec<Vec<&'d GridCell>>,
    pub left: Vec<Vec<&'d GridCell>>,
}

impl<'d> Strange<'d> {
    pub fn look(&mut self, grid: &'d Grid, words: &FoldedTable) {
        let form = words.form;
        let mut first = self.begun;
        // Another grid with a row of fifteen values is table four again, and no part of this one.
        self.begun &= form.id != TableId::Disputes;
        for index in 0..grid.rows {
            let cells: Vec<&GridCell> = grid.row(index).collect();
            if form.id == TableId::Disputes {
                // It has one row of values.
                let own = is_row_of_disputes(grid, index, form);
                if own && self.begun {
                    self.left.push(cells);
                }
                self.begun |= own;
            } else if cells.iter().any(|cell| words.named(&cell.text).is_some()) {
                (self.begun, first) = (true, false);
                self.left.append(&mut self.waiting);
            } else if self.begun && ends_with_number(&cells) {
                // The rest of a row that the page cut has fewer.
                let rest = std::mem::take(&mut first) && filled(&cells) < form.columns.len();
                self.waiting.extend((!rest).then_some(cells));
            }
        }
    }
}

/// The row above another one, of the grid before where it is the first of its own.
fn last_above<'d>(grid: &'d Grid, before: Option<&'d Grid>, index: usize) -> Vec<&'d GridCell> {
    let (grid, index) = match (index, before) {
        (0, Some(before)) => (before, before.rows),
        _ => (grid, index),
    };
    index.checked_sub(1).map_or(Vec::new(), |above| grid.row(above).collect())
}

/// Whether it ends with numbers and has no label of the table.
fn is_strange(cells: &[&GridCell], words: &FoldedTable) -> bool {
    ends_with_number(cells) && !cells.iter().any(|cell| words.named(&cell.text).is_some())
}

fn ends_with_number(cells: &[&GridCell]) -> bool {
    let value = |text: &str| number::is_value(text) || number::is_figure(text);
    cells.iter().rev().take_while(|cell| value(&cell.text)).any(|cell| has_figure(cell))
}

/// The row of fifteen values of table four.
pub(super) fn disputes<'d>(
    grid: &'d Grid,
    before: Option<&Grid>,
    words: &FoldedTable,
) -> Vec<GridRow<'d>> {
    let form = words.form;
    let width: usize = form.rows.iter().map(|row| row.columns.len()).sum();
    let cells = |index: usize| -> Option<Vec<&'d GridCell>> {
        let cells: Vec<&GridCell> = grid.row(index).collect();
        let labels = cells.iter().take_while(|cell| !number::is_value(&cell.text)).count();
        let values = cells.get(labels..)?;
        let fits = values.len() == width && values.iter().all(|cell| number::is_value(&cell.text));
        fits.then(|| values.to_vec())
    };
    let filled = |cells: &Vec<&GridCell>| cells.iter().any(|cell| !cell.text.trim().is_empty());
    // A row with a word in place of a number is still this row.
    let nearly = |index: usize| -> Option<Vec<&'d GridCell>> {
        let cells: Vec<&GridCell> = grid.row(index).collect();
        let (values, words): (Vec<&GridCell>, Vec<&GridCell>) =
            cells.iter().partition(|cell| number::is_value(&cell.text));
        // Blanks beside words are a head without its spans.
        let number = values.iter().any(|cell| !cell.text.trim().is_empty());
        (cells.len() == width && words.len() <= MOST_WORDS && number).then_some(cells)
    };
    let found = (0..grid.rows)
        .filter_map(cells)
        .find(filled)
        .or_else(|| (0..grid.rows).filter_map(nearly).find(filled))
        .or_else(|| (0..grid.rows).rev().find_map(cells));
    let Some(values) = found else { return Vec::new() };
    let order = head::order_of_disputes(grid, &values, before, words);
    let mut values = head::arranged(&order, &values).into_iter();
    // A page break may have cut the row, and a part of a number looks like a number: it is not certain.
    let whole = (0..grid.rows).filter(|row| is_row_of_disputes(grid, *row, form)).count() <= 1;
    let columns = as_printed(&order, |at| disputes_label(&order, at, form));
    form.rows
        .iter()
        .map(|row| GridRow {
            row: row.id,
            label: None,
            values: Some(values.by_ref().take(row.columns.len()).collect()),
            certain: whole && order.is_known(),
            raw: String::new(),
            left_over: Vec::new(),
            beside: Vec::new(),
            columns,
        })
        .collect()
}

/// The label of table four that stands elsewhere than in the form: of a block, or within a block of a column.
pub(super) fn disputes_label(order: &Order, at: usize, form: &TableForm) -> Option<Place> {
    let width = form.columns.len();
    let Order::Moved(places) = order else { return None };
    let row = form.rows.get(at / width)?;
    let block = places.get(at).is_some_and(|place| place / width != at / width);
    let column = || Some(Place::Column(form.id, form.columns.get(at % width)?.id));
    if block { Some(Place::Row(form.id, row.id)) } else { column() }
}

/// So many of fifteen cells may hold words where numbers belong. More of them are a head.
const MOST_WORDS: usize = 3;

/// The numbers below the head of table four, where they are not one for each of its cells; `None` where
/// there are none: a head is no table.
pub(super) fn unread_disputes(grid: &Grid, words: &FoldedTable) -> Option<String> {
    let head = grid.cells.iter().rfind(|cell| words.is_column(&cell.text))?.row;
    let mut below = (head + 1..grid.rows).map(|row| grid.row(row).collect::<Vec<_>>());
    below.find(|cells| cells.iter().any(|cell| has_figure(cell))).map(|cells| printed(&cells))
}

/// Whether a row has as many cells as table four has values, and a number in one of them.
pub(super) fn is_row_of_disputes(grid: &Grid, row: usize, form: &TableForm) -> bool {
    let width: usize = form.rows.iter().map(|row| row.columns.len()).sum();
    let is_numeric = |cell: &GridCell| cell.text.contains(|c: char| c.is_numeric());
    grid.row(row).count() >= width && grid.row(row).any(is_numeric)
}

/// The values of a row: those under the head's columns, or the cells behind the label.
fn read_values<'d>(
    behind: &[&'d GridCell],
    width: usize,
    head: &GridHead,
) -> (Option<Vec<&'d GridCell>>, bool) {
    if let Some(under) = head.under(behind) {
        return (Some(under), true);
    }
    let several = width > 1;
    let Some((own, rest)) = behind.split_at_checked(width) else { return (None, false) };
    if !rest.iter().all(|cell| cell.text.trim().is_empty()) {
        // A merged cell of table two that was undone and filled.
        let same = own.last().is_some_and(|last| rest.iter().all(|cell| cell.text == last.text));
        return (Some(own.to_vec()).filter(|_| same && width < LEAST_COLUMNS), false);
    }
    // More cells than the form has columns, and empty: they come from a dropped span. Such cells may also stand before
    // the values, which cannot be seen where the first value is blank.
    let starts = own.first().is_some_and(|cell| !cell.text.trim().is_empty());
    let alone = rest.is_empty() || !several || starts;
    let (values, known) = head.by_order(own);
    (Some(values), alone && known)
}

/// The form's tables have more columns, where no cell of a value is merged.
const LEAST_COLUMNS: usize = 3;

/// Whether a cell can be a value: a number, a sign, or a word that is neither a part of the label nor a unit.
fn is_apart(cell: &GridCell, row: &RowForm) -> bool {
    let word = fold(&cell.text);
    let has = |label: &str| fold(label).windows(word.len().max(1)).any(|piece| piece == word);
    let pieces = std::iter::once(&row.label).chain(row.aliases).any(|label| has(label));
    number::is_value(&cell.text)
        || number::is_figure(&cell.text)
        || (!pieces && word.len() <= LONGEST_WORD && !number::is_unit(&cell.text))
}

/// What is longer stands in no cell of a number.
const LONGEST_WORD: usize = 20;
