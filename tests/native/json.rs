//! JSON in and out: what the command line writes can be read again, the plain shape of others too,
//! and both have a published schema.

use engine::Judged;
use engine::recognise::NoteKind;
use model::document::Anchor;
use model::form::{TableForm, form};
use model::{Edition, Entry, Place, SectionId, TableId, TableState};
use read::Refused;
use serde_json::{Map, Value, json};

use crate::round_trip::{self, written};
use crate::schema::{errors, schema};
use crate::support::{self, check_bytes, root};

fn read(value: &Value) -> Result<Judged, Refused> {
    check_bytes("report.json", value.to_string().as_bytes())
}

fn sample() -> Judged {
    check_bytes("sample.html", support::sample().as_bytes()).unwrap()
}

#[test]
fn what_was_written_is_read_again() {
    let cells = round_trip::holds("sample", &sample());
    assert_eq!(cells, form(Edition::E2021).tables.iter().flat_map(TableForm::cells).count());
}

#[test]
fn what_is_written_is_as_the_schema_says() {
    let wire = schema("wire-v1.schema.json");
    let value: Value = serde_json::from_str(&written(&sample())).unwrap();
    assert_eq!(errors(&wire, &value), [""; 0]);
    assert_eq!(errors(&schema("report.schema.json"), &value), [""; 0]);
    let mut fixtures = 0;
    for entry in std::fs::read_dir(support::fixtures("wire")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(errors(&wire, &serde_json::from_str(&text).unwrap()), [""; 0], "{path:?}");
        fixtures += 1;
    }
    assert_eq!(fixtures, 3);
}

/// Validators ignore keywords that the draft does not know, so a schema must not have any.
#[test]
fn every_schema_is_one_and_says_nothing_that_is_ignored() {
    let strict = json!({
        "$id": "urn:gouji:strict",
        "$dynamicAnchor": "meta",
        "$ref": "https://json-schema.org/draft/2020-12/schema",
        "unevaluatedProperties": false,
    });
    let mut schemas = 0;
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".schema.json") {
            assert_eq!(errors(&strict, &schema(&name)), [""; 0], "{name}");
            schemas += 1;
        }
    }
    assert_eq!(schemas, 5);
    for faulty in [
        json!({"type": "text"}),
        json!({"properties": {"year": {"minimun": 2008}}}),
        json!({"$defs": {"cell": {"required": "printed"}}}),
    ] {
        assert!(!errors(&strict, &faulty).is_empty(), "{faulty}");
    }
}

#[test]
fn a_schema_is_not_content_with_anything() {
    let wire = schema("wire-v1.schema.json");
    let whole: Value = serde_json::from_str(&written(&sample())).unwrap();
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
    let leftover = |note: &&engine::recognise::Note| note.kind == NoteKind::Leftover;
    let texts: Vec<&str> =
        checked.reading.notes.iter().filter(leftover).map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["received 5", "refused.nothing-of-ours 9"]);
}

#[test]
fn a_cell_that_stands_twice_is_uncertain() {
    let text = r#"{"disputes": {"review": {"total": 1, "upheld": 3, "upheld": 3},
        "Review": {"total": 2}}, "proactive": {"regulations": {"made": 0}}, "title": "x"}"#;
    let checked = check_bytes("a.json", text.as_bytes()).unwrap();
    let table = checked.report().table(TableId::Disputes).unwrap();
    let cell = |column| &table.cells[&("review", column)];
    assert_eq!((cell("total").printed.as_str(), cell("total").certain), ("1", false));
    assert_eq!((cell("upheld").printed.as_str(), cell("upheld").certain), ("3", true));
}

#[test]
fn sections_are_read_as_prose() {
    let sample = sample();
    let again = check_bytes("a.json", written(&sample).as_bytes()).unwrap();
    let sentences = |checked: &Judged, id| -> Vec<String> {
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
