//! Finds the end of table four in running text.

use std::ops::Range;

use crate::recognise::flat::Flat;
use crate::recognise::run;
use crate::recognise::tokens::Tokens;
use model::form::TableForm;

/// A table of fifteen values, its head and its labels, one cell a paragraph, has fewer lines.
const MOST_LINES: usize = 200;

/// Table four ends with its fifteenth value; what follows up to the next heading is prose.
pub(super) fn shortest(
    flat: &Flat<'_>,
    form: &'static TableForm,
    region: Range<usize>,
) -> Range<usize> {
    let first = flat.line_at(region.start);
    let ends = flat.lines().iter().skip(first).map(|line| line.range.end);
    ends.take_while(|end| *end < region.end)
        .take(MOST_LINES)
        .map(|end| region.start..end)
        .find(|part| {
            let read = run::disputes(&Tokens::of(flat, part.clone()), form);
            read.rows.iter().all(|row| row.values.is_some())
        })
        .unwrap_or(region)
}
