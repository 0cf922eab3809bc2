//! Several files at once, and archives.

use super::*;

fn outcomes(state: &AppState) -> Vec<&'static str> {
    let word = |item: &Item| match &item.outcome {
        Outcome::Waiting => "waiting",
        Outcome::Checked(summary) if summary.trouble.is_some() => "refused",
        Outcome::Checked(_) => "checked",
        Outcome::Trouble(_) => "trouble",
    };
    state.batch.items.iter().map(word).collect()
}

#[test]
fn several_files_are_checked_in_turn_and_the_first_that_can_be_read_is_shown() {
    let state = answered(three(), refused());
    assert_eq!(outcomes(&state), ["refused", "waiting", "waiting"]);
    assert_eq!((&state.shown, &state.trouble), (&None, &None));
    let state = answered(state, report(Status::Wrong));
    assert_eq!(name(&state), "b");
    let state = answered(state, report(Status::Clean));
    assert_eq!(outcomes(&state), ["refused", "checked", "checked"]);
    assert_eq!((name(&state), state.question()), ("b", None));
}

#[test]
fn another_file_is_one_step_away_while_the_rest_goes_on() {
    let state = answered(answered(three(), report(Status::Wrong)), report(Status::Clean));
    let state = step(state, Action::ChooseItem(1));
    assert_eq!((name(&state), state.batch.at), ("b", Some(1)));
    assert_eq!(state.question().unwrap().1.question.name, "c");
    let state = answered(state, report(Status::Clean));
    assert_eq!(name(&state), "b");
}

#[test]
fn a_file_that_still_waits_is_asked_about_at_once_and_none_is_forgotten() {
    let state = step(answered(three(), report(Status::Wrong)), Action::ChooseItem(2));
    assert_eq!(state.question().unwrap().1.question.name, "c");
    let state = answered(state, report(Status::Clean));
    assert_eq!((name(&state), state.question().unwrap().1.question.name.as_str()), ("c", "b"));
}

#[test]
fn calling_off_stops_the_rest_and_it_can_go_on() {
    let state = step(answered(three(), report(Status::Wrong)), Action::Cancel);
    assert_eq!((state.question(), state.batch.halted), (None, true));
    let state = step(state, Action::Resume);
    assert_eq!(state.question().unwrap().1.question.name, "b");
}

#[test]
fn one_that_kills_the_worker_does_not_cost_the_others() {
    let state = answered(three(), report(Status::Wrong));
    let turn = state.question().unwrap().0;
    let state = step(state, Action::CheckFailed { turn });
    assert_eq!(outcomes(&state), ["checked", "trouble", "waiting"]);
    assert_eq!((name(&state), &state.trouble), ("a", &None));
}

#[test]
fn where_none_can_be_read_the_first_says_why() {
    let state = answered(answered(answered(three(), refused()), refused()), refused());
    assert!(matches!(state.trouble, Some(Trouble::Refused { .. })));
    assert_eq!(state.batch.at, Some(0));
}

#[test]
fn an_archive_is_the_files_in_it() {
    let state = gave(AppState::new(Language::Chinese), "a.zip");
    let turn = state.question().unwrap().0;
    let files = ["b/1.html", "b/2.html"].map(given).into();
    let state = step(state, Action::Unpacked { turn, files });
    let names: Vec<&str> = state.batch.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["a.zip/b/1.html", "a.zip/b/2.html"]);
    assert_eq!(state.question().unwrap().1.question.within, "a.zip");
}

#[test]
fn an_archive_among_files_makes_room_for_its_own() {
    let state = answered(three(), report(Status::Clean));
    let turn = state.question().unwrap().0;
    let files = ["1", "2"].map(given).into();
    let state = step(state, Action::Unpacked { turn, files });
    let names: Vec<&str> = state.batch.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["a", "b/1", "b/2", "c"]);
}

#[test]
fn an_archive_with_nothing_in_it_is_said() {
    let state = gave(AppState::new(Language::Chinese), "a.zip");
    let turn = state.question().unwrap().0;
    let state = step(state, Action::Unpacked { turn, files: Vec::new() });
    assert_eq!(state.trouble, Some(Trouble::EmptyContainer { name: "a.zip".into() }));
}

#[test]
fn another_language_is_asked_for_of_all_files() {
    let mut state = three();
    for _ in 0..3 {
        state = answered(state, report(Status::Wrong));
    }
    let mut state = step(state, Action::SetLanguage(Language::English));
    for _ in 0..3 {
        assert_eq!(state.question().unwrap().1.question.language, Language::English);
        state = answered(state, report(Status::Wrong));
    }
    assert_eq!((name(&state), state.question()), ("a", None));
}

#[test]
fn a_batch_keeps_summaries_and_opens_a_file_again_when_it_is_looked_at() {
    let state = answered(three(), report(Status::Wrong));
    let asked = |state: &AppState| state.question().unwrap().1.question.parts;
    assert_eq!(asked(&state), PartSet::of([Part::Summary]));
    let state = answered(answered(state, report(Status::Clean)), report(Status::Clean));
    let told = state.answer.clone();
    let state = step(state, Action::ChooseItem(2));
    let shown = state.shown.as_ref().unwrap();
    assert_eq!((shown.summary.status, shown.findings().len()), (Status::Clean, 0));
    assert_eq!((name(&state), asked(&state)), ("c", PartSet::report()));
    let state = answered(state, report(Status::Clean));
    assert_eq!(state.shown.as_ref().unwrap().findings().len(), 2);
    assert_eq!((state.question(), &state.answer), (None, &told), "it was told before");
}

#[test]
fn calling_off_the_opening_of_a_file_leaves_the_list_and_what_is_looked_at_is_none_of_the_rest() {
    let state = answered(three(), report(Status::Wrong));
    let state = step(answered(state, report(Status::Clean)), Action::ChooseItem(1));
    assert_eq!(state.question().unwrap().1.question.name, "c");
    // The rest is called off, and the file that is looked at is opened.
    let state = step(state, Action::Cancel);
    assert_eq!((name(&state), state.question().unwrap().1.question.name.as_str()), ("b", "b"));
    let state = step(state, Action::Cancel);
    assert_eq!((&state.shown, state.question()), (&None, None));
    assert_eq!(state.host_status().word(), "idle");
    let state = answered(step(state, Action::ChooseItem(1)), report(Status::Clean));
    assert_eq!((name(&state), state.host_status().word()), ("b", "clean"));
}
