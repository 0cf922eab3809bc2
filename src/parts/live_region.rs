//! The live region: what a screen reader announces when the screen changes.

use yew::prelude::*;

use super::notices::{describe, describe_progress};
use super::{changes, left};
use crate::state::AppState;
use crate::words::Texts;
use screen::Summary;

pub fn live_region(t: &Texts, state: &AppState) -> Html {
    html! {
        <div class="unseen" role="status" aria-live="polite">
            for notice in state.notices.iter() {
                <p>{ describe(t, notice) }</p>
            }
            for left in state.left() {
                <p>{ left::describe(t, left) }</p>
            }
            <p>{ sentence(t, state) }</p>
        </div>
    }
}

/// The sentence to announce. Trouble is not announced here, because its box is an alert.
fn sentence(t: &Texts, state: &AppState) -> String {
    if let Some(in_progress) = state.progress() {
        return describe_progress(t, in_progress);
    }
    let Some(shown) = &state.shown else { return String::new() };
    let now = match state.selected.and_then(|number| shown.finding(number)) {
        Some(finding) => [finding.place.name.as_str(), finding.wrong.as_str()].join(" "),
        None => {
            let Summary { verdict, last_year, .. } = &*shown.summary;
            let last_year = last_year.as_ref().map_or("", |other| &other.sentence);
            [verdict.headline.as_str(), verdict.detail.as_str(), last_year].join(" ")
        }
    };
    // Not again with each finding that a person goes to.
    match &shown.changes {
        Some(changes) if changes.beside == state.selected => changes::describe(t, shown) + &now,
        _ => now,
    }
}
