//! The strip that says whether saves of the file are noticed.

use yew::prelude::*;

use super::notices::strip;
use crate::state::{Action, AppState, WatchState};
use crate::words::{Texts, fill};

pub fn watch_strip(t: &'static Texts, on: &Callback<Action>, state: &AppState) -> Html {
    let (turn, Some(input)) = state.watched() else { return html! {} };
    let (text, since, button) = match &state.watch.at {
        WatchState::Watching { since } => (t.watching(), since.as_str(), t.watch_stop()),
        WatchState::Waiting => (t.watch_waiting(), "", t.watch_stop()),
        WatchState::Unsupported => (t.unwatched(), "", t.close()),
        WatchState::Unknown | WatchState::Stopped => return html! {},
    };
    let text = fill(text, &[("since", since), ("name", &input.question.name)]);
    let stop = Action::Watched { turn, at: WatchState::Stopped };
    strip("strip strip--watch", text, button, on, stop)
}
