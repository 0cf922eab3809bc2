//! The verdict: sentences, never a lone tick.

use yew::prelude::*;

use crate::words::Texts;
use screen::Screen;

pub fn verdict(t: &Texts, screen: &Screen) -> Html {
    html! {
        <div class="verdict" data-status={screen.status.clone()}>
            <h2 class="verdict__headline" tabindex="-1">
                for sentence in screen.verdict.headline.split_inclusive('\u{3002}') {
                    <span class="verdict__sentence">{ sentence }</span>
                }
            </h2>
            <p class="verdict__detail">{ &screen.verdict.detail }</p>
            if !screen.findings.is_empty() {
                <p class="verdict__keys">{ t.keys() }</p>
            }
        </div>
    }
}
