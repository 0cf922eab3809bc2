//! Reports that were left with edits: nothing that was typed goes without a word.

use super::edits::{cell, edits, open_report, typed};
use super::*;

fn names(state: &AppState) -> Vec<&str> {
    state.left().map(|shown| shown.input.question.name.as_str()).collect()
}

/// The report `a.html` with one edit, and then `b.html` without.
fn replaced() -> AppState {
    let state = answered(typed(open_report(), cell("total"), "7"), report(Status::Clean));
    answered(gave(state, "b.html"), report(Status::Clean))
}

fn content(state: &AppState) -> Content {
    state.left().next().unwrap().input.content.clone()
}

#[test]
fn edits_are_a_step_away_when_another_file_has_come_and_so_is_the_way_back_from_them() {
    let state = replaced();
    assert_eq!((state.name(), names(&state)), (Some("b.html"), vec!["a.html"]));
    assert!(state.has_unkept_edits());
    let (watched, back) = (state.watched().0, content(&state));
    let state = step(state, Action::GoBack(back));
    assert_eq!((state.name(), names(&state)), (Some("a.html"), vec![]));
    assert_eq!(edits(&state), [(cell("total"), "7".to_owned())]);
    assert!(state.question().is_none(), "all of it is there");
    assert_ne!(state.watched().0, watched);
    let state = step(state, Action::Undo);
    assert!(edits(&state).is_empty());
}

#[test]
fn only_edits_are_kept_and_those_of_several_reports() {
    let state = answered(gave(shown(), "b.html"), report(Status::Clean));
    assert_eq!(names(&state), Vec::<&str>::new());
    let second = AppState { shown: open_report().shown, ..replaced() };
    let second = answered(typed(second, cell("total"), "5"), report(Status::Clean));
    let state = answered(gave(second, "c.html"), report(Status::Clean));
    assert_eq!(names(&state), ["a.html", "a.html"]);
    // Going back leaves what is shown in the same way.
    let state = answered(
        typed(step(state.clone(), Action::GoBack(content(&state))), cell("total"), "4"),
        report(Status::Clean),
    );
    assert_eq!(names(&state), ["a.html"]);
    let state = step(state.clone(), Action::GoBack(content(&state)));
    assert_eq!(names(&state), ["a.html"]);
    assert_eq!(edits(&state), [(cell("total"), "5".to_owned())]);
}

#[test]
fn a_file_that_cannot_be_read_leaves_nothing() {
    let state = answered(typed(open_report(), cell("total"), "7"), report(Status::Clean));
    let state = answered(gave(state, "b.png"), refused());
    assert_eq!((state.left().count(), edits(&state).len()), (0, 1));
}

#[test]
fn what_is_saved_or_dropped_is_told_no_more() {
    let state = replaced();
    let content = content(&state);
    let kept = state.left().next().unwrap().edits().to_vec();
    let saved = step(state.clone(), Action::Kept { content: content.clone(), edits: kept });
    assert!(names(&saved).is_empty() && !saved.has_unkept_edits());
    let older = step(state.clone(), Action::Kept { content: content.clone(), edits: Vec::new() });
    assert_eq!(names(&older), ["a.html"], "an older state of it was saved");
    assert!(names(&step(state, Action::DropLeft(content))).is_empty());
}

#[test]
fn a_report_that_comes_back_is_told_in_the_language_of_the_page() {
    let state = step(replaced(), Action::SetLanguage(Language::English));
    let state = answered(state, report(Status::Clean));
    let state = step(state.clone(), Action::GoBack(content(&state)));
    let (_, input) = state.question().unwrap();
    assert_eq!(
        (input.question.language, input.question.parts),
        (Language::English, PartSet::report())
    );
    // Called off, it is left again and not lost.
    let off = step(state.clone(), Action::Cancel);
    assert_eq!((off.shown.is_none(), names(&off)), (true, vec!["a.html"]));
    let state = answered(state, report(Status::Clean));
    assert_eq!(edits(&state), [(cell("total"), "7".to_owned())]);
    assert!(state.shown.unwrap().history.can_undo());
}

#[test]
fn clearing_the_screen_leaves_the_report_too() {
    let state = answered(typed(open_report(), cell("total"), "7"), report(Status::Clean));
    assert_eq!(names(&step(state, Action::Clear)), ["a.html"]);
}

#[test]
fn in_a_list_the_list_leads_back_with_all_edits_and_the_way_back() {
    let files =
        ["a.html", "b.html"].map(|name| LoadedFile::new(name.into(), Ok(Content::default())));
    let opening = Action::Opening { token: 1, name: "a.html".into() };
    let state = step(AppState::new(Language::Chinese), opening);
    let state = step(state, Action::Opened { token: 1, files: files.into(), left: 0 });
    let whole =
        || ReceivedParts { paper: open_report().shown.unwrap().paper, ..report(Status::Wrong) };
    let state = answered(answered(state, whole()), whole());
    let state = answered(typed(state, cell("total"), "7"), whole());
    let state = answered(step(state, Action::ChooseItem(1)), whole());
    assert_eq!(names(&state), Vec::<&str>::new());
    assert!(state.has_unkept_edits());
    let back = step(state.clone(), Action::ChooseItem(0));
    assert_eq!(edits(&back), [(cell("total"), "7".to_owned())]);
    assert!(back.shown.unwrap().history.can_undo());
    // With the list goes the way back that it was.
    let state = answered(gave(state, "c.html"), report(Status::Clean));
    assert_eq!(names(&state), ["a.html"]);
}
