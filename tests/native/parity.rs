//! Thirty reports, each written in every format: the same cells out of all of them, and the same
//! findings.
//!
//! Prints a matrix of what was read. A cell read with certainty and wrongly is never accepted.

use std::collections::BTreeMap;

use crate::maker::formats::{Cells, FORMATS, Format, Prose};
use crate::maker::meaning::meaning;
use crate::maker::page::Page;
use crate::maker::report::{Report, SEEDS};
use crate::support::check_bytes;
use engine::Judged;
use model::finding::{Finding, Severity, Sum, Term};
use model::{Cell, Entry, Place};

/// Formats that have no reader. Whatever is not named here has to be read.
const NOT_READ_YET: &[&str] = &[];

/// Formats whose text does not tell every cell, and why their cells may be uncertain.
const NOT_WHOLE: &[(&str, &str)] = &[
    ("text-cramped", "numbers are broken over lines"),
    ("pdf-gbk-cramped", "numbers are broken over lines"),
];

/// The results of a format.
#[derive(Default)]
struct Row {
    right: usize,
    wrong: Vec<String>,
    uncertain: usize,
    /// Uncertain cells of reports whose text is whole, and all cells of those.
    whole: (usize, usize),
    refused: Vec<String>,
    /// Reports with other findings than the clean html.
    differ: Vec<String>,
    /// Reports all of whose findings were compared: those without uncertain cells.
    compared: usize,
}

#[test]
fn every_format_gives_the_same_cells_and_the_same_findings() {
    let reports: Vec<Report> = SEEDS.map(Report::new).collect();
    let clean = read_all(Format::named("html"), &reports);
    let clean: Vec<Judged> = clean.into_iter().map(|read| read.unwrap()).collect();
    println!(
        "{:<18}{:>7}{:>7}{:>11}{:>9}{:>10}{:>8}",
        "format", "right", "wrong", "uncertain", "refused", "findings", "differ"
    );
    let mut broken = Vec::new();
    for format in FORMATS {
        if let Some(package) = format.missing() {
            println!("{:<18}skipped: {package} is not installed", format.name);
            continue;
        }
        let row = compare(format, &reports, &clean);
        let differ = row.differ.len();
        println!(
            "{:<18}{:>7}{:>7}{:>11}{:>9}{:>10}{differ:>8}{}",
            format.name,
            row.right,
            row.wrong.len(),
            row.uncertain,
            row.refused.len(),
            row.compared,
            if row.refused.len() == reports.len() { "  not read" } else { "" },
        );
        broken.extend(judge(format, &row));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn faults_are_found_and_nobody_is_accused_without_one() {
    let reports: Vec<Report> = SEEDS.map(Report::new).collect();
    let mut found = 0;
    for (report, read) in reports.iter().zip(read_all(Format::named("html"), &reports)) {
        let sums = read.unwrap().findings.iter().filter(|f| !f.sums.is_empty()).count();
        assert_eq!(
            sums > 0,
            report.faults > 0,
            "seed {}: {}",
            report.seed,
            report.features.words()
        );
        found += sums;
    }
    println!("{found} findings on sums");
    assert!(found > 0 && reports.iter().any(|report| report.faults == 0));
}

#[test]
fn every_value_of_a_report_stands_on_its_page_once() {
    for report in SEEDS.map(Report::new) {
        let page = Page::new(&report);
        let cells = page.tables().flat_map(|table| table.rows.iter().flatten());
        let mut printed: Vec<&str> =
            cells.filter(|cell| cell.is_value).map(|cell| cell.text.as_str()).collect();
        let mut meant: Vec<&str> = report.values.values().map(String::as_str).collect();
        printed.sort_unstable();
        meant.sort_unstable();
        assert_eq!(printed, meant, "seed {}", report.seed);
    }
}

#[test]
fn each_feature_is_half_of_the_reports() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for report in SEEDS.map(Report::new) {
        for word in report.features.words().split_whitespace() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(counts.len(), 9, "{counts:?}");
    assert!(counts.values().all(|count| (14..=16).contains(count)), "{counts:?}");
}

fn read_all(format: &Format, reports: &[Report]) -> Vec<Result<Judged, String>> {
    let files = format.make(reports);
    files.iter().map(|file| check_bytes("report", file).map_err(|why| format!("{why:?}"))).collect()
}

fn compare(format: &Format, reports: &[Report], clean: &[Judged]) -> Row {
    let mut row = Row::default();
    for ((report, read), clean) in reports.iter().zip(read_all(format, reports)).zip(clean) {
        let checked = match read {
            Ok(checked) => checked,
            Err(why) => {
                row.refused.push(format!("seed {}: {why}", report.seed));
                continue;
            }
        };
        let (wrong, uncertain) = (row.wrong.len(), row.uncertain);
        cells(report, &checked, &mut row);
        let uncertain = row.uncertain - uncertain;
        let lost = format.cells == Cells::Printed && report.features.blanks;
        if !lost {
            row.whole.0 += uncertain;
            row.whole.1 += report.values.len();
        }
        let difference = if uncertain == 0 && row.wrong.len() == wrong {
            row.compared += 1;
            difference(&findings(clean, format.prose), &findings(&checked, format.prose))
        } else {
            accused(clean, &checked)
        };
        row.differ.extend(difference.map(|lines| format!("seed {}: {lines}", report.seed)));
    }
    row
}

fn cells(report: &Report, checked: &Judged, row: &mut Row) {
    for ((table, id, column), printed) in &report.values {
        let kind = report.form.column(*table, column).unwrap().kind;
        let read = checked.report().table(*table).unwrap().cells.get(&(*id, *column));
        let absent = Cell::absent();
        let read = read.unwrap_or(&absent);
        // A note may be broken over lines; the digits before it may not.
        let same =
            without_breaks(&read.printed) == *printed && read.entry == meaning(printed, kind);
        match (same, read.certain) {
            (_, false) => row.uncertain += 1,
            (true, true) => row.right += 1,
            // Cells that were not read show elsewhere: the table is not whole, or the row is missing.
            (false, true) if read.entry == Entry::Absent => row.uncertain += 1,
            (false, true) => row.wrong.push(format!(
                "seed {}: {}/{id}/{column} is {:?}, not {printed:?}",
                report.seed,
                table.word(),
                read.printed
            )),
        }
    }
}

fn without_breaks(printed: &str) -> String {
    match printed.split_once(['（', '(']) {
        Some((number, note)) => format!("{number}（{}", note.replace('\n', "")),
        None => printed.to_owned(),
    }
}

/// The findings without their anchors, sorted. Where the prose is lost, those on cells.
fn findings(checked: &Judged, prose: Prose) -> Vec<String> {
    let on_cells = |finding: &&Finding| {
        !finding.sums.is_empty()
            || matches!(finding.place, Place::Cell(_) | Place::Row(..) | Place::Column(..))
    };
    let all = checked.findings.iter().filter(|finding| prose == Prose::Whole || on_cells(finding));
    let mut lines: Vec<String> = all.map(line).collect();
    lines.sort_unstable();
    lines
}

fn line(finding: &Finding) -> String {
    let sums: Vec<String> = finding.sums.iter().map(sum).collect();
    format!("{} {} {} {}", finding.severity.word(), finding.rule, finding.place, sums.join("; "))
}

fn sum(sum: &Sum) -> String {
    let side = |terms: &[Term]| {
        let each = terms.iter().map(|term| format!("{}={}", Place::from(term.cell), term.value));
        each.collect::<Vec<_>>().join("+")
    };
    let (left, right) = (side(&sum.left), side(&sum.right));
    format!("{left} ({}) against {right} ({})", sum.left_value, sum.right_value)
}

/// The findings that are wrong, where some cells are uncertain. With fewer certain sums the findings may differ, but no
/// sum that holds in the clean file is broken here.
fn accused(clean: &Judged, own: &Judged) -> Option<String> {
    let known: Vec<String> = clean.findings.iter().flat_map(|one| &one.sums).map(sum).collect();
    let plain: Vec<String> = clean.findings.iter().map(line).collect();
    let grave = own.findings.iter().filter(|finding| finding.severity == Severity::Wrong);
    let unjust = grave.filter(|finding| match finding.sums.as_slice() {
        [] => !plain.contains(&line(finding)),
        sums => sums.iter().any(|one| !known.contains(&sum(one))),
    });
    let lines: Vec<String> = unjust.map(|finding| format!("+ {}", line(finding))).collect();
    (!lines.is_empty()).then(|| lines.join("\n  "))
}

fn difference(clean: &[String], own: &[String]) -> Option<String> {
    let missing = clean.iter().filter(|line| !own.contains(line)).map(|line| format!("- {line}"));
    let added = own.iter().filter(|line| !clean.contains(line)).map(|line| format!("+ {line}"));
    let lines: Vec<String> = missing.chain(added).collect();
    (!lines.is_empty()).then(|| lines.join("\n  "))
}

/// Results that make the test fail.
fn judge(format: &Format, row: &Row) -> Vec<String> {
    let name = format.name;
    let mut broken = Vec::new();
    let few = |lines: &[String]| lines.iter().take(3).cloned().collect::<Vec<_>>().join("\n  ");
    if !row.wrong.is_empty() {
        broken.push(format!("{name}: {} cells wrong\n  {}", row.wrong.len(), few(&row.wrong)));
    }
    if NOT_READ_YET.contains(&name) {
        return broken;
    }
    if !row.refused.is_empty() {
        broken.push(format!("{name}: {} refused\n  {}", row.refused.len(), few(&row.refused)));
    }
    if !row.differ.is_empty() {
        broken.push(format!(
            "{name}: {} with other findings\n  {}",
            row.differ.len(),
            few(&row.differ)
        ));
    }
    let (uncertain, all) = row.whole;
    let excused = NOT_WHOLE.iter().any(|(excused, _)| *excused == name);
    if uncertain * 100 > all && !excused {
        broken.push(format!("{name}: {uncertain} of {all} cells uncertain"));
    }
    broken
}
