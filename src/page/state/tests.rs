//! The stage, told as stories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::wire::page::{Finding, Identity, Paper, PlaceName, Verdict};

fn finding(number: u32, place: &str) -> Finding {
    Finding {
        id: format!("f{number}"),
        number,
        rule: "total-is-not-the-sum".into(),
        severity: "wrong".into(),
        place: PlaceName { place: place.into(), name: place.into() },
        related: Vec::new(),
        title: String::new(),
        wrong: String::new(),
        why: String::new(),
        todo: String::new(),
        basis: String::new(),
        sums: Vec::new(),
        suggestions: Vec::new(),
        rests_on_uncertain: false,
        plain: String::new(),
    }
}

fn screen(status: &str) -> Rc<Screen> {
    Rc::new(Screen {
        file: "a.html".into(),
        language: "zh-CN".into(),
        status: status.into(),
        verdict: Verdict::default(),
        trouble: None,
        identity: Identity::default(),
        findings: vec![finding(1, "disputes/review"), finding(2, "applications/received/total")],
        paper: Paper::default(),
        coverage: Vec::new(),
        notes: Vec::new(),
        not_looked_at: Vec::new(),
    })
}

fn refused() -> Rc<Screen> {
    let trouble = Refusal { kind: "image".into(), what: "a picture".into(), todo: "paste".into() };
    Rc::new(Screen { trouble: Some(trouble), ..(*screen("refused")).clone() })
}

fn gave(stage: Stage, name: &str) -> Stage {
    step(stage, Action::Gave { name: name.into(), source: "file", bytes: vec![1] })
}

fn answered(stage: Stage, screen: Rc<Screen>) -> Stage {
    let turn = stage.question().expect("a question").0;
    step(stage, Action::Answered { turn, screen })
}

fn shown() -> Stage {
    answered(gave(Stage::new("zh-CN"), "a.html"), screen("wrong"))
}

#[test]
fn the_old_report_stays_until_the_new_one_is_there() {
    let stage = gave(shown(), "b.html");
    assert_eq!(stage.name(), Some("b.html"));
    assert_eq!(stage.shown.as_ref().unwrap().matter.question.name, "a.html");
    let stage = answered(stage, screen("clean"));
    assert_eq!(stage.shown.unwrap().matter.question.name, "b.html");
}

#[test]
fn a_refused_file_stands_above_the_old_report() {
    let stage = answered(gave(shown(), "b.png"), refused());
    let Some(Trouble::Refused { matter, .. }) = &stage.trouble else { panic!("not refused") };
    assert_eq!(matter.question.name, "b.png");
    assert_eq!(stage.shown.unwrap().screen.status, "wrong");
}

#[test]
fn what_is_new_is_looked_at_and_what_is_only_translated_stays_in_place() {
    let stage = answered(gave(shown(), "b.png"), refused());
    assert_eq!(stage.focus.at, Spot::Trouble);
    let stage = answered(gave(stage, "c.html"), screen("clean"));
    assert_eq!(stage.focus.at, Spot::Verdict);
    let turn = stage.focus.turn;
    let stage = answered(step(stage, Action::Speak("en")), screen("clean"));
    assert_eq!(stage.focus.turn, turn);
}

#[test]
fn a_file_the_worker_died_on_twice_is_said_to_be_our_fault() {
    let stage = gave(shown(), "b.html");
    let turn = stage.question().unwrap().0;
    let stage = step(stage, Action::Failed { turn });
    assert_eq!(stage.trouble, Some(Trouble::Failed { name: "b.html".into() }));
    assert!(stage.shown.is_some());
}

#[test]
fn a_late_answer_to_a_question_no_longer_asked_changes_nothing() {
    let first = gave(Stage::new("zh-CN"), "a.html");
    let turn = first.question().unwrap().0;
    let second = gave(first, "b.html");
    let after = step(second.clone(), Action::Answered { turn, screen: screen("clean") });
    assert_eq!(after, second);
}

#[test]
fn bytes_of_a_file_that_was_followed_by_another_are_dropped() {
    let opening = |stage, token, name: &str| {
        step(stage, Action::Opening { token, name: name.into(), among: 1 })
    };
    let stage = opening(opening(Stage::new("zh-CN"), 1, "a.html"), 2, "b.html");
    let stage = step(stage, Action::Opened { token: 1, bytes: vec![1] });
    assert!(stage.question().is_none());
    let stage = step(stage, Action::Opened { token: 2, bytes: vec![2] });
    assert_eq!(stage.question().unwrap().1.question.name, "b.html");
}

#[test]
fn of_several_files_the_first_is_read_and_that_is_said() {
    let stage = Stage::new("zh-CN");
    let stage = step(stage, Action::Opening { token: 1, name: "a.html".into(), among: 3 });
    assert_eq!(stage.notices, [Notice::Several { name: "a.html".into(), count: 3 }]);
}

#[test]
fn a_file_that_cannot_be_opened_is_said() {
    let stage = step(shown(), Action::Opening { token: 1, name: "b.html".into(), among: 1 });
    let stage = step(stage, Action::Unopened { token: 1 });
    assert_eq!(stage.trouble, Some(Trouble::Unreadable { name: "b.html".into() }));
}

#[test]
fn another_language_asks_again_and_keeps_what_is_pointed_at() {
    let stage = step(step(shown(), Action::Point(2)), Action::Speak("en"));
    assert_eq!(stage.question().unwrap().1.question.language, "en");
    let stage = answered(stage, screen("wrong"));
    assert_eq!(stage.pointed, Some(2));
}

#[test]
fn a_refusal_is_translated_where_nothing_else_is_shown() {
    let stage = answered(gave(Stage::new("zh-CN"), "b.png"), refused());
    let stage = step(stage, Action::Speak("en"));
    assert_eq!(stage.question().unwrap().1.question.language, "en");
}

#[test]
fn a_correction_asks_about_the_same_bytes() {
    let told = Correction { year: "2023".into(), ..Correction::default() };
    let stage = step(shown(), Action::Correct(told));
    let (_, matter) = stage.question().unwrap();
    assert_eq!((matter.question.year.as_str(), &*matter.bytes), ("2023", &vec![1]));
}

#[test]
fn pointing_goes_to_the_paper_and_leaving_comes_back() {
    let stage = step(shown(), Action::Point(2));
    assert_eq!((stage.pane, stage.pointed), (Pane::Paper, Some(2)));
    let place = "applications/received/total".to_owned();
    assert_eq!(stage.focus.at, Spot::Mark { number: 2, place });
    let stage = step(stage, Action::Leave);
    assert_eq!((stage.pane, &stage.focus.at), (Pane::Findings, &Spot::Finding(2)));
}

#[test]
fn stepping_goes_round() {
    let next = |stage| step(stage, Action::Step(Way::Next));
    let stage = next(next(next(shown())));
    assert_eq!(stage.pointed, Some(1));
    assert_eq!(step(stage, Action::Step(Way::Previous)).pointed, Some(2));
}

#[test]
fn a_new_report_points_at_nothing() {
    let stage = step(shown(), Action::Point(2));
    assert_eq!(answered(gave(stage, "b.html"), screen("clean")).pointed, None);
}

#[test]
fn what_cannot_be_read_leaves_the_report_alone() {
    let stage = step(shown(), Action::Cannot(Trouble::Folder));
    assert_eq!(stage.trouble, Some(Trouble::Folder));
    assert!(stage.shown.is_some());
}
