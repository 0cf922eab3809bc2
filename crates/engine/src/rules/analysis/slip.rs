//! Numbers that stand one cell off: a value was left out of a row or column, or one put in, and
//! those behind it moved. Putting a stretch of it back by one cell makes every sum come out.
//!
//! A single wrong cell is the simpler cause and is sought first, and so are two; a slip is named
//! where they explain nothing, or where it is those same two cells. Where several slips would do,
//! none is named.

use litemap::LiteMap;

use super::cause::{Cause, Change, Explained};
use super::graph::{Set, SumGraph};
use model::{Place, TableId};

/// Cells that are already a good explanation leave no room for a slip.
pub(super) fn may_be_behind(causes: &[Cause]) -> bool {
    let sums: usize = causes.iter().map(|cause| cause.sums.len()).sum();
    sums > 1
        && causes.iter().all(|cause| match &cause.explained {
            Explained::By { .. } => changed(causes) > 1,
            // One sum over the cells of a row says too little.
            Explained::TooManyWays(_) => sums > 2,
            Explained::Not => true,
            Explained::Either(_) | Explained::Slipped { .. } => false,
        })
}

/// The slip says more than the cells do: they explain nothing, are many, or are the same.
pub(super) fn is_simpler(changes: &[Change], causes: &[Cause]) -> bool {
    let by = causes.iter().filter_map(|cause| match &cause.explained {
        Explained::By { changes, .. } => Some(changes),
        _ => None,
    });
    let cells: LiteMap<&Change, ()> = by.flatten().map(|change| (change, ())).collect();
    cells.is_empty() || cells.len() > 2 || changes.iter().all(|change| cells.contains_key(change))
}

fn changed(causes: &[Cause]) -> usize {
    let count = |cause: &Cause| match &cause.explained {
        Explained::By { changes, .. } => changes.len(),
        _ => 0,
    };
    causes.iter().map(count).sum()
}

/// The one row or column that is put right by moving a stretch of it, and the changes.
pub(super) fn find(graph: &SumGraph) -> Option<(Place, Set)> {
    let rows: Vec<_> =
        graph.lines.iter().filter(|line| matches!(line.place, Place::Row(..))).collect();
    let width = rows.first()?.cells.len();
    if rows.iter().any(|row| row.cells.len() != width) {
        return None;
    }
    let mut found: LiteMap<(Place, Set), ()> = LiteMap::new();
    for row in &rows {
        try_all(graph, row.place, &row.cells, &mut found);
    }
    for number in 0..width {
        let cells: Vec<usize> =
            rows.iter().filter_map(|row| row.cells.get(number).copied()).collect();
        let column = cells.first().and_then(|cell| graph.cells.get(*cell))?.id.column;
        try_all(graph, Place::Column(TableId::Applications, column), &cells, &mut found);
    }
    let mut found = found.into_iter().map(|(slip, ())| slip);
    found.next().filter(|_| found.next().is_none())
}

/// Moves every stretch of these cells by one, in both directions.
fn try_all(graph: &SumGraph, place: Place, cells: &[usize], found: &mut LiteMap<(Place, Set), ()>) {
    let touches = |line: usize| {
        graph.lines.get(line).is_some_and(|line| line.cells.iter().any(|cell| cells.contains(cell)))
    };
    if !graph.broken().all(touches) {
        return;
    }
    let value = |cell: &usize| graph.cells.get(*cell).map_or(0, |spot| spot.value);
    for start in 0..cells.len() {
        for end in start + 2..=cells.len() {
            let stretch = cells.get(start..end).unwrap_or(&[]);
            let printed: Vec<i128> = stretch.iter().map(value).collect();
            for backwards in [1, printed.len() - 1] {
                let mut moved = printed.clone();
                moved.rotate_left(backwards);
                let changes = stretch.iter().zip(moved.iter().zip(&printed));
                let mut set: Set = changes
                    .map(|(cell, (new, old))| (*cell, new - old))
                    .filter(|(_, change)| *change != 0)
                    .collect();
                set.sort_unstable();
                if settles(graph, &set) {
                    found.insert((place, set), ());
                }
            }
        }
    }
}

/// With these changes every sum comes out.
fn settles(graph: &SumGraph, set: &Set) -> bool {
    let mut gaps: Vec<i128> = graph.lines.iter().map(|line| line.gap).collect();
    for (cell, change) in set {
        for (line, sign) in graph.cells.get(*cell).map_or(&[][..], |spot| &spot.lines) {
            if let Some(gap) = gaps.get_mut(*line) {
                *gap += sign * change;
            }
        }
    }
    gaps.iter().all(|gap| *gap == 0)
}
