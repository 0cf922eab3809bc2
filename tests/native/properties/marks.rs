//! A mark in a cell: the report is never called free of errors unless the value of the cell survived it, and
//! no other cell is read as something else.

use std::collections::BTreeMap;

use engine::Judged;
use model::language::Language;
use model::{Cell, Entry};
use screen::Status;

use super::SEEDS;
use crate::maker::draw::Draw;
use crate::maker::formats::{FORMATS, Format};
use crate::maker::meaning::meaning;
use crate::maker::report::{self, Report};
use crate::support::check_bytes;

/// What is written in the place of a value.
const MARKS: &[fn(&str) -> String] = &[
    |v| format!("{v}①"),
    |v| format!("{v} ②"),
    |v| format!("{v}*"),
    |v| format!("{v}[1]"),
    |v| format!("{v}（1）"),
    |v| format!("{v}人"),
    |v| format!("{v}件③"),
    |v| format!("约{v}"),
    |v| format!("({v})"),
    |v| format!("（{v}）"),
    |v| format!("{v}-{v}"),
    |v| format!("{v}～{v}"),
    |_| "1.82E+04".into(),
    |v| format!("{v}%"),
    |v| format!("{v}?"),
    |v| format!("{v}。"),
    |v| format!("{v}、"),
    |v| format!("①{v}"),
    |v| format!("*{v}"),
    |v| format!("{v}余"),
    |v| format!("{v}/1"),
    |v| format!("{v}万"),
    |v| format!("见附件{v}"),
    |v| format!("{v}（二）"),
    |v| format!("-{v}-"),
    |_| "O".into(),
    |_| "若干".into(),
    |_| "#REF!".into(),
    |v| format!("{v}¹"),
];

/// What came of the marks in one format.
#[derive(Default)]
struct Tally {
    survived: usize,
    /// The cell needs an eye, or is called no number.
    told: usize,
    /// The report is called partial.
    partial: usize,
    /// Other cells that were lost or became uncertain.
    others: usize,
    broken: Vec<String>,
}

/// `GOUJI_MARKS=30` tries so many reports in each format that needs no other program instead of a few.
#[test]
fn a_mark_in_a_cell_is_never_passed_over() {
    let wanted = std::env::var("GOUJI_MARKS").ok().and_then(|count| count.parse::<usize>().ok());
    println!("{:<18}{:>9}{:>7}{:>9}{:>8}", "format", "survived", "told", "partial", "others");
    let mut broken = Vec::new();
    for format in FORMATS {
        let seeds: Vec<u64> = match wanted {
            // Another program takes a second for a page.
            _ if !format.is_own() => SEEDS[..1].to_vec(),
            Some(count) => report::SEEDS.take(count).collect(),
            None => SEEDS.to_vec(),
        };
        if let Some(package) = format.missing() {
            println!("{:<18}skipped: {package} is not installed", format.name);
            continue;
        }
        let mut tally = Tally::default();
        seeds.iter().for_each(|seed| hold(format, *seed, &mut tally));
        let Tally { survived, told, partial, others, .. } = tally;
        println!("{:<18}{survived:>9}{told:>7}{partial:>9}{others:>8}", format.name);
        broken.extend(tally.broken);
    }
    assert!(broken.is_empty(), "{}: {}", broken.len(), broken.join("\n"));
}

fn hold(format: &Format, seed: u64, tally: &mut Tally) {
    let sound = Report::sound(seed);
    let filled = sound
        .values
        .iter()
        .filter(|(_, printed)| printed.chars().all(|c| c.is_ascii_digit()) && !printed.is_empty());
    let filled: Vec<_> = filled.map(|(key, _)| *key).collect();
    let mut draw = Draw::new(seed);
    let mut reports = vec![Report::sound(seed)];
    let mut marked = Vec::new();
    for mark in MARKS {
        let key = *draw.one_of(&filled);
        let printed = mark(&sound.values[&key]);
        if format.name.contains("gbk") && encoding_rs::GBK.encode(&printed).2 {
            continue;
        }
        let mut report = Report::sound(seed);
        report.values.insert(key, printed.clone());
        reports.push(report);
        marked.push((key, printed));
    }
    let mut files = format.make(&reports).into_iter();
    let plain = check_bytes("report", &files.next().unwrap()).unwrap();
    for ((key, printed), file) in marked.iter().zip(files) {
        let name = format!("{} seed {seed} {key:?} {printed:?}", format.name);
        let judged = match check_bytes("report", &file) {
            Ok(judged) => judged,
            Err(why) => {
                tally.broken.push(format!("{name}: {why:?}"));
                continue;
            }
        };
        let (table, row, column) = *key;
        let kind = sound.form.column(table, column).unwrap().kind;
        let meant = meaning(&sound.values[key], kind);
        let absent = Cell::absent();
        let cell = judged.report().table(table).unwrap().cells.get(&(row, column));
        let cell = cell.unwrap_or(&absent);
        let summary = view::summary("report", Ok(&judged), Language::Chinese);
        let headline = &summary.verdict.headline;
        let survived = cell.entry == meant && cell.certain;
        let clean = headline.starts_with("未发现错误。") || summary.status == Status::Clean;
        match (survived, summary.status) {
            (true, _) => tally.survived += 1,
            (false, Status::Partial) => tally.partial += 1,
            (false, _) => tally.told += 1,
        }
        if clean && !survived && !headline.contains("个数请核对原文") {
            tally.broken.push(format!("{name}: {:?} {headline}", cell.entry));
        }
        if cell.certain && cell.entry == Entry::Blank {
            tally.broken.push(format!("{name}: a blank"));
        }
        others(&name, *key, (&sound, &plain, &judged), tally);
    }
}

/// A table, a row and a column.
type Key = (model::TableId, &'static str, &'static str);

fn others(name: &str, key: Key, read: (&Report, &Judged, &Judged), tally: &mut Tally) {
    let (sound, plain, judged) = read;
    let cell = |judged: &Judged, (table, row, column): Key| {
        let cell = judged.report().table(table).unwrap().cells.get(&(row, column)).cloned();
        cell.unwrap_or_else(Cell::absent)
    };
    let known = |cell: &Cell| cell.certain && cell.entry != Entry::Absent;
    let mut lost: BTreeMap<Key, Cell> = BTreeMap::new();
    for other in sound.values.keys().filter(|other| **other != key) {
        let (before, now) = (cell(plain, *other), cell(judged, *other));
        if known(&now) && known(&before) && now.entry != before.entry {
            tally
                .broken
                .push(format!("{name}: {other:?} is {:?} for {:?}", now.entry, before.entry));
        }
        if known(&before) && !known(&now) {
            lost.insert(*other, now);
        }
    }
    tally.others += lost.len();
}
