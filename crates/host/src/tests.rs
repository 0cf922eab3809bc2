//! Objects as scripts write them, and the declarations that the package ships.

use super::*;

/// `src/embed/package/types`, where the package's declarations stand.
fn shipped(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/embed/package/types/");
    std::fs::read_to_string([folder, name].concat()).unwrap_or_default()
}

#[test]
fn options_are_what_a_script_gives() {
    let given = r#"{"name": "2023.docx", "source": "pasted-html", "edition": "2019",
                    "lastYearName": "2022.docx", "unknown": 1}"#;
    let options: CheckOptions = serde_json::from_str(given).unwrap_or_default();
    let expected = CheckOptions {
        name: Some("2023.docx".into()),
        source: Some(SourceKind::PastedHtml),
        edition: Some(EditionYear::E2019),
        last_year_name: Some("2022.docx".into()),
        ..CheckOptions::default()
    };
    assert_eq!(options, expected);
    for wrong in [r#"{"name": 3}"#, r#"{"edition": "2020"}"#, "1"] {
        assert!(serde_json::from_str::<CheckOptions>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_is_not_known_is_not_in_the_object() {
    let summary =
        Summary { status: Status::Wrong, wrong: 2, year: Some(2023), ..Summary::default() };
    let object = serde_json::to_value(&summary).unwrap_or_default();
    assert_eq!(object["status"], "wrong");
    assert_eq!(object["year"], 2023);
    assert_eq!(object.get("organ"), None);
}

#[test]
fn the_package_declares_what_crosses() {
    let shipped = shipped("shared.d.ts");
    for declared in [
        format!("export type Status = {};", Status::name()),
        format!("export type Asker = {};", Asker::name()),
        CheckOptions::declaration(),
        Summary::declaration(),
    ] {
        assert!(shipped.contains(&declared), "shared.d.ts has to say:\n{declared}");
    }
}
