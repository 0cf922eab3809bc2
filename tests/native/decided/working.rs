//! A working file is checked on the command line as the report was on the page that saved it.

use std::path::PathBuf;

use model::{CellId, Edit, TableId};
use screen::{Checked, Decisions, LastYearKept, Question, ReportName, WorkingFile};
use serde_json::Value;

use super::{ask, question, sample, schema};
use crate::support::{command, scratch};

/// The cell of the sample that does not fit its sums.
const MISFIT: CellId =
    CellId { table: TableId::Applications, row: "unavailable.not-held", column: "total" };

fn kept() -> WorkingFile {
    let edits = vec![
        Edit { place: MISFIT.into(), printed: "8".into() },
        Edit {
            place: model::Place::Title,
            printed: "云溪县人民政府2024年政府信息公开工作年度报告".into(),
        },
    ];
    let question = Question { edits, ..question() };
    let answer = ask(&question, sample().as_bytes());
    let file = WorkingFile {
        content: sample().into_bytes(),
        decisions: Some(Decisions::about(ReportName::of(&answer.screen.summary.identity))),
        checked: Checked::of(&answer.screen.summary, "test"),
        ..WorkingFile::default()
    };
    file.of(&question)
}

fn saved(name: &str, text: &str) -> PathBuf {
    let path = scratch("working", name);
    std::fs::write(&path, text).unwrap();
    path
}

fn checked(path: &std::path::Path) -> (Option<i32>, String, String) {
    let output = command(&[path.to_str().unwrap(), "--format", "json"]);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn it_gives_the_same_bytes_as_the_page_that_saved_it() {
    let file = kept();
    let (_, out, _) = checked(&saved("a.gouji.json", &file.written()));
    let asked = Question {
        decisions: file.decisions.iter().cloned().collect(),
        ..file.question(Question::default())
    };
    assert_eq!(out.trim_end(), ask(&asked, &file.content).json);
}

#[test]
fn last_years_report_goes_along() {
    let other = sample().replace("2025年", "2024年");
    let last_year = Some(LastYearKept { name: "b.html".into(), content: other.into_bytes() });
    let file = WorkingFile { edits: Vec::new(), last_year, ..kept() };
    let (_, out, _) = checked(&saved("b.gouji.json", &file.written()));
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["last-year"]["file"], "b.html", "{value:#}");
}

#[test]
fn what_cannot_be_opened_is_said_in_a_sentence() {
    let text = kept().written();
    let later = text.replacen(": 1", ": 7", 1);
    let cut = &text[..text.len() / 2];
    for (name, text, sentence) in [
        ("cut.gouji.json", cut, "这份工作文件已经损坏"),
        ("later.gouji.json", later.as_str(), "更新版本"),
        ("other.gouji.json", "{\"name\": \"another program\", \"version\": 3}", ""),
    ] {
        let (code, out, _) = checked(&saved(name, text));
        assert_eq!(code, Some(2), "{out}");
        let value: Value = serde_json::from_str(&out).unwrap();
        let what = value["trouble"]["what"].as_str().unwrap();
        assert!(what.contains(sentence) && !what.is_empty(), "{what}");
        assert_eq!(value["status"], "refused");
    }
}

#[test]
fn it_is_as_its_schema_says() {
    let schema = schema::schema("working-file.schema.json");
    for file in [kept(), WorkingFile::default()] {
        let value: Value = serde_json::from_str(&file.written()).unwrap();
        assert_eq!(schema::errors(&schema, &value), [""; 0]);
    }
}
