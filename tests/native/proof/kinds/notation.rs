//! What stands in a cell and is no count.

use model::{CellId, Edition, Place, TableId};

use super::{Case, Kind, Of, Right};
use crate::maker::draw::Draw;
use crate::sample::Sample;

pub const KINDS: &[Kind] = &[
    Kind {
        name: "a minus before a count",
        rules: &["number-is-negative"],
        of: Of::Others,
        make: |sample, _| written(sample, |value| format!("-{}", value.max(1))),
    },
    Kind {
        name: "a decimal in a count",
        rules: &["count-has-decimals"],
        of: Of::Others,
        make: |sample, draw| decimal(sample, draw),
    },
    Kind {
        name: "a word in a cell",
        rules: &["cell-is-not-a-number"],
        of: Of::Others,
        make: |sample, draw| {
            let words = ["若干", "三", "见附件", "O"];
            let word = *draw.one_of(&words);
            written(sample, |_| word.into())
        },
    },
];

fn decimal(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let digit = 1 + draw.below(9);
    written(sample, |value| format!("{value}.{digit}"))
}

fn written(sample: &Sample, write: impl Fn(u64) -> String) -> Vec<Case> {
    let summed =
        |id: &&CellId| id.table != TableId::Proactive || sample.edition() == Edition::E2021;
    let cells = sample.cells.keys().filter(summed);
    let cells = cells.filter_map(|id| {
        let edit = (sample.cells[id].clone(), write(sample.value(*id)?));
        let right = Right::At(vec![Place::Cell(*id), Place::Table(id.table)]);
        Some(Case::new(sample, &[edit], right))
    });
    cells.collect()
}
