//! From a finding to the report and back.

use super::{Action, AppState, Direction, FocusTarget, Pane};

pub(super) fn go(state: AppState, action: Action) -> AppState {
    let Some(shown) = &state.shown else { return state };
    match action {
        Action::SelectFinding(number) => {
            match shown.finding(number).map(|finding| finding.place.place) {
                Some(place) => AppState { selected: Some(number), pane: Pane::Paper, ..state }
                    .focus_on(FocusTarget::Mark { number, place }),
                None => state,
            }
        }
        Action::GoToPlace { number, place } => {
            AppState { selected: Some(number), pane: Pane::Paper, ..state }
                .focus_on(FocusTarget::Place(place))
        }
        Action::BackToFinding(number) => {
            AppState { selected: Some(number), pane: Pane::Findings, ..state }
                .focus_on(FocusTarget::Finding(number))
        }
        Action::BackToList => {
            match state.selected.or_else(|| Some(shown.findings().first()?.number)) {
                Some(number) => AppState { pane: Pane::Findings, ..state }
                    .focus_on(FocusTarget::Finding(number)),
                None => AppState { pane: Pane::Findings, ..state },
            }
        }
        Action::Step(direction) => {
            let shown = shown.findings().iter().filter(|finding| !finding.is_muted());
            let numbers: Vec<u32> = shown.map(|finding| finding.number).collect();
            match neighbour(&numbers, state.selected, direction) {
                Some(number) => go(state, Action::SelectFinding(number)),
                None => state,
            }
        }
        _ => state,
    }
}

/// The next or previous number, around the ends.
fn neighbour(numbers: &[u32], from: Option<u32>, direction: Direction) -> Option<u32> {
    let at = from.and_then(|from| numbers.iter().position(|number| *number == from));
    match (direction, at) {
        (Direction::Next, Some(at)) => numbers.get(at + 1).or(numbers.first()),
        (Direction::Next, None) => numbers.first(),
        (Direction::Previous, Some(at)) => {
            at.checked_sub(1).map_or(numbers.last(), |at| numbers.get(at))
        }
        (Direction::Previous, None) => numbers.last(),
    }
    .copied()
}
