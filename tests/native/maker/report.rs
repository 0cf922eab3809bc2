//! Thirty invented reports: their values and prose, independent of any format.

use model::form::{Form, TableForm, form};
use model::{Edition, RowId};

use super::Values;
use super::values;

/// Seeds of the reports of the parity run.
pub const SEEDS: std::ops::RangeInclusive<u64> = 1..=30;

/// The content of a report.
pub struct Report {
    pub seed: u64,
    pub form: &'static Form,
    pub year: u16,
    pub organ: &'static str,
    pub features: Features,
    /// The rows of table three that are printed instead of others: none, or the one that stands
    /// for three.
    pub one_row: Option<RowId>,
    pub values: Values,
    /// Cells that were changed after everything had been added up.
    pub faults: usize,
}

/// What is peculiar about a report. Each holds for half of the seeds, and any two are independent.
#[derive(Clone, Copy, Debug)]
pub struct Features {
    pub zeros: bool,
    pub large: bool,
    pub notes: bool,
    pub blanks: bool,
    pub slashes: bool,
    pub one_row: bool,
    pub older: bool,
    pub separators: bool,
    pub full_width: bool,
}

impl Features {
    /// By the parity of some bits of the seed: 31 ways to halve 32 seeds.
    fn of(seed: u64) -> Features {
        let half = |bits: u64| (seed & bits).count_ones() % 2 == 1;
        Features {
            zeros: half(0b00001),
            large: half(0b00010),
            notes: half(0b00100),
            blanks: half(0b01000),
            slashes: half(0b10000),
            one_row: half(0b00111),
            older: half(0b01110),
            separators: half(0b11001),
            full_width: half(0b10110),
        }
    }

    /// The words of those it has.
    pub fn words(&self) -> String {
        let all = [
            (self.zeros, "zeros"),
            (self.large, "large"),
            (self.notes, "notes"),
            (self.blanks, "blanks"),
            (self.slashes, "slashes"),
            (self.one_row, "one-row"),
            (self.older, "2019"),
            (self.separators, "separators"),
            (self.full_width, "full-width"),
        ];
        all.iter().filter(|(has, _)| *has).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
    }
}

const ORGANS: &[&str] = &["云溪县人民政府", "青溪市水务局", "南坪区教育局", "白泉镇人民政府"];

impl Report {
    pub fn new(seed: u64) -> Report {
        Report::with_faults(seed, seed as usize % 4)
    }

    /// The same without a fault: everything adds up.
    pub fn sound(seed: u64) -> Report {
        Report::with_faults(seed, 0)
    }

    fn with_faults(seed: u64, faults: usize) -> Report {
        let features = Features::of(seed);
        let edition = if features.older { Edition::E2019 } else { Edition::E2021 };
        let form = form(edition);
        let year = if features.older { 2019 + (seed % 2) as u16 } else { 2021 + (seed % 4) as u16 };
        let one_row = features.one_row.then(|| one_for_several(form)).flatten();
        let values = values::adding_up(form, one_row, &features, seed, faults);
        Report {
            seed,
            form,
            year,
            organ: ORGANS[seed as usize % ORGANS.len()],
            features,
            one_row,
            values,
            faults,
        }
    }

    /// A report of plain prose around values that need not add up.
    pub fn around(form: &'static Form, values: Values) -> Report {
        let (year, organ) = (2023, ORGANS[0]);
        let features = Features::of(0);
        Report { seed: 0, form, year, organ, features, one_row: None, values, faults: 0 }
    }

    /// The rows of a table as the report prints them.
    pub fn rows(&self, table: &'static TableForm) -> Vec<RowId> {
        let printed = table.rows.iter().filter(|row| match self.one_row {
            Some(one) if table.row(one).is_some() => {
                row.id == one || !is_covered(table, one, row.id)
            }
            _ => row.stands_for.is_empty(),
        });
        printed.map(|row| row.id).collect()
    }
}

fn one_for_several(form: &Form) -> Option<RowId> {
    let rows = form.tables.iter().flat_map(|table| table.rows);
    rows.filter(|row| !row.stands_for.is_empty()).map(|row| row.id).next()
}

fn is_covered(table: &TableForm, one: RowId, row: RowId) -> bool {
    // Rows that stand for others (there is one) are printed only where asked for.
    let one = table.row(one).unwrap();
    one.stands_for.contains(&row)
}
