//! A table that stands in a run of text once more: the first is read, and the others are no prose.

use std::ops::Range;

use super::extent::shortest;
use crate::recognise::flat::Flat;
use crate::recognise::run::{self, Labels};
use crate::recognise::starts::table_start;
use crate::recognise::tokens::Tokens;
use model::TableId;
use model::form::TableForm;

/// So many places at which tables two and three may begin again are looked at. Words of their heads
/// stand four times in one.
const MOST_PLACES: usize = 16;
/// So many further tables four are passed over.
const MOST_TABLES: usize = 4;

/// Where table two or three begins again within its region: behind words of its head, and most of its
/// rows stand in the form's order both before and behind them.
pub(super) fn begins(
    flat: &Flat<'_>,
    form: &'static TableForm,
    region: &Range<usize>,
) -> Option<usize> {
    let labels = Labels::of(&Tokens::of(flat, region.clone()), form);
    let most = |rows: usize| rows * 2 > form.official_rows().count();
    let mut best: Option<(usize, usize)> = None;
    let mut from = region.start;
    for _ in 0..MOST_PLACES {
        let Some(found) = table_start(flat, form.id, from..region.end) else { break };
        from = found.end;
        let (before, behind) = labels.around(found.start);
        let better = best.is_none_or(|(rows, _)| before > rows);
        if most(before) && most(behind) && better {
            best = Some((before, found.start));
        }
    }
    let at = best?.1;
    // A text may name the rows of table two in their order; it does not have their numbers.
    let filled = || {
        let read = run::table(&Tokens::of(flat, at..region.end), form);
        most(read.rows.iter().filter(|row| row.values.is_some()).count())
    };
    (form.id != TableId::Proactive || filled()).then(|| line_start(flat, at, region.start))
}

/// The beginning of the line, where the table does not begin on it, too.
fn line_start(flat: &Flat<'_>, at: usize, region: usize) -> usize {
    let line = flat.lines().get(flat.line_at(at)).map(|line| line.range.start);
    line.filter(|start| *start > region).unwrap_or(at)
}

/// Where the last of the tables four ends that stand behind the one that was read: each with its head
/// and its fifteen values.
pub(super) fn ends(
    flat: &Flat<'_>,
    form: &'static TableForm,
    behind: Range<usize>,
) -> Option<usize> {
    let mut end = None;
    let mut rest = behind;
    for _ in 0..MOST_TABLES {
        let Some(found) = table_start(flat, form.id, rest.clone()) else { break };
        let table = shortest(flat, form, found.start..rest.end);
        let tokens = Tokens::of(flat, table.clone());
        let read = run::table(&tokens, form);
        let filled = read.rows.iter().all(|row| row.values.is_some());
        if !filled || !run::names_all_columns(&tokens, form) {
            break;
        }
        end = Some(table.end);
        rest = table.end..rest.end;
    }
    end
}
