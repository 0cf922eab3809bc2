//! The list of what was found: a list, in the order of the report, each entry a way into it.

use yew::prelude::*;

use super::card::card;
use super::copy::CopyButton;
use super::deciding::{Asking, with_decision};
use crate::state::Action;
use crate::words::{Texts, fill};
use screen::{Decisions, Finding, Screen};

pub fn findings(
    t: &'static Texts,
    on: &Callback<Action>,
    screen: &Screen,
    decisions: Option<&Decisions>,
    pointed: Option<u32>,
    reasoned: Option<u32>,
) -> Html {
    if screen.findings.is_empty() {
        return html! {};
    }
    let drawn = |finding: &Finding| {
        let decided = decisions.and_then(|decisions| decisions.of(&finding.fingerprint));
        let number = Some(finding.number);
        let asking = if reasoned == number { Asking::Reason } else { Asking::Nothing };
        card(t, on, finding, decided, pointed == number, asking)
    };
    let (muted, shown): (Vec<&Finding>, Vec<&Finding>) =
        screen.findings.iter().partition(|finding| finding.is_muted());
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <div class="findings__head">
                <h2 class="minor" id="findings-title">{ t.findings() }</h2>
                <CopyButton {t} name={t.copy_all()} text={all(t, screen, decisions)} label={t.copy_all()} />
            </div>
            <ol class="findings__list">
                for finding in shown { { drawn(finding) } }
            </ol>
            if !muted.is_empty() {
                <details class="panel">
                    <summary>{ fill(t.muted(), &[("count", &muted.len().to_string())]) }</summary>
                    <ol class="findings__list">
                        for finding in muted { { drawn(finding) } }
                    </ol>
                </details>
            }
        </section>
    }
}

/// Everything as text, for a letter: the file, the verdict, each finding that is shown under its
/// number, with what was decided about it.
fn all(t: &'static Texts, screen: &Screen, decisions: Option<&Decisions>) -> String {
    let mut parts = Vec::new();
    if !screen.file.is_empty() {
        parts.push(screen.file.clone());
    }
    parts.push([screen.verdict.headline.as_str(), screen.verdict.detail.as_str()].join(" "));
    for finding in screen.findings.iter().filter(|finding| !finding.is_muted()) {
        let decided = decisions.and_then(|decisions| decisions.of(&finding.fingerprint));
        let plain = with_decision(t, &finding.plain, decided);
        parts.push(format!("{}. {plain}", finding.number));
    }
    parts.join("\n\n")
}
