//! Tables out of a run of text: pdf text in reading order, laid out with spaces, one cell a line,
//! markdown.
//!
//! A row is read with certainty only where its own label and the next row's enclose exactly as many
//! values as the form has columns, or where rows of whole cells stand in the form's order with
//! every directly labelled one in its place. Everything else needs a person's eye or is not read.

use super::fold::fold;
use super::lexicon;
use super::tokens::{Delimited, Token, Tokens};
use model::form::{RowForm, TableForm};
use model::{RowId, TableId};

/// The values of a row as the run has them.
#[derive(Debug)]
pub(super) struct RunRow {
    pub row: RowId,
    /// One a column where they could be told apart.
    pub values: Option<Vec<Token>>,
    pub certain: bool,
    /// All values that stand behind the label, where they could not be told apart.
    pub raw: Vec<Token>,
}

impl RunRow {
    fn read(row: RowId, values: Vec<Token>, certain: bool) -> RunRow {
        RunRow { row, values: Some(values), certain, raw: Vec::new() }
    }
}

/// What a run of text gave for one table.
#[derive(Debug, Default)]
pub(super) struct RunTable {
    pub rows: Vec<RunRow>,
    /// The cells came column by column, and their order was inferred.
    pub column_order: bool,
    /// Rows whose label is there, in the form's order.
    pub present: Vec<RowId>,
}

/// The place of a row's label in the label stream.
struct Head<'f> {
    row: &'f RowForm,
    /// Index into `Tokens::labels`.
    at: usize,
    /// Count of values before it.
    before: usize,
}

/// Reads table three.
pub(super) fn applications(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    let all = occurrences(tokens, form);
    let present = present(form, &all);
    let width = form.columns.len();
    let rows = tokens.rows.iter().filter(|row| is_row_of(row, form, width)).count();
    if rows * width > tokens.values.len() {
        return delimited(tokens, form, present, width);
    }
    let chain = chain(&all.iter().collect::<Vec<_>>(), &present);
    let rows = enclosed(tokens, &chain, &present, form);
    if rows.len() == present.len() && rows.iter().all(|row| row.values.is_some()) {
        return RunTable { rows, present, ..RunTable::default() };
    }
    match by_columns(tokens, &present, width) {
        Some(rows) => RunTable { rows, present, column_order: true },
        None => RunTable { rows, present, ..RunTable::default() },
    }
}

/// Reads table two: each label has its own count of values behind it, or each 第二十条 block has as
/// many values as its rows ask for.
pub(super) fn proactive(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    let mut rows = Vec::new();
    let all = occurrences(tokens, form);
    let present = present(form, &all);
    let blocks = anchors(tokens);
    for row in form.official_rows() {
        let width = row.columns.len();
        let own = tokens.rows.iter().find(|candidate| names(&candidate.label, row));
        let values = match own {
            Some(own) => trimmed(&own.values, width),
            None => all
                .iter()
                .filter(|head| head.row.id == row.id)
                .find_map(|head| behind(tokens, head, &all, &blocks, width)),
        };
        if own.is_some() || present.contains(&row.id) {
            rows.push(RunRow { row: row.id, values, certain: true, raw: Vec::new() });
        }
    }
    let unread = rows.iter().any(|row| row.values.is_none());
    if unread && let Some(by_block) = by_block(tokens, form, &blocks, &all) {
        return RunTable { rows: by_block, present, column_order: true };
    }
    RunTable { rows, present, ..RunTable::default() }
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
    RunTable { rows: rows.collect(), present, column_order: false }
}

/// Whether the labels are those of all columns.
pub(super) fn names_all_columns(tokens: &Tokens, form: &TableForm) -> bool {
    let labels: String = tokens.labels.iter().map(|(_, c)| *c).collect();
    let named = |label: &str| labels.contains(&fold(label).into_iter().collect::<String>());
    form.columns.iter().all(|column| named(column.label))
}

/// All places where a row's label begins.
fn occurrences<'f>(tokens: &Tokens, form: &'f TableForm) -> Vec<Head<'f>> {
    let mut heads: Vec<Head<'f>> = Vec::new();
    for row in form.rows {
        for head in row.heads {
            let head = fold(head);
            for (at, window) in tokens.labels.windows(head.len().max(1)).enumerate() {
                let same = window.iter().zip(&head).all(|((_, c), wanted)| c == wanted);
                let near = |other: &Head<'_>| other.row.id == row.id && other.at.abs_diff(at) < 24;
                if same && !heads.iter().any(near) {
                    let before = window.first().map_or(0, |(before, _)| *before);
                    heads.push(Head { row, at, before });
                }
            }
        }
    }
    heads.sort_by_key(|head| head.at);
    heads
}

/// So many labels are looked at for a second table; those of ten of them are fewer.
const MOST_LABELS: usize = 300;

/// Where the labels of rows stand in a text.
pub(super) struct Labels<'f> {
    /// Each with the position in the text at which it begins.
    heads: Vec<(usize, Head<'f>)>,
    present: Vec<RowId>,
}

impl<'f> Labels<'f> {
    pub fn of(tokens: &Tokens, form: &'f TableForm) -> Labels<'f> {
        let mut all = occurrences(tokens, form);
        all.truncate(MOST_LABELS);
        let present = present(form, &all);
        let placed = |head: Head<'f>| Some((*tokens.label_at.get(head.at)?, head));
        Labels { heads: all.into_iter().filter_map(placed).collect(), present }
    }

    /// How many rows stand in the form's order before a position of the text, and how many behind it.
    pub fn around(&self, at: usize) -> (usize, usize) {
        let split = self.heads.partition_point(|(start, _)| *start < at);
        let (before, behind) = self.heads.split_at(split);
        let length = |heads: &[(usize, Head<'_>)]| {
            let heads: Vec<&Head<'_>> = heads.iter().map(|(_, head)| head).collect();
            chain(&heads, &self.present).len()
        };
        (length(before), length(behind))
    }
}

/// The rows whose label is there. `（六）其他处理` above its own rows is a group, not a row.
fn present(form: &TableForm, heads: &[Head<'_>]) -> Vec<RowId> {
    let has = |id: &str| heads.iter().any(|head| head.row.id == id);
    form.rows
        .iter()
        .filter(|row| has(row.id) && !row.stands_for.iter().any(|part| has(part)))
        .map(|row| row.id)
        .collect()
}

/// The longest run of labels that stand in the form's order.
fn chain<'h, 'f>(heads: &[&'h Head<'f>], present: &[RowId]) -> Vec<&'h Head<'f>> {
    let rank = |head: &Head<'_>| present.iter().position(|row| *row == head.row.id);
    let ranked: Vec<(usize, &'h Head<'f>)> =
        heads.iter().filter_map(|head| Some((rank(head)?, *head))).collect();
    // best[i]: length of the longest chain that ends in i, and the one before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(ranked.len());
    for (index, (rank, _)) in ranked.iter().enumerate() {
        let before = (0..index)
            .filter(|other| ranked.get(*other).is_some_and(|(other, _)| other < rank))
            .max_by_key(|other| best.get(*other).map_or(0, |(length, _)| *length));
        let length = before.and_then(|before| best.get(before)).map_or(1, |(length, _)| length + 1);
        best.push((length, before));
    }
    let mut chain = Vec::new();
    let mut next =
        (0..best.len()).max_by_key(|index| best.get(*index).map_or(0, |(length, _)| *length));
    while let Some(index) = next {
        chain.extend(ranked.get(index).map(|(_, head)| *head));
        next = best.get(index).and_then(|(_, before)| *before);
    }
    chain.reverse();
    chain
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
        // A row whose label was not found may stand between: then the values may be its own.
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
    rows
}

/// All characters of the labels and the head of a table.
fn own_words(form: &TableForm) -> Vec<char> {
    let labels = form.rows.iter().flat_map(|row| {
        std::iter::once(row.label).chain(row.aliases.iter().copied()).chain(row.group)
    });
    labels.chain(form.head.iter().copied()).flat_map(fold).collect()
}

fn is_row_of(row: &Delimited, form: &TableForm, width: usize) -> bool {
    let numbers = row.values.iter().any(|value| !value.blank);
    let named = form.rows.iter().any(|form| names(&row.label, form));
    trimmed(&row.values, width).is_some() && (named || (row.label.is_empty() && numbers))
}

/// Does a label cell name this row?
fn names(label: &[char], row: &RowForm) -> bool {
    let text: String = label.iter().collect();
    row.heads.iter().any(|head| {
        let head: String = fold(head).into_iter().collect();
        !head.is_empty() && text.contains(&head)
    })
}

/// Rows of whole cells. Where there are as many as the form has and every labelled one stands in
/// its place, those without a label of their own are the ones between.
fn delimited(
    tokens: &Tokens,
    form: &'static TableForm,
    present: Vec<RowId>,
    width: usize,
) -> RunTable {
    let groups: Vec<(Option<RowId>, Vec<Token>)> = tokens
        .rows
        .iter()
        .filter(|row| is_row_of(row, form, width))
        .filter_map(|row| {
            let named = form
                .rows
                .iter()
                .filter(|candidate| present.contains(&candidate.id))
                .find(|candidate| names(&row.label, candidate));
            Some((named.map(|row| row.id), trimmed(&row.values, width)?))
        })
        .collect();
    let in_order = groups.len() == present.len()
        && groups
            .iter()
            .zip(&present)
            .all(|((named, _), row)| named.is_none_or(|named| named == *row));
    let rows = if in_order {
        let pairs = groups.into_iter().zip(&present);
        pairs.map(|((_, values), row)| RunRow::read(row, values, true)).collect()
    } else {
        let mut rows: Vec<RunRow> = Vec::new();
        for (named, values) in groups {
            let Some(row) = named else { continue };
            if !rows.iter().any(|other| other.row == row) {
                rows.push(RunRow::read(row, values, true));
            }
        }
        for row in present.iter().copied() {
            if !rows.iter().any(|other| other.row == row) {
                rows.push(RunRow { row, values: None, certain: false, raw: Vec::new() });
            }
        }
        rows
    };
    RunTable { rows, present, column_order: false }
}

/// As many values as there are columns, with empty cells behind the last column left out (a label
/// that spans three columns leaves two of them at the end of its row).
fn trimmed(values: &[Token], width: usize) -> Option<Vec<Token>> {
    let (own, rest) = values.split_at_checked(width)?;
    rest.iter().all(|value| value.blank).then(|| own.to_vec())
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

/// Where a 第二十条 block begins, as counts of values before it.
fn anchors(tokens: &Tokens) -> Vec<(usize, usize)> {
    let anchor = fold(lexicon::BLOCK_ANCHOR);
    let windows = tokens.labels.windows(anchor.len().max(1)).enumerate();
    windows
        .filter(|(_, window)| window.iter().zip(&anchor).all(|((_, c), wanted)| c == wanted))
        .filter_map(|(at, window)| Some((at, window.first()?.0)))
        .collect()
}

/// The values right behind a label of table two, if they are as many as it has columns.
fn behind(
    tokens: &Tokens,
    head: &Head<'_>,
    all: &[Head<'_>],
    blocks: &[(usize, usize)],
    width: usize,
) -> Option<Vec<Token>> {
    let next_head = all.iter().filter(|other| other.at > head.at).map(|other| other.before).min();
    let next_block = blocks.iter().filter(|(at, _)| *at > head.at).map(|(_, before)| *before).min();
    let end = [next_head, next_block, Some(tokens.values.len())].into_iter().flatten().min()?;
    let values = tokens.values.get(head.before..end)?;
    if values.iter().any(|value| value.glued) {
        return None;
    }
    trimmed(values, width)
}

/// Values before their labels: each block of 第二十条 has as many as its rows ask for.
fn by_block(
    tokens: &Tokens,
    form: &'static TableForm,
    blocks: &[(usize, usize)],
    heads: &[Head<'_>],
) -> Option<Vec<RunRow>> {
    let mut rows = Vec::new();
    for (index, (at, before)) in blocks.iter().enumerate() {
        let (next_at, end) =
            blocks.get(index + 1).copied().unwrap_or((usize::MAX, tokens.values.len()));
        let own: Vec<&RowForm> = form
            .official_rows()
            .filter(|row| {
                heads.iter().any(|head| head.row.id == row.id && (*at..next_at).contains(&head.at))
            })
            .collect();
        let values = tokens.values.get(*before..end)?;
        let wanted: usize = own.iter().map(|row| row.columns.len()).sum();
        if values.len() != wanted || values.iter().any(|value| value.glued) {
            return None;
        }
        let mut values = values.iter().cloned();
        for row in own {
            let own = values.by_ref().take(row.columns.len()).collect();
            rows.push(RunRow::read(row.id, own, false));
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// Every table of the form can be asked for by its id.
pub(super) fn table(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    match form.id {
        TableId::Proactive => proactive(tokens, form),
        TableId::Applications => applications(tokens, form),
        TableId::Disputes => disputes(tokens, form),
    }
}
