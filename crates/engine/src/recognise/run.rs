//! Tables from a run of text: pdf text in reading order, text laid out with spaces, one cell a line, markdown.
//!
//! A row is read with certainty only where its own label and the next row's enclose exactly as many
//! values as the form has columns, or where rows of whole cells stand in the form's order with
//! every directly labelled one in its place. Everything else is uncertain or is not read.

mod labels;
mod proactive;

use std::ops::Range;

use super::flat::Flat;
use super::tokens::{Delimited, Token, Tokens};
use fold::fold;
use labels::{Head, chain, names, occurrences, present};
use model::form::TableForm;
use model::{RowId, TableId};

pub(super) use labels::Labels;

/// The values of a row as the run has them.
#[derive(Debug)]
pub(super) struct RunRow {
    pub row: RowId,
    /// One for each column, where they could be told apart.
    pub values: Option<Vec<Token>>,
    pub certain: bool,
    /// All values after the label, where they could not be told apart.
    pub raw: Vec<Token>,
}

impl RunRow {
    fn read(row: RowId, values: Vec<Token>, certain: bool) -> RunRow {
        RunRow { row, values: Some(values), certain, raw: Vec::new() }
    }
}

/// The rows of one table as read from a run of text.
#[derive(Debug, Default)]
pub(super) struct RunTable {
    pub rows: Vec<RunRow>,
    /// The cells came column by column, and their order was inferred.
    pub column_order: bool,
    /// Rows whose label is there, in the form's order.
    pub present: Vec<RowId>,
    /// Index into [`Tokens::labels`] of the first label of a row.
    pub first_label: usize,
}

/// Reads the table of the form with this id.
pub(super) fn table(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    let read = match form.id {
        TableId::Proactive => proactive::proactive(tokens, form),
        TableId::Applications => applications(tokens, form),
        TableId::Disputes => disputes(tokens, form),
    };
    let first_label = occurrences(tokens, form).first().map_or(0, |head| head.at);
    RunTable { first_label, ..read }
}

/// Reads table three.
fn applications(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    let all = occurrences(tokens, form);
    let present = present(form, &all);
    let width = form.columns.len();
    let rows = tokens.rows.iter().filter(|row| is_row_of(row, form, width)).count();
    if rows * width > tokens.values.len() {
        return delimited(tokens, form, present, width);
    }
    let chain = chain(&all.iter().collect::<Vec<_>>(), &present);
    let rows = above_labels(tokens, &chain, &present, width)
        .unwrap_or_else(|| enclosed(tokens, &chain, &present, form));
    if rows.len() == present.len() && rows.iter().all(|row| row.values.is_some()) {
        return RunTable { rows, present, ..RunTable::default() };
    }
    match by_columns(tokens, &present, width) {
        Some(rows) => RunTable { rows, present, column_order: true, ..RunTable::default() },
        None => RunTable { rows, present, ..RunTable::default() },
    }
}

/// Reads the fifteen values of table four.
pub(super) fn disputes(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    let width: usize = form.rows.iter().map(|row| row.columns.len()).sum();
    let present: Vec<RowId> = form.rows.iter().map(|row| row.id).collect();
    let row = tokens.rows.iter().find_map(|row| {
        let numbers = row.values.iter().filter(|value| !value.blank).count();
        trimmed(&row.values, width).filter(|_| row.label.is_empty() && numbers > 0)
    });
    let values = row.or_else(|| {
        let plain: Vec<Token> =
            tokens.values.iter().filter(|value| !value.blank).cloned().collect();
        [&tokens.values, &plain].into_iter().find(|values| values.len() == width).cloned()
    });
    let mut values = values.map(Vec::into_iter);
    // Words of the head between the values: the text was not extracted row by row.
    let all = tokens.values.len();
    let certain =
        !tokens.labels.iter().any(|(before, _)| (1..all).contains(before) && all == width);
    let rows = form.rows.iter().map(|row| RunRow {
        row: row.id,
        values: values.as_mut().map(|values| values.take(row.columns.len()).collect()),
        certain,
        raw: tokens.values.clone(),
    });
    RunTable { rows: rows.collect(), present, ..RunTable::default() }
}

/// Whether a line holds the values of table four, or a label and the values of table three, and nothing else.
pub(super) fn is_bare_row(flat: &Flat<'_>, line: Range<usize>, form: &TableForm) -> bool {
    let tokens = Tokens::of(flat, line);
    let labels: Vec<char> = tokens.labels.iter().map(|(_, c)| *c).collect();
    let rows = tokens.rows.iter().map(|row| (&row.label, &row.values));
    let mut all = rows.chain([(&labels, &tokens.values)]);
    let numbers = |values: &[Token]| values.iter().filter(|value| !value.blank).count();
    let named = |label: &[char]| form.rows.iter().any(|row| names(label, row));
    all.any(|(label, values)| match form.id {
        TableId::Proactive => false,
        TableId::Applications => named(label) && numbers(values) == form.columns.len(),
        TableId::Disputes => {
            label.is_empty() && numbers(values) == form.columns.len() * form.rows.len()
        }
    })
}

/// Whether the labels are those of all columns.
pub(super) fn names_all_columns(tokens: &Tokens, form: &TableForm) -> bool {
    let labels: String = tokens.labels.iter().map(|(_, c)| *c).collect();
    let named = |label: &str| labels.contains(&fold(label).into_iter().collect::<String>());
    form.columns.iter().all(|column| named(column.label))
}

/// Rows between their own label and the next one's.
fn enclosed(
    tokens: &Tokens,
    chain: &[&Head<'_>],
    present: &[RowId],
    form: &TableForm,
) -> Vec<RunRow> {
    let width = form.columns.len();
    let own_words = own_words(form);
    let order: Vec<RowId> = form.rows.iter().map(|row| row.id).collect();
    let rank = |row: RowId| order.iter().position(|other| *other == row);
    let mut rows = Vec::new();
    for (index, head) in chain.iter().enumerate() {
        let next = chain.get(index + 1);
        let end = next.map_or(tokens.values.len(), |next| next.before);
        let between = tokens.values.get(head.before..end).unwrap_or(&[]);
        let values = trimmed(between, width);
        let blanks_cut = values.as_ref().is_some_and(|values| values.len() < between.len());
        // A row whose label was not found may stand between; the values may then be of that row.
        let skipped = next.is_some_and(|next| {
            let between = rank(head.row.id).zip(rank(next.row.id));
            between.is_some_and(|(a, b)| {
                order.get(a + 1..b).unwrap_or(&[]).iter().any(|row| present.contains(row))
            })
        });
        let glued = between.iter().any(|value| value.glued);
        // A word that is none of the table's stands in the place of a value, or of a part of one; where
        // the row takes several lines, above or below it, too.
        let lines = between.first().map(|first| first.line) != between.last().map(|last| last.line);
        let above = index.checked_sub(1).and_then(|above| chain.get(above)).map_or(0, |row| row.at);
        let labels = above..next.map_or(tokens.labels.len(), |next| next.at);
        let mut labels = tokens.labels.get(labels).unwrap_or(&[]).iter();
        let word = labels.any(|(at, c)| {
            (lines || (head.before + 1..end).contains(at))
                && c.is_alphabetic()
                && !own_words.contains(c)
        });
        let certain = !blanks_cut && !skipped && !glued && !word;
        let raw = if values.is_none() { between.to_vec() } else { Vec::new() };
        rows.push(RunRow { row: head.row.id, values, certain, raw });
    }
    // As many values as a row has stand before the first label: up to a label that has none they may be those above it.
    let before = chain.first().map_or(0, |first| first.before);
    // Or those of its own cells that stand higher than its label.
    if let Some(first) = rows.first_mut() {
        first.certain &= before == 0;
    }
    if before >= width && rows.iter().any(|row| row.values.is_none()) {
        let filled = |row: &&mut RunRow| row.values.is_some();
        rows.iter_mut().take_while(filled).for_each(|row| row.certain = false);
    }
    rows
}

/// Rows of which the first ones have their values above their labels: as many values as a row has stand before the first
/// label, and one label has none behind it. Up to that label each row has the values before it.
fn above_labels(
    tokens: &Tokens,
    chain: &[&Head<'_>],
    present: &[RowId],
    width: usize,
) -> Option<Vec<RunRow>> {
    let ends = chain.iter().map(|head| head.before).chain([tokens.values.len()]);
    let starts = std::iter::once(0).chain(chain.iter().map(|head| head.before));
    let between: Option<Vec<&[Token]>> =
        starts.zip(ends).map(|(start, end)| tokens.values.get(start..end)).collect();
    let between = between.filter(|_| chain.len() == present.len())?;
    let first_empty = between.iter().position(|values| values.is_empty()).filter(|at| *at > 0)?;
    let of_rows = between.iter().enumerate().filter(|(at, _)| *at != first_empty);
    let of_rows: Vec<(usize, &[Token])> = of_rows.map(|(at, values)| (at, *values)).collect();
    if of_rows.iter().any(|(_, values)| values.len() != width || values.iter().any(|v| v.glued)) {
        return None;
    }
    let rows = chain.iter().zip(of_rows);
    let row = |(head, (at, values)): (&&Head<'_>, (usize, &[Token]))| {
        RunRow::read(head.row.id, values.to_vec(), at > first_empty)
    };
    Some(rows.map(row).collect())
}

/// All characters of the labels and the head of a table.
fn own_words(form: &TableForm) -> Vec<char> {
    let mut words = String::new();
    for row in form.rows {
        words.push_str(row.label);
        words.push_str(row.group.unwrap_or(""));
        words.extend(row.aliases.iter().copied());
    }
    words.extend(form.head.iter().copied());
    fold(&words)
}

fn is_row_of(row: &Delimited, form: &TableForm, width: usize) -> bool {
    let numbers = row.values.iter().any(|value| !value.blank);
    let named = form.rows.iter().any(|form| names(&row.label, form));
    trimmed(&row.values, width).is_some() && (named || (row.label.is_empty() && numbers))
}

/// Reads rows of whole cells. Where there are as many as the form has and every labelled one is in its place, those
/// without a label are the rows between.
fn delimited(
    tokens: &Tokens,
    form: &'static TableForm,
    present: Vec<RowId>,
    width: usize,
) -> RunTable {
    let groups: Vec<(Option<RowId>, CellValues)> = tokens
        .rows
        .iter()
        .filter(|row| is_row_of(row, form, width))
        .filter_map(|row| {
            let named = form
                .rows
                .iter()
                .filter(|candidate| present.contains(&candidate.id))
                .find(|candidate| names(&row.label, candidate));
            Some((named.map(|row| row.id), of_cells(&row.values, width)?))
        })
        .collect();
    let in_order = groups.len() == present.len()
        && groups
            .iter()
            .zip(&present)
            .all(|((named, _), row)| named.is_none_or(|named| named == *row));
    let rows = if in_order {
        let pairs = groups.into_iter().zip(&present);
        pairs.map(|((_, own), row)| RunRow::read(row, own.values, own.certain)).collect()
    } else {
        let mut rows: Vec<RunRow> = Vec::new();
        for (named, own) in groups {
            let Some(row) = named else { continue };
            if !rows.iter().any(|other| other.row == row) {
                rows.push(RunRow::read(row, own.values, own.certain));
            }
        }
        for row in present.iter().copied() {
            if !rows.iter().any(|other| other.row == row) {
                rows.push(RunRow { row, values: None, certain: false, raw: Vec::new() });
            }
        }
        rows
    };
    RunTable { rows, present, ..RunTable::default() }
}

/// The first `width` values, where only empty cells follow: a label that spans three columns leaves two empty cells at
/// the end of its row.
fn trimmed(values: &[Token], width: usize) -> Option<Vec<Token>> {
    let (own, rest) = values.split_at_checked(width)?;
    rest.iter().all(|value| value.blank).then(|| own.to_vec())
}

/// The values of a row of cells.
struct CellValues {
    values: Vec<Token>,
    /// Blanks may also stand before the values, which cannot be seen where the first value is blank.
    certain: bool,
}

fn of_cells(values: &[Token], width: usize) -> Option<CellValues> {
    let own = trimmed(values, width)?;
    let certain = values.len() == width || own.first().is_some_and(|first| !first.blank);
    Some(CellValues { values: own, certain })
}

/// Column-by-column text: values alone on their lines, in groups between blank lines. Seven groups
/// of k values are k rows.
fn by_columns(tokens: &Tokens, present: &[RowId], width: usize) -> Option<Vec<RunRow>> {
    let mut groups: Vec<Vec<&Token>> = Vec::new();
    let mut last_line = None;
    for value in &tokens.values {
        match groups.last_mut() {
            Some(group) if last_line == Some(value.line.wrapping_sub(1)) => group.push(value),
            _ => groups.push(vec![value]),
        }
        last_line = Some(value.line);
    }
    let mut rows: Vec<Vec<Token>> = Vec::new();
    for columns in groups.chunks(width) {
        let height = columns.first()?.len();
        if columns.len() != width || columns.iter().any(|column| column.len() != height) {
            return None;
        }
        for row in 0..height {
            rows.push(
                columns.iter().filter_map(|column| column.get(row).map(|v| (*v).clone())).collect(),
            );
        }
    }
    if rows.len() != present.len() {
        return None;
    }
    let pairs = present.iter().zip(rows);
    Some(pairs.map(|(row, values)| RunRow::read(row, values, false)).collect())
}
