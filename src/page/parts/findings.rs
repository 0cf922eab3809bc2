//! The list of what was found: a list, in the order of the report, each entry a way into it.

use yew::prelude::*;

use super::card::card;
use super::copy::CopyButton;
use crate::page::state::Action;
use crate::page::texts::Texts;
use crate::wire::page::Screen;

pub fn findings(
    t: &'static Texts,
    on: &Callback<Action>,
    screen: &Screen,
    pointed: Option<u32>,
) -> Html {
    if screen.findings.is_empty() {
        return html! {};
    }
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <div class="findings__head">
                <h2 class="minor" id="findings-title">{ t.findings }</h2>
                <CopyButton {t} name={t.copy_all} text={all(screen)} label={t.copy_all} />
            </div>
            <ol class="findings__list">
                for finding in screen.findings.iter() {
                    { card(t, on, finding, pointed == Some(finding.number)) }
                }
            </ol>
        </section>
    }
}

/// Everything as text, for a letter: the file, the verdict, each finding under its number.
fn all(screen: &Screen) -> String {
    let mut parts = Vec::new();
    if !screen.file.is_empty() {
        parts.push(screen.file.clone());
    }
    parts.push([screen.verdict.headline.as_str(), screen.verdict.detail.as_str()].join(" "));
    for finding in &screen.findings {
        parts.push(format!("{}. {}", finding.number, finding.plain));
    }
    parts.join("\n\n")
}
