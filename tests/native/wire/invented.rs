//! An invented report, built without a file; every cell is present.

use engine::Judged;
use engine::recognise::{Note, NoteKind, Reading};
use engine::rules::{Check, Outcome, Why};
use model::document::{Anchor, Format, Remark};
use model::finding::{Condition, Finding, RuleId, Severity, Suggestion, Sum, Term};
use model::form::{Kind, form};
use model::language::Language;
use model::{
    Cell, CellId, Edition, Entry, Known, Masthead, Paragraph, Place, PrintedHeading, Report,
    SectionId, SectionText, TableId, TableRead, TableState,
};

use screen::Parts;

use crate::support::Screen;

/// A whole report of an edition. Its tables are full of zeros.
pub fn zeros(edition: Edition) -> Reading {
    let year = if edition == Edition::E2021 { 2023 } else { 2020 };
    let tables = form(edition).tables.iter().map(|table| TableRead {
        state: TableState::Whole,
        cells: table
            .cells()
            .map(|id| {
                let kind = table.column(id.column).unwrap().kind;
                ((id.row, id.column), zero(kind))
            })
            .collect(),
        rows: table.official_rows().map(|row| row.id).collect(),
        under: Some(table.id.section()),
        ..TableRead::missing(table.id)
    });
    let report = Report {
        edition: Known::Read(edition),
        year: Known::Read(year),
        organ: Known::Read("青溪市水务局".into()),
        masthead: Masthead {
            title: Some(format!("青溪市水务局{year}年政府信息公开工作年度报告")),
            title_years: vec![year],
            period: None,
        },
        headings: form(edition)
            .sections
            .iter()
            .map(|section| PrintedHeading {
                text: section.heading.into(),
                ordinal: Some(section.ordinal),
                section: Some(section.id),
                exact: true,
            })
            .collect(),
        sections: sections(edition),
        tables: tables.collect(),
        claims: Vec::new(),
        lists: Vec::new(),
        ratios: Vec::new(),
        statements: Vec::new(),
    };
    Reading { report, anchors: Default::default(), notes: Vec::new(), typed: Default::default() }
}

/// The same with （六）其他处理 printed as one row.
pub fn one_row() -> Reading {
    let mut reading = zeros(Edition::E2021);
    let table = &mut reading.report.tables[1];
    table.rows.retain(|row| !row.starts_with("other."));
    table.rows.insert(table.rows.len() - 2, "other");
    let columns: Vec<_> = form(Edition::E2021).tables[1].columns.iter().map(|c| c.id).collect();
    for (key, cell) in &mut table.cells {
        if key.0.starts_with("other.") {
            *cell = Cell::absent();
        }
    }
    for column in columns {
        table.cells.insert(("other", column), count(0));
    }
    reading
}

fn sections(edition: Edition) -> Vec<SectionText> {
    let section = |id, heading: Option<&str>, paragraphs: &[&[&str]]| SectionText {
        id,
        heading: heading.map(Into::into),
        paragraphs: paragraphs
            .iter()
            .map(|sentences| Paragraph {
                sentences: sentences.iter().map(|sentence| (*sentence).into()).collect(),
            })
            .collect(),
    };
    let mut sections =
        vec![section(SectionId::Masthead, None, &[&["本报告由六部分组成。", "统计期限为一年。"]])];
    for found in form(edition).sections {
        let paragraphs: &[&[&str]] = match found.id {
            SectionId::Overview => &[&["（一）主动公开情况"], &["公开信息12条。", "更新栏目3个。"]],
            SectionId::Problems => &[&["公开不够及时，将改进。"]],
            SectionId::OtherMatters => &[&["未收取信息处理费。"]],
            _ => &[],
        };
        sections.push(section(found.id, Some(found.heading), paragraphs));
    }
    sections.push(section(SectionId::Closing, None, &[&["青溪市水务局"], &["1月20日"]]));
    sections
}

pub fn count(value: u64) -> Cell {
    Cell {
        printed: value.to_string(),
        entry: Entry::Count(value),
        certain: true,
        note: None,
        notation: Vec::new(),
    }
}

fn zero(kind: Kind) -> Cell {
    let entry = match kind {
        Kind::Count => Entry::Count(0),
        Kind::Change => Entry::Change(0),
        Kind::Amount => Entry::Amount(rust_decimal::Decimal::ZERO),
    };
    Cell { entry, ..count(0) }
}

/// Sets a cell of the report.
pub fn set(reading: &mut Reading, id: CellId, cell: Cell) {
    let table = reading.report.tables.iter_mut().find(|table| table.id == id.table).unwrap();
    table.cells.insert((id.row, id.column), cell);
}

pub fn checked(reading: Reading) -> Judged {
    Judged {
        format: Format::Text,
        reading,
        findings: Vec::new(),
        checks: Vec::new(),
        claims: Vec::new(),
        misplaced: Vec::new(),
    }
}

pub fn cell(table: TableId, row: &'static str, column: &'static str) -> CellId {
    CellId::new(table, row, column)
}

/// A rule that is not in the catalogue: its title is its id, and nothing else is said.
pub fn finding(severity: Severity, place: Place) -> Finding {
    Finding::new(RuleId::new("an-invented-rule"), severity, place)
}

/// The sum of a row of table four: `10+1+0+0` against a total of 0.
pub fn broken_sum() -> Sum {
    let term = |column, value: u64| Term {
        cell: cell(TableId::Disputes, "review", column),
        printed: value.to_string(),
        value,
    };
    Sum {
        left: vec![term("upheld", 10), term("corrected", 1), term("other", 0), term("pending", 0)],
        right: vec![term("total", 0)],
        left_value: 11,
        right_value: 0,
    }
}

pub fn anchor(start: usize) -> Anchor {
    Anchor::Text { chars: start..start + 1, line: 1 }
}

/// A report with every kind of content.
pub fn everything() -> Judged {
    let mut reading = one_row();
    let total = cell(TableId::Disputes, "review", "total");
    for (column, value) in [("upheld", 10), ("corrected", 1)] {
        set(&mut reading, cell(TableId::Disputes, "review", column), count(value));
    }
    let noted = Cell {
        printed: "22（其中修订16件）".into(),
        entry: Entry::Count(22),
        certain: false,
        note: Some("（其中修订16件）".into()),
        ..count(22)
    };
    let made = cell(TableId::Proactive, "normative-documents", "made");
    set(&mut reading, made, noted);
    for (row, column, printed, entry) in [
        ("fees", "amount", "3415.740", Entry::Amount("3415.740".parse().unwrap())),
        ("licensing", "decisions", "", Entry::Blank),
        ("penalties", "decisions", "/", Entry::Mark),
        ("coercion", "decisions", "若干", Entry::Text),
    ] {
        let read = Cell { printed: printed.into(), entry, ..count(0) };
        set(&mut reading, cell(TableId::Proactive, row, column), read);
    }
    reading.anchors.insert(total.into(), anchor(40));
    reading.anchors.insert(
        made.into(),
        Anchor::Html { path: "html/body/table[1]/tr[4]/td[2]".into(), chars: 0..2 },
    );
    reading.notes.push(Note {
        kind: NoteKind::LabelVariant,
        place: Place::Row(TableId::Proactive, "normative-documents"),
        text: "规范性文件".into(),
    });
    let decoding = NoteKind::Decoding(Remark::Undecodable { count: 2 });
    reading.notes.push(Note { kind: decoding, place: Place::Report, text: String::new() });
    let mut wrong = finding(Severity::Wrong, Place::Row(TableId::Disputes, "review"));
    wrong.related = ["upheld", "corrected", "other", "pending", "total"]
        .map(|column| cell(TableId::Disputes, "review", column).into())
        .to_vec();
    wrong.sums.push(broken_sum());
    wrong.suggestions.push(Suggestion {
        changes: vec![(total, 11)],
        certain: false,
        condition: Some(Condition::PartsAreRight),
    });
    let mut two = finding(Severity::Doubtful, Place::Table(TableId::Applications));
    two.rests_on_uncertain = true;
    two.suggestions = ["disclosed", "partly-disclosed"]
        .map(|row| Suggestion {
            changes: vec![(cell(TableId::Applications, row, "total"), 3)],
            certain: false,
            condition: None,
        })
        .to_vec();
    let rule = RuleId::new("total-is-not-the-sum");
    let check = |row, outcome| Check { rule, place: Place::Row(TableId::Disputes, row), outcome };
    Judged {
        findings: vec![wrong, two],
        checks: vec![
            check("review", Outcome::Broken),
            check("litigation-direct", Outcome::HoldsWithBlankAsZero),
            check("litigation-after-review", Outcome::Unchecked(Why::TotalNotFilled)),
        ],
        ..checked(reading)
    }
}

/// What our own page shows of it.
pub fn seen(checked: &Judged, language: Language) -> Screen {
    Screen {
        summary: view::summary("年报.txt", Ok(checked), language),
        findings: view::findings(checked, language),
        paper: view::paper(checked, language),
        coverage: view::coverage(checked, language),
        source: None,
    }
}

impl From<Screen> for Parts {
    fn from(screen: Screen) -> Parts {
        Parts {
            summary: Some(screen.summary),
            findings: Some(screen.findings),
            paper: Some(screen.paper),
            coverage: Some(screen.coverage),
            source: screen.source,
            flow: None,
        }
    }
}
