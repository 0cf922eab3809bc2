//! The stage, told as stories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use screen::{Fact, Finding, Identity, Paper, PlaceName, Trouble as Refusal, Verdict};

fn finding(number: u32, place: &str) -> Finding {
    Finding {
        id: format!("f{number}"),
        number,
        rule: "total-is-not-the-sum".into(),
        severity: "wrong".into(),
        place: PlaceName { place: place.into(), name: place.into() },
        ..Finding::default()
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
        last_year: None,
        notes: Vec::new(),
        not_looked_at: Vec::new(),
        source: None,
        json: String::new(),
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

fn opening(stage: Stage, token: u32) -> Stage {
    step(stage, Action::Opening { token, name: "a.html".into() })
}

fn opened(stage: Stage, token: u32, files: Vec<Given>) -> Stage {
    step(stage, Action::Opened { token, files, left: 0 })
}

fn given(name: &str) -> Given {
    Given { name: name.into(), bytes: Ok(vec![1]) }
}

#[test]
fn files_that_were_followed_by_others_are_dropped() {
    let stage = opening(opening(Stage::new("zh-CN"), 1), 2);
    let stage = opened(stage, 1, vec![given("a.html")]);
    assert!(stage.question().is_none());
    let stage = opened(stage, 2, vec![given("b.html")]);
    assert_eq!(stage.question().unwrap().1.question.name, "b.html");
    assert!(stage.batch.items.is_empty());
}

#[test]
fn a_file_that_cannot_be_opened_is_said() {
    let unreadable = Trouble::Unreadable { name: "b.html".into() };
    let file = Given { name: "b.html".into(), bytes: Err(unreadable.clone()) };
    let stage = opened(opening(shown(), 1), 1, vec![file]);
    assert_eq!(stage.trouble, Some(unreadable));
}

/// Three files at once; the first is being asked about.
fn three() -> Stage {
    opened(opening(Stage::new("zh-CN"), 1), 1, ["a", "b", "c"].map(given).into())
}

fn outcomes(stage: &Stage) -> Vec<&'static str> {
    let word = |item: &Item| match &item.outcome {
        Outcome::Waiting => "waiting",
        Outcome::Checked(screen) if screen.trouble.is_some() => "refused",
        Outcome::Checked(_) => "checked",
        Outcome::Trouble(_) => "trouble",
    };
    stage.batch.items.iter().map(word).collect()
}

fn name(stage: &Stage) -> &str {
    &stage.shown.as_ref().unwrap().matter.question.name
}

#[test]
fn several_files_are_checked_in_turn_and_the_first_that_can_be_read_is_shown() {
    let stage = answered(three(), refused());
    assert_eq!(outcomes(&stage), ["refused", "waiting", "waiting"]);
    assert_eq!((&stage.shown, &stage.trouble), (&None, &None));
    let stage = answered(stage, screen("wrong"));
    assert_eq!(name(&stage), "b");
    let stage = answered(stage, screen("clean"));
    assert_eq!(outcomes(&stage), ["refused", "checked", "checked"]);
    assert_eq!((name(&stage), stage.question()), ("b", None));
}

#[test]
fn another_file_is_one_step_away_while_the_rest_goes_on() {
    let stage = answered(answered(three(), screen("wrong")), screen("clean"));
    let stage = step(stage, Action::Choose(1));
    assert_eq!((name(&stage), stage.batch.at), ("b", Some(1)));
    assert_eq!(stage.question().unwrap().1.question.name, "c");
    let stage = answered(stage, screen("clean"));
    assert_eq!(name(&stage), "b");
}

#[test]
fn a_file_that_still_waits_is_asked_about_at_once_and_none_is_forgotten() {
    let stage = step(answered(three(), screen("wrong")), Action::Choose(2));
    assert_eq!(stage.question().unwrap().1.question.name, "c");
    let stage = answered(stage, screen("clean"));
    assert_eq!((name(&stage), stage.question().unwrap().1.question.name.as_str()), ("c", "b"));
}

#[test]
fn calling_off_stops_the_rest_and_it_can_go_on() {
    let stage = step(answered(three(), screen("wrong")), Action::Cancel);
    assert_eq!((stage.question(), stage.batch.halted), (None, true));
    let stage = step(stage, Action::Resume);
    assert_eq!(stage.question().unwrap().1.question.name, "b");
}

#[test]
fn one_that_kills_the_worker_does_not_cost_the_others() {
    let stage = answered(three(), screen("wrong"));
    let turn = stage.question().unwrap().0;
    let stage = step(stage, Action::Failed { turn });
    assert_eq!(outcomes(&stage), ["checked", "trouble", "waiting"]);
    assert_eq!((name(&stage), &stage.trouble), ("a", &None));
}

#[test]
fn where_none_can_be_read_the_first_says_why() {
    let stage = answered(answered(answered(three(), refused()), refused()), refused());
    assert!(matches!(stage.trouble, Some(Trouble::Refused { .. })));
    assert_eq!(stage.batch.at, Some(0));
}

#[test]
fn an_archive_is_the_files_in_it() {
    let stage = gave(Stage::new("zh-CN"), "a.zip");
    let turn = stage.question().unwrap().0;
    let files = ["b/1.html", "b/2.html"].map(given).into();
    let stage = step(stage, Action::Unpacked { turn, files });
    let names: Vec<&str> = stage.batch.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["a.zip/b/1.html", "a.zip/b/2.html"]);
    assert_eq!(stage.question().unwrap().1.question.within, "a.zip");
}

#[test]
fn an_archive_among_files_makes_room_for_its_own() {
    let stage = answered(three(), screen("clean"));
    let turn = stage.question().unwrap().0;
    let files = ["1", "2"].map(given).into();
    let stage = step(stage, Action::Unpacked { turn, files });
    let names: Vec<&str> = stage.batch.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["a", "b/1", "b/2", "c"]);
}

#[test]
fn an_archive_with_nothing_in_it_is_said() {
    let stage = gave(Stage::new("zh-CN"), "a.zip");
    let turn = stage.question().unwrap().0;
    let stage = step(stage, Action::Unpacked { turn, files: Vec::new() });
    assert_eq!(stage.trouble, Some(Trouble::Hollow { name: "a.zip".into() }));
}

#[test]
fn another_language_is_asked_for_of_all_files() {
    let mut stage = three();
    for _ in 0..3 {
        stage = answered(stage, screen("wrong"));
    }
    let mut stage = step(stage, Action::Speak("en"));
    for _ in 0..3 {
        assert_eq!(stage.question().unwrap().1.question.language, "en");
        stage = answered(stage, screen("wrong"));
    }
    assert_eq!((name(&stage), stage.question()), ("a", None));
}

#[test]
fn the_source_is_asked_for_when_it_is_looked_at() {
    let stage = step(shown(), Action::See(View::Source));
    assert!(stage.question().unwrap().1.question.with_source);
    let stage = step(step(shown(), Action::See(View::Source)), Action::See(View::Form));
    assert_eq!(stage.view, View::Form);
}

#[test]
fn how_much_of_a_reader_has_come_is_known() {
    let stage = gave(Stage::new("zh-CN"), "a.pdf");
    let turn = stage.question().unwrap().0;
    let loading = Loading { part: "pdf".into(), percent: 40 };
    let stage = step(stage, Action::Loading { turn, loading: loading.clone() });
    assert!(
        matches!(&stage.asked, Some(Asked::Checking { loading: Some(news), .. }) if *news == loading)
    );
    let stage = step(stage, Action::Unloaded { turn });
    assert_eq!(stage.trouble, Some(Trouble::Unloaded { name: "a.pdf".into() }));
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
    let stage = step(shown(), Action::Cannot(Trouble::Nothing));
    assert_eq!(stage.trouble, Some(Trouble::Nothing));
    assert!(stage.shown.is_some());
}

fn beside(stage: Stage) -> Stage {
    step(stage, Action::Beside(given("last.html")))
}

#[test]
fn last_years_report_lies_beside_the_one_that_is_shown_and_goes_again() {
    let stage = beside(shown());
    assert_eq!(stage.question().unwrap().1.question.last_year, "last.html");
    let stage = answered(stage, screen("doubtful"));
    let matter = &stage.shown.as_ref().unwrap().matter;
    assert_eq!((matter.question.name.as_str(), matter.last_year.is_some()), ("a.html", true));
    let stage = answered(step(stage, Action::Alone), screen("wrong"));
    let matter = &stage.shown.as_ref().unwrap().matter;
    assert_eq!((matter.question.last_year.as_str(), &matter.last_year), ("", &None));
    let next = gave(answered(beside(stage), screen("doubtful")), "b.html");
    assert_eq!(next.question().unwrap().1.last_year, None, "a new report comes alone");
}

#[test]
fn last_years_report_that_brings_the_worker_down_is_named_and_the_other_stays() {
    let stage = beside(shown());
    let turn = stage.question().unwrap().0;
    let stage = step(stage, Action::Failed { turn });
    assert_eq!(stage.trouble, Some(Trouble::Failed { name: "last.html".into() }));
    assert_eq!(stage.shown.unwrap().matter.last_year, None);
}

#[test]
fn of_two_years_of_one_body_the_earlier_is_offered() {
    let of_year = |year: &str| {
        let fact = |value: &str| Fact { value: value.into(), ..Fact::default() };
        let identity =
            Identity {
                year: fact(year), organ: fact("云溪县人民政府"), ..Identity::default()
            };
        Rc::new(Screen { identity, ..(*screen("clean")).clone() })
    };
    let stage = ["2023", "2022", "2021"]
        .into_iter()
        .fold(three(), |stage, year| answered(stage, of_year(year)));
    let offer = stage.offer().unwrap();
    assert_eq!(offer.number, 1);
    let stage = step(stage, Action::BesideItem(offer.number));
    assert_eq!(stage.question().unwrap().1.question.last_year, offer.name);
    assert_eq!(answered(stage, of_year("2023")).offer(), None);
}

#[test]
fn the_host_has_a_report_checked_and_the_screen_cleared() {
    let question =
        Question { year: "2023".into(), last_year: "b.docx".into(), ..Question::default() };
    let last_year = Some(Rc::new(vec![2]));
    let matter = Matter { question, bytes: Rc::new(vec![1]), last_year, ..Matter::default() };
    let stage = step(Stage::new("en"), Action::Ordered(Box::new(matter)));
    let (turn, asked) = stage.question().unwrap();
    assert_eq!((asked.question.language.as_str(), asked.question.year.as_str()), ("en", "2023"));
    assert!(asked.last_year.is_some());
    let cleared = step(stage, Action::Clear);
    assert_eq!((cleared.question(), cleared.language.as_str()), (None, "en"));
    // An answer to what was asked before is late.
    let late = step(cleared.clone(), Action::Answered { turn, screen: Rc::default() });
    assert_eq!(late, cleared);
}

fn ordered(stage: Stage, order: u32) -> Stage {
    let question = Question { name: "h.html".into(), ..Question::default() };
    let matter = Matter { question, bytes: Rc::new(vec![2]), order, ..Matter::default() };
    step(stage, Action::Ordered(Box::new(matter)))
}

fn status(stage: &Stage) -> &str {
    stage.standing().status()
}

#[test]
fn the_host_hears_of_what_is_looked_at_and_of_nothing_while_that_is_read() {
    assert_eq!(status(&Stage::new("zh-CN")), "idle");
    assert_eq!(status(&shown()), "wrong");
    let stage = gave(shown(), "b.html");
    assert_eq!((status(&stage), stage.standing().screen()), ("checking", None));
    assert_eq!(status(&opening(shown(), 1)), "checking");
    let stage = answered(stage, refused());
    assert_eq!((status(&stage), stage.standing().screen()), ("refused", None));
    assert_eq!(status(&step(stage, Action::Dismiss)), "wrong");
    let stage = step(shown(), Action::Cannot(Trouble::Unreadable { name: "b".into() }));
    assert_eq!((status(&stage), stage.standing().screen()), ("failed", None));
    assert_eq!(status(&step(shown(), Action::Cannot(Trouble::Nothing))), "wrong");
    assert_eq!(status(&step(shown(), Action::Clear)), "idle");
}

#[test]
fn of_several_files_the_host_hears_of_the_one_that_is_looked_at() {
    let stage = answered(three(), screen("wrong"));
    assert!(stage.question().is_some());
    assert_eq!(status(&stage), "wrong");
    let stage = answered(answered(stage, screen("clean")), screen("clean"));
    assert_eq!(status(&stage), "wrong");
    assert_eq!(status(&step(stage, Action::Choose(1))), "clean");
}

#[test]
fn an_order_is_worked_on_until_it_is_answered_or_something_else_is_asked() {
    let stage = ordered(shown(), 7);
    assert_eq!((stage.order(), stage.ordered), (7, 7));
    // The language is no other order.
    let translated = step(stage.clone(), Action::Speak("en"));
    assert_eq!(translated.order(), 7);
    let done = answered(translated, screen("clean"));
    assert_eq!((done.order(), done.answer.as_ref().unwrap().order), (0, 7));
    // What a person brings is nobody's order.
    for other in [
        gave(stage.clone(), "own.html"),
        opening(stage.clone(), 1),
        step(stage.clone(), Action::Cancel),
        step(stage, Action::Clear),
    ] {
        assert_eq!((other.order(), other.ordered), (0, 7));
    }
    let own = answered(gave(done, "own.html"), screen("clean"));
    assert_eq!(own.answer.unwrap().order, 0);
}

#[test]
fn the_one_report_of_an_archive_is_what_was_ordered_and_several_are_not() {
    let unpacked = |files: &[&str]| {
        let stage = ordered(Stage::new("zh-CN"), 3);
        let turn = stage.question().unwrap().0;
        step(
            stage,
            Action::Unpacked { turn, files: files.iter().map(|name| given(name)).collect() },
        )
    };
    assert_eq!(unpacked(&["1.html"]).order(), 3);
    assert_eq!(unpacked(&["1.html", "2.html"]).order(), 0);
    assert_eq!(unpacked(&[]).order(), 0);
}
