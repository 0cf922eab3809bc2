//! Values that do not follow from the report of the year before, and text that was copied from it.

use model::form::form;
use model::{CellId, Edition, Place, SectionId, TableId};

use super::{Case, Kind, Of, Right};
use crate::maker::draw::Draw;
use crate::sample::{Edit, STOCKS, Sample};

pub const KINDS: &[Kind] = &[
    Kind {
        name: "上年结转 of another number than last year",
        rules: &["carried-in-differs-from-last-year"],
        of: Of::Sums,
        make: carried_in,
    },
    Kind {
        name: "现行有效 that does not follow",
        rules: &["stock-does-not-follow-from-last-year"],
        of: Of::Sums,
        make: stock,
    },
    Kind {
        name: "text copied from last year",
        rules: &["text-repeats-last-year"],
        of: Of::Others,
        make: |sample, _| copied(sample),
    },
];

/// The report as it is, beside a year before that was put together from these edits.
fn beside(sample: &Sample, edits: &[&[Edit]], right: Right) -> Case {
    Case { last_year: Some(sample.with(&edits.concat())), ..Case::new(sample, &[], right) }
}

/// The year before, with some cells changed that this year's follow from.
fn beside_cells(sample: &Sample, cells: &[(CellId, u64)], right: Right) -> Option<Case> {
    let changed: Vec<Edit> =
        cells.iter().filter_map(|(id, value)| sample.set(*id, *value)).collect();
    let kept = sample.carried_over().into_iter();
    let kept: Vec<Edit> = kept.filter(|(at, _)| changed.iter().all(|(o, _)| o != at)).collect();
    let rest = [sample.dated_before(), sample.other_words(&[])].concat();
    (changed.len() == cells.len()).then(|| beside(sample, &[&changed, &kept, &rest], right))
}

/// A kind of applicants and with it the total, or the total alone.
fn carried_in(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let row = form(sample.edition()).row(TableId::Applications, "carried-in").unwrap();
    let cell = |row, column| CellId::new(TableId::Applications, row, column);
    let cases = row.columns.iter().filter_map(|column| {
        let now = |column| sample.value(cell("carried-in", column));
        let more = 1 + draw.below(9);
        let mut cells = vec![(cell("carried-out", column), now(column)? + more)];
        if *column != "total" {
            cells.push((cell("carried-out", "total"), now("total")? + more));
        }
        let right = Right::At(vec![Place::Cell(cell("carried-in", column))]);
        beside_cells(sample, &cells, right)
    });
    cases.collect()
}

fn stock(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    // 国办公开办函〔2021〕30号 came for the reports of 2021: the year before had another table two.
    if sample.edition() == Edition::E2019 || sample.year() < 2022 {
        return Vec::new();
    }
    let cases = STOCKS.into_iter().flat_map(|row| {
        let value = |column| sample.value(CellId::new(TableId::Proactive, row, column));
        let before = || (value("in-force")? + value("repealed")?).checked_sub(value("made")?);
        let others = before().map(|before| [before + 1 + draw.below(9), before * 10 + 3]);
        let right = move || Right::At(vec![Place::Row(TableId::Proactive, row)]);
        let cell = CellId::new(TableId::Proactive, row, "in-force");
        let others = others.into_iter().flatten();
        others.filter_map(move |other| beside_cells(sample, &[(cell, other)], right()))
    });
    cases.collect()
}

/// Section five as it was, and everything as it was, but for the year: where there are the letters that
/// the rule asks for before it says anything.
fn copied(sample: &Sample) -> Vec<Case> {
    let five = SectionId::Problems;
    let follows = [sample.dated_before(), sample.carried_over()].concat();
    let copies: [(&[SectionId], usize, Place); 2] =
        [(&[five], 60, Place::Section(five)), (&SectionId::NUMBERED, 300, Place::Report)];
    let copies = copies.into_iter().filter(|(kept, least, _)| sample.letters(kept) >= *least);
    let cases = copies.map(|(kept, _, place)| {
        beside(sample, &[&follows, &sample.other_words(kept)], Right::At(vec![place]))
    });
    cases.collect()
}
