//! The verdict, in sentences.

use yew::prelude::*;

use super::changes::describe;
use crate::state::Shown;
use crate::words::Texts;

pub fn verdict(t: &Texts, shown: &Shown) -> Html {
    let summary = &shown.summary;
    html! {
        <div class="verdict" data-status={summary.status.word()}>
            <h2 class="verdict__headline" tabindex="-1">
                for sentence in summary.verdict.headline.split_inclusive('\u{3002}') {
                    <span class="verdict__sentence">{ sentence }</span>
                }
            </h2>
            <p class="verdict__detail">{ &summary.verdict.detail }</p>
            if shown.changes.is_some() { <p class="verdict__changes">{ describe(t, shown) }</p> }
            if !shown.findings().is_empty() {
                <p class="verdict__keys">{ t.keys() }</p>
            }
        </div>
    }
}
