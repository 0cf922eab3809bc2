//! Sentences beside tables: what is asked about them, and what is left alone.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::support;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    /// The rule that is broken. Nothing else of the prose is.
    finds: Option<String>,
}

const COLUMNS: [&str; 7] =
    ["natural-person", "business", "research", "public-welfare", "legal-service", "other", "total"];

fn row(persons: u64, businesses: u64) -> Value {
    let numbers = [persons, businesses, 0, 0, 0, 0, persons + businesses];
    COLUMNS
        .iter()
        .zip(numbers)
        .map(|(column, number)| ((*column).to_owned(), json!(number)))
        .collect()
}

fn disputes(upheld: u64, corrected: u64, pending: u64) -> Value {
    json!({ "upheld": upheld, "corrected": corrected, "other": 0, "pending": pending,
        "total": upheld + corrected + pending })
}

fn report(text: &str) -> Vec<u8> {
    let mut applications: serde_json::Map<String, Value> = [
        ("received", row(40, 6)),
        ("carried-in", row(3, 0)),
        ("disclosed", row(18, 3)),
        ("partly-disclosed", row(5, 1)),
        ("refused.third-party", row(2, 0)),
        ("unavailable.not-held", row(8, 1)),
        ("unavailable.needs-creation", row(4, 0)),
        ("declined.petition", row(3, 0)),
        ("handled-total", row(40, 5)),
        ("carried-out", row(3, 1)),
    ]
    .into_iter()
    .map(|(row, numbers)| (row.to_owned(), numbers))
    .collect();
    for form in
        model::form::form(model::Edition::E2021).table(model::TableId::Applications).unwrap().rows
    {
        applications.entry(form.id.to_owned()).or_insert_with(|| row(0, 0));
    }
    let documents = |made: u64, repealed: u64, force: u64| json!({ "made": made, "repealed": repealed, "in-force": force });
    let report = json!({
        "organ": "云溪县人民政府",
        "year": 2023,
        "title": "云溪县人民政府2023年政府信息公开工作年度报告",
        "sections": {
            "masthead": { "heading": "云溪县人民政府2023年政府信息公开工作年度报告",
                "sentences": ["本报告所列数据统计期限为2023年1月1日至2023年12月31日。"] },
            "overview": { "heading": "一、总体情况", "sentences": [format!("（二）依申请公开。{text}")] },
        },
        "tables": {
            "applications": applications,
            "disputes": { "review": disputes(4, 1, 2), "litigation-direct": disputes(2, 0, 1),
                "litigation-after-review": disputes(0, 0, 0) },
            "proactive": { "regulations": documents(0, 0, 0), "normative-documents": documents(5, 2, 31),
                "licensing": { "decisions": 812 }, "penalties": { "decisions": 64 },
                "coercion": { "decisions": 3 }, "fees": { "amount": "18.6" } },
        },
    });
    report.to_string().into_bytes()
}

#[test]
fn what_is_asked_about_a_sentence_is_what_a_careful_reader_asks() {
    let mut wrong = Vec::new();
    let files = ["prose/county.toml", "prose/ratios.toml"].map(|name| {
        let source = std::fs::read_to_string(support::fixtures(name)).unwrap();
        toml::from_str::<File>(&source).unwrap()
    });
    for sentence in files.iter().flat_map(|file| &file.sentences) {
        let checked = support::check_bytes("report.json", &report(&sentence.text)).unwrap();
        let prose = ["text-", "list-", "share-", "growth-"];
        let mut found: Vec<&str> = checked
            .findings
            .iter()
            .map(|finding| finding.rule.as_str())
            .filter(|rule| prose.iter().any(|family| rule.starts_with(family)))
            .collect();
        found.dedup();
        let wanted: Vec<&str> = sentence.finds.iter().map(String::as_str).collect();
        if found != wanted {
            wrong.push(format!("{}: {found:?}, not {wanted:?}", sentence.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
