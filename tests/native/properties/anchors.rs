//! Every anchor lies inside its source, and its text is the printed text.

use std::collections::BTreeMap;

use engine::Judged;
use model::{Cell, CellId, Entry, Place, SectionId};

use super::SEEDS;
use super::disguise::{Carrier, Disguise};
use super::source::Source;
use crate::maker::formats::{FORMATS, Format};
use crate::maker::report::Report;
use crate::support::check_bytes;

/// Formats in which a sentence or a cell may go on in another box, and an anchor is one box: it then
/// holds the beginning.
const IN_BOXES: &[&str] = &["pdf", "ofd"];

/// What came of a format.
#[derive(Default)]
struct Row {
    whole: usize,
    begun: usize,
    broken: Vec<String>,
}

#[test]
fn an_anchor_leads_to_what_is_printed() {
    println!("{:<18}{:>7}{:>8}{:>8}", "format", "whole", "begun", "broken");
    let mut broken = Vec::new();
    for format in FORMATS.iter().filter(|format| format.missing().is_none()) {
        let seeds = if !format.is_own() { &SEEDS[..1] } else { &SEEDS };
        let carrier = Carrier::of(format);
        let mut row = Row::default();
        for disguise in [Disguise::None, Disguise::Mixed] {
            let reports: Vec<Report> =
                seeds.iter().map(|seed| disguise.dressed(*seed, &carrier)).collect();
            for (report, file) in reports.iter().zip(format.make(&reports)) {
                let checked = check_bytes("report", &file).unwrap();
                let source = Source::of(format, report, &file);
                let name = format!("{} {disguise:?} seed {}", format.name, report.seed);
                hold(&name, format, &checked, &source, &mut row);
            }
        }
        println!("{:<18}{:>7}{:>8}{:>8}", format.name, row.whole, row.begun, row.broken.len());
        broken.extend(row.broken);
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn hold(name: &str, format: &Format, checked: &Judged, source: &Source, row: &mut Row) {
    let printed = printed(checked);
    let anchors = &checked.reading.anchors;
    for (place, text) in &printed {
        if !anchors.contains_key(place) {
            row.broken.push(format!("{name}: {place} {text:?} has no anchor"));
        }
    }
    let in_boxes = IN_BOXES.iter().any(|it| format.name.starts_with(it));
    for (place, anchor) in anchors {
        let Some(text) = printed.get(place) else {
            row.broken.push(format!("{name}: {place} is anchored, and not printed"));
            continue;
        };
        // A title is put together from several lines.
        let may_go_on = in_boxes || matches!(place, Place::Title);
        match source.at(anchor).map(|found| (tight(&found), tight(text))) {
            Ok((found, text)) if found == text || without_page_numbers(&found) == text => {
                row.whole += 1
            }
            Ok((found, text)) if may_go_on && !found.is_empty() && text.starts_with(&found) => {
                row.begun += 1;
            }
            Ok((found, text)) => row.broken.push(format!("{name}: {place} {text:?} is {found:?}")),
            Err(why) => row.broken.push(format!("{name}: {place} {text:?} {why}")),
        }
    }
}

/// What is printed at every place that is to have an anchor: cells, title, sentences and the numbers
/// in them.
fn printed(checked: &Judged) -> BTreeMap<Place, String> {
    let report = checked.report();
    let mut printed = BTreeMap::new();
    for table in &report.tables {
        for ((row, column), cell) in table.cells.iter().filter(|(_, cell)| is_read(cell)) {
            let place = Place::Cell(CellId { table: table.id, row, column });
            printed.insert(place, cell.printed.clone());
        }
    }
    printed.extend(report.masthead.title.clone().map(|title| (Place::Title, title)));
    for section in &report.sections {
        let sentences = section.paragraphs.iter().flat_map(|one| &one.sentences);
        for (index, sentence) in sentences.enumerate() {
            printed.insert(Place::Sentence(section.id, index), sentence.clone());
            printed.extend(numbers(section.id, index, sentence));
        }
    }
    printed
}

/// Not a cell that the report does not have, nor one whose row could not be told apart.
fn is_read(cell: &Cell) -> bool {
    cell.entry != Entry::Absent && (cell.entry != Entry::Text || !cell.printed.is_empty())
}

/// Digits with what is inside a number.
fn numbers(section: SectionId, index: usize, sentence: &str) -> Vec<(Place, String)> {
    let chars: Vec<char> = sentence.chars().collect();
    let digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..chars.len()).find(|at| digit(&chars[*at])) {
        at = start;
        while at < chars.len() {
            let joins = ",.，．".contains(chars[at]) && chars.get(at + 1).is_some_and(digit);
            if !digit(&chars[at]) && !joins {
                break;
            }
            at += 1;
        }
        let place = Place::Span(section, index, start, at);
        found.push((place, chars[start..at].iter().collect()));
    }
    found
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The maker prints `- 3 -` below every page.
fn without_page_numbers(text: &str) -> String {
    (1..10).fold(text.to_owned(), |text, page| text.replace(&format!("-{page}-"), ""))
}
