//! A thousand damaged files: each gets an answer, and no number differs from the original without a remark.
//!
//! Zips have a checksum of every part and pdfs one of every packed stream, so a cell that is read with certainty from a
//! damaged file is either correct, or the file is remarked on as damaged. The dictionaries of a pdf have none: a changed
//! width there cannot be noticed. Such cases are counted and are rare. No clock is used: every file is read within
//! limits that an undamaged one hardly reaches, and the limits bound the time.

use std::panic::catch_unwind;

use crate::maker::draw::Draw;
use crate::maker::formats::Format;
use crate::maker::meaning::meaning;
use crate::maker::report::Report;
use crate::support::check_within;
use engine::Judged;
use engine::recognise::NoteKind;
use model::document::Remark;
use model::{Entry, TableState};
use read::Limits;

/// A thousand together; files that other programs make are added where these are installed.
const FORMATS: &[(&str, u64)] = &[
    ("pdf-gbk", 250),
    ("docx", 250),
    ("xlsx", 250),
    ("ofd", 250),
    ("pdf-chromium", 100),
    ("pdf-libreoffice", 100),
];

/// Reports with notes, blanks, signs, one-row 其他处理 and both editions among them.
const SEEDS: &[u64] = &[2, 6, 9, 19, 28];

/// A few times what the largest of the undamaged files needs.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    elements: 10_000,
    depth: 64,
    attributes: 64,
    grid: 200,
    entries: 64,
    part: 4 << 20,
    unpacked: 8 << 20,
    nodes: 100_000,
    pages: 20,
};

/// One file in so many may be read wrongly where no checksum guards what was hit.
const UNGUARDED_ONE_IN: usize = 100;

/// The results for the files of a format.
#[derive(Default)]
struct Row {
    refused: usize,
    /// Read, with a remark that the undamaged file does not have.
    said: usize,
    /// Read without a remark, and some of its cells are missing or uncertain.
    less: usize,
    /// Read like the undamaged file.
    same: usize,
    /// Read with other values, in files that are remarked on as damaged.
    excused: usize,
    /// Read with other values, where no checksum covers the damage.
    unguarded: Vec<String>,
    broken: Vec<String>,
}

#[test]
fn a_thousand_damaged_files_are_survived_and_no_cell_differs_silently() {
    println!(
        "{:<18}{:>7}{:>9}{:>7}{:>7}{:>7}{:>9}{:>11}{:>8}",
        "format", "files", "refused", "said", "less", "same", "excused", "unguarded", "broken"
    );
    let mut broken = Vec::new();
    for (name, count) in FORMATS {
        let format = Format::named(name);
        if let Some(package) = format.missing() {
            println!("{name:<18}skipped: {package} is not installed");
            continue;
        }
        let row = damage_all(format, *count);
        println!(
            "{name:<18}{count:>7}{:>9}{:>7}{:>7}{:>7}{:>9}{:>11}{:>8}",
            row.refused,
            row.said,
            row.less,
            row.same,
            row.excused,
            row.unguarded.len(),
            row.broken.len()
        );
        broken.extend(row.broken);
        if row.unguarded.len() * UNGUARDED_ONE_IN > *count as usize {
            broken.extend(row.unguarded);
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn damage_all(format: &Format, count: u64) -> Row {
    let reports: Vec<Report> = SEEDS.iter().map(|seed| Report::new(*seed)).collect();
    let files = format.make(&reports);
    let whole: Vec<Judged> = files.iter().map(|file| check_within(file, LIMITS).unwrap()).collect();
    let mut row = Row::default();
    for seed in 0..count {
        let which = seed as usize % reports.len();
        let (damage, bytes) = damaged(&files[which], seed);
        let name = format!("{} {seed}, {damage}", format.name);
        // The message of a panic names the file.
        match catch_unwind(|| check_within(&bytes, LIMITS)) {
            Err(_) => row.broken.push(format!("{name}: panicked")),
            Ok(Err(_)) => row.refused += 1,
            Ok(Ok(read)) => {
                let differ = judge(&reports[which], &whole[which], &read, &mut row);
                match differ.map(|differ| format!("{name}: {differ}")) {
                    Some(differ) if is_guarded(&files[which], &bytes) => row.broken.push(differ),
                    Some(differ) => row.unguarded.push(differ),
                    None => {}
                }
            }
        }
    }
    row
}

/// The damaged bytes, and the kind of damage.
fn damaged(whole: &[u8], seed: u64) -> (&'static str, Vec<u8>) {
    let mut draw = Draw::new(seed);
    let mut bytes = whole.to_vec();
    let length = bytes.len() as u64;
    let at = draw.below(length) as usize;
    let some = |draw: &mut Draw, most: u64| 1 + draw.below(most) as usize;
    let what = match seed % 7 {
        0 => {
            for _ in 0..some(&mut draw, 4) {
                let at = draw.below(length) as usize;
                bytes[at] ^= 1 << draw.below(8);
            }
            "bits flipped"
        }
        1 => {
            let end = (at + some(&mut draw, 16)).min(bytes.len());
            bytes[at..end].fill_with(|| draw.next() as u8);
            "bytes overwritten"
        }
        2 => {
            bytes.truncate(at);
            "cut short"
        }
        3 => {
            let end = (at + some(&mut draw, length / 8)).min(bytes.len());
            bytes.drain(at..end);
            "a piece taken out"
        }
        4 => {
            let new: Vec<u8> = (0..some(&mut draw, 64)).map(|_| draw.next() as u8).collect();
            bytes.splice(at..at, new);
            "bytes put in"
        }
        5 => {
            let size = some(&mut draw, 256);
            let mut places = [at, draw.below(length) as usize].map(|at| at.min(bytes.len() - size));
            places.sort_unstable();
            let size = size.min(places[1] - places[0]);
            for index in 0..size {
                bytes.swap(places[0] + index, places[1] + index);
            }
            "two pieces swapped"
        }
        _ => {
            // A sector as a broken disk returns it.
            let start = at / 512 * 512;
            let end = (start + 512).min(bytes.len());
            bytes[start..end].fill(0);
            "a sector zeroed"
        }
    };
    (what, bytes)
}

/// Whether a checksum covers all that was hit: in a zip always, in a pdf within a stream.
fn is_guarded(whole: &[u8], bytes: &[u8]) -> bool {
    if !whole.starts_with(b"%PDF") {
        return true;
    }
    let same = whole.iter().zip(bytes).take_while(|(one, other)| one == other).count();
    let behind = whole.iter().rev().zip(bytes.iter().rev());
    let behind = behind.take_while(|(one, other)| one == other).count();
    let hit = &whole[same..(whole.len() - behind).max(same)];
    let last = |word: &[u8]| whole[..same].windows(word.len()).rposition(|part| part == word);
    // `endstream` is another word before the first stream, and after each.
    let (begun, ended) = (last(b"stream\n"), last(b"endstream"));
    let inside = begun.is_some_and(|begun| ended.is_none_or(|ended| ended + 3 < begun));
    inside && !hit.windows(6).any(|part| part == b"stream")
}

/// How the cells differ from those of the report, where there is no remark.
fn judge(report: &Report, whole: &Judged, read: &Judged, row: &mut Row) -> Option<String> {
    let said = read.reading.notes.iter().any(|note| {
        let damage = matches!(
            note.kind,
            NoteKind::Decoding(
                Remark::DamagedPart { .. }
                    | Remark::DamagedPages { .. }
                    | Remark::CutShort
                    | Remark::Undecodable { .. }
                    | Remark::LimitReached
                    | Remark::PagesWithoutText { .. }
            )
        );
        damage && !whole.reading.notes.contains(note)
    });
    let (mut less, mut differ) = (0, Vec::new());
    for ((table, id, column), printed) in &report.values {
        let kind = report.form.column(*table, column).unwrap().kind;
        let found = read.report().table(*table).unwrap();
        let cell = found.cells.get(&(*id, *column)).filter(|cell| cell.entry != Entry::Absent);
        match cell {
            Some(cell) if !cell.certain => less += 1,
            Some(cell) if cell.entry == meaning(printed, kind) => {}
            // A missing row is in the state of its table.
            None if found.state != TableState::Whole => less += 1,
            _ => {
                let read = cell.map(|cell| cell.printed.as_str());
                differ.push(format!("{}/{id}/{column} is {read:?}, not {printed:?}", table.word()));
            }
        }
    }
    match (said, less + differ.len()) {
        (true, _) => row.said += 1,
        (false, 0) => row.same += 1,
        (false, _) => row.less += 1,
    }
    row.excused += usize::from(said && !differ.is_empty());
    let first = differ.first().filter(|_| !said)?;
    Some(format!("{} cells differ: {first}", differ.len()))
}
