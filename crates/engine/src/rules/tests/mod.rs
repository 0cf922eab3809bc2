//! What the tests of the rules share: a report without a fault, ways to spoil it, and the three
//! answers.

mod blanks;
pub mod claims;
mod faults;
mod handbook;
mod prose;
mod template;
pub mod words;

use litemap::LiteMap;

use super::context::Context;
use super::rule::{Answers, Rule, WritingRule};
use super::writing::Writing;
use super::{Outcome, Setting, Verdicts, Why};
use crate::recognise::{Note, NoteKind, Reading};
pub use faults::{Fault, Faults};
use model::finding::{Finding, RuleId, Slot};
use model::form::{self, Kind, TableForm};
use model::language::English;
use model::language::Language;
use model::{
    Cell, CellId, ColumnId, Edition, Entry, Known, Masthead, Period, Place, PrintedHeading, Report,
    RowId, SectionId, TableId, TableRead, TableState,
};
use model::{Paragraph, SectionText};
pub use prose::{masthead, prose_of, say};

/// English, as far as the engine speaks it.
pub const ENGLISH: Language = Language::English(English::of(&[model::ENGLISH, crate::ENGLISH]));

/// A report on the 2021 form in which every rule holds.
///
/// Table three: received 12 from natural persons, carried in 1; 9 disclosed, 2 refused, 2 carried
/// out. Table four: one review, upheld. Table two: five normative documents in force.
pub fn clean() -> Reading {
    let form = form::form(Edition::E2021);
    let heading = |section: &form::SectionForm| {
        heading(section.heading, Some(section.ordinal), Some(section.id))
    };
    let numbers = [
        ("received", 12),
        ("carried-in", 1),
        ("disclosed", 9),
        ("refused.process", 2),
        ("handled-total", 11),
        ("carried-out", 2),
    ];
    let in_force = cell(TableId::Proactive, "normative-documents", "in-force");
    let mut reading = Reading {
        report: Report {
            edition: Known::Read(Edition::E2021),
            year: Known::Read(2023),
            organ: Known::Read("云溪县人民政府".into()),
            masthead: Masthead {
                title: Some("云溪县人民政府2023年政府信息公开工作年度报告".into()),
                title_years: vec![2023],
                period: Some(Period {
                    printed: "2023年1月1日至2023年12月31日".into(),
                    start: Some((2023, 1, 1)),
                    end: Some((2023, 12, 31)),
                    sentence: Some((SectionId::Masthead, 0)),
                }),
            },
            headings: form.sections.iter().map(heading).collect(),
            sections: prose::sections(),
            tables: form.tables.iter().map(zeros).collect(),
            claims: Vec::new(),
            lists: Vec::new(),
            ratios: Vec::new(),
            statements: Vec::new(),
        },
        anchors: LiteMap::new(),
        notes: Vec::new(),
        typed: LiteMap::new(),
    };
    for (row, value) in numbers {
        for column in ["natural-person", "total"] {
            count(&mut reading, cell(TableId::Applications, row, column), value);
        }
    }
    count(&mut reading, in_force, 5);
    for column in ["upheld", "total"] {
        count(&mut reading, cell(TableId::Disputes, "review", column), 1);
    }
    reading
}

/// The clean report of a year earlier, from which it follows.
pub fn last_year() -> Reading {
    let mut reading = clean();
    reading.report.year = Known::Read(2022);
    for column in ["natural-person", "total"] {
        count(&mut reading, cell(TableId::Applications, "carried-out", column), 1);
    }
    reading
}

/// The same with （六） printed as one row.
pub fn one_row() -> Reading {
    let mut reading = clean();
    for row in ["other.correction-overdue", "other.fee-overdue", "other.misc"] {
        drop_row(&mut reading, TableId::Applications, row);
    }
    let applications = table(&mut reading, TableId::Applications);
    let columns: Vec<ColumnId> = form::form(Edition::E2021)
        .table(TableId::Applications)
        .unwrap()
        .columns
        .iter()
        .map(|column| column.id)
        .collect();
    for column in columns {
        applications.cells.insert(("other", column), number("0", Entry::Count(0)));
    }
    let at = applications.rows.iter().position(|row| *row == "handled-total").unwrap();
    applications.rows.insert(at, "other");
    reading
}

pub fn zeros(form: &TableForm) -> TableRead {
    let kind = |column: &str| form.column(column).unwrap().kind;
    let zero = |id: CellId| match kind(id.column) {
        Kind::Amount => number("0", Entry::Amount(rust_decimal::Decimal::ZERO)),
        Kind::Count | Kind::Change => number("0", Entry::Count(0)),
    };
    TableRead {
        state: TableState::Whole,
        cells: form.cells().map(|id| ((id.row, id.column), zero(id))).collect(),
        rows: form.official_rows().map(|row| row.id).collect(),
        under: Some(form.id.section()),
        ..TableRead::missing(form.id)
    }
}

fn number(printed: &str, entry: Entry) -> Cell {
    Cell { printed: printed.into(), entry, certain: true, note: None, notation: Vec::new() }
}

pub fn heading(text: &str, ordinal: Option<u8>, section: Option<SectionId>) -> PrintedHeading {
    PrintedHeading { text: text.into(), ordinal, section, exact: section.is_some() }
}

pub fn cell(table: TableId, row: RowId, column: ColumnId) -> CellId {
    CellId::new(table, row, column)
}

pub fn table(reading: &mut Reading, id: TableId) -> &mut TableRead {
    reading.report.tables.iter_mut().find(|table| table.id == id).unwrap()
}

pub fn set(reading: &mut Reading, id: CellId, printed: &str, entry: Entry) {
    let cells = &mut table(reading, id.table).cells;
    *cells.get_mut(&(id.row, id.column)).unwrap() = number(printed, entry);
}

pub fn count(reading: &mut Reading, id: CellId, value: u64) {
    set(reading, id, &value.to_string(), Entry::Count(value));
}

/// These cells say so much more than they did.
pub fn add(reading: &mut Reading, cells: &[CellId], more: u64) {
    for id in cells {
        let old = reading.report.cell(*id).unwrap().count().unwrap();
        count(reading, *id, old + more);
    }
}

pub fn doubt(reading: &mut Reading, id: CellId) {
    let cells = &mut table(reading, id.table).cells;
    cells.get_mut(&(id.row, id.column)).unwrap().certain = false;
}

pub fn drop_row(reading: &mut Reading, id: TableId, row: RowId) {
    let table = table(reading, id);
    table.rows.retain(|other| *other != row);
    for ((_, _), cell) in table.cells.iter_mut().filter(|((of, _), _)| *of == row) {
        *cell = Cell::absent();
    }
}

pub fn note(reading: &mut Reading, kind: NoteKind, place: Place, text: &str) {
    reading.notes.push(Note { kind, place, text: text.into() });
}

/// The clean report with these sentences as one paragraph of a section.
pub fn said(section: SectionId, sentences: &[&str]) -> Reading {
    let mut reading = clean();
    say_in(&mut reading, section, sentences);
    reading
}

pub fn say_in(reading: &mut Reading, section: SectionId, sentences: &[&str]) {
    let sentences = sentences.iter().map(|sentence| (*sentence).to_owned()).collect();
    let sections = &mut reading.report.sections;
    let paragraph = Paragraph { sentences };
    match sections.iter_mut().find(|text| text.id == section) {
        Some(text) => text.paragraphs.push(paragraph),
        None => {
            let paragraphs = vec![paragraph];
            sections.push(SectionText { id: section, heading: None, paragraphs });
        }
    }
}

/// What all rules say.
pub fn apply(reading: &Reading, setting: &Setting<'_>) -> Verdicts {
    super::apply(reading, setting, super::judge_writing)
}

/// The rule holds at every place.
pub fn holds(rule: &impl Ask, reading: &Reading) {
    let answers = ask(rule, reading);
    assert!(answers.findings.is_empty(), "{:#?}", answers.findings);
    let held =
        |outcome: &Outcome| matches!(outcome, Outcome::Holds | Outcome::HoldsWithBlankAsZero);
    assert!(!answers.places.is_empty());
    assert!(answers.places.iter().all(|(_, outcome)| held(outcome)), "{:?}", answers.places);
}

/// The rule is broken, and says so in one finding whose sentences are complete.
pub fn broken(rule: &impl Ask, reading: &Reading) -> Finding {
    let answers = ask(rule, reading);
    let broken = |(_, outcome): &(Place, Outcome)| *outcome == Outcome::Broken;
    assert!(answers.places.is_empty() || answers.places.iter().any(broken));
    let [finding] = answers.findings.as_slice() else { panic!("{:#?}", answers.findings) };
    assert_eq!(finding.rule, rule.id());
    words::assert_complete(finding);
    finding.clone()
}

/// The rule was not checked somewhere, for one reason, and accuses nobody.
pub fn unchecked(rule: &impl Ask, reading: &Reading) -> Why {
    let answers = ask(rule, reading);
    assert!(answers.findings.is_empty(), "{:#?}", answers.findings);
    let mut whys = answers.places.iter().filter_map(|(_, outcome)| match outcome {
        Outcome::Unchecked(why) => Some(*why),
        _ => None,
    });
    let first = whys.next().expect("something that was not checked");
    assert!(whys.all(|why| why == first));
    first
}

fn ask(rule: &impl Ask, reading: &Reading) -> Answers {
    ask_beside(rule, reading, &Setting::default())
}

/// What a rule answers where more is known than the report itself.
pub fn ask_beside(rule: &impl Ask, reading: &Reading, beside: &Setting<'_>) -> Answers {
    rule.ask(reading, beside)
}

/// A rule, whatever it asks for.
pub trait Ask {
    fn id(&self) -> RuleId;
    fn faults(&self) -> Faults;
    fn ask(&self, reading: &Reading, beside: &Setting<'_>) -> Answers;
}

impl Ask for Rule {
    fn id(&self) -> RuleId {
        self.id
    }

    fn faults(&self) -> Faults {
        (self.faults)()
    }

    fn ask(&self, reading: &Reading, beside: &Setting<'_>) -> Answers {
        (self.check)(&Context::new(reading, beside))
    }
}

impl Ask for WritingRule {
    fn id(&self) -> RuleId {
        self.id
    }

    fn faults(&self) -> Faults {
        (self.faults)()
    }

    fn ask(&self, reading: &Reading, beside: &Setting<'_>) -> Answers {
        (self.check)(&Writing::of(&reading.report, &beside.profile.names))
    }
}

/// Not checked, and neither for want of what only more than the report itself could tell, nor of
/// what it does not say.
fn is_left_unchecked(check: &&super::Check) -> bool {
    let excused = [Why::NoLastYear, Why::NoPublicationDate, Why::NotSaid, Why::NotThisKindOfOrgan];
    matches!(check.outcome, Outcome::Unchecked(why) if !excused.contains(&why))
}

#[test]
fn a_clean_report_gives_no_finding_and_leaves_nothing_unchecked() {
    for reading in [clean(), one_row()] {
        let Verdicts { findings, checks, .. } = apply(&reading, &Setting::default());
        assert!(findings.iter().all(|finding| finding.rule == "other-handling-is-one-row"));
        assert_eq!(checks.iter().find(is_left_unchecked), None);
    }
}

#[test]
fn a_report_has_39_and_3_identities_or_37_with_one_row() {
    let sums =
        |reading: &Reading| Context::new(reading, &Setting::default()).analysis.identities.len();
    assert_eq!((sums(&clean()), sums(&one_row())), (42, 40));
}

#[test]
fn findings_come_gravest_first_and_then_in_the_order_of_the_form() {
    let mut reading = clean();
    count(&mut reading, cell(TableId::Disputes, "review", "total"), 5);
    reading.report.headings.pop();
    reading.report.masthead.title = None;
    count(&mut reading, cell(TableId::Applications, "disclosed", "business"), 3);
    let findings = apply(&reading, &Setting::default()).findings;
    let order: Vec<(&str, &str)> =
        findings.iter().map(|finding| (finding.severity.word(), finding.rule.as_str())).collect();
    let expected = [
        ("wrong", "cell-does-not-fit-its-sums"),
        ("wrong", "total-is-not-the-sum"),
        ("doubtful", "section-is-missing"),
        ("remark", "title-is-missing"),
    ];
    assert_eq!(order, expected);
}
