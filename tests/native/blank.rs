//! The blank forms that the page opens: their tables are those of the form, and what is said of them is short and kind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gouji::FileReview;
use gouji::model::finding::Severity;
use gouji::model::form::{self, TableForm};
use gouji::model::language::Language;
use gouji::model::{CellId, Edition, Place, TableId, TableState};
use gouji::screen::{NumberState, PaperBlock};
use view::preview::{Role, lay_out};

const FORMS: [(Edition, &str); 2] =
    [(Edition::E2021, "blank-2021.txt"), (Edition::E2019, "blank-2019.txt")];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/embed").join(name)
}

/// The table as HTML, with these values.
fn table(form: &'static TableForm, value: &dyn Fn(CellId) -> String) -> String {
    let rows: Vec<_> = form.official_rows().map(|row| row.id).collect();
    let mut out = String::from("<table>\n");
    for line in lay_out(form, &rows) {
        out.push_str("<tr>");
        for cell in line {
            let (name, text) = match cell.role {
                Role::Above { text, .. } | Role::Beside { text, .. } => ("th", text.to_owned()),
                Role::Value(id) => ("td", value(id)),
            };
            let span = |name: &str, count: usize| match count {
                1 => String::new(),
                count => format!(" {name}=\"{count}\""),
            };
            let spans = [span("colspan", cell.colspan), span("rowspan", cell.rowspan)].concat();
            out.push_str(&format!("<{name}{spans}>{text}</{name}>"));
        }
        out.push_str("</tr>\n");
    }
    out + "</table>"
}

fn written(edition: Edition, name: &str, value: &dyn Fn(CellId) -> String) -> String {
    let text = std::fs::read_to_string(path(name)).unwrap();
    let mut tables = form::form(edition).tables.iter();
    let mut parts = text.split("<table>");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, behind) = part.split_once("</table>").unwrap();
        out.push_str(&table(tables.next().unwrap(), value));
        out.push_str(behind);
    }
    assert!(tables.next().is_none(), "{name}");
    out
}

fn review(name: &str) -> FileReview {
    gouji::check(name, &std::fs::read(path(name)).unwrap())
}

#[test]
fn their_tables_are_those_of_the_form() {
    for (edition, name) in FORMS {
        let own = written(edition, name, &|_| String::new());
        if std::env::var_os("GOUJI_BLESS").is_some() {
            std::fs::write(path(name), &own).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path(name)).unwrap(), own, "{name}");
    }
}

#[test]
fn every_cell_is_blank_and_nothing_is_said_to_be_wrong() {
    for (edition, name) in FORMS {
        let review = review(name);
        let judged = review.judged().unwrap();
        let report = &judged.reading.report;
        let states: Vec<_> = report.tables.iter().map(|table| table.state).collect();
        assert_eq!(states, [TableState::AllBlank; 3], "{name}");
        let cells = form::form(edition).tables.iter().flat_map(TableForm::cells);
        assert!(cells.into_iter().all(|id| report.cell(id).is_some_and(|cell| cell.is_empty())));
        let findings = review.findings(Language::Chinese).unwrap();
        let titles: Vec<_> =
            findings.iter().map(|one| (one.severity, one.title.as_str())).collect();
        assert!(findings.iter().all(|one| one.severity != Severity::Wrong), "{titles:?}");
        assert!(findings.len() <= 8, "{titles:#?}");
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// Mostly nothing, often a few, now and then many.
    fn count(&mut self) -> u64 {
        match self.below(10) {
            0..=5 => 0,
            6..=8 => self.below(9),
            _ => self.below(3_000),
        }
    }
}

/// Values of all cells with which every sum comes out.
fn values(edition: Edition, dice: &mut Dice) -> BTreeMap<CellId, u64> {
    let form = form::form(edition);
    let mut all = BTreeMap::new();
    let table = form.table(TableId::Applications).unwrap();
    let rows: Vec<&str> = table.official_rows().map(|row| row.id).collect();
    let outcomes =
        |row: &&&str| !["received", "carried-in", "handled-total", "carried-out"].contains(*row);
    let at = |row, column| CellId { table: TableId::Applications, row, column };
    let columns: Vec<&str> =
        table.columns.iter().map(|column| column.id).filter(|id| *id != "total").collect();
    for column in &columns {
        let mut handled = 0;
        for row in rows.iter().filter(outcomes) {
            let value = dice.count();
            handled += value;
            all.insert(at(row, column), value);
        }
        let out = dice.count();
        let carried = dice.below(handled + out + 1);
        all.insert(at("handled-total", column), handled);
        all.insert(at("carried-out", column), out);
        all.insert(at("carried-in", column), carried);
        all.insert(at("received", column), handled + out - carried);
    }
    for row in &rows {
        let sum = columns.iter().map(|column| all[&at(row, column)]).sum();
        all.insert(at(row, "total"), sum);
    }
    for id in form.tables.iter().flat_map(TableForm::cells) {
        match id.table {
            TableId::Proactive => drop(all.insert(id, dice.count())),
            TableId::Disputes if id.column != "total" => drop(all.insert(id, dice.count())),
            _ => {}
        }
    }
    for row in ["review", "litigation-direct", "litigation-after-review"] {
        let of = |id: &&CellId| id.table == TableId::Disputes && id.row == row;
        let sum = all.iter().filter(|(id, _)| of(id)).map(|(_, value)| value).sum();
        all.insert(CellId { table: TableId::Disputes, row, column: "total" }, sum);
    }
    all
}

/// What a report says of its numbers, with a table or two left blank.
fn filled(edition: Edition, name: &str, round: u64) -> String {
    let mut dice = Dice(round.wrapping_mul(7_919).wrapping_add(17));
    let all = values(edition, &mut dice);
    let blank = match round % 10 {
        3 => Some(TableId::Proactive),
        7 => Some(TableId::Disputes),
        _ => None,
    };
    written(edition, name, &|id| match all.get(&id) {
        Some(value) if blank != Some(id.table) => value.to_string(),
        _ => String::new(),
    })
}

#[test]
fn the_paragraph_written_from_the_tables_never_contradicts_them() {
    let (mut explained, mut numbers) = (0, 0);
    for round in 0..1_000u64 {
        let (edition, name) = FORMS[usize::from(round % 2 == 1)];
        let html = filled(edition, name, round);
        let review = gouji::check(name, html.as_bytes());
        let findings = review.findings(Language::Chinese).unwrap();
        let ways = findings.iter().flat_map(|finding| &finding.suggestions);
        let mut proposed = ways.flat_map(|way| &way.edits);
        let is_paragraph = |edit: &&gouji::Edit| matches!(edit.place, Place::Sentence(..));
        let edit = proposed.find(is_paragraph).expect("a paragraph is proposed");
        let known: Vec<String> = findings.iter().map(|one| one.wrong.clone()).collect();
        let (before, behind) = html.split_once("【待填写：收到和处理申请的情况").unwrap();
        let (_, behind) = behind.split_once("</p>").unwrap();
        let taken = format!("{before}{}</p>{behind}", edit.printed);
        let review = gouji::check(name, taken.as_bytes());
        let findings = review.findings(Language::Chinese).unwrap();
        let new = |one: &&gouji::screen::Finding| {
            one.rule != "template-is-left-in" && !known.contains(&one.wrong)
        };
        let grave = findings.iter().filter(|one| one.severity != Severity::Remark).filter(new);
        let grave: Vec<_> = grave.map(|one| one.wrong.as_str()).collect();
        assert!(grave.is_empty(), "{round} {}: {grave:#?}", edit.printed);
        for (_, state) in said(&review, &edit.printed) {
            numbers += 1;
            explained += usize::from(state == NumberState::Explained);
        }
    }
    assert!(numbers > 5_000, "{numbers}");
    assert!(explained * 1_000 >= numbers * 999, "{explained} of {numbers}");
}

/// The numbers of the paragraph, and what came of each.
fn said(review: &FileReview, text: &str) -> Vec<(u32, NumberState)> {
    let paper = view::paper(review.judged().unwrap(), Language::Chinese);
    let sentences = paper.blocks.iter().filter_map(|block| match block {
        PaperBlock::Paragraph(sentences) => Some(sentences),
        _ => None,
    });
    let own = sentences.flatten().filter(|one| text.contains(&one.text));
    own.flat_map(|one| &one.numbers).map(|number| (number.start, number.state)).collect()
}
