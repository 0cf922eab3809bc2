//! A report that was typed over says what a fresh check of the file made from it says.

use engine::{Review, Setting};
use gouji::Environment;
use model::finding::Finding;
use model::{CellId, Edit, Place};
use read::{File, Source};

use super::SEEDS;
use crate::maker::formats::Format;
use crate::maker::page::{Block, Page};
use crate::maker::report::Report;
use crate::support::Dice;

/// Formats whose cells and prose are read as they stand, and so can be compared without their notes on the reading.
const FORMATS: [&str; 3] = ["html", "docx", "xlsx"];

/// Changes of one report, one after the other.
const STEPS: usize = 100;

/// What people type in a cell.
const TYPED: [&str; 8] = ["0", "1", "7", "12", "108", "", "/", "１６"];

fn open(bytes: &[u8]) -> Review {
    let file = File { name: "report", bytes, source: Source::File };
    gouji::open(&file, &Environment::default()).unwrap()
}

fn findings(review: &Review, edits: &[Edit]) -> Vec<Finding> {
    let judged = review.judge(edits, &Setting::default());
    assert!(judged.misplaced.is_empty(), "{:?}", judged.misplaced);
    judged.findings
}

/// Writes the report with other values in its tables, and the prose of before.
fn written(format: &Format, seed: u64, changed: &[(CellId, &str)]) -> Vec<u8> {
    let before = Report::new(seed);
    let mut report = Report::new(seed);
    for (cell, printed) in changed {
        report.values.insert((cell.table, cell.row, cell.column), (*printed).to_owned());
    }
    let mut page = Page::new(&before);
    let mut tables = Page::new(&report).blocks.into_iter().filter(is_table);
    for block in page.blocks.iter_mut().filter(|block| is_table(block)) {
        *block = tables.next().unwrap();
    }
    format.write(&before, &page)
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Table(_))
}

#[test]
fn a_report_that_was_typed_over_is_judged_like_the_file_made_from_it() {
    for format in FORMATS.map(Format::named) {
        for seed in SEEDS {
            let dice = &mut Dice(seed);
            let review = open(&written(format, seed, &[]));
            let cells: Vec<CellId> = Report::new(seed)
                .values
                .keys()
                .map(|(table, row, column)| CellId { table: *table, row, column })
                .collect();
            let mut changed: Vec<(CellId, &str)> = Vec::new();
            for step in 1..=STEPS {
                let cell = cells[dice.throw(cells.len())];
                changed.retain(|(other, _)| *other != cell);
                changed.push((cell, TYPED[dice.throw(TYPED.len())]));
                // Every tenth report is looked at: each is read anew.
                if step % 10 == 0 {
                    let edits: Vec<Edit> = changed
                        .iter()
                        .map(|(cell, printed)| Edit {
                            place: (*cell).into(),
                            printed: (*printed).into(),
                        })
                        .collect();
                    let fresh = open(&written(format, seed, &changed));
                    let (typed, read) = (findings(&review, &edits), findings(&fresh, &[]));
                    assert_eq!(typed, read, "{} {seed} after {step} steps", format.name);
                }
            }
        }
    }
}

/// The sentences of a report with their places.
fn sentences(review: &Review) -> Vec<(Place, String)> {
    let sections = &review.reading().report.sections;
    let all = sections.iter().flat_map(|section| {
        let sentences = section.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        sentences
            .enumerate()
            .map(|(index, text)| (Place::Sentence(section.id, index), text.clone()))
    });
    all.collect()
}

#[test]
fn a_sentence_with_another_number_is_judged_like_the_file_that_has_it() {
    let format = Format::named("html");
    let mut looked_at = 0;
    for seed in crate::maker::report::SEEDS {
        let report = Report::new(seed);
        let text = String::from_utf8(format.write(&report, &Page::new(&report))).unwrap();
        let review = open(text.as_bytes());
        for (place, sentence) in sentences(&review) {
            let Some(digit) = sentence.chars().find(char::is_ascii_digit) else { continue };
            let other = if digit == '9' { "8" } else { "9" };
            let typed = sentence.replacen(digit, other, 1);
            // Only of a sentence that stands there once it is known which was typed over.
            if text.matches(&sentence).count() != 1 {
                continue;
            }
            looked_at += 1;
            let fresh = open(text.replace(&sentence, &typed).as_bytes());
            let edit = Edit { place, printed: typed.clone() };
            assert_eq!(findings(&review, &[edit]), findings(&fresh, &[]), "{seed}: {typed}");
        }
    }
    assert!(looked_at > 100, "{looked_at} sentences");
}

#[test]
fn another_title_is_judged_like_the_file_that_has_it() {
    let report = Report::new(SEEDS[0]);
    let titled = |title: &str| {
        let mut page = Page::new(&report);
        page.blocks.retain(|block| !matches!(block, Block::Title(_)));
        page.blocks.insert(0, Block::Title(title.to_owned()));
        open(&Format::named("html").write(&report, &page))
    };
    let own = format!("{}{}年政府信息公开工作年度报告", report.organ, report.year);
    let review = titled(&own);
    assert_eq!(review.reading().report.masthead.title.as_ref(), Some(&own));
    let year = report.year.to_string();
    for typed in [
        own.replace(&year, "2022"),
        own.replace(report.organ, "河口县水利局"),
        own.replace(&format!("{year}年"), ""),
    ] {
        let edit = Edit { place: Place::Title, printed: typed.clone() };
        let judged = review.judge(std::slice::from_ref(&edit), &Setting::default());
        let fresh = titled(&typed);
        let (now, read) = (judged.report(), &fresh.reading().report);
        assert_eq!((&now.year, &now.organ), (&read.year, &read.organ), "{typed}");
        assert_eq!(now.masthead, read.masthead, "{typed}");
        assert_eq!(findings(&review, &[edit]), findings(&fresh, &[]), "{typed}");
    }
}
