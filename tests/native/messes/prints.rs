//! Prints of a browser, with drawn lines around the cells and without any, and their text in the three orders in which
//! `pdftotext` gives it.

use model::{Edition, Entry, form};

use crate::maker::html;
use crate::maker::page::Page;
use crate::maker::programs::Program;
use crate::maker::report::Report;
use crate::support::check_bytes;

/// What `td` has in place of its border.
const STYLES: [(&str, Option<&str>); 3] = [
    ("lines", None),
    ("no lines", Some("padding: 1px 2px; text-align: center")),
    ("no lines, wide", Some("padding: 6px 8px; text-align: left")),
];

/// The orders of its text, and of a hundred cells the fewest that have to be read for certain. In the default order labels
/// and numbers stand apart.
const ORDERS: [(&str, usize); 3] = [("-layout", 95), ("", 0), ("-raw", 95)];

#[test]
fn a_print_and_its_text_are_read_or_called_uncertain() {
    let programs = [Program::Chromium, Program::Pdftotext { order: "" }];
    if let Some(missing) = programs.into_iter().find(|program| !program.is_there()) {
        return println!("skipped: {} is not installed", missing.word());
    }
    let reports: Vec<Report> = (0..4).map(report).collect();
    println!("{:<16}{:<10}{:>8}{:>11}{:>7}", "print", "", "certain", "uncertain", "wrong");
    let mut broken = Vec::new();
    for (name, style) in STYLES {
        let pages = reports.iter().map(|report| {
            let page = html::clean(&Page::new(report));
            let (before, rest) = page.split_once("td { ").unwrap();
            let (own, after) = rest.split_once(" }").unwrap();
            format!("{before}td {{ {} }}{after}", style.unwrap_or(own)).into_bytes()
        });
        let prints = Program::Chromium.convert(&pages.collect::<Vec<_>>());
        let mut hold = |order: &str, files: &[Vec<u8>], least: usize| {
            let (mut certain, mut uncertain, mut wrong) = (0, 0, 0);
            for (report, file) in reports.iter().zip(files) {
                let judged = check_bytes("report", file).unwrap();
                let moved =
                    judged.findings.iter().find(|one| one.rule == "columns-are-out-of-order");
                if let Some(finding) = moved.filter(|_| least > 0) {
                    broken.push(format!("{name} {order}: {:?} is doubted", finding.place));
                }
                for ((table, row, column), printed) in &report.values {
                    let cell = &judged.report().table(*table).unwrap().cells[&(*row, *column)];
                    match cell.certain && cell.entry != Entry::Absent {
                        true if cell.printed == *printed => certain += 1,
                        true => {
                            wrong += 1;
                            broken.push(format!(
                                "{name} {order}: {table:?} {row} {column} is {}, not {printed}",
                                cell.printed
                            ));
                        }
                        false => uncertain += 1,
                    }
                }
            }
            println!("{name:<16}{order:<10}{certain:>8}{uncertain:>11}{wrong:>7}");
            if certain * 100 < least * (certain + uncertain) {
                broken.push(format!("{name} {order}: {uncertain} uncertain, {certain} certain"));
            }
        };
        hold("pdf", &prints, 95);
        for (order, least) in ORDERS {
            hold(order, &Program::Pdftotext { order }.convert(&prints), least);
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn report(seed: u64) -> Report {
    let form = form::form([Edition::E2021, Edition::E2019][seed as usize % 2]);
    Report::around(form, crate::maker::values::any(form, seed))
}
