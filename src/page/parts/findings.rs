//! The list of what was found: a list, in the order of the report, each entry a way into it.

use std::rc::Rc;

use yew::prelude::*;

use super::card::FindingCard;
use super::copy::CopyButton;
use crate::page::state::Action;
use crate::page::texts::Texts;
use crate::wire::page::Screen;

#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    pub t: &'static Texts,
    pub on: Callback<Action>,
    pub screen: Rc<Screen>,
    pub pointed: Option<u32>,
}

#[component]
pub fn Findings(FindingsProps { t, on, screen, pointed }: &FindingsProps) -> Html {
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
                for index in 0..screen.findings.len() {
                    { card(t, on, screen, index, *pointed) }
                }
            </ol>
        </section>
    }
}

fn card(
    t: &'static Texts,
    on: &Callback<Action>,
    screen: &Rc<Screen>,
    index: usize,
    pointed: Option<u32>,
) -> Html {
    let Some(finding) = screen.findings.get(index) else { return html! {} };
    html! {
        <FindingCard key={finding.id.clone()} {t} {on} finding={Rc::new(finding.clone())}
                     pointed={pointed == Some(finding.number)} />
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
