//! Finds labels in a run of text that differ from those of the form.
//!
//! Only labels that can be cut out whole are compared. Where one is interleaved with its neighbours, its wording is not
//! known.

use std::ops::Range;

use super::flat::{Flat, find_all};
use super::tokens::Tokens;
use fold::fold;
use model::RowId;
use model::form::{RowForm, TableForm};

/// One character in so many may differ in a variant of the form's label. With more differences it was interleaved with
/// its neighbours.
const ONE_DIFFERENT_IN: usize = 4;

/// Rows whose label differs, with the label as printed.
pub(super) fn variants(
    tokens: &Tokens,
    form: &'static TableForm,
    present: &[RowId],
    flat: &Flat<'_>,
) -> Vec<(RowId, String)> {
    let stream: Vec<char> = tokens.labels.iter().map(|(_, c)| *c).collect();
    let boundaries = boundaries(&stream, form);
    form.rows
        .iter()
        .filter(|row| present.contains(&row.id))
        .filter_map(|row| {
            let (start, end) = printed(&stream, row, &boundaries)?;
            if is_interleaved(tokens, start..end, row, form) {
                return None;
            }
            let text = flat.text(*tokens.label_at.get(start)?..tokens.label_at.get(end - 1)? + 1);
            Some((row.id, text.split_whitespace().collect()))
        })
        .collect()
}

/// Where each label, group label and word of the table's head begins.
fn boundaries(stream: &[char], form: &TableForm) -> Vec<usize> {
    let groups = form.rows.iter().filter_map(|row| row.group);
    // Words of two characters (其他, 总计) are also parts of labels.
    let head = form.head.iter().copied().filter(|word| word.chars().count() > 2);
    let words = head.chain(groups);
    let mut found: Vec<usize> = words.flat_map(|word| find_all(stream, &fold(word))).collect();
    for row in form.rows {
        found.extend(starts(stream, row));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where the row's label begins, counted back from the piece by which it is recognised.
fn starts(stream: &[char], row: &RowForm) -> Vec<usize> {
    let label = fold(row.label);
    row.heads
        .iter()
        .filter_map(|head| {
            let head = fold(head);
            let offset = find_all(&label, &head).first().copied()?;
            let at = find_all(stream, &head).first().copied()?;
            at.checked_sub(offset)
        })
        .collect()
}

/// The label as printed, where it is whole and differs from the form's.
fn printed(stream: &[char], row: &RowForm, boundaries: &[usize]) -> Option<(usize, usize)> {
    let official = fold(row.label);
    if !find_all(stream, &official).is_empty() {
        return None;
    }
    let start = starts(stream, row).into_iter().min()?;
    // It must begin like the form's label; otherwise it is not known where it begins.
    let first = official.iter().take(3);
    if !stream.get(start..)?.iter().zip(first).all(|(printed, wanted)| printed == wanted) {
        return None;
    }
    let end = boundaries.iter().copied().find(|at| *at > start).unwrap_or(stream.len());
    let text: String = stream.get(start..end)?.iter().collect();
    let official: String = official.iter().collect();
    let longer = text.chars().count() > official.chars().count() + 2;
    let different = strsim::levenshtein(&text, &official) * ONE_DIFFERENT_IN;
    let alike = different <= official.chars().count();
    let alias = row.aliases.iter().any(|alias| fold(alias).iter().collect::<String>() == text);
    (!longer && (alike || alias)).then_some((start, end))
}

/// Whether it is the form's label with pieces of neighbouring labels between its characters: a vertical label prints
/// one character a line.
fn is_interleaved(
    tokens: &Tokens,
    range: Range<usize>,
    row: &RowForm,
    form: &'static TableForm,
) -> bool {
    let beside: Vec<char> = form.rows.iter().filter_map(|row| row.group).flat_map(fold).collect();
    let mut own = fold(row.label).into_iter().peekable();
    let labels = tokens.labels.get(range.clone()).unwrap_or(&[]);
    let places = tokens.label_at.get(range).unwrap_or(&[]);
    let mut before: Option<(bool, usize)> = None;
    for ((_, c), at) in labels.iter().zip(places) {
        let foreign = own.next_if_eq(c).is_none();
        let touches = before.is_some_and(|(other, last)| other != foreign && last + 1 >= *at);
        if touches || (foreign && !beside.contains(c)) {
            return false;
        }
        before = Some((foreign, *at));
    }
    own.peek().is_none()
}
