use super::*;
use model::Place;
use model::finding::Severity;

fn finding(fingerprint: &str) -> Finding {
    Finding {
        fingerprint: fingerprint.into(),
        rule: "a-rule".into(),
        ..Finding::new(1, Severity::Wrong, Place::Title)
    }
}

fn name(organ: &str, year: u16) -> ReportName {
    ReportName {
        organ: Some(organ.to_owned()).filter(|organ| !organ.is_empty()),
        year: Some(year).filter(|year| *year > 0),
    }
}

fn read(text: &str) -> Option<Decisions> {
    Decisions::read(text)
}

#[test]
fn a_decision_can_be_made_changed_and_taken_back() {
    let mut decisions = Decisions::about(name("某局", 2023));
    decisions.decide(&finding("b"), Choice::Accepted, " 已电话\n核实 ");
    decisions.decide(&finding("a"), Choice::ToFix, "");
    assert_eq!(decisions.of("b").unwrap().reason, "已电话 核实");
    decisions.decide(&finding("b"), Choice::ToFix, "");
    assert_eq!(decisions.of("b").unwrap().decision, Choice::ToFix);
    assert_eq!(decisions.count(), 2);
    decisions.take_back("b");
    assert_eq!((decisions.of("b"), decisions.count()), (None, 1));
}

#[test]
fn what_is_written_is_read_again() {
    let mut decisions = Decisions::about(name("某局", 2023));
    decisions.decide(&finding("a"), Choice::Accepted, "“原件”如此");
    let text = decisions.written();
    assert!(
        text.starts_with("{\n \"gouji-decisions\": 1,\n \"report\": {\n  \"organ\": \"某局\",\n")
    );
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["decisions"][0]["decision"], "accepted");
    let none = Decisions::about(ReportName::default());
    assert_eq!(read(&none.written()), Some(none));
    assert_eq!(read(&text), Some(decisions));
}

#[test]
fn of_two_about_one_finding_the_later_counts_and_other_versions_are_not_read() {
    let one = |decision: &str| {
        format!(
            "{{\"fingerprint\":\"a\",\"rule\":\"r\",\"place\":\"p\",\"decision\":\"{decision}\"}}"
        )
    };
    let file = |version: u8, list: &str| {
        format!("{{\"gouji-decisions\":{version},\"report\":{{}},\"decisions\":[{list}]}}")
    };
    let both = [one("accepted"), one("to-fix")].join(",");
    let read_both = read(&file(1, &both)).unwrap();
    assert_eq!(read_both.of("a").unwrap().decision, Choice::ToFix);
    assert_eq!(read_both.count(), 1);
    assert_eq!(read(&file(2, &both)), None);
    assert_eq!(read(&file(1, &one("fine"))), None);
}

#[test]
fn those_that_fit_no_finding_are_counted() {
    let mut decisions = Decisions::about(ReportName::default());
    ["a", "b", "c"].iter().for_each(|known| decisions.decide(&finding(known), Choice::ToFix, ""));
    // Two findings with the same words have the same fingerprint.
    assert_eq!(decisions.left(["a", "a", "d"]), 2);
    assert_eq!(decisions.left([]), 3);
    let mut other = Decisions::about(ReportName::default());
    other.decide(&finding("a"), Choice::Accepted, "另一人");
    decisions.join(other);
    assert_eq!((decisions.count(), decisions.of("a").unwrap().reason.as_str()), (3, "另一人"));
}

#[test]
fn a_report_is_told_from_another_by_body_and_year() {
    let one = name("某市 水务局", 2023);
    assert!(one.is(&name("某市水务局", 2023)) && one.may_be(&name("", 2023)));
    assert!(!one.is(&name("", 2023)));
    assert!(!one.may_be(&name("某市水务局", 2022)) && !one.may_be(&name("某市教育局", 2023)));
}
