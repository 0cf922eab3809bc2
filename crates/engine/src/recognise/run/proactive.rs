//! Table two in a run of text. Its rows have different numbers of columns, and groups of rows repeat the words of
//! their article (第二十条) and the head of their columns.

use super::labels::{Head, names, occurrences, present};
use super::{CellValues, RunRow, RunTable, of_cells, trimmed};
use crate::recognise::lexicon;
use crate::recognise::tokens::{Token, Tokens};
use fold::fold;
use model::form::{RowForm, TableForm};

/// Reads table two: each label is followed by the values of its row, or each 第二十条 block has as many values as its
/// rows have columns.
pub fn proactive(tokens: &Tokens, form: &'static TableForm) -> RunTable {
    let mut rows = Vec::new();
    let all = occurrences(tokens, form);
    let present = present(form, &all);
    let blocks = anchors(tokens);
    for row in form.official_rows() {
        let width = row.columns.len();
        let own = tokens.rows.iter().find(|candidate| names(&candidate.label, row));
        let values = match own {
            Some(own) => of_cells(&own.values, width),
            None => all
                .iter()
                .filter(|head| head.row.id == row.id)
                .find_map(|head| behind(tokens, head, &all, &blocks, width))
                .map(|values| CellValues { values, certain: true }),
        };
        let certain = values.as_ref().is_none_or(|own| own.certain);
        let values = values.map(|own| own.values);
        if own.is_some() || present.contains(&row.id) {
            rows.push(RunRow { row: row.id, values, certain, raw: Vec::new() });
        }
    }
    let unread = rows.iter().any(|row| row.values.is_none());
    if unread && let Some(by_block) = by_block(tokens, form, &blocks, &all) {
        return RunTable { rows: by_block, present, column_order: true, ..RunTable::default() };
    }
    RunTable { rows, present, ..RunTable::default() }
}

/// The beginnings of 第二十条 blocks: index in the labels, and count of values before.
fn anchors(tokens: &Tokens) -> Vec<(usize, usize)> {
    let anchor = fold(lexicon::BLOCK_ANCHOR);
    let windows = tokens.labels.windows(anchor.len().max(1)).enumerate();
    windows
        .filter(|(_, window)| window.iter().zip(&anchor).all(|((_, c), wanted)| c == wanted))
        .filter_map(|(at, window)| Some((at, window.first()?.0)))
        .collect()
}

/// The values right after a label of table two, if they are as many as the row has columns.
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

/// Reads values that stand before their labels: each block of 第二十条 has as many as its rows have columns.
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
