//! Profiles of hosts: levels and days. No broken sum becomes right by them.

use engine::rules::catalogue;
use model::finding::{Level, Severity};
use screen::{Question, Status};
use serde_json::{Value, json};

use super::{SAMPLE, Screen, ask, check, object, question, sample, schema, text, written};

fn profile(levels: Value) -> Value {
    json!({"gouji-profile": 1, "name": "云溪县", "levels": levels})
}

/// Every rule there is, muted.
fn all_muted() -> String {
    let rules = catalogue::entries().iter().map(|entry| (entry.id.to_string(), json!("mute")));
    profile(Value::Object(rules.collect())).to_string()
}

fn with(profile: &str) -> Question {
    Question { profile: profile.to_owned(), ..question() }
}

/// The sample with something to remark besides the wrong cell.
fn odd() -> String {
    sample().replacen("<td>0</td>", "<td>/</td>", 1)
}

fn counts(screen: &Screen) -> [u32; 4] {
    let verdict = &screen.summary.verdict;
    [verdict.wrong, verdict.doubtful, verdict.remarks, verdict.muted]
}

#[test]
fn no_profile_makes_a_broken_sum_clean() {
    let plain = ask(&question(), odd().as_bytes());
    let muted = ask(&with(&all_muted()), odd().as_bytes());
    let statuses = [&plain, &muted].map(|answer| answer.screen.summary.status);
    assert_eq!(statuses, [Status::Wrong, Status::Wrong]);
    let [wrong, doubtful, remarks, none] = counts(&plain.screen);
    assert_eq!((wrong, none), (1, 0));
    assert!(remarks > 0);
    assert_eq!(counts(&muted.screen), [1, 0, 0, doubtful + remarks]);
    assert!(muted.screen.summary.verdict.headline.starts_with("发现 1 处错误"));
    assert_eq!(muted.screen.findings.len(), plain.screen.findings.len(), "the record stays whole");
    let first = &muted.screen.findings[0];
    assert_eq!(
        (first.severity, first.level),
        (Severity::Wrong, Some(Level::As(Severity::Remark))),
        "never hidden"
    );
    assert_eq!(first.lowered, "按本单位设置，由“错误”降为“提示”。");
    assert!(muted.screen.findings[1..].iter().all(|finding| finding.is_muted()));
    let said = format!("另有 {} 处按本单位设置不提示。", doubtful + remarks);
    assert!(
        muted.screen.summary.verdict.detail.contains(&said),
        "{}",
        muted.screen.summary.verdict.detail
    );
}

#[test]
fn a_level_stands_beside_the_severity_and_only_where_it_differs() {
    let plain = object(&ask(&question(), odd().as_bytes()));
    assert!(plain["findings"].as_array().unwrap().iter().all(|one| one.get("level").is_none()));
    let rule = plain["findings"][1]["rule"].as_str().unwrap();
    let asked = with(&profile(json!({ rule: "mute" })).to_string());
    let mut levelled = object(&ask(&asked, odd().as_bytes()));
    assert_eq!(levelled["findings"][1]["level"], "mute");
    assert_eq!(
        schema::errors(&schema::schema("wire-v1.schema.json"), &levelled),
        [""; 0],
        "as the schema says"
    );
    for finding in levelled["findings"].as_array_mut().unwrap() {
        finding.as_object_mut().unwrap().remove("level");
    }
    assert_eq!(levelled, plain, "nothing else changes in the record");
    // A profile cannot raise a level.
    let graver = profile(json!({ rule: "doubtful" })).to_string();
    assert!(object(&ask(&with(&graver), odd().as_bytes()))["findings"][1].get("level").is_none());
}

#[test]
fn a_faulty_profile_is_not_applied_and_says_so() {
    let faulty = json!({"gouji-profile": 1, "levels": {"label-differs": "mute"}, "lavels": {}});
    let answer = ask(&with(&faulty.to_string()), sample().as_bytes());
    assert_eq!(answer.screen.summary.verdict.muted, 0);
    let note = answer.screen.coverage.notes.last().unwrap();
    assert!(note.text.contains("没有采用") && note.text.contains("lavels"), "{}", note.text);
    let notes = &object(&answer)["notes"];
    assert_eq!(notes.as_array().unwrap().last().unwrap()["kind"], "profile-not-applied");
}

#[test]
fn the_command_line_takes_a_profile_and_a_day() {
    let told = json!({
        "gouji-profile": 1, "name": "云溪县",
        "levels": {"label-differs": "mute"},
        "department-deadline": "01-10", "government-deadline": "01-10", "names": ["石桥街道"],
    });
    assert_eq!(schema::errors(&schema::schema("profile.schema.json"), &told), [""; 0]);
    let path = written("profile.json", &told.to_string());
    let path = path.to_str().unwrap();
    let output = check(&[SAMPLE, "--profile", path, "--published", "2026-01-20"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("云溪县定的期限是 2026-01-10"), "{output:?}");
    for faulty in [
        vec!["--published", "2026-1-20"],
        vec!["--profile", "no/such/file"],
        vec!["--profile", "Cargo.toml"],
    ] {
        let output = check(&[&[SAMPLE], faulty.as_slice()].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{faulty:?}");
        assert!(!output.stderr.is_empty());
    }
}
