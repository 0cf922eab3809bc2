//! What a screen reader is told when something changes without being asked for.

use yew::prelude::*;

use super::strips::{reading, said};
use crate::state::Stage;
use crate::words::Texts;

pub fn spoken(t: &Texts, stage: &Stage) -> Html {
    html! {
        <div class="unseen" role="status" aria-live="polite">
            for notice in stage.notices.iter() {
                <p>{ said(t, notice) }</p>
            }
            <p>{ sentence(t, stage) }</p>
        </div>
    }
}

/// The latest thing worth saying. Trouble speaks for itself: it is an alert.
fn sentence(t: &Texts, stage: &Stage) -> String {
    if let Some(asked) = &stage.asked {
        return reading(t, asked);
    }
    let Some(shown) = &stage.shown else { return String::new() };
    let screen = &shown.screen;
    let pointed = screen.findings.iter().find(|finding| Some(finding.number) == stage.pointed);
    match pointed {
        Some(finding) => [finding.place.name.as_str(), finding.wrong.as_str()].join(" "),
        None => {
            let beside = screen.last_year.as_ref().map_or("", |other| &other.said);
            [screen.verdict.headline.as_str(), screen.verdict.detail.as_str(), beside].join(" ")
        }
    }
}
