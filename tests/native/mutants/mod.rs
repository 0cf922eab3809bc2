//! Mutants: documents changed as people and programs change them, not bytes. The reading is held against what a person
//! sees. A cell may be uncertain; it may not be certain and another number, and no sum may be called wrong that holds.
//!
//! `GOUJI_MUTANTS=20000 GOUJI_SEED=7` makes so many, and others than without a seed (`cargo xtask fuzz meaning`);
//! `GOUJI_KEEP=folder` keeps the files of those that are read wrongly.

mod cells;
mod mutant;
mod pages;
mod tables;

use std::collections::BTreeMap;

use engine::Judged;
use model::finding::{Finding, Severity};
use model::language::Language;
use model::{CellId, Entry, Place, TableId};
use screen::Status;

use crate::maker::draw::Draw;
use crate::maker::formats::{FORMATS, Format};
use crate::support::check_bytes;
use mutant::{Mutant, Seen};

/// A kind of change: what it is called, and what makes it; false where it does not apply.
type Change = (&'static str, fn(&mut Mutant, &mut Draw) -> bool);

/// Those of cells stand first, as they come first.
const CHANGES: &[Change] = &[
    ("note", cells::note),
    ("doubt", cells::doubt),
    ("replaced", cells::replaced),
    ("gone", cells::gone),
    ("raised", cells::raised),
    ("font", cells::font),
    ("parted", cells::parted),
    ("written", cells::written),
    ("unsound", cells::unsound),
    ("merged", tables::merged),
    ("columns", tables::columns),
    ("rows", tables::rows),
    ("labels", tables::labels),
    ("more rows", tables::more_rows),
    ("head again", tables::head_again),
    ("split", tables::split),
    ("between", pages::between),
    ("heading", pages::heading),
    ("sections", pages::sections),
];

/// What came of the mutants of a kind of change, or of a format.
#[derive(Default)]
struct Tally {
    mutants: usize,
    /// No report was read at all.
    refused: usize,
    /// Touched cells that a person can read: certain and right, and uncertain or not read.
    right: usize,
    uncertain: usize,
    broken: usize,
}

#[derive(Default)]
struct Run {
    kinds: BTreeMap<&'static str, Tally>,
    formats: BTreeMap<&'static str, Tally>,
    all: Tally,
    broken: Vec<String>,
}

#[test]
fn what_a_person_sees_is_read_or_called_uncertain() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let count = number("GOUJI_MUTANTS").unwrap_or(500) as usize;
    let mut seed = number("GOUJI_SEED").unwrap_or(0).wrapping_mul(1_000_003);
    let mut run = Run::default();
    // Not every change applies to every document.
    while run.all.mutants < count {
        run.mutant(seed);
        seed = seed.wrapping_add(1);
    }
    println!(
        "{:<18}{:>8}{:>9}{:>8}{:>11}{:>8}",
        "", "mutants", "refused", "right", "uncertain", "broken"
    );
    for (name, tally) in run.kinds.iter().chain(&run.formats).chain([(&"all", &run.all)]) {
        let Tally { mutants, refused, right, uncertain, broken } = tally;
        println!("{name:<18}{mutants:>8}{refused:>9}{right:>8}{uncertain:>11}{broken:>8}");
    }
    assert!(run.broken.is_empty(), "{}: {}", run.broken.len(), run.broken.join("\n"));
    let Tally { mutants, refused, right, uncertain, .. } = run.all;
    assert!(refused * 20 <= mutants, "{refused} of {mutants} refused");
    assert!(uncertain * 100 <= (right + uncertain) * 15, "{uncertain} uncertain, {right} right");
}

impl Run {
    fn mutant(&mut self, seed: u64) {
        let mut draw = Draw::new(seed);
        let own: Vec<&'static Format> =
            FORMATS.iter().filter(|format| format.is_own() && format.name != "json").collect();
        let mut mutant = Mutant::drawn(&mut draw, &own);
        let wanted = 1 + draw.below(3);
        let mut chosen: Vec<usize> =
            (0..wanted).map(|_| draw.below(CHANGES.len() as u64) as usize).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.retain(|at| CHANGES[*at].1(&mut mutant, &mut draw));
        if chosen.is_empty() {
            return;
        }
        let file = mutant.format.write(&mutant.report, &mutant.page);
        let mut tally = Tally { mutants: 1, ..Tally::default() };
        let broken = match check_bytes("report", &file) {
            Ok(judged) => held(&mutant, &judged, &mut tally),
            Err(_) => {
                tally.refused = 1;
                Vec::new()
            }
        };
        tally.broken = broken.len();
        let name = format!("{} {seed}: {}", mutant.format.name, mutant.changes.join("; "));
        self.broken.extend(broken.into_iter().map(|what| format!("{name}\n    {what}")));
        for at in &chosen {
            self.kinds.entry(CHANGES[*at].0).or_default().add(&tally);
        }
        self.formats.entry(mutant.format.name).or_default().add(&tally);
        self.all.add(&tally);
        if let Some(folder) = std::env::var_os("GOUJI_KEEP").filter(|_| tally.broken > 0) {
            let name = format!("{seed}-{}.{}", mutant.format.name, mutant.format.extension);
            std::fs::write(std::path::Path::new(&folder).join(name), &file).unwrap();
        }
    }
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.mutants += other.mutants;
        self.refused += other.refused;
        self.right += other.right;
        self.uncertain += other.uncertain;
        self.broken += other.broken;
    }
}

/// What is wrong with the reading of a mutant.
fn held(mutant: &Mutant, judged: &Judged, tally: &mut Tally) -> Vec<String> {
    let mut broken = Vec::new();
    let mut doubtful = false;
    for (key, seen) in &mutant.seen {
        let (table, row, column) = *key;
        let cell = judged.report().cell(CellId::new(table, row, column));
        let read = cell.filter(|cell| cell.certain && cell.entry != Entry::Absent);
        // What is no number is told as that.
        let read = read.filter(|cell| cell.entry != Entry::Text);
        let right = match (seen, read) {
            (Seen::Value(value), Some(cell)) => cell.entry == *value,
            (Seen::Unclear(values), Some(cell)) => values.contains(&cell.entry),
            (_, None) => true,
        };
        if !right {
            broken.push(format!("{key:?} is read as {:?}", read.map(|cell| &cell.entry)));
        }
        if mutant.touched.contains(key) && matches!(seen, Seen::Value(_)) {
            *if read.is_some() && right { &mut tally.right } else { &mut tally.uncertain } += 1;
        }
        doubtful |= read.is_none() || matches!(seen, Seen::Unclear(values) if values.is_empty());
    }
    let false_wrong = |finding: &&Finding| {
        let sound = table_of(finding.place).is_none_or(|table| !mutant.unsound.contains(&table));
        finding.severity == Severity::Wrong && sound
    };
    if let Some(finding) = judged.findings.iter().find(false_wrong) {
        broken.push(format!("{} is called wrong at {:?}", finding.rule, finding.place));
    }
    let summary = view::summary("report", Ok(judged), Language::Chinese);
    let headline = &summary.verdict.headline;
    let clean = headline.starts_with("未发现错误。") || summary.status == Status::Clean;
    let eye = headline.contains("个数请核对原文");
    if clean && !eye && (!mutant.unsound.is_empty() || mutant.has_more || doubtful) {
        broken.push(format!("passed over: {headline}"));
    }
    broken
}

fn table_of(place: Place) -> Option<TableId> {
    match place {
        Place::Cell(id) => Some(id.table),
        Place::Table(table) | Place::Row(table, _) | Place::Column(table, _) => Some(table),
        _ => None,
    }
}
