//! Printed only: the list of findings after the report, under the numbers of its marks.

use yew::prelude::*;

use super::decision_buttons::describe;
use super::finding_card::{severity, sign};
use crate::state::Shown;
use crate::words::Texts;
use screen::{Decision, Decisions, Finding};

pub fn appendix(t: &'static Texts, shown: &Shown, decisions: Option<&Decisions>) -> Html {
    let verdict = &shown.summary.verdict;
    let findings = shown.findings().iter().filter(|finding| !finding.is_muted());
    let decided = |finding: &Finding| decisions?.of(&finding.fingerprint);
    html! {
        <div class="appendix">
            <p class="appendix__title">{ t.appendix() }</p>
            <p>{ &verdict.headline }{ " " }{ &verdict.detail }</p>
            <ol class="appendix__list">
                for finding in findings { { item(t, finding, decided(finding)) } }
            </ol>
            <p class="appendix__made">{ t.appendix_made() }</p>
        </div>
    }
}

fn item(t: &'static Texts, finding: &Finding, decided: Option<&Decision>) -> Html {
    html! {
        <li class="appendix__item" value={finding.number.to_string()} key={finding.number}>
            <p><strong>{ sign(finding.shown()) }{ " " }{ severity(t, finding.shown()) }{ " " }{ &finding.place.name }</strong></p>
            <p>{ &finding.wrong }</p>
            <p>{ &finding.todo }</p>
            for suggestion in finding.alternatives().iter() { <p>{ &suggestion.text }</p> }
            if let Some(decided) = decided { <p>{ describe(t, decided) }</p> }
            if !finding.basis.is_empty() { <p class="appendix__basis">{ t.basis() }{ " " }{ &finding.basis }</p> }
        </li>
    }
}
