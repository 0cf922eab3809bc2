//! A file that is watched: saves, and what becomes of the findings.

use super::*;

/// What the browser says to what is shown now.
fn saved(state: AppState) -> (AppState, Content) {
    let (turn, content) = (state.watch.turn, Content::default());
    (step(state, Action::Saved { turn, content: content.clone() }), content)
}

fn said(state: AppState, word: &str) -> AppState {
    let turn = state.watch.turn;
    step(state, Action::Watched { turn, at: WatchState::read(word.to_owned()) })
}

/// A report with findings of these fingerprints, numbered in their order.
fn with_findings(names: &[&str]) -> ReceivedParts {
    let findings = names.iter().zip(1..).map(|(name, number)| Finding {
        fingerprint: (*name).to_owned(),
        rule: (*name).to_owned(),
        ..Finding::new(number, Severity::Wrong, received())
    });
    ReceivedParts { findings: Some(Rc::new(findings.collect())), ..report(Status::Wrong) }
}

fn opened(names: &[&str]) -> AppState {
    answered(gave(AppState::new(Language::Chinese), "a.docx"), with_findings(names))
}

fn saved_as(state: AppState, names: &[&str]) -> AppState {
    answered(saved(state).0, with_findings(names))
}

fn counts(state: &AppState) -> [usize; 3] {
    let shown = state.shown.as_ref().unwrap();
    shown.changes.as_ref().unwrap().counts(shown.findings())
}

fn mended(state: &AppState) -> Vec<&str> {
    let changes = state.shown.as_ref().unwrap().changes.as_ref().unwrap();
    changes.mended().map(|finding| finding.fingerprint.as_str()).collect()
}

#[test]
fn a_file_that_is_shown_is_watched_and_nothing_else() {
    let state = AppState::new(Language::Chinese);
    assert_eq!(state.watched(), (0, None));
    let state = gave(state, "a.docx");
    assert_eq!(state.watched().0, 0, "not before there is a report");
    let state = answered(state, report(Status::Wrong));
    assert_eq!(state.watched().0, 1);
    assert_eq!(state.watched().1.unwrap().question.name, "a.docx");
    let state = answered(gave(state, "b.docx"), report(Status::Wrong));
    assert_eq!(state.watched().0, 2);
    assert_eq!(step(state.clone(), Action::Clear).watched(), (0, None));
    let pasted = Action::Check {
        name: String::new(),
        source: SourceKind::PastedText,
        content: Content::default(),
    };
    assert_eq!(answered(step(state.clone(), pasted), report(Status::Wrong)).watched(), (0, None));
    // A host knows itself when its file changes.
    let order = CheckInput { order: 1, ..CheckInput::default() };
    let state = answered(step(state, Action::HostCheck(Box::new(order))), report(Status::Wrong));
    assert_eq!(state.watched(), (0, None));
}

#[test]
fn what_the_browser_says_is_noted_until_the_next_file() {
    let since = WatchState::Watching { since: "14:03".into() };
    let state = said(shown(), "14:03");
    assert_eq!(state.watch.at, since);
    let state = said(state, "waiting");
    assert_eq!(state.watch.at, WatchState::Waiting);
    let state = said(state, "14:03");
    assert_eq!(state.watch.at, since);
    // Late news of another file.
    let late = Action::Watched { turn: 9, at: WatchState::Unsupported };
    assert_eq!(step(state.clone(), late).watch.at, since);
    assert_eq!(said(state.clone(), "unsupported").watch.at, WatchState::Unsupported);
    let state = answered(gave(state, "b.docx"), report(Status::Wrong));
    assert_eq!(state.watch.at, WatchState::Unknown);
}

#[test]
fn a_save_is_asked_about_and_the_old_report_stays_until_the_answer() {
    let (state, content) = saved(shown());
    let (_, input) = state.question().unwrap();
    assert_eq!(input.content, content);
    assert_eq!(input.question.name, "a.html");
    assert!(state.is_saving() && !shown().is_saving());
    assert_eq!(state.shown, shown_before(&state));
    let turn = state.watch.turn;
    let state = answered(state, report(Status::Clean));
    let shown = state.shown.as_ref().unwrap();
    assert_eq!((shown.summary.status, &shown.input.content), (Status::Clean, &content));
    assert_eq!((state.watched().0, state.question()), (turn, None), "it is watched on");
}

/// What is shown where the answer has not come: all of the report of the state before.
fn shown_before(state: &AppState) -> Option<Shown> {
    state
        .shown
        .clone()
        .filter(|shown| shown.summary.status == Status::Wrong && shown.changes.is_none())
}

#[test]
fn selection_pane_view_and_focus_stay_where_they_are() {
    let state = step(opened(&["a", "b", "c"]), Action::SelectFinding(3));
    let state = step(state, Action::ToggleReason(2));
    let state = answered(step(state, Action::ShowView(View::Source)), report(Status::Wrong));
    let (focus, pane) = (state.focus.clone(), state.pane);
    let state = saved_as(state, &["b", "c"]);
    assert_eq!((state.selected, state.reason_for), (Some(2), Some(1)), "under their new numbers");
    assert_eq!((state.pane, state.view, &state.focus), (pane, View::Source, &focus));
    assert!(state.shown.as_ref().unwrap().source.is_some(), "the source is asked for, too");
    let state = saved_as(state, &["b"]);
    assert_eq!(state.selected, None, "it was mended");
}

#[test]
fn the_source_of_before_is_not_shown_after_a_save() {
    let state = step(opened(&["a"]), Action::ShowView(View::Source));
    let state = answered(state, report(Status::Wrong));
    let state = saved_as(step(state, Action::ShowView(View::Form)), &["a"]);
    assert_eq!(state.shown.as_ref().unwrap().source, None);
    let state = step(state, Action::ShowView(View::Source));
    assert!(state.question().unwrap().1.question.parts.has(Part::Source));
}

#[test]
fn last_years_report_corrections_and_decisions_stay() {
    let before = Content::default();
    let file = LoadedFile::new("2022.docx".into(), Ok(before.clone()));
    let state = answered(step(opened(&["a"]), Action::AddLastYear(file)), with_findings(&["a"]));
    let year = Correction { year: Some(2023), ..Correction::default() };
    let state = answered(step(state, Action::Correct(year)), with_findings(&["a"]));
    let choice = Some(screen::Choice::ToFix);
    let state = step(state, Action::Decide { number: 1, choice, reason: String::new() });
    let state = saved_as(state, &["b", "a"]);
    let input = &state.shown.as_ref().unwrap().input;
    assert_eq!(input.last_year, Some(before));
    assert_eq!((input.question.year, input.question.last_year.as_str()), (Some(2023), "2022.docx"));
    assert_eq!(state.decisions().unwrap().count(), 1);
}

#[test]
fn each_save_is_compared_with_the_check_before_it() {
    let state = opened(&["a", "b", "c"]);
    assert_eq!(state.shown.as_ref().unwrap().changes, None, "a first check changes nothing");
    let state = saved_as(state, &["b", "c", "d"]);
    assert_eq!((counts(&state), mended(&state)), ([1, 1, 2], vec!["a"]));
    // What was new is known now; what was mended stays mended.
    let state = saved_as(state, &["c", "d"]);
    assert_eq!((counts(&state), mended(&state)), ([2, 0, 2], vec!["a", "b"]));
    // What comes back remains.
    let state = saved_as(state, &["a", "c", "d"]);
    assert_eq!((counts(&state), mended(&state)), ([1, 0, 3], vec!["b"]));
    // Another language says the same.
    let state = answered(
        step(state, Action::SetLanguage(Language::English)),
        with_findings(&["a", "c", "d"]),
    );
    assert_eq!((counts(&state), mended(&state)), ([1, 0, 3], vec!["b"]));
    // With another correction nothing can be compared, and the next file begins anew.
    let year = Correction { year: Some(2023), ..Correction::default() };
    let corrected = answered(step(state.clone(), Action::Correct(year)), with_findings(&["a"]));
    assert_eq!(corrected.shown.unwrap().changes, None);
    let state = answered(gave(state, "b.docx"), with_findings(&["z"]));
    assert_eq!(state.shown.unwrap().changes, None);
}

#[test]
fn of_two_saves_the_later_one_is_asked_about() {
    let (state, _) = saved(opened(&["a", "b"]));
    let first = state.question().unwrap().0;
    let (state, content) = saved(state);
    assert_eq!(state.question().unwrap().1.content, content);
    let late = step(state.clone(), Action::Answered { turn: first, parts: with_findings(&[]) });
    assert_eq!(late, state);
    let state = answered(state, with_findings(&["a"]));
    assert_eq!(counts(&state), [1, 0, 1], "compared with what was on the screen");
}

#[test]
fn a_save_while_something_is_asked_about_the_same_report_is_asked_instead() {
    let state = step(opened(&["a"]), Action::SetLanguage(Language::English));
    let (state, content) = saved(state);
    let (_, input) = state.question().unwrap();
    assert_eq!((&input.content, input.question.language), (&content, Language::English));
}

#[test]
fn what_is_asked_while_a_save_is_checked_is_asked_of_the_save() {
    let (state, content) = saved(opened(&["a"]));
    let year = Correction { year: Some(2023), ..Correction::default() };
    let state = step(state, Action::Correct(year));
    let (_, input) = state.question().unwrap();
    assert_eq!((&input.content, input.question.year), (&content, Some(2023)));
    assert!(state.is_saving());
    let state = answered(state, with_findings(&["a"]));
    assert_eq!(state.shown.unwrap().input.content, content);
}

#[test]
fn a_save_waits_while_another_file_is_read() {
    let state = gave(opened(&["a"]), "b.docx");
    let (state, content) = saved(state);
    assert_eq!(state.question().unwrap().1.question.name, "b.docx");
    // Nothing comes of the other file.
    let called_off = step(state.clone(), Action::Cancel);
    assert_eq!(called_off.question().unwrap().1.content, content);
    let turn = state.question().unwrap().0;
    let failed = step(state.clone(), Action::CheckFailed { turn });
    assert_eq!(failed.question().unwrap().1.content, content);
    assert!(failed.trouble.is_some());
    // It is there: the save is another report's.
    let state = answered(state, report(Status::Clean));
    assert_eq!(state.question(), None);
}

#[test]
fn a_save_that_cannot_be_read_leaves_the_report_and_the_next_one_is_compared_with_it() {
    let state = answered(saved(opened(&["a", "b"])).0, refused());
    assert!(matches!(state.trouble, Some(Trouble::Refused { .. })));
    assert_eq!(state.shown.as_ref().unwrap().findings().len(), 2);
    let state = saved_as(state, &["a"]);
    assert_eq!((state.trouble.as_ref(), counts(&state)), (None, [1, 0, 1]));
}

#[test]
fn a_stopped_watch_hears_nothing() {
    let state = said(shown(), "14:03");
    let (state, _) = saved(gave(state, "b.docx"));
    let (turn, at) = (state.watch.turn, WatchState::Stopped);
    let state = step(step(state, Action::Watched { turn, at }), Action::Cancel);
    assert_eq!(state.question(), None, "nor is the save that has waited asked about");
    assert_eq!(state.watched(), (0, None));
    let (state, _) = saved(said(state, "14:04"));
    assert_eq!((state.watch.at.clone(), state.question()), (WatchState::Stopped, None));
    let state = answered(gave(state, "a.docx"), report(Status::Wrong));
    assert!(state.watched().0 > 0, "the next file is watched again");
}

#[test]
fn of_a_batch_the_file_that_is_looked_at_is_watched() {
    let files =
        ["a.docx", "b.docx"].map(|name| LoadedFile::new(name.into(), Ok(Content::default())));
    let opening = Action::Opening { token: 1, name: "a.docx".into() };
    let state = step(AppState::new(Language::Chinese), opening);
    let state = step(state, Action::Opened { token: 1, files: files.into(), left: 0 });
    let state = answered(state, with_findings(&["a"]));
    assert_eq!(state.watched().1.unwrap().question.name, "a.docx");
    // It goes before the other files of the batch, but what is being read is read to its end.
    let (state, content) = saved(state);
    assert_eq!(state.question().unwrap().1.question.name, "b.docx");
    let state = answered(state, report(Status::Clean));
    assert_eq!(state.question().unwrap().1.content, content);
    let state = answered(state, with_findings(&[]));
    assert_eq!(
        (counts(&state), state.watched().1.unwrap().content.clone()),
        ([1, 0, 0], content.clone())
    );
    let state = step(state, Action::ChooseItem(1));
    assert_eq!(state.watched().1.unwrap().question.name, "b.docx");
    let back = step(state, Action::ChooseItem(0));
    assert_eq!(back.watched().1.unwrap().content, content, "the last save is what is known of it");
}
