//! The strip that says whether saves of the file are noticed.

use yew::prelude::*;

use crate::state::{Action, AppState, WatchState};
use crate::words::{Texts, fill};

pub fn watch_strip(t: &'static Texts, on: &Callback<Action>, state: &AppState) -> Html {
    let (_, Some(input)) = state.watched() else { return html! {} };
    let (text, since, button) = match &state.watch.at {
        WatchState::Watching { since } => (t.watching(), since.as_str(), t.watch_stop()),
        WatchState::Waiting => (t.watch_waiting(), "", t.watch_stop()),
        WatchState::Unsupported => (t.unwatched(), "", t.close()),
        WatchState::Unknown | WatchState::Stopped => return html! {},
    };
    let on = on.clone();
    html! {
        <p class="strip strip--watch">
            <span class="strip__text">{ fill(text, &[("since", since), ("name", &input.question.name)]) }</span>
            <button class="button button--quiet" type="button"
                    onclick={move |_| on.emit(Action::StopWatching)}>{ button }</button>
        </p>
    }
}
