//! Typing over the report: what is asked, the way back, and where the keyboard goes.

use super::*;
use crate::state::spots::Heading;
use crate::state::spots::tests::small_paper;
use model::{CellId, Edit, SectionId, TableId};
use screen::SuggestionShown;

pub fn cell(column: &'static str) -> Place {
    CellId::new(TableId::Applications, "received", column).into()
}

const SENTENCE: Place = Place::Sentence(SectionId::Overview, 0);

/// A report with a paper, and findings of which the first has one suggestion and the second two.
pub fn open_report() -> AppState {
    let way = |column, printed: &str| SuggestionShown {
        text: String::new(),
        edits: vec![Edit { place: cell(column), printed: printed.into() }],
        certain: true,
    };
    let mut found = findings();
    found[0].suggestions = vec![way("total", "8")];
    found[1].suggestions = vec![way("total", "9"), way("natural-person", "2")];
    let parts = ReceivedParts {
        paper: Some(Rc::new(small_paper())),
        findings: Some(Rc::new(found)),
        ..report(Status::Wrong)
    };
    answered(gave(AppState::new(Language::Chinese), "a.html"), parts)
}

pub fn typed(state: AppState, place: Place, text: &str) -> AppState {
    let state = step(state, Action::OpenField { place, typed: None });
    step(state, Action::Enter { text: text.into(), then: None })
}

fn asked(state: &AppState) -> Vec<(Place, String)> {
    let (_, input) = state.question().expect("a question");
    input.question.edits.iter().map(|edit| (edit.place, edit.printed.clone())).collect()
}

pub fn edits(state: &AppState) -> Vec<(Place, String)> {
    let edits = state.shown.as_ref().unwrap().edits();
    edits.iter().map(|edit| (edit.place, edit.printed.clone())).collect()
}

#[test]
fn what_is_typed_is_asked_about_at_once_and_the_report_stays() {
    let state = typed(open_report(), cell("total"), "7");
    assert_eq!(asked(&state), [(cell("total"), "7".to_owned())]);
    assert!(state.progress().is_none(), "nobody waits for it");
    assert!(state.shown.is_some() && state.field.is_none());
    let focus = state.focus.turn;
    let state = answered(state, report(Status::Clean));
    assert_eq!(edits(&state), [(cell("total"), "7".to_owned())]);
    assert_eq!(state.focus.turn, focus, "a person may be anywhere in it");
}

#[test]
fn a_field_has_what_stands_there_and_escape_leaves_it() {
    let open = |place, typed: Option<&str>| {
        let typed = typed.map(str::to_owned);
        step(open_report(), Action::OpenField { place, typed }).field.unwrap()
    };
    assert_eq!(
        (open(cell("total"), None).text.as_str(), open(cell("total"), None).typing),
        ("1", false)
    );
    let field = open(cell("total"), Some("4"));
    assert_eq!((field.text.as_str(), field.typing), ("4", true));
    let state = step(open_report(), Action::OpenField { place: SENTENCE, typed: None });
    let state = step(state, Action::BackToList);
    assert_eq!(
        (state.field.is_none(), state.focus.at.clone()),
        (true, FocusTarget::Spot(SENTENCE))
    );
    assert!(state.question().is_none() && edits(&state).is_empty());
    // Leaving it says so once more.
    let state = step(state, Action::Enter { text: "late".into(), then: None });
    assert!(edits(&state).is_empty());
}

#[test]
fn enter_goes_on_to_the_next_cell_and_stays_at_the_end() {
    let enter = |place, heading| {
        let state = step(open_report(), Action::OpenField { place, typed: None });
        step(state, Action::Enter { text: "3".into(), then: Some(heading) }).focus.at
    };
    let spot = |column| FocusTarget::Spot(cell(column));
    assert_eq!(enter(cell("natural-person"), Heading::Right), spot("total"));
    assert_eq!(enter(cell("total"), Heading::Right), spot("total"));
}

#[test]
fn typing_what_stands_there_is_no_edit() {
    let state = typed(open_report(), cell("total"), "1");
    assert!(edits(&state).is_empty() && state.question().is_none());
    assert!(!state.shown.unwrap().history.can_undo());
}

#[test]
fn an_uncertain_value_that_is_typed_again_is_confirmed() {
    let mut paper = small_paper();
    let screen::PaperBlock::Table(table) = &mut paper.blocks[3] else { panic!("no table") };
    table.rows[0][2].certain = false;
    let mut state = open_report();
    state.shown.as_mut().unwrap().paper = Some(Rc::new(paper));
    let state = typed(state, cell("natural-person"), "1");
    assert_eq!(edits(&state), [(cell("natural-person"), "1".to_owned())]);
}

#[test]
fn every_step_can_be_undone_and_done_again() {
    let before = open_report();
    let steps = [("7", "total"), ("3", "natural-person"), ("8", "total")];
    let mut state = before;
    let mut seen = vec![edits(&state)];
    for (text, column) in steps {
        state = typed(state, cell(column), text);
        seen.push(edits(&state));
    }
    state = step(state, Action::TakeBack(cell("total")));
    seen.push(edits(&state));
    assert_eq!(seen[4], [(cell("natural-person"), "3".to_owned())]);
    for earlier in seen.iter().rev().skip(1) {
        state = step(state, Action::Undo);
        let (mut now, mut then) = (edits(&state), earlier.clone());
        now.sort();
        then.sort();
        assert_eq!(now, then);
    }
    assert!(!state.shown.as_ref().unwrap().history.can_undo());
    for later in seen.iter().skip(1) {
        state = step(state, Action::Redo);
        let (mut now, mut then) = (edits(&state), later.clone());
        now.sort();
        then.sort();
        assert_eq!(now, then);
    }
    // A new step forgets what was undone.
    let state = typed(step(state, Action::Undo), SENTENCE, "b");
    assert!(!state.shown.unwrap().history.can_redo());
}

#[test]
fn a_pasted_block_is_one_step() {
    let place = cell("natural-person");
    let state = step(open_report(), Action::PasteBlock { place, text: "4\t5\n6".into() });
    assert_eq!(edits(&state).len(), 3);
    assert!(edits(&step(state, Action::Undo)).is_empty());
}

#[test]
fn one_suggestion_is_shown_and_taken_several_are_shown_when_pointed_at() {
    let state = step(open_report(), Action::SelectFinding(1));
    assert_eq!(state.proposed(), [Edit { place: cell("total"), printed: "8".into() }]);
    assert!(edits(&state).is_empty(), "nothing is typed by itself");
    let by_key = step(state.clone(), Action::TakeProposed);
    assert_eq!(asked(&by_key), [(cell("total"), "8".to_owned())]);
    let state = step(state, Action::TakeSuggestion { number: 1, way: 0 });
    assert_eq!(asked(&state), [(cell("total"), "8".to_owned())]);

    let state = step(open_report(), Action::SelectFinding(2));
    assert!(state.proposed().is_empty(), "none of several is picked");
    assert!(step(state.clone(), Action::TakeProposed).question().is_none());
    let state = step(state, Action::PreviewSuggestion(Some((2, 1))));
    assert_eq!(state.proposed(), [Edit { place: cell("natural-person"), printed: "2".into() }]);
    assert!(step(state, Action::PreviewSuggestion(None)).proposed().is_empty());
}

#[test]
fn edits_are_listed_in_the_order_of_the_paper_beside_what_the_file_has() {
    let state = typed(typed(open_report(), cell("total"), "7"), SENTENCE, "b");
    let listed = state.shown.unwrap().listed_edits();
    let shown: Vec<_> =
        listed.iter().map(|edit| (edit.place, edit.before.as_str(), edit.after.as_str())).collect();
    assert_eq!(shown, [(SENTENCE, "a", "b"), (cell("total"), "1", "7")]);
}

#[test]
fn another_report_has_no_edits() {
    let state =
        answered(gave(typed(open_report(), cell("total"), "7"), "b.html"), report(Status::Clean));
    assert!(edits(&state).is_empty() && !state.shown.unwrap().history.can_undo());
}

#[test]
fn another_language_keeps_the_edits() {
    let state = typed(open_report(), cell("total"), "7");
    let state = step(state, Action::SetLanguage(Language::English));
    assert_eq!(asked(&state), [(cell("total"), "7".to_owned())]);
}

/// The answer to an edit, with these findings.
fn judged(state: AppState, found: Vec<Finding>) -> AppState {
    let parts = ReceivedParts {
        paper: Some(Rc::new(small_paper())),
        findings: Some(Rc::new(found)),
        ..report(Status::Wrong)
    };
    answered(state, parts)
}

fn counts(state: &AppState) -> Option<[usize; 3]> {
    let shown = state.shown.as_ref().unwrap();
    Some(shown.changes.as_ref()?.counts(shown.findings()))
}

#[test]
fn what_an_edit_mends_is_told_until_it_is_taken_back() {
    let one = vec![Finding::new(1, Severity::Wrong, received())];
    let state = judged(typed(open_report(), cell("total"), "7"), one.clone());
    assert_eq!(counts(&state), Some([1, 0, 1]));
    // The next one is compared with the file, too.
    let state = judged(typed(state, cell("natural-person"), "3"), Vec::new());
    assert_eq!(counts(&state), Some([2, 0, 0]));
    let state = judged(step(state, Action::Undo), one);
    assert_eq!(counts(&state), Some([1, 0, 1]));
    let state = judged(step(state, Action::Undo), findings());
    assert_eq!(counts(&state), None);
}

#[test]
fn the_finding_that_is_looked_at_stays_so_under_another_number() {
    let state = step(open_report(), Action::SelectFinding(2));
    let one = vec![Finding::new(1, Severity::Wrong, received())];
    let state = judged(typed(state, cell("total"), "7"), one);
    assert_eq!(state.selected, Some(1));
}
