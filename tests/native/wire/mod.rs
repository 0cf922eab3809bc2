//! The outputs: JSON v1, the screen, and the paper with its marks.

mod invented;
mod marks;
mod paper;
mod verdict;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use engine::Judged;
use engine::rules::catalogue::RULES_SHA256;
use invented::{checked, everything, finding, seen};
use model::finding::Severity;
use model::language::Language;
use model::{Edition, Place, TableId};
use read::Refused;
use screen::{PartSet, Parts, Question, Status, TroubleKind};
use serde_json::Value;
use view::{FileReview, Trouble, v1};

use crate::support;

fn written(checked: &Judged, language: Language) -> String {
    json(Ok::<_, Refused>(checked), language)
}

fn json(outcome: Result<&Judged, impl Into<Trouble>>, language: Language) -> String {
    v1::write("/in/box/报告.txt", outcome, language)
}

/// What a screen shows of a file that was not read.
fn refused(name: &str, refused: Refused, language: Language) -> Parts {
    let question = Question { name: name.into(), ..Question::default() };
    let review = FileReview::open(question, Err(Trouble::from(refused)), None, gouji::PROSE);
    review.parts(PartSet::report(), language)
}

/// Compares a line with a fixture. `GOUJI_BLESS=1` renews the fixture.
fn golden(name: &str, line: &str) {
    let path = support::fixtures("wire").join(name);
    let engine = concat!("\"engine\":\"", env!("CARGO_PKG_VERSION"));
    let line = line.replace(RULES_SHA256, "{rules}").replace(engine, "\"engine\":\"{engine}");
    if std::env::var_os("GOUJI_BLESS").is_some() {
        std::fs::write(&path, line.clone() + "\n").unwrap();
    }
    let fixture = std::fs::read_to_string(&path).unwrap();
    assert!(fixture.trim_end() == line, "{name} differs; GOUJI_BLESS=1 writes it anew:\n{line}");
}

#[test]
fn the_json_of_a_checked_report_stays_as_it_was() {
    golden("everything.json", &written(&everything(), Language::Chinese));
}

#[test]
fn the_json_of_a_refused_file_stays_as_it_was() {
    golden("refused.json", &json(Err::<&Judged, _>(Refused::Elsewhere), Language::Chinese));
    golden("failed.json", &json(Err::<&Judged, _>(Trouble::Failed), english::LANGUAGE));
}

#[test]
fn every_trouble_is_one_line_of_json_with_all_keys() {
    let troubles = [
        Refused::Empty,
        Refused::TooLarge,
        Refused::Image,
        Refused::Elsewhere,
        Refused::Office,
        Refused::Archive,
        Refused::Encrypted,
        Refused::OldWord,
        Refused::Works,
        Refused::Scanned,
        Refused::EmptyWorkbook,
        Refused::Damaged { part: "word/document.xml".into() },
        Refused::Binary,
        Refused::Mojibake,
        Refused::AnotherDocument,
        Refused::BeforeTheForm { year: 2018 },
        Refused::SchoolYear,
    ]
    .map(Trouble::Refused);
    let mut kinds = BTreeSet::new();
    for trouble in troubles.into_iter().chain([Trouble::NotOpened, Trouble::Failed]) {
        let line = json(Err::<&Judged, _>(trouble.clone()), english::LANGUAGE);
        assert!(!line.contains('\n'));
        let value: Value = serde_json::from_str(&line).unwrap();
        assert!(kinds.insert(value["trouble"]["kind"].as_str().unwrap().to_owned()));
        for key in ["what", "todo"] {
            assert!(!value["trouble"][key].as_str().unwrap().is_empty());
        }
        for key in ["format", "edition", "organ", "year"] {
            assert!(value[key].is_null(), "{key}");
        }
        let status = if trouble == Trouble::Failed { "failed" } else { "refused" };
        assert_eq!(value["status"], status);
        assert_eq!(value["file"], "报告.txt");
    }
}

#[test]
fn damaged_pages_are_named_in_the_language_of_the_reader() {
    let trouble = Trouble::Refused(Refused::DamagedPages { pages: vec![1, 3] });
    assert_eq!(trouble.kind(), TroubleKind::Damaged);
    let chinese = trouble.what(Language::Chinese);
    assert!(chinese.contains("第 1、3 页") && !chinese.contains("page"), "{chinese}");
    let english = trouble.what(english::LANGUAGE);
    assert!(english.contains("page 1, 3 cannot"), "{english}");
}

#[test]
fn only_sentences_depend_on_the_language() {
    let checked = everything();
    let [chinese, english] = [Language::Chinese, english::LANGUAGE].map(|language| {
        let line = written(&checked, language);
        let mut value: Value = serde_json::from_str(&line).unwrap();
        without_sentences(&mut value);
        value
    });
    assert_eq!(chinese, english);
}

fn without_sentences(value: &mut Value) {
    let strip = |value: &mut Value, keys: &[&str]| {
        let map = value.as_object_mut().unwrap();
        keys.iter().for_each(|key| drop(map.remove(*key)));
    };
    strip(value, &["language"]);
    for finding in value["findings"].as_array_mut().unwrap() {
        strip(finding, &["title", "wrong", "why", "todo", "basis"]);
        if finding["suggestion"].is_object() {
            strip(&mut finding["suggestion"], &["condition"]);
        }
    }
    value["checked"].as_array_mut().unwrap().iter_mut().for_each(|check| strip(check, &["why"]));
    value["notes"].as_array_mut().unwrap().iter_mut().for_each(|note| strip(note, &["text"]));
}

#[test]
fn every_cell_of_the_form_is_in_the_json_and_an_absent_one_says_so() {
    for (edition, cells) in [(Edition::E2021, 200), (Edition::E2019, 198)] {
        let mut reading = invented::zeros(edition);
        reading.report.tables.retain(|table| table.id != TableId::Disputes);
        let line = written(&checked(reading), Language::Chinese);
        let value: Value = serde_json::from_str(&line).unwrap();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for table in value["tables"].as_object().unwrap().values() {
            for cell in table.as_object().unwrap().values().flat_map(|r| r.as_object().unwrap()) {
                *kinds.entry(cell.1["kind"].as_str().unwrap()).or_default() += 1;
            }
        }
        assert_eq!(kinds.values().sum::<usize>(), cells);
        assert_eq!(kinds["absent"], 15);
        assert_eq!(value["status"], "partial");
    }
}

#[test]
fn a_finding_keeps_its_fingerprint_when_spaces_change_and_another_comes_before() {
    let mut checked = everything();
    let first = seen(&checked, Language::Chinese).findings[0].clone();
    let before: Value = serde_json::from_str(&written(&checked, Language::Chinese)).unwrap();
    checked.findings[0].sums[0].left[0].printed = " 1 0".into();
    checked.findings.insert(0, finding(Severity::Remark, Place::Title));
    let after: Value = serde_json::from_str(&written(&checked, english::LANGUAGE)).unwrap();
    assert_eq!(before["findings"][0]["fingerprint"], after["findings"][1]["fingerprint"]);
    assert_ne!(before["findings"][0]["fingerprint"], before["findings"][1]["fingerprint"]);
    assert_eq!((&before["findings"][0]["id"], first.number), (&"f1".into(), 1));
    assert_eq!(after["findings"][1]["id"], "f2");
}

#[test]
fn the_screen_survives_its_journey() {
    for language in [Language::Chinese, english::LANGUAGE] {
        for shown in [
            Parts::from(seen(&everything(), language)),
            refused("a.pdf", Refused::Elsewhere, language),
        ] {
            assert_eq!(Parts::unpacked(&shown.packed()), Some(shown));
        }
    }
}

#[test]
fn a_refused_file_shows_the_way_out() {
    let shown = refused("年报.docx", Refused::Office, Language::Chinese);
    let summary = shown.summary.unwrap();
    let trouble = summary.trouble.unwrap();
    assert_eq!((summary.status, trouble.kind), (Status::Refused, TroubleKind::Office));
    assert!(trouble.todo.contains("全选、复制"));
    assert_eq!(summary.verdict.headline, trouble.what);
    assert_eq!(shown.paper, None);
    assert_eq!(refused("", Refused::Empty, english::LANGUAGE).findings, None);
}
