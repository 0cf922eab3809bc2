//! The columns of a table in running text, by its head: cells between separators have an order, words only what speaks
//! against the form's.

use std::ops::Range;

use crate::recognise::flat::Flat;
use crate::recognise::folded::FoldedTable;
use crate::recognise::grid::{as_printed, disputes_label};
use crate::recognise::heads::{HeadWords, Order, RunHead, order_of_blocks, run_order};
use crate::recognise::run::RunRow;
use crate::recognise::tokens::{HeadLine, Token, Tokens};
use model::form::{LayoutContent, RowForm, TableForm};
use model::{Columns, Place, TableId};

/// Puts the values of each row under the labels of their columns, and takes the certainty of those whose head is not
/// understood. `taken` is the text of the table, and `head_end` where its first row begins.
pub(super) fn arrange(
    flat: &Flat<'_>,
    tokens: &Tokens,
    form: &'static TableForm,
    taken: &[Range<usize>],
    head_end: usize,
    rows: &mut [RunRow],
) -> Columns {
    let table = Table { flat, tokens, words: FoldedTable::of(form), form, taken };
    match form.id {
        TableId::Disputes => table.disputes(rows),
        TableId::Applications => table.rows(rows, Some(head_end)),
        TableId::Proactive => table.rows(rows, None),
    }
}

struct Table<'t, 'd> {
    flat: &'t Flat<'d>,
    tokens: &'t Tokens,
    words: FoldedTable,
    form: &'static TableForm,
    taken: &'t [Range<usize>],
}

impl Table<'_, '_> {
    /// Tables two and three. The head of table three ends at `head_end`; table two has one above each block.
    fn rows(&self, rows: &mut [RunRow], head_end: Option<usize>) -> Columns {
        let mut said = Columns::AsInTheForm;
        let mut before: Option<(&RowForm, bool, Order)> = None;
        let mut from = self.taken.first().map_or(0, |range| range.start);
        for row in rows {
            let (Some(form), Some(values)) = (self.form.row(row.row), row.values.clone()) else {
                continue;
            };
            let Some((first, last)) = values.first().zip(values.last()) else { continue };
            let end_of_values = last.range.end;
            let cells = self.is_of_cells(first);
            let several = form.columns.len() > 1;
            if let Some(own) = self.words.head_of(form).filter(|_| several) {
                let end = head_end.unwrap_or(first.range.start).min(first.range.start);
                let known = before
                    .take()
                    .filter(|(other, kind, _)| other.columns == form.columns && *kind == cells);
                let order = match (known, head_end) {
                    (Some((_, _, order)), Some(_)) => order,
                    (known, _) => match (self.order(from..end, cells, own), known) {
                        (Order::Missing, Some((_, _, order))) => order,
                        (order, _) => order,
                    },
                };
                let place = |column: usize| {
                    Some(Place::Column(self.form.id, form.columns.get(column).copied()?))
                };
                if said == Columns::AsInTheForm {
                    said = as_printed(&order, place);
                }
                row.values = Some(arranged(&order, &values));
                row.certain &= order.is_known();
                before = Some((form, cells, order));
            }
            if head_end.is_none() {
                from = end_of_values;
            }
        }
        said
    }

    /// The fifteen values of table four.
    fn disputes(&self, rows: &mut [RunRow]) -> Columns {
        let all: Option<Vec<Vec<Token>>> = rows.iter().map(|row| row.values.clone()).collect();
        let (Some(all), Some(columns)) = (all, self.words.whole_head()) else {
            return Columns::AsInTheForm;
        };
        let values = all.concat();
        let Some(first) = values.first() else { return Columns::AsInTheForm };
        let range = self.taken.first().map_or(0, |range| range.start)..first.range.start;
        let cells = self.is_of_cells(first);
        let by_cells = || order_of_blocks(&self.lines(&range), &self.words.blocks, columns);
        let order = Some(()).filter(|()| cells).map(|()| by_cells()).filter(Order::is_known);
        let order = order.unwrap_or_else(|| {
            let head = RunHead { words: columns, by_line: None, repeats: self.form.rows.len() };
            let blocks = RunHead { words: &self.words.blocks, by_line: None, repeats: 1 };
            match self.order_of_run(range.clone(), &head) {
                Order::Form => self.order_of_run(range.clone(), &blocks),
                other => other,
            }
        });
        let mut values = arranged(&order, &values).into_iter();
        for row in rows {
            row.values = row.values.take().map(|own| values.by_ref().take(own.len()).collect());
            row.certain &= order.is_known();
        }
        as_printed(&order, |at| disputes_label(&order, at, self.form))
    }

    /// The order of the columns in a head within a range.
    fn order(&self, range: Range<usize>, cells: bool, words: &HeadWords) -> Order {
        if cells {
            let order = words.order(&self.lines(&range));
            if order.is_known() {
                return order;
            }
        }
        let by_line = self.by_line().filter(|order| order.len() == words.width());
        self.order_of_run(range, &RunHead { words, by_line, repeats: 1 })
    }

    fn order_of_run(&self, range: Range<usize>, head: &RunHead<'_>) -> Order {
        let within = |part: &Range<usize>| part.start.max(range.start)..part.end.min(range.end);
        let parts = self.taken.iter().map(within).filter(|part| part.start < part.end);
        run_order(self.flat, &parts.collect::<Vec<_>>(), head)
    }

    /// The lines of the head that are cells between separators.
    fn lines(&self, range: &Range<usize>) -> Vec<Vec<String>> {
        let within = |line: &&HeadLine| range.contains(&line.start);
        self.tokens.heads.iter().filter(within).map(|line| line.cells.clone()).collect()
    }

    fn is_of_cells(&self, value: &Token) -> bool {
        let same = |row: &crate::recognise::tokens::Delimited| {
            row.values.first().is_some_and(|first| first.line == value.line)
        };
        self.tokens.rows.iter().any(same)
    }

    /// The columns in the order in which the lines of the form's head name them.
    fn by_line(&self) -> Option<Vec<usize>> {
        let labels =
            self.form.layout.iter().copied().flatten().filter_map(|cell| match cell.content {
                LayoutContent::Label { text, row: None } => {
                    self.form.columns.iter().position(|column| column.label == text)
                }
                _ => None,
            });
        let labels: Vec<usize> = labels.collect();
        (labels.len() == self.form.columns.len()).then_some(labels)
    }
}

/// Values in the form's order.
fn arranged(order: &Order, values: &[Token]) -> Vec<Token> {
    (0..values.len()).filter_map(|at| values.get(order.place(at)).cloned()).collect()
}
