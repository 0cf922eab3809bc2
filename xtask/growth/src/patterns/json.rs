//! JSON: the tables under the ids of the form.

use super::units::{CHARACTERS, Unit};
use super::{Pattern, add, repeated, times};

const HEAD: &str = r#"{"year": 2025, "title": "云溪县人民政府2025年政府信息公开工作年度报告", "tables": {"disputes": {"review":
    {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 2}}}"#;

/// More entries of the object.
const ENTRIES: &[Unit] = &[
    ("keys", r#","key #": 1"#),
    ("keys of one name", r#","year": 2025"#),
    ("tables", r#","disputes": {"review": {"upheld": 1}}"#),
    ("tables that stand twice", r#","tables": {"disputes": {"review": {"upheld": #}}}"#),
    ("text", r#","prose #": "全年新收政府信息公开申请12件。""#),
    ("empty objects", r#","a#": {}"#),
    ("empty lists", r#","a#": [[]]"#),
    ("null", r#","a#": null"#),
];

/// What stands in one list or one text.
const INSIDE: &[(&str, &str, &str, &str)] = &[
    ("numbers in a list", "[0", ",#", "]"),
    ("texts in a list", "[\"\"", ",\"公#\"", "]"),
    ("objects in a list", "[{}", ",{\"label\": \"总计\", \"value\": #}", "]"),
    ("lists in a list", "[[]", ",[1,2,3]", "]"),
    ("escapes", "\"", "\\u516c\\n", "\""),
    ("a long number", "1", "7", ""),
    ("a long fraction", "0.", "7", ""),
    ("blanks", "[", " ", "]"),
    ("line breaks", "[", "\n", "]"),
    ("a text that is not closed", "\"", "公", ""),
    ("commas without values", "[", ",", "]"),
    ("lists that are not closed", "", "[", ""),
    ("objects that are not closed", "", "{\"a\":", ""),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in ENTRIES {
        add(patterns, format!("json/{name}"), times(unit), move |count| {
            format!("{HEAD}{}}}", repeated(unit, count)).into_bytes()
        });
    }
    for (name, begin, unit, end) in INSIDE {
        add(patterns, format!("json/{name}"), times(unit), move |count| {
            format!("{HEAD},\"sections\": {begin}{}{end}}}", repeated(unit, count)).into_bytes()
        });
    }
    for (name, unit) in CHARACTERS.iter().step_by(2) {
        add(patterns, format!("json/text/{name}"), times(unit), move |count| {
            let text = repeated(unit, count).replace('\t', "\\t");
            format!(
                "{HEAD},\"overview\": \"{text}\", \"sections\": {{\"一、总体情况\": \"{text}\"}}}}"
            )
            .into_bytes()
        });
    }
    for (name, open, close) in [("lists", "[", "]"), ("objects", "{\"a\":", "}")] {
        add(patterns, format!("json/nested {name}"), 1_000, move |count| {
            format!("{HEAD},\"a\": {}1{}}}", open.repeat(count), close.repeat(count)).into_bytes()
        });
    }
}
