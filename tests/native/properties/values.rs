//! Spaces, full-width digits, thousands separators and line breaks never change a value.

use engine::Judged;
use model::{Cell, ColumnId, Entry, RowId, TableId};

use super::SEEDS;
use super::disguise::{Carrier, Disguise, is_split};
use crate::maker::formats::{Cells, FORMATS, Format};
use crate::maker::meaning::meaning;
use crate::maker::report::Report;
use crate::support::check_bytes;

/// Formats whose page breaks numbers over lines whatever is done to them: there any of them may be
/// uncertain.
const BREAK_NUMBERS: &[&str] = &["text-cramped", "pdf-gbk-cramped"];

/// Formats whose pages may end within a row: the lines of its cells then stand on two.
const CUT_ROWS: &[&str] = &["pdf-gbk-cut", "pdf-chromium", "pdf-libreoffice"];

/// A table, a row and a column.
type Key = (TableId, RowId, ColumnId);

/// What came of one disguise in one format.
#[derive(Default)]
struct Row {
    right: usize,
    uncertain: usize,
    broken: Vec<String>,
}

#[test]
fn a_disguise_changes_no_value() {
    println!("{:<18}{:<18}{:>7}{:>11}{:>8}", "format", "disguise", "right", "uncertain", "broken");
    let mut broken = Vec::new();
    for format in FORMATS {
        if let Some(package) = format.missing() {
            println!("{:<18}skipped: {package} is not installed", format.name);
            continue;
        }
        let carrier = Carrier::of(format);
        let reports = |disguise: &Disguise| -> Vec<Report> {
            let dressed = seeds(format).iter().map(|seed| disguise.dressed(*seed, &carrier));
            dressed.filter(|report| tells_all(format, *disguise, report)).collect()
        };
        let dressed: Vec<Vec<Report>> = carrier.disguises.iter().map(reports).collect();
        let mut plain = Vec::new();
        for (disguise, reports) in carrier.disguises.iter().zip(&dressed) {
            let row = hold(format, *disguise, reports, &mut plain);
            println!(
                "{:<18}{:<18}{:>7}{:>11}{:>8}",
                format.name,
                format!("{disguise:?}"),
                row.right,
                row.uncertain,
                row.broken.len()
            );
            broken.extend(row.broken);
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Another program takes a second for a page, once.
fn seeds(format: &Format) -> &'static [u64] {
    if !format.is_own() { &SEEDS[..1] } else { &SEEDS }
}

/// Where blanks leave no trace, a number in two pieces fills the place of one: the text itself then
/// says something else.
fn tells_all(format: &Format, disguise: Disguise, report: &Report) -> bool {
    !(disguise.is_split() && format.cells == Cells::Printed && report.features.blanks)
}

/// `plain` are the cells that are uncertain without a disguise, by their seeds.
fn hold(
    format: &Format,
    disguise: Disguise,
    reports: &[Report],
    plain: &mut Vec<(u64, Key)>,
) -> Row {
    let mut row = Row::default();
    for (report, file) in reports.iter().zip(format.make(reports)) {
        let name = format!("{} {disguise:?} seed {}", format.name, report.seed);
        match check_bytes("report", &file) {
            Ok(checked) => {
                if disguise == Disguise::None {
                    let unknown =
                        report.values.keys().filter(|key| !is_known(read(&checked, **key)));
                    plain.extend(unknown.map(|key| (report.seed, *key)));
                }
                cells(&name, format, report, &checked, plain, &mut row);
            }
            Err(why) => row.broken.push(format!("{name}: {why:?}")),
        }
    }
    row
}

fn read(checked: &Judged, (table, row, column): Key) -> Option<&Cell> {
    checked.report().table(table).unwrap().cells.get(&(row, column))
}

fn is_known(cell: Option<&Cell>) -> bool {
    cell.is_some_and(|cell| cell.certain && cell.entry != Entry::Absent)
}

fn cells(
    name: &str,
    format: &Format,
    report: &Report,
    checked: &Judged,
    uncertain: &[(u64, Key)],
    row: &mut Row,
) {
    let plain = Report::new(report.seed);
    for (key, printed) in &report.values {
        let (table, id, column) = *key;
        let kind = report.form.column(table, column).unwrap().kind;
        let meant = meaning(&plain.values[key], kind);
        let known = is_known(read(checked, *key));
        let absent = Cell::absent();
        let read = read(checked, *key).unwrap_or(&absent);
        if known && read.entry == meant {
            row.right += 1;
            continue;
        }
        // The page may have broken a number that got too wide for its column.
        let excused = is_split(&read.printed)
            || may_be_uncertain(format, report, *key)
            || uncertain.contains(&(report.seed, *key));
        if !known && excused {
            row.uncertain += 1;
            continue;
        }
        let certain = if known { "wrongly" } else { "not for certain" };
        row.broken.push(format!(
            "{name}: {}/{id}/{column} {printed:?} is read {certain}, as {:?} {:?}",
            table.word(),
            read.printed,
            read.entry
        ));
    }
}

/// Whether a number is in two pieces, in this cell or where it spoils this one.
fn may_be_uncertain(format: &Format, report: &Report, (table, row, column): Key) -> bool {
    let any = |what: fn(&str) -> bool| report.values.values().any(|value| what(value));
    let is_wide = |value: &str| value.trim().len() < value.len();
    let is_paged = ["pdf", "ofd"].iter().any(|it| format.name.starts_with(it));
    let printed = format.cells == Cells::Printed;
    let mut beside =
        report.values.iter().filter(|((one, other, _), _)| (*one, *other) == (table, row));
    is_split(&report.values[&(table, row, column)])
        || BREAK_NUMBERS.contains(&format.name)
        || (printed && report.features.blanks)
        // Values without cells are told apart by their count.
        || ((printed || format.name.starts_with("markdown")) && any(is_split))
        // Nor can it be seen where a value stood that spaces made too wide for its line.
        || (format.name == "text-laid-out" && any(is_wide))
        // On pages table four is read once more without its cells.
        || (is_paged && table == TableId::Disputes && any(is_split))
        || (CUT_ROWS.contains(&format.name) && beside.any(|(_, value)| value.contains('\n')))
}
