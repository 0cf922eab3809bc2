//! One cell, or two, explain why sums of table three do not come out.
//!
//! The broken sums are folded into the finding: there is one cause, and it is named once. Where
//! several changes are as small, all are named and none is picked.

use super::{about, alternatives};
use crate::rules::analysis::cause::{Cause, Change, Explained};
use crate::rules::analysis::identity::Identity;
use crate::rules::catalogue::text::cell_does_not_fit_its_sums::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::order;
use crate::rules::rule::{Answers, Rule};
use model::finding::{Condition, Finding, Slot, Suggestion, Variant};
use model::{CellId, Place};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let findings = cx.analysis.causes.iter().filter_map(|cause| match &cause.explained {
        Explained::By { changes, unique } => named(cx, cause, changes, *unique),
        Explained::Either(ways) if !cause.is_alone() => several(cx, cause, ways),
        _ => None,
    });
    Answers { findings: findings.collect(), ..Answers::default() }
}

fn named(cx: &Context<'_>, cause: &Cause, changes: &[Change], unique: bool) -> Option<Finding> {
    let (id, value) = changes.first()?;
    let mut finding = match changes {
        [_] => {
            let cell = cx.report.cell(*id)?;
            let variant = if cell.is_empty() { text::BLANK } else { Variant::PLAIN };
            about(cx, RULE.id, cause, *id)
                .variant(variant)
                .slot(slot::N, count(cause))
                .slot(slot::PRINTED, Slot::Text(cell.printed.clone()))
                .slot(slot::VALUE, Slot::Number((*value).into()))
        }
        [_, (other, other_value)] => about(cx, RULE.id, cause, *id)
            .variant(text::TWO)
            .slot(slot::N, count(cause))
            .slot(slot::FIRST, Slot::Place((*id).into()))
            .slot(slot::FIRST_VALUE, Slot::Number((*value).into()))
            .slot(slot::SECOND, Slot::Place((*other).into()))
            .slot(slot::SECOND_VALUE, Slot::Number((*other_value).into()))
            .related([*id, *other]),
        _ => return None,
    };
    let proof =
        finding.sums.len() > 1 && cause.broken(&cx.analysis.identities).all(Identity::is_proof);
    finding.suggestions.push(Suggestion {
        changes: changes.to_vec(),
        // One sum alone, a blank or a doubtful reading leave room for another explanation.
        certain: unique && proof,
        condition: Some(Condition::OthersAreRight),
    });
    Some(finding)
}

fn several(cx: &Context<'_>, cause: &Cause, ways: &[Vec<Change>]) -> Option<Finding> {
    let mut cells: Vec<CellId> = ways.iter().flatten().map(|(cell, _)| *cell).collect();
    cells.sort_by_cached_key(|cell| order::position(cx.form, (*cell).into()));
    cells.dedup();
    let places: Vec<Place> = cells.iter().copied().map(Place::from).collect();
    let mut finding = about(cx, RULE.id, cause, *cells.first()?)
        .variant(text::SEVERAL)
        .slot(slot::N, count(cause))
        .slot(slot::WAYS, Slot::Number(ways.len() as i128))
        .slot(slot::CELLS, Slot::Places(places))
        .related(cells);
    finding.suggestions = alternatives(ways);
    Some(finding)
}

fn count(cause: &Cause) -> Slot {
    Slot::Number(cause.sums.len() as i128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, add, cell, set};
    use model::{Entry, RowId, TableId};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| add(reading, &[person("disclosed")], 9))
            .of(text::BLANK, |reading| set(reading, person("disclosed"), "", Entry::Blank))
            .of(text::TWO, |reading| {
                add(reading, &[person("disclosed")], 9);
                add(reading, &[person("refused.process")], 4);
            })
            // Items too large in two columns: either of the rows that are large enough.
            .of(text::SEVERAL, |reading| {
                add(reading, &[person("disclosed"), total("disclosed")], 2)
            })
    }

    fn person(row: RowId) -> CellId {
        cell(TableId::Applications, row, "natural-person")
    }

    fn total(row: RowId) -> CellId {
        cell(TableId::Applications, row, "total")
    }
}
