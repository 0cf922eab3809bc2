//! The labels of rows in a run of text: where each begins, and which stand in the form's order.

use crate::recognise::flat::find_all;
use crate::recognise::tokens::Tokens;
use fold::fold;
use model::RowId;
use model::form::{RowForm, TableForm};

/// Labels that are looked at to find a second table. Ten tables have fewer.
const MOST_LABELS: usize = 300;

/// The labels of rows in a text.
pub struct Labels<'f> {
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

    /// How many rows are in the form's order before a position of the text, and how many after it.
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

/// The place of a row's label in the label stream.
pub(super) struct Head<'f> {
    pub row: &'f RowForm,
    /// Index into `Tokens::labels`.
    pub at: usize,
    /// Count of values before it.
    pub before: usize,
}

/// All places where a row's label begins.
pub(super) fn occurrences<'f>(tokens: &Tokens, form: &'f TableForm) -> Vec<Head<'f>> {
    let mut heads: Vec<Head<'f>> = Vec::new();
    for row in form.rows {
        // Positions so near to one of its labels that what begins there is the same.
        let mut near = vec![false; tokens.labels.len()];
        for head in row.heads {
            let head = fold(head);
            for (at, window) in tokens.labels.windows(head.len().max(1)).enumerate() {
                let same = window.iter().zip(&head).all(|((_, c), wanted)| c == wanted);
                if same && near.get(at) == Some(&false) {
                    let start = begins(tokens, row, &head, at);
                    near.iter_mut()
                        .take(start + 24)
                        .skip(start.saturating_sub(23))
                        .for_each(|own| *own = true);
                    let before = tokens.labels.get(start).map_or(0, |(before, _)| *before);
                    heads.push(Head { row, at: start, before });
                }
            }
        }
    }
    heads.sort_by_key(|head| head.at);
    heads
}

/// Where the label begins of which this piece was found: its values stand behind its first characters, and other lines of
/// it may stand below them.
fn begins(tokens: &Tokens, row: &RowForm, piece: &[char], at: usize) -> usize {
    let labels = std::iter::once(&row.label).chain(row.aliases).map(|label| fold(label));
    let start = |label: Vec<char>| {
        let offset = *find_all(&label, piece).first()?;
        let start = at.checked_sub(offset)?;
        let lead = tokens.labels.get(start..at)?.iter().map(|(_, c)| c);
        lead.eq(label.get(..offset)?).then_some(start)
    };
    labels.filter_map(start).min().unwrap_or(at)
}

/// The rows whose label is there. `（六）其他处理` above its own rows is a group, not a row.
pub(super) fn present(form: &TableForm, heads: &[Head<'_>]) -> Vec<RowId> {
    let has = |id: &str| heads.iter().any(|head| head.row.id == id);
    form.rows
        .iter()
        .filter(|row| has(row.id) && !row.stands_for.iter().any(|part| has(part)))
        .map(|row| row.id)
        .collect()
}

/// The longest run of labels that stand in the form's order.
pub(super) fn chain<'h, 'f>(heads: &[&'h Head<'f>], present: &[RowId]) -> Vec<&'h Head<'f>> {
    let rank = |head: &Head<'_>| present.iter().position(|row| *row == head.row.id);
    let ranked: Vec<(usize, &'h Head<'f>)> =
        heads.iter().filter_map(|head| Some((rank(head)?, *head))).collect();
    // best[i]: length of the longest chain that ends in i, and the one before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(ranked.len());
    // Of each rank the last of the longest that end in it, with its length.
    let mut longest: Vec<(usize, Option<usize>)> = vec![(0, None); present.len()];
    for (index, (rank, _)) in ranked.iter().enumerate() {
        let (length, before) = longest.iter().take(*rank).copied().max().unwrap_or_default();
        best.push((length + 1, before));
        if let Some(own) = longest.get_mut(*rank).filter(|(known, _)| *known <= length + 1) {
            *own = (length + 1, Some(index));
        }
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

/// Whether a label cell names the row.
pub(super) fn names(label: &[char], row: &RowForm) -> bool {
    let text: String = label.iter().collect();
    row.heads.iter().any(|head| {
        let head: String = fold(head).into_iter().collect();
        !head.is_empty() && text.contains(&head)
    })
}
