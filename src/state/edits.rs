//! What a person has typed over the report, and the way back.
//!
//! The worker gets the edits with every question (`Question::edits`); the history is kept here only. Nothing is ever
//! typed that a person has not asked for.

use std::rc::Rc;

use super::block::Block;
use super::spots::{self, Heading};
use super::{Action, AppState, FocusTarget, Known, Pane, Shown, View};
use model::{Edit, Place};

/// The field that is open on the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub place: Place,
    /// What it holds when it opens.
    pub text: String,
    /// It was opened by typing: the arrows go on to the next cell, and do not move within the text.
    pub typing: bool,
}

/// The steps that were done and those that were taken back. Shared, so that the state is cheap to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Rc<Step>>,
    undone: Vec<Rc<Step>>,
}

/// Places that changed together.
#[derive(Debug, PartialEq)]
struct Step(Vec<Change>);

/// What stood in a place and what stands there then; `None` is what the file has.
#[derive(Debug, PartialEq)]
struct Change {
    place: Place,
    before: Option<String>,
    after: Option<String>,
}

/// What was typed in a place, beside what the file has.
#[derive(Clone, Debug, PartialEq)]
pub struct EditShown {
    pub place: Place,
    pub name: String,
    pub before: String,
    pub after: String,
}

impl Shown {
    /// What was typed, in the order in which places were typed in first.
    pub fn edits(&self) -> &[Edit] {
        &self.input.question.edits
    }

    /// Whether some of them are nowhere but on this page.
    pub fn has_unkept_edits(&self) -> bool {
        self.kept != self.edits()
    }

    /// The same in the order of the paper.
    pub fn listed_edits(&self) -> Vec<EditShown> {
        let Some(paper) = &self.paper else { return Vec::new() };
        let listed = |(place, name, typed_over): (Place, String, Option<String>)| {
            let after = typed(self.edits(), place)?;
            // Before the answer has come, the paper shows what the file has.
            let before = typed_over.or_else(|| spots::on_paper(paper, place)).unwrap_or_default();
            Some(EditShown { place, name, before, after })
        };
        spots::named(paper).into_iter().filter_map(listed).collect()
    }
}

impl History {
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Does what the action says about edits.
pub(super) fn edit(state: AppState, action: Action) -> AppState {
    match action {
        Action::OpenField { place, typed } => open(state, place, typed),
        Action::CloseField => close(state),
        Action::Enter { text, then } => enter(state, text, then),
        Action::Blank(place) => {
            let changes = vec![(place, Some(String::new()))];
            change(state, changes)
        }
        Action::PasteBlock { place, text } => paste(state, place, &text),
        Action::TakeBack(place) => change(state, vec![(place, None)]),
        Action::TakeSuggestion { number, way } => take(state, number, way),
        Action::TakeProposed => {
            let edits = state.proposed().to_vec();
            take_edits(state, &edits)
        }
        Action::PreviewSuggestion(preview) => AppState { preview, ..state },
        Action::Undo => undo(state),
        Action::Redo => redo(state),
        Action::GoToSpot(place) => state.focus_on(FocusTarget::Spot(place)),
        Action::GoToPaper(place) => AppState { pane: Pane::Paper, view: View::Form, ..state }
            .focus_on(FocusTarget::Place(place)),
        _ => state,
    }
}

fn open(state: AppState, place: Place, typed: Option<String>) -> AppState {
    let Some(shown) = &state.shown else { return state };
    let Some(printed) = spots::printed(shown, place) else { return state };
    let typing = typed.is_some();
    let field = Some(Field { place, text: typed.unwrap_or(printed), typing });
    AppState { field, ..state }
}

fn close(state: AppState) -> AppState {
    let Some(field) = &state.field else { return state };
    let place = field.place;
    AppState { field: None, ..state }.focus_on(FocusTarget::Spot(place))
}

/// What the field holds is typed, and the keyboard goes to another place. A field that is closed already says it a
/// second time when it loses the focus.
fn enter(mut state: AppState, text: String, then: Option<Heading>) -> AppState {
    let Some(field) = state.field.take() else { return state };
    let paper = state.shown.as_ref().and_then(|shown| shown.paper.clone());
    let state = change(state, vec![(field.place, Some(text))]);
    let Some((heading, paper)) = then.zip(paper) else { return state };
    // At the end of a table the keyboard stays.
    let place = spots::go(&paper, field.place, heading).unwrap_or(field.place);
    state.focus_on(FocusTarget::Spot(place))
}

/// Lays pasted values over the cells from this one on, to the right and down.
fn paste(state: AppState, place: Place, text: &str) -> AppState {
    let paper = state.shown.as_ref().and_then(|shown| shown.paper.as_ref());
    let (Some(paper), Some(block)) = (paper, Block::read(text)) else { return state };
    let cells = spots::block(paper, place, &block);
    let changes = cells.into_iter().map(|(place, text)| (place, Some(text))).collect();
    change(state, changes)
}

fn take(state: AppState, number: u32, way: usize) -> AppState {
    let Some(shown) = &state.shown else { return state };
    let way = shown.finding(number).and_then(|finding| finding.suggestions.get(way));
    let edits = way.map_or(Vec::new(), |way| way.edits.clone());
    take_edits(state, &edits)
}

fn take_edits(state: AppState, edits: &[Edit]) -> AppState {
    let Some(first) = edits.first() else { return state };
    let changes = edits.iter().map(|edit| (edit.place, Some(edit.printed.clone()))).collect();
    change(AppState { preview: None, ..state }, changes).focus_on(FocusTarget::Spot(first.place))
}

/// Types in places, or takes back what was typed in them, and asks what is said of the report now.
fn change(mut state: AppState, wanted: Vec<(Place, Option<String>)>) -> AppState {
    let Some(shown) = &mut state.shown else { return state };
    let edits = &shown.input.question.edits;
    let changes: Vec<Change> = wanted
        .into_iter()
        .filter(|(place, text)| makes_a_difference(shown, *place, text.as_deref()))
        .map(|(place, after)| Change { place, before: typed(edits, place), after })
        .collect();
    if changes.is_empty() {
        return state;
    }
    if edits.is_empty() {
        shown.without_edits = Known::of(shown);
    }
    let step = Rc::new(Step(changes));
    step.lay(&mut shown.input.question.edits, |change| &change.after);
    shown.history.done.push(step);
    shown.history.undone.clear();
    state.judge_again()
}

fn undo(mut state: AppState) -> AppState {
    let Some(shown) = &mut state.shown else { return state };
    let Some(step) = shown.history.done.pop() else { return state };
    step.lay(&mut shown.input.question.edits, |change| &change.before);
    let at = step.0.first().map(|change| change.place);
    shown.history.undone.push(step);
    state.judge_again().look_at(at)
}

fn redo(mut state: AppState) -> AppState {
    let Some(shown) = &mut state.shown else { return state };
    let Some(step) = shown.history.undone.pop() else { return state };
    step.lay(&mut shown.input.question.edits, |change| &change.after);
    let at = step.0.first().map(|change| change.place);
    shown.history.done.push(step);
    state.judge_again().look_at(at)
}

/// Typing what stands there already changes nothing, unless that is uncertain: then a person has confirmed it.
fn makes_a_difference(shown: &Shown, place: Place, text: Option<&str>) -> bool {
    let before = typed(&shown.input.question.edits, place);
    match (text, before) {
        (None, before) => before.is_some(),
        (Some(text), Some(before)) => text != before,
        (Some(text), None) => {
            !spots::is_certain(shown, place)
                || spots::printed(shown, place).as_deref() != Some(text)
        }
    }
}

/// What a person has typed there.
fn typed(edits: &[Edit], place: Place) -> Option<String> {
    edits.iter().find(|edit| edit.place == place).map(|edit| edit.printed.clone())
}

impl Step {
    fn lay(&self, edits: &mut Vec<Edit>, which: fn(&Change) -> &Option<String>) {
        for change in &self.0 {
            let at = edits.iter().position(|edit| edit.place == change.place);
            match (at.and_then(|at| edits.get_mut(at)), which(change)) {
                (Some(edit), Some(text)) => edit.printed.clone_from(text),
                (None, Some(text)) => {
                    edits.push(Edit { place: change.place, printed: text.clone() });
                }
                (_, None) => edits.retain(|edit| edit.place != change.place),
            }
        }
    }
}

impl AppState {
    /// Asks about the same report with the edits as they are now.
    fn judge_again(mut self) -> AppState {
        let Some(shown) = &self.shown else { return self };
        let input = shown.input.clone();
        let item = self.batch.at;
        self.remember_edits(&input);
        self.ask_of(input, item)
    }

    fn look_at(self, place: Option<Place>) -> AppState {
        match place {
            Some(place) if self.field.is_none() => self.focus_on(FocusTarget::Spot(place)),
            _ => self,
        }
    }

    /// The changes that a finding proposes, to be shown beside the values: the only way of the one that is looked at,
    /// or the one of several that is pointed at.
    pub fn proposed(&self) -> &[Edit] {
        let Some(shown) = &self.shown else { return &[] };
        let (number, way) = match (self.preview, self.selected) {
            (Some((number, way)), _) => (number, Some(way)),
            (None, Some(number)) => (number, None),
            (None, None) => return &[],
        };
        let ways = shown.finding(number).map_or(&[][..], |finding| &finding.suggestions);
        let way = match (way, ways) {
            (Some(way), ways) => ways.get(way),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        way.map_or(&[], |way| &way.edits)
    }
}
