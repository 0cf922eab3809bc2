//! Notation: how numbers are written. Nothing here changes a value.
//!
//! What makes a cell no count (a sign, decimals, words) is found cell by cell; ways of writing that
//! leave the value alone are one remark a kind for the whole report.

mod amount_has_many_decimals;
mod cell_is_not_a_number;
mod count_has_decimals;
mod number_is_negative;
mod written_unusually;
mod zero_is_not_written;

use super::context::Context;
use super::grid::GridCell;
use super::rule::{Answers, Rule};
use super::{Outcome, Why};
use model::finding::{Finding, Slot};
use model::form::Kind;
use model::{Cell, Place, TableId};

pub(super) const RULES: &[Rule] = &[
    number_is_negative::RULE,
    count_has_decimals::RULE,
    cell_is_not_a_number::RULE,
    amount_has_many_decimals::RULE,
    zero_is_not_written::RULE,
    written_unusually::FULL_WIDTH,
    written_unusually::SEPARATORS,
    written_unusually::UNIT,
    written_unusually::NOTE,
    written_unusually::LEADING_ZEROS,
];

/// How many places a sentence names; the finding holds all of them.
const NAMED: usize = 3;

/// Looks for cells in each table that can be read, and makes findings of what was found there.
fn per_table(
    cx: &Context<'_>,
    is_hit: fn(&Cell, Kind) -> bool,
    findings: fn(&[GridCell<'_>]) -> Vec<Finding>,
) -> Answers {
    let mut answers = Answers::default();
    for id in TableId::ALL {
        let outcome = match hits(cx, id, is_hit) {
            Err(why) => Outcome::Unchecked(why),
            Ok(hits) if hits.is_empty() => Outcome::Holds,
            Ok(hits) => {
                answers.findings.extend(findings(&hits));
                Outcome::Broken
            }
        };
        answers.places.push((Place::Table(id), outcome));
    }
    answers
}

/// Looks for cells in all tables that can be read; `None` where there is no such table.
fn anywhere<'a>(
    cx: &Context<'a>,
    is_hit: fn(&Cell, Kind) -> bool,
) -> Result<Vec<GridCell<'a>>, Why> {
    let tables = TableId::ALL.map(|id| hits(cx, id, is_hit));
    if let [Err(why), Err(_), Err(_)] = tables {
        return Err(why);
    }
    Ok(tables.into_iter().flatten().flatten().collect())
}

fn hits<'a>(
    cx: &Context<'a>,
    id: TableId,
    is_hit: fn(&Cell, Kind) -> bool,
) -> Result<Vec<GridCell<'a>>, Why> {
    cx.table(id)?;
    Ok(cx.cells(id).filter(|spot| is_hit(spot.cell, spot.kind)).collect())
}

/// The first places, for a sentence.
fn first(hits: &[GridCell<'_>]) -> Slot {
    Slot::Places(hits.iter().take(NAMED).map(|spot| spot.id.into()).collect())
}
