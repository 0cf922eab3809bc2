//! A report as json: the three tables under the ids of the form, values as printed.

use serde_json::{Map, Value, json};

use super::prose;
use super::report::Report;

/// The plain shape: `{ "applications": { "received": { "total": 12 } } }`. Plain numbers are
/// numbers, anything else is text, a blank is `null`.
pub fn json(report: &Report) -> String {
    let mut root = Map::new();
    root.insert("title".into(), prose::title(report).concat().into());
    for table in report.form.tables {
        let rows = report.rows(table).into_iter().map(|row| {
            let columns = table.row(row).unwrap().columns.iter();
            let cells = columns.map(|column| {
                ((*column).to_owned(), value(&report.values[&(table.id, row, *column)]))
            });
            (row.to_owned(), Value::Object(cells.collect()))
        });
        root.insert(table.id.word().into(), Value::Object(rows.collect()));
    }
    serde_json::to_string_pretty(&Value::Object(root)).unwrap()
}

fn value(printed: &str) -> Value {
    match printed.parse::<u64>() {
        _ if printed.is_empty() => Value::Null,
        Ok(count) if count.to_string() == printed => json!(count),
        _ => json!(printed),
    }
}
