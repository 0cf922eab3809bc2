//! On paper only: the findings behind the report, under the numbers of its marks.

use yew::prelude::*;

use super::card::{severity, sign};
use crate::page::texts::Texts;
use crate::wire::page::{Finding, Screen};

pub fn appendix(t: &'static Texts, screen: &Screen) -> Html {
    html! {
        <div class="appendix">
            <p class="appendix__title">{ t.appendix }</p>
            <p>{ &screen.verdict.headline }{ " " }{ &screen.verdict.detail }</p>
            <ol class="appendix__list">
                for finding in screen.findings.iter() { { item(t, finding) } }
            </ol>
            <p class="appendix__made">{ t.appendix_made }</p>
        </div>
    }
}

fn item(t: &'static Texts, finding: &Finding) -> Html {
    html! {
        <li class="appendix__item" value={finding.number.to_string()} key={finding.id.clone()}>
            <p><strong>{ sign(&finding.severity) }{ " " }{ severity(t, &finding.severity) }{ " " }{ &finding.place.name }</strong></p>
            <p>{ &finding.wrong }</p>
            <p>{ &finding.todo }</p>
            for suggestion in finding.suggestions.iter() { <p>{ &suggestion.text }</p> }
            if !finding.basis.is_empty() { <p class="appendix__basis">{ t.basis }{ " " }{ &finding.basis }</p> }
        </li>
    }
}
