//! What the host orders, and what it hears.

use super::*;

#[test]
fn the_host_has_a_report_checked_and_the_screen_cleared() {
    let question = Question { year: Some(2023), last_year: "b.docx".into(), ..Question::default() };
    let last_year = Some(Content::default());
    let input = CheckInput { question, last_year, ..CheckInput::default() };
    let state = step(AppState::new(Language::English), Action::HostCheck(Box::new(input)));
    let (turn, asked) = state.question().unwrap();
    assert_eq!((asked.question.language, asked.question.year), (Language::English, Some(2023)));
    assert!(asked.last_year.is_some());
    let cleared = step(state, Action::Clear);
    assert_eq!((cleared.question(), cleared.language), (None, Language::English));
    // An answer to what was asked before is late.
    let late = step(cleared.clone(), Action::Answered { turn, parts: ReceivedParts::default() });
    assert_eq!(late, cleared);
}

fn ordered(state: AppState, order: u32) -> AppState {
    let question = Question { name: "h.html".into(), ..Question::default() };
    let input = CheckInput { question, order, ..CheckInput::default() };
    step(state, Action::HostCheck(Box::new(input)))
}

#[test]
fn the_host_hears_of_what_is_looked_at_and_of_nothing_while_that_is_read() {
    assert_eq!(status(&AppState::new(Language::Chinese)), "idle");
    assert_eq!(status(&shown()), "wrong");
    let state = gave(shown(), "b.html");
    assert_eq!((status(&state), state.host_status().shown()), ("checking", None));
    assert_eq!(status(&opening(shown(), 1)), "checking");
    let state = answered(state, refused());
    assert_eq!((status(&state), state.host_status().shown()), ("refused", None));
    assert_eq!(status(&step(state, Action::DismissTrouble)), "wrong");
    let state = step(shown(), Action::Fail(Trouble::Unreadable { name: "b".into() }));
    assert_eq!((status(&state), state.host_status().shown()), ("failed", None));
    assert_eq!(status(&step(shown(), Action::Fail(Trouble::NothingToRead))), "wrong");
    assert_eq!(status(&step(shown(), Action::Clear)), "idle");
}

#[test]
fn of_several_files_the_host_hears_of_the_one_that_is_looked_at() {
    let state = answered(three(), report(Status::Wrong));
    assert!(state.question().is_some());
    assert_eq!(status(&state), "wrong");
    let state = answered(answered(state, report(Status::Clean)), report(Status::Clean));
    assert_eq!(status(&state), "wrong");
    // Its JSON comes when it is open again.
    let state = step(state, Action::ChooseItem(1));
    assert_eq!(status(&state), "checking");
    assert_eq!(status(&answered(state, report(Status::Clean))), "clean");
}

#[test]
fn an_order_is_worked_on_until_it_is_answered_or_something_else_is_asked() {
    let state = ordered(shown(), 7);
    assert_eq!((state.order(), state.ordered), (7, 7));
    // The language is no other order.
    let translated = step(state.clone(), Action::SetLanguage(Language::English));
    assert_eq!(translated.order(), 7);
    let done = answered(translated, report(Status::Clean));
    assert_eq!((done.order(), done.answer.as_ref().unwrap().order), (0, 7));
    // What a person brings is nobody's order.
    for other in [
        gave(state.clone(), "own.html"),
        opening(state.clone(), 1),
        step(state.clone(), Action::Cancel),
        step(state, Action::Clear),
    ] {
        assert_eq!((other.order(), other.ordered), (0, 7));
    }
    let own = answered(gave(done, "own.html"), report(Status::Clean));
    assert_eq!(own.answer.unwrap().order, 0);
}

#[test]
fn the_one_report_of_an_archive_is_what_was_ordered_and_several_are_not() {
    let unpacked = |files: &[&str]| {
        let state = ordered(AppState::new(Language::Chinese), 3);
        let turn = state.question().unwrap().0;
        step(
            state,
            Action::Unpacked { turn, files: files.iter().map(|name| given(name)).collect() },
        )
    };
    assert_eq!(unpacked(&["1.html"]).order(), 3);
    assert_eq!(unpacked(&["1.html", "2.html"]).order(), 0);
    assert_eq!(unpacked(&[]).order(), 0);
}
