//! JSON out and in, on real reports.

use engine::Judged;
use model::{TableId, TableState};
use read::Refused;
use serde_json::Value;

use crate::reading::check_bytes;
use crate::real::Corpus;
use crate::round_trip::{self, written};
use crate::schema::{errors, schema};
use crate::trial::figures;

fn checked(corpus: &Corpus) -> Vec<(String, Judged)> {
    let files = corpus.files().into_iter();
    files
        .filter_map(|(name, bytes)| Some((name.clone(), check_bytes(&name, &bytes).ok()?)))
        .collect()
}

pub fn what_was_written_is_read_again(corpus: &Corpus) {
    let (mut reports, mut cells) = (0, 0);
    for (name, first) in checked(corpus) {
        if first.report().tables.iter().any(|table| table.state != TableState::Missing) {
            cells += round_trip::holds(&name, &first);
            reports += 1;
        }
    }
    figures!("{reports} reports, {cells} cells written and read again");
    assert!(reports >= 26 && cells >= 5226);
}

pub fn what_is_written_is_as_the_schema_says(corpus: &Corpus) {
    let (wire, report) = (schema("wire-v1.schema.json"), schema("report.schema.json"));
    let reports = checked(corpus);
    assert!(reports.len() >= 34);
    for (name, checked) in reports {
        let value: Value = serde_json::from_str(&written(&checked)).unwrap();
        assert_eq!(errors(&wire, &value), [""; 0], "{name}");
        assert_eq!(errors(&report, &value), [""; 0], "{name}");
    }
}

/// The shape of the values that the real reports are held against.
pub fn the_truth_of_the_corpus_is_read(corpus: &Corpus) {
    let read = |value: &Value| check_bytes("report.json", value.to_string().as_bytes());
    let mut cells = 0;
    for (name, value) in corpus.truth().as_object().unwrap() {
        if value.get("applications").is_none() {
            assert_eq!(read(value).unwrap_err(), Refused::AnotherDocument);
            continue;
        }
        let checked = read(value).unwrap();
        for id in TableId::ALL {
            let table = checked.report().table(id).unwrap();
            for (row, columns) in value[id.word()].as_object().into_iter().flatten() {
                for (column, truth) in columns.as_object().unwrap() {
                    let found = table.cells.iter().find(|((r, c), _)| r == row && c == column);
                    let (_, cell) = found.unwrap_or_else(|| panic!("{name} {row}/{column}"));
                    let printed = truth.as_str().map_or(truth.to_string(), str::to_owned);
                    assert_eq!(cell.printed, if truth.is_null() { String::new() } else { printed });
                    cells += 1;
                }
            }
        }
    }
    figures!("{cells} cells of the truth read");
    assert!(cells >= 2312);
}
