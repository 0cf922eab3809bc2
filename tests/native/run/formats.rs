//! The formats: each says what wire v1 says.

use serde_json::Value;

use super::{folder, objects, run, text};
use crate::support::{self, SAMPLE};

/// Reports with findings, one without a report, one whose organ would be a formula.
fn reports() -> String {
    let folder = folder("formats");
    let sample = support::sample();
    std::fs::write(folder.join("a b.html"), &sample).unwrap();
    std::fs::write(folder.join("empty.txt"), "").unwrap();
    std::fs::write(folder.join("=1+1.html"), sample.replace("2025", "2024")).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn an_object_a_line_by_two_names() {
    let path = reports();
    let json = run(&["check", &path, "--format=json"]);
    assert_eq!(run(&["check", &path, "--format=ndjson"]).stdout, json.stdout);
    assert_eq!(objects(&json).len(), 3);
}

#[test]
fn sarif_has_what_it_must_have() {
    let path = reports();
    let files = objects(&run(&["check", &path, "--format=json"]));
    let output = run(&["check", &path, "--format=sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&log["version"], log["runs"].as_array().unwrap().len()), (&"2.1.0".into(), 1));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "gouji");
    let rules = driver["rules"].as_array().unwrap();
    assert!(rules.iter().all(|rule| rule["id"].is_string() && text_of(rule, "shortDescription")));
    let results = run["results"].as_array().unwrap();
    let findings: Vec<&Value> =
        files.iter().flat_map(|file| file["findings"].as_array().unwrap()).collect();
    assert_eq!(results.len(), findings.len());
    assert!(!results.is_empty());
    for (result, finding) in results.iter().zip(findings) {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!((&result["ruleId"], &rule["id"]), (&finding["rule"], &finding["rule"]));
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let message = result["message"]["text"].as_str().unwrap();
        assert!(message.contains(finding["wrong"].as_str().unwrap()));
        assert_eq!(result["partialFingerprints"]["gouji/v1"], finding["fingerprint"]);
        let location = &result["locations"][0];
        let uri = location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("file:///") && uri.is_ascii() && !uri.contains(' '), "{uri}");
        assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], finding["place"]);
    }
    let told = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!((told.len(), &told[0]["descriptor"]["id"]), (1, &"empty".into()));
    assert!(text_of(&told[0], "message"));
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    // Of nothing, too, it is one.
    let none = super::run(&["check", "no-such-file", "--format=sarif"]);
    let log: Value = serde_json::from_slice(&none.stdout).unwrap();
    assert_eq!(log["runs"][0]["results"], Value::Array(vec![]));
}

fn text_of(of: &Value, key: &str) -> bool {
    of[key]["text"].as_str().is_some_and(|text| !text.is_empty())
}

#[test]
fn a_line_of_a_text_is_a_region() {
    let folder = folder("lines");
    let text = "云溪县水务局2025年政府信息公开工作年度报告\n一、总体情况\n2025年，本年新收政府信息公开申请5件，见http://x。\n\
                联系人：张三，身份证号110101199003070011。\n二、主动公开政府信息情况\n";
    std::fs::write(folder.join("a.txt"), text).unwrap();
    let path = folder.to_str().unwrap();
    let log: Value =
        serde_json::from_slice(&run(&["check", path, "--format=sarif"]).stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let lines: Vec<&Value> = results
        .iter()
        .map(|result| &result["locations"][0]["physicalLocation"]["region"]["startLine"])
        .filter(|line| !line.is_null())
        .collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.as_u64() >= Some(1)), "{results:#?}");
}

#[test]
fn a_table_of_findings_holds_no_formula() {
    let path = reports();
    let files = objects(&run(&["check", &path, "--format=json"]));
    let output = run(&["check", &path, "--format=csv"]);
    let table = text(&output.stdout).strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|one| one == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let findings: usize =
        files.iter().map(|file| file["findings"].as_array().unwrap().len().max(1)).sum();
    assert_eq!(rows.len(), findings);
    for row in &rows {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    assert_eq!(&rows[0][column("file")], "'=1+1.html");
    let empty = rows.iter().find(|row| &row[column("status")] == "refused").unwrap();
    assert_eq!((&empty[column("rule")], &empty[column("file")]), ("", "empty.txt"));
    assert!(!empty[column("wrong")].is_empty() && !empty[column("todo")].is_empty());
    assert!(table.lines().all(|line| !line.is_empty()));
}

#[test]
fn what_makes_the_exit_code_is_chosen() {
    let code = |arguments: &[&str]| run(&[&["check"], arguments].concat()).status.code().unwrap();
    for (severity, wanted) in [("wrong", 1), ("doubtful", 1), ("remark", 1), ("never", 0)] {
        assert_eq!(code(&[SAMPLE, "--fail-on", severity]), wanted, "{severity}");
    }
    // What was not read is no finding.
    assert_eq!(code(&["no-such-file", "--fail-on=never"]), 2);
    let folder = folder("right");
    let right = support::sample().replace(">11<", ">8<");
    std::fs::write(folder.join("a.html"), right).unwrap();
    let path = folder.join("a.html");
    let path = path.to_str().unwrap();
    let file = &objects(&run(&["check", path, "--format=json"]))[0];
    assert_eq!(file["status"], "clean");
    let remarks = file["findings"].as_array().unwrap().len();
    assert_eq!(code(&[path, "--fail-on=doubtful"]), 0);
    assert_eq!(code(&[path, "--fail-on=remark"]), i32::from(remarks > 0));
}
