//! The state, told as stories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod batch;
mod drafts;
mod edits;
mod host;
mod left;
mod watch;

use super::*;
use model::finding::Severity;
use model::{CellId, Known, Place, TableId};
use screen::{
    Coverage, Fact, Finding, Identity, Paper, Source, SourceKind, Status, Summary,
    Trouble as Refusal, TroubleKind,
};

fn received() -> Place {
    Place::Cell(CellId::new(TableId::Applications, "received", "total"))
}

fn findings() -> Vec<Finding> {
    let review = Place::Row(TableId::Disputes, "review");
    [(1, review), (2, received())]
        .map(|(number, place)| Finding::new(number, Severity::Wrong, place))
        .into()
}

/// Everything that can be said of a report of this status.
fn report(status: Status) -> ReceivedParts {
    ReceivedParts {
        summary: Some(Rc::new(Summary { status, ..Summary::default() })),
        json: Some("{}".into()),
        findings: Some(Rc::new(findings())),
        paper: Some(Rc::new(Paper::default())),
        coverage: Some(Rc::new(Coverage::default())),
        source: Some(Rc::new(Source::default())),
        flow: Some(Rc::new(screen::Flow::default())),
    }
}

fn refused() -> ReceivedParts {
    let kind = TroubleKind::Image;
    let trouble = Some(Refusal { kind, what: "a picture".into(), todo: "paste".into() });
    let summary = Summary { status: Status::Refused, trouble, ..Summary::default() };
    let json = Some("{}".into());
    ReceivedParts { summary: Some(Rc::new(summary)), json, ..ReceivedParts::default() }
}

fn gave(state: AppState, name: &str) -> AppState {
    let source = SourceKind::File;
    step(state, Action::Check { name: name.into(), source, content: Content::default() })
}

/// Of an answer, what was asked for.
fn only(parts: ReceivedParts, wanted: PartSet) -> ReceivedParts {
    ReceivedParts {
        json: parts.json.filter(|_| wanted.has(Part::Summary)),
        summary: parts.summary.filter(|_| wanted.has(Part::Summary)),
        findings: parts.findings.filter(|_| wanted.has(Part::Findings)),
        paper: parts.paper.filter(|_| wanted.has(Part::Paper)),
        coverage: parts.coverage.filter(|_| wanted.has(Part::Coverage)),
        source: parts.source.filter(|_| wanted.has(Part::Source)),
        flow: parts.flow.filter(|_| wanted.has(Part::Flow)),
    }
}

fn answered(state: AppState, parts: ReceivedParts) -> AppState {
    let (turn, input) = state.question().expect("a question");
    let parts = only(parts, input.question.parts);
    step(state, Action::Answered { turn, parts })
}

fn shown() -> AppState {
    answered(gave(AppState::new(Language::Chinese), "a.html"), report(Status::Wrong))
}

#[test]
fn the_old_report_stays_until_the_new_one_is_there() {
    let state = gave(shown(), "b.html");
    assert_eq!(state.name(), Some("b.html"));
    assert_eq!(state.shown.as_ref().unwrap().input.question.name, "a.html");
    let state = answered(state, report(Status::Clean));
    assert_eq!(state.shown.unwrap().input.question.name, "b.html");
}

#[test]
fn a_refused_file_stands_above_the_old_report() {
    let state = answered(gave(shown(), "b.png"), refused());
    let Some(Trouble::Refused { input, .. }) = &state.trouble else { panic!("not refused") };
    assert_eq!(input.question.name, "b.png");
    assert_eq!(state.shown.unwrap().summary.status, Status::Wrong);
}

#[test]
fn what_is_new_is_looked_at_and_what_is_only_translated_stays_in_place() {
    let state = answered(gave(shown(), "b.png"), refused());
    assert_eq!(state.focus.at, FocusTarget::Trouble);
    let state = answered(gave(state, "c.html"), report(Status::Clean));
    assert_eq!(state.focus.at, FocusTarget::Verdict);
    let turn = state.focus.turn;
    let state =
        answered(step(state, Action::SetLanguage(Language::English)), report(Status::Clean));
    assert_eq!(state.focus.turn, turn);
}

#[test]
fn a_file_the_worker_died_on_twice_is_said_to_be_our_fault() {
    let state = gave(shown(), "b.html");
    let turn = state.question().unwrap().0;
    let state = step(state, Action::CheckFailed { turn });
    assert_eq!(state.trouble, Some(Trouble::Failed { name: "b.html".into() }));
    assert!(state.shown.is_some());
}

#[test]
fn a_late_answer_to_a_question_no_longer_asked_changes_nothing() {
    let first = gave(AppState::new(Language::Chinese), "a.html");
    let turn = first.question().unwrap().0;
    let second = gave(first, "b.html");
    let after = step(second.clone(), Action::Answered { turn, parts: report(Status::Clean) });
    assert_eq!(after, second);
}

fn opening(state: AppState, token: u32) -> AppState {
    step(state, Action::Opening { token, name: "a.html".into() })
}

fn opened(state: AppState, token: u32, files: Vec<LoadedFile>) -> AppState {
    step(state, Action::Opened { token, files, left: 0 })
}

fn given(name: &str) -> LoadedFile {
    LoadedFile::new(name.into(), Ok(Content::default()))
}

#[test]
fn files_that_were_followed_by_others_are_dropped() {
    let state = opening(opening(AppState::new(Language::Chinese), 1), 2);
    let state = opened(state, 1, vec![given("a.html")]);
    assert!(state.question().is_none());
    let state = opened(state, 2, vec![given("b.html")]);
    assert_eq!(state.question().unwrap().1.question.name, "b.html");
    assert!(state.batch.items.is_empty());
}

#[test]
fn a_file_that_cannot_be_opened_is_said() {
    let unreadable = Trouble::Unreadable { name: "b.html".into() };
    let file = LoadedFile::new("b.html".into(), Err(unreadable.clone()));
    let state = opened(opening(shown(), 1), 1, vec![file]);
    assert_eq!(state.trouble, Some(unreadable));
}

/// Three files at once; the first is being asked about.
fn three() -> AppState {
    opened(opening(AppState::new(Language::Chinese), 1), 1, ["a", "b", "c"].map(given).into())
}

fn name(state: &AppState) -> &str {
    &state.shown.as_ref().unwrap().input.question.name
}

#[test]
fn the_source_is_asked_for_when_it_is_looked_at() {
    let state = step(shown(), Action::ShowView(View::Source));
    assert_eq!(state.question().unwrap().1.question.parts, PartSet::of([Part::Source]));
    let state = step(step(shown(), Action::ShowView(View::Source)), Action::ShowView(View::Form));
    assert_eq!(state.view, View::Form);
}

#[test]
fn how_much_of_a_reader_has_come_is_known() {
    let state = gave(AppState::new(Language::Chinese), "a.pdf");
    let turn = state.question().unwrap().0;
    let loading = Loading { module: "pdf".into(), percent: 40 };
    let state = step(state, Action::Loading { turn, loading: loading.clone() });
    assert!(
        matches!(&state.in_progress, Some(InProgress::Checking { loading: Some(news), .. }) if *news == loading)
    );
    let state = step(state, Action::ReaderNotLoaded { turn });
    assert_eq!(state.trouble, Some(Trouble::ReaderNotLoaded { name: "a.pdf".into() }));
}

#[test]
fn a_file_that_has_changed_on_the_disk_is_said_by_name() {
    let state = gave(shown(), "b.pdf");
    let turn = state.question().unwrap().0;
    let state = step(state, Action::FileUnreadable { turn });
    assert_eq!(state.trouble, Some(Trouble::Unreadable { name: "b.pdf".into() }));
    assert_eq!(state.shown.unwrap().input.question.name, "a.html");
}

#[test]
fn another_language_asks_again_and_keeps_what_is_pointed_at() {
    let state =
        step(step(shown(), Action::SelectFinding(2)), Action::SetLanguage(Language::English));
    assert_eq!(state.question().unwrap().1.question.language, Language::English);
    let state = answered(state, report(Status::Wrong));
    assert_eq!(state.selected, Some(2));
}

#[test]
fn a_refusal_is_translated_where_nothing_else_is_shown() {
    let state = answered(gave(AppState::new(Language::Chinese), "b.png"), refused());
    let state = step(state, Action::SetLanguage(Language::English));
    assert_eq!(state.question().unwrap().1.question.language, Language::English);
}

#[test]
fn a_correction_asks_about_the_same_file() {
    let told = Correction { year: Some(2023), ..Correction::default() };
    let state = step(shown(), Action::Correct(told));
    let (_, input) = state.question().unwrap();
    let same = &state.shown.as_ref().unwrap().input.content;
    assert_eq!((input.question.year, &input.content), (Some(2023), same));
}

#[test]
fn pointing_goes_to_the_paper_and_leaving_comes_back() {
    let state = step(shown(), Action::SelectFinding(2));
    assert_eq!((state.pane, state.selected), (Pane::Paper, Some(2)));
    let place = received();
    assert_eq!(state.focus.at, FocusTarget::Mark { number: 2, place });
    let state = step(state, Action::BackToList);
    assert_eq!((state.pane, &state.focus.at), (Pane::Findings, &FocusTarget::Finding(2)));
}

#[test]
fn stepping_goes_round() {
    let next = |state| step(state, Action::Step(Direction::Next));
    let state = next(next(next(shown())));
    assert_eq!(state.selected, Some(1));
    assert_eq!(step(state, Action::Step(Direction::Previous)).selected, Some(2));
}

#[test]
fn a_new_report_points_at_nothing() {
    let state = step(shown(), Action::SelectFinding(2));
    assert_eq!(answered(gave(state, "b.html"), report(Status::Clean)).selected, None);
}

#[test]
fn what_cannot_be_read_leaves_the_report_alone() {
    let state = step(shown(), Action::Fail(Trouble::NothingToRead));
    assert_eq!(state.trouble, Some(Trouble::NothingToRead));
    assert!(state.shown.is_some());
}

fn beside(state: AppState) -> AppState {
    step(state, Action::AddLastYear(given("last.html")))
}

#[test]
fn last_years_report_lies_beside_the_one_that_is_shown_and_goes_again() {
    let state = beside(shown());
    assert_eq!(state.question().unwrap().1.question.last_year, "last.html");
    let state = answered(state, report(Status::Doubtful));
    let input = &state.shown.as_ref().unwrap().input;
    assert_eq!((input.question.name.as_str(), input.last_year.is_some()), ("a.html", true));
    let state = answered(step(state, Action::RemoveLastYear), report(Status::Wrong));
    let input = &state.shown.as_ref().unwrap().input;
    assert_eq!((input.question.last_year.as_str(), &input.last_year), ("", &None));
    let next = gave(answered(beside(state), report(Status::Doubtful)), "b.html");
    assert_eq!(next.question().unwrap().1.last_year, None, "a new report comes alone");
}

#[test]
fn last_years_report_that_brings_the_worker_down_is_named_and_the_other_stays() {
    let state = beside(shown());
    let turn = state.question().unwrap().0;
    let state = step(state, Action::CheckFailed { turn });
    assert_eq!(state.trouble, Some(Trouble::Failed { name: "last.html".into() }));
    assert_eq!(state.shown.unwrap().input.last_year, None);
}

#[test]
fn of_two_years_of_one_body_the_earlier_is_offered() {
    let of_year = |year: u16| {
        let organ = Known::Read("云溪县人民政府".to_owned());
        let identity = Identity {
            year: Fact { known: Known::Read(year), shown: String::new() },
            organ: Fact { known: organ, shown: String::new() },
            ..Identity::default()
        };
        let summary = Summary { status: Status::Clean, identity, ..Summary::default() };
        ReceivedParts { summary: Some(Rc::new(summary)), ..report(Status::Clean) }
    };
    let state =
        [2023, 2022, 2021].into_iter().fold(three(), |state, year| answered(state, of_year(year)));
    let offer = state.offer().unwrap();
    assert_eq!(offer.number, 1);
    let state = step(state, Action::AddLastYearFromBatch(offer.number));
    assert_eq!(state.question().unwrap().1.question.last_year, offer.name);
    assert_eq!(answered(state, of_year(2023)).offer(), None);
}

fn status(state: &AppState) -> &'static str {
    state.host_status().word()
}

#[test]
fn parts_of_an_answer_may_come_one_after_the_other() {
    let state = gave(AppState::new(Language::Chinese), "a.html");
    let turn = state.question().unwrap().0;
    let part =
        |part| Action::Answered { turn, parts: only(report(Status::Wrong), PartSet::of([part])) };
    let state = step(state, part(Part::Summary));
    assert_eq!(status(&state), "wrong");
    assert!(state.question().is_some() && state.shown.as_ref().unwrap().paper.is_none());
    let state = step(step(state, part(Part::Paper)), part(Part::Findings));
    assert_eq!(state.question().map(|(turn, _)| turn), Some(turn));
    let state = step(state, part(Part::Coverage));
    assert_eq!(state.question(), None);
    assert!(state.shown.unwrap().paper.is_some());
}

#[test]
fn a_part_that_does_not_come_is_not_asked_for_again_and_again() {
    let state = step(shown(), Action::ShowView(View::Source));
    let turn = state.question().unwrap().0;
    let state = step(state, Action::CheckFailed { turn });
    assert_eq!(state.question(), None);
    let state = step(state, Action::ShowView(View::Source));
    assert!(state.question().is_some(), "a person asks");
}

#[test]
fn another_language_asks_for_words_and_keeps_the_source() {
    let state = answered(step(shown(), Action::ShowView(View::Source)), report(Status::Wrong));
    let source = state.shown.as_ref().unwrap().source.clone();
    let state = step(state, Action::SetLanguage(Language::English));
    assert_eq!(state.question().unwrap().1.question.parts, PartSet::report());
    let state = answered(state, report(Status::Wrong));
    assert_eq!((state.shown.as_ref().unwrap().source.clone(), state.question()), (source, None));
    // Another body's name may stand elsewhere in the file.
    let corrected =
        step(state, Action::Correct(Correction { year: Some(2020), ..Correction::default() }));
    assert!(corrected.question().unwrap().1.question.parts.has(Part::Source));
}

#[test]
fn the_flow_is_asked_for_when_it_is_looked_at_and_again_with_another_paper() {
    let state = step(shown(), Action::ShowView(View::Flow));
    assert_eq!(state.question().unwrap().1.question.parts, PartSet::of([Part::Flow]));
    let state = answered(state, report(Status::Wrong));
    assert!(state.shown.as_ref().unwrap().flow.is_some());
    // What is judged anew without it has none.
    let state = step(state, Action::ShowView(View::Form));
    let state =
        answered(step(state, Action::SetLanguage(Language::English)), report(Status::Wrong));
    assert!(state.shown.as_ref().unwrap().flow.is_none());
    let state = step(state, Action::ShowView(View::Flow));
    assert!(state.question().is_some());
}
