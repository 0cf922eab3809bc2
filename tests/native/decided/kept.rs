//! Decisions of a person: they are found again by the fingerprint and do not change the findings.

use std::collections::BTreeSet;

use model::Place;
use model::finding::Severity;
use screen::{Choice, Decisions, Question, ReportName, Status};
use serde_json::{Value, json};

use super::{SAMPLE, Screen, ask, check, object, question, sample, schema, text, written};
use crate::maker::formats::{Cells, FORMATS, Format, Prose};
use crate::maker::report::{Report, SEEDS};

/// A decision about every finding of a screen.
fn all_accepted(screen: &Screen) -> Decisions {
    let mut decisions = Decisions::about(ReportName::of(&screen.summary.identity));
    let decide = |finding| decisions.decide(finding, Choice::Accepted, "已与台账核对");
    screen.findings.iter().for_each(decide);
    decisions
}

fn with(decisions: Decisions) -> Question {
    Question { decisions: vec![decisions], ..question() }
}

fn names(screen: &Screen) -> BTreeSet<String> {
    screen.findings.iter().map(|finding| finding.fingerprint.clone()).collect()
}

fn in_prose(place: Place) -> bool {
    matches!(place, Place::Sentence(..) | Place::Span(..))
}

/// The sample with prose that contradicts it, a blank and a stale phrase.
fn odd() -> String {
    let prose = "<p>2025年共收到申请9999件。联系电话12345。</p>";
    sample().replacen("<td>0</td>", "<td>/</td>", 1).replacen(
        "</h2>",
        &["</h2>", prose].concat(),
        1,
    )
}

#[test]
fn an_accepted_wrong_sum_is_a_wrong_sum() {
    let plain = ask(&question(), odd().as_bytes());
    assert!(plain.screen.findings.len() > 2);
    let decided = ask(&with(all_accepted(&plain.screen)), odd().as_bytes());
    assert_eq!(decided.screen.summary.status, Status::Wrong);
    assert_eq!(decided.screen.summary.verdict, plain.screen.summary.verdict);
    assert_eq!(decided.screen.paper, plain.screen.paper);
    assert_eq!(decided.screen.coverage, plain.screen.coverage);
    for finding in &decided.screen.findings {
        assert!(
            finding.plain.ends_with("处理记录：已核实，无需修改（已与台账核对）"),
            "{finding:?}"
        );
    }
    let mut value = object(&decided);
    assert_eq!(schema::errors(&schema::schema("wire-v1.schema.json"), &value), [""; 0]);
    for finding in value["findings"].as_array_mut().unwrap() {
        let finding = finding.as_object_mut().unwrap();
        assert_eq!(finding.remove("decision"), Some("accepted".into()));
        assert_eq!(finding.remove("reason"), Some("已与台账核对".into()));
    }
    assert_eq!(value, object(&plain), "all else is as it was");
}

#[test]
fn a_decision_survives_spaces_a_sentence_before_and_another_cell_corrected() {
    let before = ask(&question(), odd().as_bytes());
    let kept = with(all_accepted(&before.screen));
    let spaced = odd().replace("件。", " 件 。").replace("<td>11</td>", "<td>\n  11 </td>");
    let longer = odd().replacen("</h2>", "</h2><p>本年工作平稳。</p><p>各项工作有序。</p>", 1);
    let corrected = odd().replacen("<td>0</td>", "<td>3</td>", 1);
    assert!([&spaced, &longer, &corrected].iter().all(|text| **text != odd()));
    let (spaced, longer) = (ask(&kept, spaced.as_bytes()), ask(&kept, longer.as_bytes()));
    let known = names(&before.screen);
    assert!(known.is_subset(&names(&spaced.screen)), "{:#?}", spaced.screen.findings);
    assert!(known.is_subset(&names(&longer.screen)));
    let prose = before.screen.findings.iter().find(|one| in_prose(one.place.place));
    assert!(prose.is_some(), "a finding in the prose is among them");
    let corrected = ask(&kept, corrected.as_bytes());
    let wrong = before.screen.findings[0].fingerprint.as_str();
    assert!(names(&corrected.screen).contains(wrong));
    assert!(spaced.screen.findings.iter().any(|finding| finding.plain.contains("处理记录")));
    assert_eq!(spaced.screen.summary.verdict.wrong, before.screen.summary.verdict.wrong);
}

#[test]
fn a_decision_about_what_was_mended_is_said_to_fit_nothing() {
    let before = ask(&question(), odd().as_bytes());
    let mended = odd().replace("<td>11</td>", "<td>8</td>");
    let after = ask(&with(all_accepted(&before.screen)), mended.as_bytes());
    let note = &after.screen.coverage.notes.last().unwrap().text;
    assert_eq!(note, "有 1 条处理记录对不上现在的报告。");
    let notes = &object(&after)["notes"];
    assert_eq!(notes.as_array().unwrap().last().unwrap()["kind"], "decisions-left");
}

#[test]
fn decisions_about_another_report_are_not_used() {
    let screen = ask(&question(), sample().as_bytes()).screen;
    let mut other = Decisions::about(ReportName { year: Some(1999), ..ReportName::default() });
    other.decide(&screen.findings[0], Choice::Accepted, "");
    let answer = ask(&with(other), sample().as_bytes());
    assert!(!answer.screen.findings[0].plain.contains("处理记录"));
    assert!(object(&answer)["findings"][0].get("decision").is_none());
}

/// Ten reports in every format that keeps prose and cells and needs no other program; but for readings
/// that are not certain of every cell.
#[test]
fn a_finding_has_the_same_name_in_every_format() {
    let (mut files, mut findings) = (0, 0);
    let mut lost = Vec::new();
    for report in SEEDS.take(10).map(Report::new) {
        let of = |format: &Format| {
            let file = format.make(std::slice::from_ref(&report)).remove(0);
            let question = Question { name: format.name.into(), ..question() };
            ask(&question, &file).screen
        };
        let clean = of(Format::named("html"));
        let whole = |format: &&Format| {
            format.is_own() && matches!((format.prose, format.cells), (Prose::Whole, Cells::Drawn))
        };
        for format in FORMATS.iter().filter(whole) {
            let screen = of(format);
            if !screen.summary.complete || screen.summary.verdict.headline.contains("请核对原文")
            {
                continue;
            }
            files += 1;
            for finding in
                clean.findings.iter().filter(|finding| finding.severity != Severity::Remark)
            {
                findings += 1;
                if !names(&screen).contains(&finding.fingerprint) {
                    lost.push(format!("{} in {} of {}", finding.rule, format.name, report.seed));
                }
            }
        }
    }
    println!("{findings} findings in {files} files");
    assert_eq!(lost, [""; 0]);
}

#[test]
fn the_command_line_marks_what_was_decided() {
    let screen = ask(&question(), sample().as_bytes()).screen;
    let kept = serde_json::from_str(&all_accepted(&screen).written()).unwrap();
    assert_eq!(schema::errors(&schema::schema("decisions.schema.json"), &kept), [""; 0]);
    let path = written("decisions.json", &kept.to_string());
    let path = path.to_str().unwrap();
    let output = check(&[SAMPLE, "--decisions", path]);
    assert_eq!(output.status.code(), Some(1), "a wrong sum stays wrong");
    assert!(text(&output.stdout).contains("处理记录：已核实，无需修改（已与台账核对）"));
    assert!(text(&output.stdout).contains("发现 1 处错误"));
    let output = check(&[SAMPLE, "--decisions", path, "--format=json"]);
    let line: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    assert_eq!(line["findings"][0]["decision"], "accepted");
    assert_eq!(
        (line["status"].as_str(), line["findings"][0]["severity"].as_str()),
        (Some("wrong"), Some("wrong"))
    );
    let other = written("other.json", &{
        let mut kept = kept;
        kept["report"] = json!({"organ": "别处", "year": 2001});
        kept.to_string()
    });
    let output = check(&[SAMPLE, "--decisions", other.to_str().unwrap()]);
    assert!(text(&output.stderr).contains("不属于所核对的报告"));
    let output = check(&[SAMPLE, "--decisions", "Cargo.toml"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}
