//! The documents in force, beside those that were made and repealed.

use super::cause::Change;
use crate::rules::facts::Facts;
use model::{Edition, TableId};

/// The table that counts documents.
pub const TABLE: TableId = TableId::Proactive;

/// Whether a stock is too small, and would not be with another number in one of its cells.
pub fn is_resolved_by(facts: &Facts<'_>, (cell, value): Change) -> bool {
    let number = |column| {
        let part = facts.number(TABLE, cell.row, column).ok()?;
        Some((part.value, if part.id == cell { value } else { part.value }))
    };
    let pairs = match facts.form.edition {
        Edition::E2021 => number("made").zip(number("in-force")).zip(number("repealed")),
        Edition::E2019 => {
            number("new-disclosed").zip(number("total-disclosed")).map(|both| (both, (0, 0)))
        }
    };
    let Some(((more, stock), less)) = pairs else { return false };
    let is_too_small = |more: u64, less: u64, stock: u64| stock < more.saturating_sub(less);
    is_too_small(more.0, less.0, stock.0) && !is_too_small(more.1, less.1, stock.1)
}
