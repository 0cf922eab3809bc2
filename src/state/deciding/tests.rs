use std::rc::Rc;

use super::super::{Action, Correction, Given, Stage, step};
use super::*;
use screen::{Fact, Finding, PlaceName, Screen, Verdict};

fn identity(organ: &str, year: &str) -> Identity {
    let fact = |value: &str| Fact { value: value.into(), ..Fact::default() };
    Identity { organ: fact(organ), year: fact(year), ..Identity::default() }
}

fn screen(organ: &str, fingerprints: &[&str]) -> Rc<Screen> {
    let finding = |(number, fingerprint): (u32, &&str)| Finding {
        number,
        fingerprint: (*fingerprint).into(),
        severity: "wrong".into(),
        place: PlaceName { place: "title".into(), name: String::new() },
        ..Finding::default()
    };
    let findings: Vec<Finding> = (1..).zip(fingerprints).map(finding).collect();
    let verdict = Verdict { wrong: findings.len() as u32, ..Verdict::default() };
    Rc::new(Screen {
        status: "wrong".into(),
        identity: identity(organ, "2023"),
        findings,
        verdict,
        ..Screen::default()
    })
}

/// The report is brought and its answer comes.
fn read(stage: Stage, screen: Rc<Screen>) -> Stage {
    let gave = Action::Gave { name: "a".into(), source: "file", bytes: vec![1] };
    answered(step(stage, gave), screen)
}

fn answered(stage: Stage, screen: Rc<Screen>) -> Stage {
    let turn = stage.question().unwrap().0;
    step(stage, Action::Answered { turn, screen })
}

fn accept(stage: Stage, number: u32) -> Stage {
    let (choice, reason) = (Some(Choice::Accepted), "已核".to_owned());
    step(stage, Action::Decide { number, choice, reason })
}

fn decided(stage: &Stage, fingerprint: &str) -> bool {
    stage.decisions().is_some_and(|decisions| decisions.of(fingerprint).is_some())
}

fn file(organ: Option<&str>, fingerprint: &str) -> Decisions {
    let report = ReportName { organ: organ.map(Into::into), year: Some(2023) };
    let mut decisions = Decisions::about(report);
    let finding = Finding { fingerprint: fingerprint.into(), ..Finding::default() };
    decisions.decide(&finding, Choice::ToFix, "");
    decisions
}

#[test]
fn a_decision_changes_nothing_that_was_found() {
    let before = read(Stage::new("zh-CN"), screen("某局", &["a", "b"]));
    let after = accept(before.clone(), 1);
    assert!(decided(&after, "a") && !decided(&after, "b"));
    assert_eq!(after.shown, before.shown);
    let taken = Action::Decide { number: 1, choice: None, reason: String::new() };
    assert!(!decided(&step(after, taken), "a"));
    assert!(!decided(&accept(before, 9), "a"), "there is no ninth");
}

#[test]
fn the_reason_is_asked_for_and_the_keyboard_comes_back() {
    let stage = read(Stage::new("zh-CN"), screen("某局", &["a", "b"]));
    let asked = step(stage, Action::Reason(2));
    assert_eq!((asked.reasoned, &asked.focus.at), (Some(2), &Spot::Reason(2)));
    for way in [Action::Reason(2), Action::Leave] {
        let closed = step(asked.clone(), way);
        assert_eq!((closed.reasoned, closed.focus.at), (None, Spot::Accept(2)));
    }
    let done = accept(asked.clone(), 2);
    assert!(decided(&done, "b"));
    assert_eq!((done.reasoned, done.focus.at), (None, Spot::Accept(2)));
    assert_eq!(read(asked, screen("别局", &["c"])).reasoned, None);
}

#[test]
fn it_stays_when_the_report_is_read_again_and_stands_by_no_other() {
    let stage = accept(read(Stage::new("zh-CN"), screen("某局", &["a"])), 1);
    let other = read(stage, screen("别局", &["a"]));
    assert!(!decided(&other, "a"));
    let again = read(other, screen("某 局", &["b", "a"]));
    assert!(decided(&again, "a"));
    let findings = &again.shown.as_ref().unwrap().screen.findings;
    let fingerprints = findings.iter().map(|finding| finding.fingerprint.as_str());
    assert_eq!(again.decisions().unwrap().left(fingerprints), 0);
}

#[test]
fn it_goes_along_when_the_name_of_the_report_is_corrected() {
    let stage = accept(read(Stage::new("zh-CN"), screen("", &["a"])), 1);
    let stage =
        answered(step(stage, Action::Correct(Correction::default())), screen("某局", &["a"]));
    assert!(decided(&stage, "a"));
    assert_eq!(stage.decisions().unwrap().report.organ.as_deref(), Some("某局"));
}

#[test]
fn a_file_goes_with_the_report_that_it_may_be_about() {
    let shown = || read(Stage::new("zh-CN"), screen("某局", &["a"]));
    for organ in [Some("某局"), None] {
        let stage = step(shown(), Action::Remember(vec![Ok(file(organ, "a"))]));
        assert!(decided(&stage, "a"), "{organ:?}");
        assert!(matches!(&stage.notices[..], [Notice::Remembered { count: 1, here: true, .. }]));
    }
    let stage = step(shown(), Action::Remember(vec![Ok(file(Some("别局"), "a"))]));
    assert!(!decided(&stage, "a"));
    assert!(matches!(&stage.notices[..], [Notice::Remembered { here: false, .. }]));
    // It is there when that report comes.
    assert!(decided(&read(stage, screen("别局", &["a"])), "a"));
    let damaged = step(shown(), Action::Remember(vec![Err("x".into())]));
    assert_eq!(damaged.notices, [Notice::NotRemembered { name: "x".into() }]);
}

#[test]
fn a_file_of_decisions_alone_leaves_the_other_files_where_they_are() {
    let given = |name: &str| Given { name: name.into(), bytes: Ok(vec![1]) };
    let opening = |token| Action::Opening { token, name: "x".into() };
    let opened = |token, files| Action::Opened { token, files, left: 0 };
    let stage =
        step(step(Stage::new("zh-CN"), opening(1)), opened(1, vec![given("a"), given("b")]));
    let stage = answered(stage, screen("某局", &["a"]));
    let stage = step(step(stage, opening(2)), opened(2, Vec::new()));
    let stage = step(stage, Action::Remember(vec![Ok(file(Some("某局"), "a"))]));
    assert_eq!(stage.batch.items.len(), 2);
    assert!(stage.question().is_some(), "the second file is asked about again");
    assert!(decided(&stage, "a"));
}

#[test]
fn a_file_of_decisions_is_known_by_its_content() {
    for text in ["{\"gouji-decisions\":1}", "\u{feff} {\n \"report\": {}, \"gouji-decisions\": 1}"]
    {
        assert!(holds_decisions(text.as_bytes()), "{text}");
    }
    for text in ["", "{\"wire\":1}", "gouji-decisions", "<p>{\"gouji-decisions\":1}</p>"] {
        assert!(!holds_decisions(text.as_bytes()), "{text}");
    }
}
