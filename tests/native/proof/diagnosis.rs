//! Changes one number of a report that adds up, and counts whether the diagnosis names the change.
//!
//! Every cell of table three is changed in every way people mistype numbers, on an invented report
//! of each shape and on two real ones. Reports are built straight from
//! values, so that nothing here depends on reading. The figures are printed:
//! `cargo test -p gouji-cli --test proof diagnosis -- --nocapture`.

use std::collections::BTreeMap;
use std::time::Instant;

use engine::recognise::Reading;
use engine::rules::{self, catalogue};
use model::finding::{Finding, Severity};
use model::form::{self, TableForm};
use model::{
    Cell, CellId, Edition, Entry, Known, Masthead, Place, Report, TableId, TableRead, TableState,
};

use crate::real::Corpus;
use crate::trial::figures;

/// Values of tables three and four, every cell a count.
struct Sample {
    name: &'static str,
    edition: Edition,
    values: BTreeMap<CellId, u64>,
}

#[derive(Default)]
struct Tally {
    /// Changes that were named with the right value.
    named: usize,
    /// Changes that leave the number as it is: they cannot be seen.
    nothing: usize,
    /// −1 of 0.
    impossible: usize,
    micros: Vec<u128>,
}

pub fn every_cell_of_table_three_is_named_on_invented_reports() {
    let official = invented("invented 2021", Edition::E2021, false);
    assert_eq!(cells(&official, TableId::Applications).len(), 175);
    let tally = named_everywhere(&official);
    assert_eq!((tally.nothing, tally.impossible), (0, 0), "two distinct digits in every cell");

    let one_row = invented("invented 2021, one row of other handling", Edition::E2021, true);
    assert_eq!(cells(&one_row, TableId::Applications).len(), 161);
    named_everywhere(&one_row);

    let trial = invented("invented 2019", Edition::E2019, true);
    assert_eq!(cells(&trial, TableId::Applications).len(), 161);
    named_everywhere(&trial);
}

pub fn every_cell_of_table_three_is_named_on_real_reports(corpus: &Corpus) {
    for name in ["008", "013"] {
        let tally = named_everywhere(&real(corpus, name));
        assert!(tally.named >= 355, "{name}");
    }
}

pub fn every_cell_of_table_four_makes_its_row_wrong_on_invented_reports() {
    makes_its_row_wrong(&[invented("invented 2021", Edition::E2021, false)]);
}

pub fn every_cell_of_table_four_makes_its_row_wrong_on_real_reports(corpus: &Corpus) {
    makes_its_row_wrong(&["008", "013"].map(|name| real(corpus, name)));
}

fn makes_its_row_wrong(samples: &[Sample]) {
    for sample in samples {
        let mut tally = Tally::default();
        for id in cells(sample, TableId::Disputes) {
            for change in CHANGES {
                if let Some(findings) = changed(sample, id, change, &mut tally) {
                    let [finding] = findings.as_slice() else { panic!("{findings:#?}") };
                    assert_eq!(finding.rule, "total-is-not-the-sum");
                    assert_eq!(finding.severity, Severity::Wrong);
                    assert_eq!(finding.place, Place::Row(id.table, id.row));
                    assert_eq!(finding.related.len(), 5);
                    assert!(finding.suggestions.iter().all(|one| !one.certain));
                    tally.named += 1;
                }
            }
        }
        figures!("table four, {}", tally.line(sample));
        assert!(tally.named > 0);
    }
}

pub fn two_faults_that_touch_nothing_in_common_are_both_named() {
    let sample = invented("invented 2021", Edition::E2021, false);
    let ids = cells(&sample, TableId::Applications);
    let (mut both, mut several, mut other) = (0, 0, 0);
    for (first, second) in ids.iter().zip(ids.iter().skip(60)) {
        if first.row == second.row || first.column == second.column {
            continue;
        }
        let mut values = sample.values.clone();
        *values.get_mut(first).unwrap() += 1;
        *values.get_mut(second).unwrap() += 3;
        let findings = findings(&sample, &values);
        let right = |id: &CellId| {
            let value = sample.values[id];
            findings.iter().any(|finding| {
                finding.suggestions.iter().any(|one| one.changes.contains(&(*id, value)))
            })
        };
        match findings.len() {
            2 if right(first) && right(second) => both += 1,
            1 if right(first) && right(second) => several += 1,
            _ => other += 1,
        }
    }
    figures!("two faults apart: {both} named each, {several} among others, {other} not");
    assert!(other * 10 <= both + several, "nine in ten at least");
}

/// Two columns of the items are six too large, in the same rows, and the balance holds: the table
/// cannot tell which of two rows it is. The digits of that file run together, so nothing is read
/// with certainty and nothing is *wrong*.
pub fn two_explanations_are_both_named_and_none_is_picked(corpus: &Corpus) {
    let sample = real(corpus, "016");
    let mut reading = reading(&sample, &sample.values);
    for cell in reading
        .report
        .tables
        .iter_mut()
        .flat_map(|table| table.cells.iter_mut().map(|(_, cell)| cell))
    {
        cell.certain = false;
    }
    let findings = about_tables(&reading);
    let [finding] = findings.as_slice() else { panic!("{findings:#?}") };
    assert_eq!((finding.severity, finding.variant.as_str()), (Severity::Doubtful, "several"));
    assert!(finding.rests_on_uncertain);
    let rows = |suggestion: &model::finding::Suggestion| -> Vec<&str> {
        suggestion.changes.iter().map(|(id, _)| id.row).collect()
    };
    let named: Vec<Vec<&str>> = finding.suggestions.iter().map(rows).collect();
    assert_eq!(named, [["disclosed"; 2], ["partly-disclosed"; 2]]);
    assert!(finding.suggestions.iter().all(|suggestion| !suggestion.certain));
}

type Mistake = (&'static str, fn(u64) -> Option<u64>);

const CHANGES: &[Mistake] = &[
    ("+1", |value| value.checked_add(1)),
    ("-1", |value| value.checked_sub(1)),
    ("x10", |value| value.checked_mul(10)),
    ("swapped", |value| Some(swap(value))),
];

/// The number with its first two digits that differ changed for each other.
fn swap(value: u64) -> u64 {
    let mut digits = value.to_string().into_bytes();
    let at = digits.windows(2).position(|pair| pair[0] != pair[1]);
    if let Some(at) = at {
        digits.swap(at, at + 1);
    }
    String::from_utf8(digits).unwrap().parse().unwrap()
}

fn named_everywhere(sample: &Sample) -> Tally {
    let mut tally = Tally::default();
    assert!(findings(sample, &sample.values).is_empty(), "{} adds up", sample.name);
    for id in cells(sample, TableId::Applications) {
        for change in CHANGES {
            let Some(findings) = changed(sample, id, change, &mut tally) else { continue };
            let [finding] = findings.as_slice() else {
                panic!("{id:?} {}: {findings:#?}", change.0)
            };
            assert_eq!(finding.rule, "cell-does-not-fit-its-sums", "{id:?} {}", change.0);
            assert_eq!(finding.severity, Severity::Wrong);
            assert_eq!(finding.place, Place::Cell(id), "{}", change.0);
            let [suggestion] = finding.suggestions.as_slice() else { panic!("{finding:#?}") };
            assert!(suggestion.certain, "{finding:#?}");
            assert_eq!(suggestion.changes, [(id, sample.values[&id])]);
            tally.named += 1;
        }
    }
    figures!("table three, {}", tally.line(sample));
    tally
}

/// The findings after one change, or nothing where the change changes nothing.
fn changed(
    sample: &Sample,
    id: CellId,
    (_, change): &Mistake,
    tally: &mut Tally,
) -> Option<Vec<Finding>> {
    let value = sample.values[&id];
    let Some(new) = change(value) else {
        tally.impossible += 1;
        return None;
    };
    if new == value {
        tally.nothing += 1;
        return None;
    }
    let mut values = sample.values.clone();
    values.insert(id, new);
    let reading = reading(sample, &values);
    let start = Instant::now();
    let found = about_tables(&reading);
    tally.micros.push(start.elapsed().as_micros());
    Some(found)
}

fn findings(sample: &Sample, values: &BTreeMap<CellId, u64>) -> Vec<Finding> {
    about_tables(&reading(sample, values))
}

/// What the rules say about sums; that such a report has no text is another matter.
fn about_tables(reading: &Reading) -> Vec<Finding> {
    let findings =
        rules::apply(reading, &rules::Setting::default(), engine::judge_writing).findings;
    let of_tables = |finding: &Finding| {
        catalogue::entry(finding.rule.as_str()).is_some_and(|entry| entry.family == "tables")
    };
    findings.into_iter().filter(of_tables).collect()
}

fn cells(sample: &Sample, table: TableId) -> Vec<CellId> {
    let form = form::form(sample.edition).table(table).unwrap();
    let all = form.rows.iter().flat_map(|row| row.columns.iter().map(|column| (row.id, *column)));
    all.map(|(row, column)| CellId::new(table, row, column))
        .filter(|id| sample.values.contains_key(id))
        .collect()
}

fn reading(sample: &Sample, values: &BTreeMap<CellId, u64>) -> Reading {
    let form = form::form(sample.edition);
    let tables = [TableId::Applications, TableId::Disputes];
    let tables = tables.into_iter().map(|id| table(form.table(id).unwrap(), values)).collect();
    Reading {
        report: Report {
            edition: Known::Read(sample.edition),
            year: Known::Unknown,
            organ: Known::Unknown,
            masthead: Masthead::default(),
            headings: Vec::new(),
            sections: Vec::new(),
            tables,
            claims: Vec::new(),
            lists: Vec::new(),
            ratios: Vec::new(),
            statements: Vec::new(),
        },
        anchors: Default::default(),
        notes: Vec::new(),
        typed: Default::default(),
    }
}

fn table(form: &TableForm, values: &BTreeMap<CellId, u64>) -> TableRead {
    let mut cells = BTreeMap::new();
    for row in form.rows {
        for column in row.columns {
            let cell = match values.get(&CellId::new(form.id, row.id, column)) {
                None => Cell::absent(),
                Some(value) => Cell {
                    printed: value.to_string(),
                    entry: Entry::Count(*value),
                    certain: true,
                    note: None,
                    notation: Vec::new(),
                },
            };
            cells.insert((row.id, *column), cell);
        }
    }
    let present =
        |row: &&form::RowForm| values.keys().any(|id| id.table == form.id && id.row == row.id);
    TableRead {
        state: TableState::Whole,
        cells: cells.into_iter().collect(),
        rows: form.rows.iter().filter(present).map(|row| row.id).collect(),
        under: Some(form.id.section()),
        ..TableRead::missing(form.id)
    }
}

/// A report in which everything adds up and every number has two distinct digits.
fn invented(name: &'static str, edition: Edition, one_row: bool) -> Sample {
    let form = form::form(edition);
    let applications = form.table(TableId::Applications).unwrap();
    let skipped = |row: &form::RowForm| match one_row {
        true => row.id.starts_with("other."),
        false => !row.stands_for.is_empty(),
    };
    let rows: Vec<&str> =
        applications.rows.iter().filter(|row| !skipped(row)).map(|row| row.id).collect();
    let mut dice = Dice(20231231);
    for _ in 0..10_000 {
        let mut values = BTreeMap::new();
        fill(&rows, &mut dice, &mut values);
        for row in form.table(TableId::Disputes).unwrap().rows {
            let mut total = 0;
            for column in ["upheld", "corrected", "other", "pending"] {
                let value = dice.number();
                total += value;
                values.insert(CellId::new(TableId::Disputes, row.id, column), value);
            }
            values.insert(CellId::new(TableId::Disputes, row.id, "total"), total);
        }
        if values.values().all(|value| swap(*value) != *value) {
            return Sample { name, edition, values };
        }
    }
    panic!("no such report was found")
}

fn fill(rows: &[&'static str], dice: &mut Dice, values: &mut BTreeMap<CellId, u64>) {
    let columns =
        ["natural-person", "business", "research", "public-welfare", "legal-service", "other"];
    let id = |row, column| CellId::new(TableId::Applications, row, column);
    for column in columns {
        let mut handled = 0;
        for row in rows {
            if !matches!(*row, "received" | "carried-in" | "handled-total" | "carried-out") {
                let value = dice.number();
                handled += value;
                values.insert(id(row, column), value);
            }
        }
        let (carried_in, carried_out) = (dice.number(), dice.number());
        values.insert(id("handled-total", column), handled);
        values.insert(id("carried-in", column), carried_in);
        values.insert(id("carried-out", column), carried_out);
        values.insert(id("received", column), handled + carried_out - carried_in);
    }
    for row in rows {
        let total = columns.iter().map(|column| values[&id(row, column)]).sum();
        values.insert(id(row, "total"), total);
    }
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    /// Two digits that differ.
    fn number(&mut self) -> u64 {
        loop {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let value = 10 + (self.0 >> 33) % 90;
            if swap(value) != value {
                return value;
            }
        }
    }
}

fn real(corpus: &Corpus, name: &'static str) -> Sample {
    let truth = corpus.truth();
    let report = &truth[name];
    let edition = if report["edition"] == "2019" { Edition::E2019 } else { Edition::E2021 };
    let mut values = BTreeMap::new();
    for id in [TableId::Applications, TableId::Disputes] {
        for row in form::form(edition).table(id).unwrap().rows {
            for column in row.columns {
                if let Some(value) = report[id.word()][row.id][*column].as_u64() {
                    values.insert(CellId::new(id, row.id, column), value);
                }
            }
        }
    }
    Sample { name, edition, values }
}

impl Tally {
    fn line(&self, sample: &Sample) -> String {
        let Tally { named, nothing, impossible, micros } = self;
        let mut sorted = micros.clone();
        sorted.sort_unstable();
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        format!(
            "{}: {named} changes named; {nothing} change nothing, {impossible} impossible; \
             all rules in {median} µs (median)",
            sample.name
        )
    }
}
