//! Drafts: what is kept, when, and under which name.

use super::edits::{cell, edits, open_report, typed};
use super::*;
use screen::{Choice, Decisions, WorkingFile};

fn on() -> Action {
    Action::Drafts(DraftsAt::read("on".into()))
}

fn edited() -> AppState {
    answered(typed(open_report(), cell("total"), "7"), report(Status::Wrong))
}

#[test]
fn nothing_is_kept_unless_a_person_wants_it() {
    for word in ["off", "none"] {
        let state = step(edited(), Action::Drafts(DraftsAt::read(word.into())));
        assert_eq!(state.draft(), None);
    }
    let state = step(edited(), on());
    assert_eq!(state.draft().unwrap().input.question.edits, state.shown.unwrap().edits());
    // Nor of a report that nothing was done to.
    assert_eq!(step(open_report(), on()).draft(), None);
}

#[test]
fn the_switch_is_offered_where_something_would_be_lost() {
    assert!(!open_report().offers_drafts());
    assert!(edited().offers_drafts());
    assert!(step(open_report(), on()).offers_drafts());
    assert!(!step(AppState::new(Language::Chinese), on()).offers_drafts());
}

#[test]
fn what_is_looked_at_makes_no_other_draft() {
    let state = step(edited(), on());
    let draft = state.draft();
    let state = step(state, Action::SetLanguage(Language::English));
    let state = answered(state, report(Status::Wrong));
    let state = answered(step(state, Action::ShowView(View::Flow)), report(Status::Wrong));
    assert_eq!(state.draft(), draft);
    assert_ne!(typed(state, cell("total"), "8").draft(), draft);
}

#[test]
fn a_draft_in_which_all_was_taken_back_goes() {
    let state = step(edited(), on());
    assert!(state.draft().unwrap().is_worth_keeping());
    let state = answered(step(state, Action::Undo), report(Status::Wrong));
    assert!(!state.draft().unwrap().is_worth_keeping());
    let decide = Action::Decide { number: 1, choice: Some(Choice::Accepted), reason: "so".into() };
    assert!(step(state, decide).draft().unwrap().is_worth_keeping());
}

#[test]
fn each_opening_of_a_report_has_a_draft_of_its_own() {
    let name = |state: &AppState| state.draft().unwrap().input.draft;
    let state = step(edited(), on());
    let first = name(&state);
    let state = typed(state, cell("total"), "8");
    assert_eq!(name(&state), first);
    let state = answered(state, report(Status::Wrong));
    let parts =
        ReceivedParts { paper: open_report().shown.unwrap().paper, ..report(Status::Wrong) };
    let other = answered(gave(state, "a.html"), parts);
    let other = answered(typed(other, cell("total"), "7"), report(Status::Wrong));
    assert_ne!(name(&other), first);
    let back = other.left().next().unwrap().input.content.clone();
    assert_eq!(name(&step(other, Action::GoBack(back))), first);
}

fn draft_file() -> LoadedFile {
    let question = edited().shown.unwrap().input.question;
    let decisions = Some(Decisions::about(ReportName::default()));
    let file = WorkingFile { decisions, ..WorkingFile::default() }.of(&question);
    let kept = Kept { file, last_year: Some(Content::default()), came: Came::Draft };
    LoadedFile {
        kept: Some(Box::new(kept)),
        ..LoadedFile::new("a.html".into(), Ok(Content::default()))
    }
}

#[test]
fn drafts_of_earlier_visits_are_offered_until_a_report_is_open_and_never_opened_by_themselves() {
    let earlier = EarlierDraft::read("x-1\t14:03\ta.html\nx-2\t2025-01-02 09:10\t\nbroken");
    assert_eq!(earlier.len(), 2);
    assert_eq!((earlier[0].name.as_str(), earlier[0].report.as_str()), ("x-1", "a.html"));
    assert_eq!((earlier[1].time.as_str(), earlier[1].report.as_str()), ("2025-01-02 09:10", ""));
    let state = step(AppState::new(Language::Chinese), on());
    let state = step(state, Action::EarlierDrafts(earlier));
    assert!(state.shown.is_none() && state.question().is_none());
    assert_eq!(state.earlier_drafts().len(), 2);
    assert!(gave(state.clone(), "b.html").earlier_drafts().is_empty());
    let off = step(state, Action::Drafts(DraftsAt::Off));
    assert!(off.earlier_drafts().is_empty());
}

#[test]
fn an_opened_draft_goes_on_under_its_name_and_is_in_no_file() {
    for (name, goes_on) in [("x-1", true), ("", false)] {
        let state = step(AppState::new(Language::Chinese), on());
        let open = Action::OpenDraft { name: name.into(), file: Box::new(draft_file()) };
        let state = answered(step(state, open), report(Status::Wrong));
        assert_eq!(edits(&state), [(cell("total"), "7".to_owned())]);
        assert!(state.has_unkept_edits());
        assert!(state.shown.as_ref().unwrap().input.last_year.is_some());
        assert_eq!(state.watched().1, None, "no file on a disk is behind it");
        let draft = state.draft().unwrap().input.draft;
        assert_eq!(&*draft == "x-1", goes_on, "{draft}");
        assert!(!draft.is_empty());
    }
}

#[test]
fn a_working_file_of_the_host_is_the_hosts_check_with_its_edits() {
    let open = |file: LoadedFile| {
        let state = AppState::new(Language::Chinese);
        step(state, Action::HostOpen { order: 3, file: Box::new(file) })
    };
    let state = open(draft_file());
    assert_eq!((state.ordered, state.order()), (3, 3));
    let state = answered(state, report(Status::Wrong));
    assert_eq!(edits(&state).len(), 1);
    assert_eq!(state.answer.unwrap().order, 3);
}
