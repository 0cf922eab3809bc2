//! JSON in and out: what the command line writes can be read again, the plain shape of others too,
//! and both have a published schema.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/schema.rs"]
mod schema;
#[path = "support/mod.rs"]
mod support;

use gouji::check::{Checked, Language};
use gouji::decode::Refused;
use gouji::document::{Anchor, Format};
use gouji::form::form;
use gouji::model::{Edition, Entry, Place, SectionId, TableId, TableState};
use gouji::recognise::NoteKind;
use gouji::wire::v1;
use schema::{errors, schema};
use serde_json::{Map, Value, json};

fn written(checked: &Checked) -> String {
    v1::write("report.json", Ok::<_, Refused>(checked), Language::Chinese)
}

fn read(value: &Value) -> Result<Checked, Refused> {
    support::check_bytes("report.json", value.to_string().as_bytes())
}

/// The sample of the page, and the real reports that can be read.
fn reports() -> Vec<(String, Checked)> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/src/page/sample.html");
    let sample = support::check_bytes("sample.html", &std::fs::read(sample).unwrap()).unwrap();
    let mut reports = vec![("sample".to_owned(), sample)];
    let Some(corpus) = support::corpus() else { return reports };
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if let Ok(checked) = support::check_bytes(&name, &std::fs::read(&path).unwrap_or_default())
        {
            reports.push((name, checked));
        }
    }
    reports
}

#[test]
fn what_was_written_is_read_again() {
    let (reports, mut cells) = (reports(), 0);
    for (name, first) in &reports {
        if first.report().tables.iter().all(|table| table.state == TableState::Missing) {
            continue;
        }
        let line = written(first);
        let again = support::check_bytes("report.json", line.as_bytes()).unwrap();
        assert_eq!(again.format, Format::Json);
        let (one, other) = (first.report(), again.report());
        assert_eq!(one.masthead.title, other.masthead.title, "{name}");
        assert_eq!(one.organ.get(), other.organ.get(), "{name}");
        assert_eq!(one.year.get(), other.year.get(), "{name}");
        for id in TableId::ALL {
            let (one, other) = (one.table(id).unwrap(), other.table(id).unwrap());
            for (key, cell) in &one.cells {
                cells += 1;
                let back = &other.cells[key];
                let same = (&cell.entry, cell.certain, &cell.note)
                    == (&back.entry, back.certain, &back.note);
                assert!(same, "{name} {id:?} {key:?}: {cell:?} became {back:?}");
            }
            // One that could not be read at all comes back as what its cells are: unread.
            let unread = |state| matches!(state, TableState::Unreadable | TableState::Partial);
            let same = one.state == other.state || (unread(one.state) && unread(other.state));
            assert!(same, "{name} {id:?}: {:?} became {:?}", one.state, other.state);
        }
        for (place, anchor) in &again.reading.anchors {
            let Anchor::Json { pointer, chars } = anchor else { panic!("{place}: {anchor:?}") };
            let value: Value = serde_json::from_str(&line).unwrap();
            let text = value.pointer(pointer).unwrap().as_str().unwrap();
            assert!(chars.end <= text.chars().count() && chars.start < chars.end.max(1), "{place}");
        }
    }
    println!("{} reports, {cells} cells written and read again", reports.len());
}

#[test]
fn what_is_written_is_as_the_schema_says() {
    let wire = schema("wire-v1.schema.json");
    let report = schema("report.schema.json");
    for (name, checked) in reports() {
        let value: Value = serde_json::from_str(&written(&checked)).unwrap();
        assert_eq!(errors(&wire, &value), [""; 0], "{name}");
        assert_eq!(errors(&report, &value), [""; 0], "{name}");
    }
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wire");
    for entry in std::fs::read_dir(fixtures).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(errors(&wire, &serde_json::from_str(&text).unwrap()), [""; 0], "{path:?}");
    }
}

#[test]
fn a_schema_is_not_content_with_anything() {
    let wire = schema("wire-v1.schema.json");
    let sample = &reports()[0].1;
    let whole: Value = serde_json::from_str(&written(sample)).unwrap();
    let change = |pointer: &str, new: Value| {
        let mut value = whole.clone();
        *value.pointer_mut(pointer).unwrap() = new;
        errors(&wire, &value).len()
    };
    assert_eq!(change("/wire", json!(1)), 0);
    assert!(change("/wire", json!(2)) > 0);
    assert!(change("/status", json!("fine")) > 0);
    assert!(change("/tables/disputes/review", json!({"won": null})) > 0);
    assert!(change("/tables/disputes/review/total/printed", json!(3)) > 0);
    assert!(change("/tables", json!({"others": {}})) > 0);
    let report = schema("report.schema.json");
    assert!(!errors(&report, &json!({"applications": 3})).is_empty());
    assert!(!errors(&report, &json!({"title": "一"})).is_empty());
}

/// The ids that the schema of the wire lists are those of the two editions.
#[test]
fn the_schema_knows_every_id() {
    let wire = schema("wire-v1.schema.json");
    for id in TableId::ALL {
        let at = format!("/properties/tables/properties/{}", id.word());
        let listed = |pointer: &str| -> Vec<String> {
            let list = wire.pointer(&format!("{at}{pointer}/propertyNames/enum")).unwrap();
            let mut ids: Vec<String> = serde_json::from_value(list.clone()).unwrap();
            ids.sort();
            ids
        };
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for edition in [Edition::E2019, Edition::E2021] {
            let table = form(edition).table(id).unwrap();
            rows.extend(table.rows.iter().map(|row| row.id.to_owned()));
            columns.extend(table.columns.iter().map(|column| column.id.to_owned()));
        }
        for list in [&mut rows, &mut columns] {
            list.sort();
            list.dedup();
        }
        assert_eq!((listed(""), listed("/additionalProperties")), (rows, columns));
    }
}

/// A plain report of an edition; every id is written by `spell`.
fn plain(edition: Edition, spell: &dyn Fn(&str) -> String) -> Value {
    let mut tables = Map::new();
    for table in form(edition).tables {
        let mut rows = Map::new();
        for row in table.official_rows() {
            let columns = row.columns.iter().enumerate();
            let values = columns.map(|(at, column)| (spell(column), json!(row.id.len() * 10 + at)));
            rows.insert(spell(row.id), Value::Object(values.collect()));
        }
        tables.insert(spell(table.id.word()), Value::Object(rows));
    }
    json!({ "organ": "青溪市水务局", "year": 2021, "tables": tables })
}

fn camel(id: &str) -> String {
    let mut words = id.split(['-', '.']);
    let mut out = words.next().unwrap().to_owned();
    for word in words {
        out.push_str(&word[..1].to_uppercase());
        out.push_str(&word[1..]);
    }
    out
}

#[test]
fn ids_may_be_written_in_any_usual_way() {
    let spellings: [&dyn Fn(&str) -> String; 4] =
        [&|id| id.to_owned(), &|id| id.replace(['-', '.'], "_"), &camel, &|id| id.to_uppercase()];
    for edition in [Edition::E2019, Edition::E2021] {
        for spell in spellings {
            let value = plain(edition, spell);
            let checked = read(&value).unwrap();
            let report = checked.report();
            assert_eq!(report.edition.get(), Some(&edition));
            assert_eq!(
                (report.year.get(), report.organ.get().unwrap().as_str()),
                (Some(&2021), "青溪市水务局")
            );
            for table in form(edition).tables {
                let read = report.table(table.id).unwrap();
                assert_eq!(read.state, TableState::Whole, "{}", table.id.word());
                for row in table.official_rows() {
                    for (at, column) in row.columns.iter().enumerate() {
                        let cell = &read.cells[&(row.id, *column)];
                        assert_eq!(cell.printed, (row.id.len() * 10 + at).to_string());
                        assert!(cell.certain);
                    }
                }
            }
            assert_eq!(errors(&schema("report.schema.json"), &value), [""; 0]);
        }
    }
}

#[test]
fn rows_may_be_nested_and_what_is_not_there_is_absent() {
    let value = json!({ "title": "青溪市水务局2023年政府信息公开工作年度报告", "applications": {
        "refused": { "stateSecret": { "total": 3, "business": null }, "nothing-of-ours": { "total": 9 } },
        "received": { "natural-person": "/", "total": "1,024", "everybody": 5 },
    }});
    let checked = read(&value).unwrap();
    let report = checked.report();
    let table = report.table(TableId::Applications).unwrap();
    let entry = |row, column| table.cells[&(row, column)].entry.clone();
    assert_eq!(table.state, TableState::Partial);
    // The form's order, not the file's.
    assert_eq!(table.rows, ["received", "refused.state-secret"]);
    assert_eq!(entry("refused.state-secret", "total"), Entry::Count(3));
    assert_eq!(entry("refused.state-secret", "business"), Entry::Blank);
    assert_eq!(entry("refused.state-secret", "other"), Entry::Absent);
    assert_eq!(entry("received", "natural-person"), Entry::Mark);
    assert_eq!(entry("received", "total"), Entry::Count(1024));
    assert_eq!(entry("carried-in", "total"), Entry::Absent);
    assert_eq!(report.masthead.title_years, [2023]);
    let leftover = |note: &&gouji::recognise::Note| note.kind == NoteKind::Leftover;
    let texts: Vec<&str> =
        checked.reading.notes.iter().filter(leftover).map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["received 5", "refused.nothing-of-ours 9"]);
}

#[test]
fn a_cell_that_stands_twice_is_uncertain() {
    let text = r#"{"disputes": {"review": {"total": 1, "upheld": 3, "upheld": 3},
        "Review": {"total": 2}}, "proactive": {"regulations": {"made": 0}}, "title": "x"}"#;
    let checked = support::check_bytes("a.json", text.as_bytes()).unwrap();
    let table = checked.report().table(TableId::Disputes).unwrap();
    let cell = |column| &table.cells[&("review", column)];
    assert_eq!((cell("total").printed.as_str(), cell("total").certain), ("1", false));
    assert_eq!((cell("upheld").printed.as_str(), cell("upheld").certain), ("3", true));
}

/// The shape of the values that the real reports are held against.
#[test]
fn the_truth_of_the_corpus_is_read() {
    let Some(truth) = support::truth() else { return };
    for (name, value) in truth.as_object().unwrap() {
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
                }
            }
        }
    }
}

#[test]
fn sections_are_read_as_prose() {
    let (_, sample) = reports().remove(0);
    let again = support::check_bytes("a.json", written(&sample).as_bytes()).unwrap();
    let sentences = |checked: &Checked, id| -> Vec<String> {
        let section = checked.report().section(id);
        section.iter().flat_map(|s| &s.paragraphs).flat_map(|p| p.sentences.clone()).collect()
    };
    for id in SectionId::NUMBERED {
        assert_eq!(sentences(&sample, id), sentences(&again, id), "{id:?}");
    }
    let anchor = &again.reading.anchors[&Place::Sentence(SectionId::Overview, 0)];
    assert!(
        matches!(anchor, Anchor::Json { pointer, .. } if pointer == "/sections/overview/sentences/0")
    );
}
