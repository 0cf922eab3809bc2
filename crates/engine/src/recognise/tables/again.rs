//! Finds tables that are repeated in a run of text. The first is read; the others are left out of the prose.

use std::ops::Range;

use super::extent::shortest;
use crate::recognise::flat::Flat;
use crate::recognise::run::{self, Labels};
use crate::recognise::starts::table_start;
use crate::recognise::tokens::Tokens;
use model::TableId;
use model::form::TableForm;

/// Places that are tried as a second beginning of table two or three. Words of the head stand up to four times in one
/// table.
const MOST_PLACES: usize = 16;
/// Further tables four that are left out.
const MOST_TABLES: usize = 4;

/// Where table two or three begins again within its region: at words of its head, where most of its rows are in the
/// form's order both before and after.
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

/// The end of the last table four after the one that was read; each has its head and fifteen values.
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
