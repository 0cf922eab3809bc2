//! Real reports, cell for cell against their known values, and the verdicts that tables decide.

use engine::Judged;
use engine::rules::{Outcome, Why, catalogue};
use model::document::{Anchor, Format};
use model::finding::{Finding, Severity};
use model::form::{TableForm, form};
use model::{Cell, Edition, Entry, Place, TableId, TableState};
use serde_json::Value;

use crate::reading::check_bytes;
use crate::real::Corpus;
use crate::trial::figures;

/// Files that must give every cell, and how many of a hundred may be uncertain.
const WHOLE: [(&str, &str, usize); 12] = [
    ("000", "000", 1),
    ("001", "001-hongze-2023.default", 100),
    ("001", "001-hongze-2023.layout", 1),
    ("001", "001-hongze-2023.raw-order", 1),
    ("001", "001-hongze-2023.pdf", 0),
    ("002", "002-hongze-2024.raw-order", 1),
    ("002", "002-hongze-2024.pdf", 0),
    ("008", "008", 1),
    ("010", "010", 1),
    ("013", "013", 1),
    ("014", "014", 1),
    ("022", "022", 1),
];

/// Reports without a fault.
const CLEAN: [&str; 10] = [
    "000",
    "002-hongze-2024.pdf",
    "002-hongze-2024.raw-order",
    "008",
    "013",
    "022",
    "010",
    "014",
    "015",
    "018",
];

#[derive(Default, Debug, PartialEq)]
struct Tally {
    certain: usize,
    uncertain: usize,
    certain_and_wrong: Vec<String>,
    uncertain_and_wrong: Vec<String>,
}

impl Tally {
    fn cells(&self) -> usize {
        self.certain + self.uncertain + self.wrong()
    }

    fn wrong(&self) -> usize {
        self.certain_and_wrong.len() + self.uncertain_and_wrong.len()
    }
}

fn tally(checked: &Judged, truth: &Value, tables: &[TableId]) -> Tally {
    let mut tally = Tally::default();
    for id in tables {
        for (row, columns) in truth[id.word()].as_object().unwrap() {
            for (column, value) in columns.as_object().unwrap() {
                let place = format!("{}/{row}/{column}", id.word());
                let table = checked.report().table(*id).unwrap();
                let cell = table
                    .cells
                    .iter()
                    .find(|((r, c), _)| r == row && c == column)
                    .map(|(_, cell)| cell);
                let Some(cell) = cell else {
                    tally.uncertain_and_wrong.push(format!("{place}: no cell"));
                    continue;
                };
                match (is(cell, value), cell.certain) {
                    (true, true) => tally.certain += 1,
                    (true, false) => tally.uncertain += 1,
                    (false, certain) => {
                        let said = format!("{place}: {:?} for {value}", cell.entry);
                        match certain {
                            true => tally.certain_and_wrong.push(said),
                            false => tally.uncertain_and_wrong.push(said),
                        }
                    }
                }
            }
        }
    }
    tally
}

fn is(cell: &Cell, value: &Value) -> bool {
    match (&cell.entry, value) {
        (Entry::Blank, Value::Null) => true,
        (Entry::Count(read), Value::Number(value)) => value.as_u64() == Some(*read),
        (Entry::Change(read), Value::Number(value)) => value.as_i64() == Some(*read),
        (Entry::Amount(read), Value::Number(value)) => read.to_string() == value.to_string(),
        (Entry::Amount(read), Value::String(value)) => read.to_string() == *value,
        _ => false,
    }
}

pub fn every_cell_is_what_the_report_says(corpus: &Corpus) {
    let truth = corpus.truth();
    figures!("{:<30}{:>8}{:>10}{:>8}", "file", "certain", "uncertain", "wrong");
    let mut broken = Vec::new();
    for (id, file, allowed) in WHOLE {
        let checked = corpus.check(file).unwrap();
        let tally = tally(&checked, &truth[id], &TableId::ALL);
        figures!("{file:<30}{:>8}{:>10}{:>8}", tally.certain, tally.uncertain, tally.wrong());
        if tally.wrong() > 0 {
            broken.push(format!(
                "{file}: {:?} {:?}",
                tally.certain_and_wrong, tally.uncertain_and_wrong
            ));
        }
        if tally.uncertain * 100 > allowed * tally.cells() {
            broken.push(format!("{file}: {} of {} uncertain", tally.uncertain, tally.cells()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

pub fn glued_digits_are_parted_in_tables_three_and_four_and_refused_in_table_two(corpus: &Corpus) {
    let truth = corpus.truth();
    for id in ["015", "016", "018"] {
        let checked = corpus.check(id).unwrap();
        let tally = tally(&checked, &truth[id], &[TableId::Applications, TableId::Disputes]);
        figures!(
            "{id}: {} certain, {} uncertain, {} wrong",
            tally.certain,
            tally.uncertain,
            tally.wrong()
        );
        assert_eq!(tally.certain_and_wrong, Vec::<String>::new(), "{id}");
        assert_eq!(tally.uncertain_and_wrong, Vec::<String>::new(), "{id}");
        let proactive = checked.report().table(TableId::Proactive).unwrap();
        assert_eq!(proactive.state, TableState::Unreadable, "{id}");
    }
}

/// A digit changed in the text of the file, before it is read, is found and named with the value
/// that was there: the reading and the diagnosis together.
pub fn a_number_changed_in_the_file_is_named_with_the_right_value(corpus: &Corpus) {
    let text = String::from_utf8(corpus.file("008").1).unwrap();
    let chars: Vec<char> = text.chars().collect();
    let clean = corpus.check("008").unwrap();
    let (mut named, mut same) = (0, 0);
    for (place, anchor) in &clean.reading.anchors {
        let (Place::Cell(id), Anchor::Text { chars: at, .. }) = (place, anchor) else { continue };
        let right = clean.report().cell(*id).unwrap().count();
        let (TableId::Applications, Some(right)) = (id.table, right) else { continue };
        let digits = right.to_string();
        let swapped: String = digits.chars().rev().collect();
        for change in [(right + 1).to_string(), format!("{digits}0"), swapped] {
            if change.parse() == Ok(right) || (change.len() > 1 && change.starts_with('0')) {
                same += 1;
                continue;
            }
            let before: String = chars[..at.start].iter().collect();
            let after: String = chars[at.end..].iter().collect();
            let changed = format!("{before}{change}{after}");
            let checked = check_bytes("008.txt", changed.as_bytes()).unwrap();
            let wrong = of(&checked, Severity::Wrong);
            let [finding] = wrong.as_slice() else { panic!("{place} {change}: {wrong:?}") };
            assert_eq!(finding.place, *place, "{change}");
            let [suggestion] = finding.suggestions.as_slice() else { panic!("{place} {change}") };
            assert_eq!(
                (suggestion.changes.as_slice(), suggestion.certain),
                (&[(*id, right)][..], true)
            );
            named += 1;
        }
    }
    figures!("008: {named} changes in the file named, {same} that change nothing");
    assert!(named >= 175);
}

/// Openings of pages, cut after some hundred characters.
const CUT: [&str; 17] = [
    "030", "032", "033", "035", "036", "038", "040", "043", "044", "046", "048", "049", "050",
    "052", "054", "056", "058",
];

pub fn what_was_cut_is_missing_and_nobody_is_accused_of_it(corpus: &Corpus) {
    for file in CUT {
        let checked = corpus.check(file).unwrap();
        let tables = &checked.report().tables;
        assert!(tables.iter().any(|table| table.state != TableState::Whole), "{file}");
        assert_eq!(of(&checked, Severity::Wrong), Vec::<&Finding>::new(), "{file}");
    }
}

pub fn two_rows_of_table_four_are_wrong_in_001_and_nothing_else(corpus: &Corpus) {
    for file in ["001-hongze-2023.layout", "001-hongze-2023.raw-order", "001-hongze-2023.pdf"] {
        let checked = corpus.check(file).unwrap();
        let places: Vec<String> =
            of(&checked, Severity::Wrong).iter().map(|finding| finding.place.to_string()).collect();
        assert_eq!(places, ["disputes/review", "disputes/litigation-after-review"], "{file}");
    }
    // Column by column the cells are uncertain, and then nothing is wrong, only doubtful.
    let checked = corpus.check("001-hongze-2023.default").unwrap();
    assert_eq!(of(&checked, Severity::Wrong), Vec::<&Finding>::new());
}

pub fn both_smallest_explanations_are_named_for_016_and_none_is_picked(corpus: &Corpus) {
    let checked = corpus.check("016").unwrap();
    let sums: Vec<&Finding> = checked.findings.iter().filter(|f| !f.sums.is_empty()).collect();
    let [finding] = sums.as_slice() else { panic!("{sums:?}") };
    assert_eq!(finding.severity, Severity::Doubtful);
    assert!(finding.rests_on_uncertain);
    assert_eq!(finding.suggestions.len(), 2);
    let rows: Vec<&str> =
        finding.suggestions.iter().map(|suggestion| suggestion.changes[0].0.row).collect();
    assert_eq!(rows, ["disclosed", "partly-disclosed"]);
    assert!(finding.suggestions.iter().all(|suggestion| !suggestion.certain));
}

pub fn a_blank_total_is_not_filled_and_makes_no_sum_wrong(corpus: &Corpus) {
    for file in ["010", "014"] {
        let checked = corpus.check(file).unwrap();
        let about_sums = checked.findings.iter().filter(|finding| !finding.sums.is_empty());
        assert_eq!(about_sums.collect::<Vec<_>>(), Vec::<&Finding>::new(), "{file}");
    }
}

pub fn the_blank_form_is_blank_in_every_cell_and_its_sums_are_not_judged(corpus: &Corpus) {
    let checked = corpus.check("005").unwrap();
    assert_eq!(checked.format, Format::Docx);
    let cells = form(Edition::E2021).tables.iter().flat_map(TableForm::cells);
    let mut count = 0;
    for id in cells {
        let cell = checked.report().cell(id).unwrap();
        assert_eq!((&cell.entry, cell.certain), (&Entry::Blank, true), "{id:?}");
        count += 1;
    }
    figures!("005: {count} cells blank");
    let states = checked.report().tables.iter().map(|table| table.state);
    assert_eq!(states.collect::<Vec<_>>(), [TableState::AllBlank; 3]);
    let about_sums = checked.findings.iter().filter(|finding| !finding.sums.is_empty());
    assert_eq!(about_sums.collect::<Vec<_>>(), Vec::<&Finding>::new());
    assert_eq!(of(&checked, Severity::Wrong), Vec::<&Finding>::new());
}

pub fn clean_reports_are_not_accused(corpus: &Corpus) {
    let mut accused = Vec::new();
    for file in CLEAN {
        let checked = corpus.check(file).unwrap();
        let wrong = of(&checked, Severity::Wrong);
        figures!(
            "{file}: {} wrong, {} doubtful",
            wrong.len(),
            of(&checked, Severity::Doubtful).len()
        );
        accused.extend(wrong.iter().map(|finding| format!("{file}: {finding:?}")));
    }
    assert!(accused.is_empty(), "{}", accused.join("\n"));
}

/// What the rules beside last year's report have answered: the rule, the place, and whether it holds.
fn across_years(checked: &Judged) -> Vec<(&'static str, String, Outcome)> {
    let family = |rule: &str| catalogue::entry(rule).unwrap().family == "across-years";
    let own = checked.checks.iter().filter(|check| family(check.rule.as_str()));
    own.map(|check| (check.rule.as_str(), check.place.to_string(), check.outcome)).collect()
}

pub fn the_year_after_001_carries_in_what_it_carried_out_and_its_stock_follows(corpus: &Corpus) {
    let last = corpus.check("001-hongze-2023.pdf").unwrap();
    let checks = across_years(&corpus.check("002-").unwrap());
    let without = Outcome::Unchecked(Why::NoLastYear);
    assert!(!checks.is_empty() && checks.iter().all(|(.., outcome)| *outcome == without));
    for file in ["002-hongze-2024.pdf", "002-hongze-2024.raw-order"] {
        let checked = corpus.check_beside(file, &last);
        let checks = across_years(&checked);
        for (rule, place, outcome) in &checks {
            figures!("{file}: {rule} {place} {outcome:?}");
        }
        let holds = |rule: &str| {
            let held = |(of, _, outcome): &&(&str, String, Outcome)| {
                *of == rule && *outcome == Outcome::Holds
            };
            checks.iter().filter(held).count()
        };
        assert_eq!(holds("carried-in-differs-from-last-year"), 7, "{file}");
        assert_eq!(holds("stock-does-not-follow-from-last-year"), 2, "{file}");
        // Seventeen times as many licences as the year before: a remark, and nothing else.
        let broken = checks.iter().filter(|(.., outcome)| *outcome == Outcome::Broken);
        let broken: Vec<&str> = broken.map(|(_, place, _)| place.as_str()).collect();
        assert_eq!(broken, ["proactive/licensing/decisions"], "{file}");
    }
}

fn of(checked: &Judged, severity: Severity) -> Vec<&Finding> {
    checked.findings.iter().filter(|finding| finding.severity == severity).collect()
}
