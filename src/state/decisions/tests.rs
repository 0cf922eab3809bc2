use std::rc::Rc;

use super::super::{Action, Content, Correction, LoadedFile, ReceivedParts, step};
use super::*;
use model::finding::Severity;
use model::{Known, Place};
use screen::{
    Coverage, Fact, Finding, Language, Paper, SourceKind, Status, Summary, Verdict, filled,
};

fn identity(organ: &str, year: u16) -> Identity {
    let organ = filled(organ).map_or(Known::Unknown, Known::Read);
    Identity {
        organ: Fact { known: organ, shown: String::new() },
        year: Fact { known: Known::Read(year), shown: String::new() },
        ..Identity::default()
    }
}

fn report(organ: &str, fingerprints: &[&str]) -> ReceivedParts {
    let finding = |(number, fingerprint): (u32, &&str)| Finding {
        fingerprint: (*fingerprint).into(),
        ..Finding::new(number, Severity::Wrong, Place::Title)
    };
    let findings: Vec<Finding> = (1..).zip(fingerprints).map(finding).collect();
    let verdict = Verdict { wrong: findings.len() as u32, ..Verdict::default() };
    let identity = identity(organ, 2023);
    let summary = Summary { status: Status::Wrong, identity, verdict, ..Summary::default() };
    ReceivedParts {
        summary: Some(Rc::new(summary)),
        json: Some("{}".into()),
        findings: Some(Rc::new(findings)),
        paper: Some(Rc::new(Paper::default())),
        coverage: Some(Rc::new(Coverage::default())),
        source: None,
        flow: None,
    }
}

/// The report is brought and its answer comes.
fn read(state: AppState, parts: ReceivedParts) -> AppState {
    let content = Content::default();
    let gave = Action::Check { name: "a".into(), source: SourceKind::File, content };
    answered(step(state, gave), parts)
}

fn answered(state: AppState, parts: ReceivedParts) -> AppState {
    let turn = state.question().unwrap().0;
    step(state, Action::Answered { turn, parts })
}

fn accept(state: AppState, number: u32) -> AppState {
    let (choice, reason) = (Some(Choice::Accepted), "已核".to_owned());
    step(state, Action::Decide { number, choice, reason })
}

fn decided(state: &AppState, fingerprint: &str) -> bool {
    state.decisions().is_some_and(|decisions| decisions.of(fingerprint).is_some())
}

fn file(organ: Option<&str>, fingerprint: &str) -> Decisions {
    let report = ReportName { organ: organ.map(Into::into), year: Some(2023) };
    let mut decisions = Decisions::about(report);
    let finding = Finding {
        fingerprint: fingerprint.into(),
        ..Finding::new(1, Severity::Wrong, Place::Title)
    };
    decisions.decide(&finding, Choice::ToFix, "");
    decisions
}

#[test]
fn a_decision_changes_nothing_that_was_found() {
    let before = read(AppState::new(Language::Chinese), report("某局", &["a", "b"]));
    let after = accept(before.clone(), 1);
    assert!(decided(&after, "a") && !decided(&after, "b"));
    assert_eq!(after.shown, before.shown);
    let taken = Action::Decide { number: 1, choice: None, reason: String::new() };
    assert!(!decided(&step(after, taken), "a"));
    assert!(!decided(&accept(before, 9), "a"), "there is no ninth");
}

#[test]
fn the_reason_is_asked_for_and_the_keyboard_comes_back() {
    let state = read(AppState::new(Language::Chinese), report("某局", &["a", "b"]));
    let asked = step(state, Action::ToggleReason(2));
    assert_eq!((asked.reason_for, &asked.focus.at), (Some(2), &FocusTarget::Reason(2)));
    for way in [Action::ToggleReason(2), Action::BackToList] {
        let closed = step(asked.clone(), way);
        assert_eq!((closed.reason_for, closed.focus.at), (None, FocusTarget::AcceptButton(2)));
    }
    let done = accept(asked.clone(), 2);
    assert!(decided(&done, "b"));
    assert_eq!((done.reason_for, done.focus.at), (None, FocusTarget::AcceptButton(2)));
    assert_eq!(read(asked, report("别局", &["c"])).reason_for, None);
}

#[test]
fn it_stays_when_the_report_is_read_again_and_stands_by_no_other() {
    let state = accept(read(AppState::new(Language::Chinese), report("某局", &["a"])), 1);
    let other = read(state, report("别局", &["a"]));
    assert!(!decided(&other, "a"));
    let again = read(other, report("某 局", &["b", "a"]));
    assert!(decided(&again, "a"));
    let fingerprints =
        again.shown.as_ref().unwrap().findings().iter().map(|finding| finding.fingerprint.as_str());
    assert_eq!(again.decisions().unwrap().left(fingerprints), 0);
}

#[test]
fn it_goes_along_when_the_name_of_the_report_is_corrected() {
    let state = accept(read(AppState::new(Language::Chinese), report("", &["a"])), 1);
    let state =
        answered(step(state, Action::Correct(Correction::default())), report("某局", &["a"]));
    assert!(decided(&state, "a"));
    assert_eq!(state.decisions().unwrap().report.organ.as_deref(), Some("某局"));
}

#[test]
fn a_file_goes_with_the_report_that_it_may_be_about() {
    let shown = || read(AppState::new(Language::Chinese), report("某局", &["a"]));
    for organ in [Some("某局"), None] {
        let state = step(shown(), Action::AddDecisions(vec![Ok(file(organ, "a"))]));
        assert!(decided(&state, "a"), "{organ:?}");
        assert!(matches!(
            &state.notices[..],
            [Notice::DecisionsAdded { count: 1, here: true, .. }]
        ));
    }
    let state = step(shown(), Action::AddDecisions(vec![Ok(file(Some("别局"), "a"))]));
    assert!(!decided(&state, "a"));
    assert!(matches!(&state.notices[..], [Notice::DecisionsAdded { here: false, .. }]));
    // It is there when that report comes.
    assert!(decided(&read(state, report("别局", &["a"])), "a"));
    let damaged = step(shown(), Action::AddDecisions(vec![Err("x".into())]));
    assert_eq!(damaged.notices, [Notice::DecisionsUnreadable { name: "x".into() }]);
}

#[test]
fn a_file_of_decisions_alone_leaves_the_other_files_where_they_are() {
    let given = |name: &str| LoadedFile::new(name.into(), Ok(Content::default()));
    let opening = |token| Action::Opening { token, name: "x".into() };
    let opened = |token, files| Action::Opened { token, files, left: 0 };
    let state = step(
        step(AppState::new(Language::Chinese), opening(1)),
        opened(1, vec![given("a"), given("b")]),
    );
    let state = answered(state, report("某局", &["a"]));
    let state = step(step(state, opening(2)), opened(2, Vec::new()));
    let state = step(state, Action::AddDecisions(vec![Ok(file(Some("某局"), "a"))]));
    assert_eq!(state.batch.items.len(), 2);
    assert!(state.question().is_some(), "the second file is asked about again");
    assert!(decided(&state, "a"));
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
