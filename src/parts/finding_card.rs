//! One finding: sign, place, sum and sentence; why it matters and what to do are folded.

use yew::prelude::*;

use super::copy::CopyButton;
use super::decision_buttons::{ReasonField, choice, decision_buttons, describe, with_decision};
use super::sum::sum_line;
use crate::state::{Action, Shown};
use crate::words::{Texts, fill};
use model::finding::Severity;
use model::{Edit, Place};
use screen::{Decision, Finding, SuggestionShown};

pub fn finding_card(
    t: &'static Texts,
    on: &Callback<Action>,
    report: &Shown,
    finding: &Finding,
    decided: Option<&Decision>,
    selected: bool,
    field: ReasonField,
) -> Html {
    let number = finding.number;
    let is_new = report.changes.as_ref().is_some_and(|changes| changes.is_new(number));
    let key = key_of(report.findings(), finding);
    let point = {
        let on = on.clone();
        move |_| on.emit(Action::SelectFinding(number))
    };
    let copy = fill(t.copy_one(), &[("number", &number.to_string())]);
    html! {
        <li class="finding" {key} data-finding={format!("f{number}")} data-severity={finding.shown().word()}>
            <h3 class="finding__title">
                <button class="finding__go" type="button" aria-current={selected.to_string()} onclick={point}>
                    <span class="finding__line">
                        <span class="finding__number">{ number }</span>
                        <span class="finding__sign">{ sign(finding.shown()) }{ " " }{ severity(t, finding.shown()) }</span>
                        if is_new { <span class="tag tag--new">{ t.newly() }</span> }
                        if let Some(decided) = decided { <span class="tag">{ choice(t, decided.decision) }</span> }
                    </span>
                    <span class="finding__place">{ &finding.place.name }</span>
                </button>
            </h3>
            <p class="finding__wrong">{ &finding.wrong }</p>
            for sum in finding.sums.iter() {
                { sum_line(t, on, number, sum) }
            }
            if !finding.lowered.is_empty() { <p class="finding__lowered">{ &finding.lowered }</p> }
            if finding.rests_on_uncertain {
                <p class="finding__uncertain">{ t.rests_on_uncertain() }</p>
            }
            <div class="finding__more">
                { what_to_do(t, on, finding, selected) }
                { why(t, finding) }
            </div>
            if let Some(decided) = decided.filter(|decided| !decided.reason.is_empty()) {
                <p class="finding__decided">{ describe(t, decided) }</p>
            }
            { decision_buttons(t, on, number, decided, field) }
            <CopyButton {t} name={copy} text={with_decision(t, &finding.plain, decided)} label={t.copy()} />
        </li>
    }
}

/// By its fingerprint a card stays the same one where a save has changed its number; its twins have their number.
fn key_of(findings: &[Finding], finding: &Finding) -> String {
    let first = findings.iter().find(|other| other.fingerprint == finding.fingerprint);
    match first.filter(|first| first.number != finding.number) {
        Some(_) => finding.number.to_string(),
        None => finding.fingerprint.clone(),
    }
}

fn what_to_do(t: &'static Texts, on: &Callback<Action>, finding: &Finding, open: bool) -> Html {
    let alternatives = finding.alternatives();
    html! {
        <details class="fold" {open}>
            <summary>{ t.todo() }</summary>
            <p>{ &finding.todo }</p>
            if alternatives.is_empty() {
                for (way, suggestion) in finding.suggestions.iter().enumerate() {
                    <p>{ take(t, on, finding.number, way, suggestion) }</p>
                }
            } else {
                <p>{ t.suggestions_several() }</p>
                <ul class="fold__list">
                    for (way, suggestion) in alternatives.iter().enumerate() {
                        <li>{ &suggestion.text }{ " " }{ take(t, on, finding.number, way, suggestion) }</li>
                    }
                </ul>
            }
        </details>
    }
}

/// Types a suggestion over the report. While it is pointed at, the paper shows it beside the values.
fn take(
    t: &'static Texts,
    on: &Callback<Action>,
    number: u32,
    way: usize,
    suggestion: &SuggestionShown,
) -> Html {
    let point = |at: Option<(u32, usize)>| {
        let on = on.clone();
        move || on.emit(Action::PreviewSuggestion(at))
    };
    let (show, hide) = (point(Some((number, way))), point(None));
    let (focus, blur) = (show.clone(), hide.clone());
    let press = {
        let on = on.clone();
        move |_| on.emit(Action::TakeSuggestion { number, way })
    };
    let name = match suggestion.edits.as_slice() {
        [Edit { place: Place::Sentence(..), .. }] => t.take_text().to_owned(),
        edits if edits.len() > MOST_NAMED => {
            fill(t.take_suggestions(), &[("n", &edits.len().to_string())])
        }
        edits => {
            let values: Vec<&str> = edits.iter().map(|edit| edit.printed.as_str()).collect();
            fill(t.take_suggestion(), &[("values", &values.join(t.and()))])
        }
    };
    html! {
        <button class="button button--take" type="button" onclick={press} onmouseenter={move |_| show()}
                onmouseleave={move |_| hide()} onfocus={move |_| focus()} onblur={move |_| blur()}>
            { name }
        </button>
    }
}

/// Values that a button names.
const MOST_NAMED: usize = 4;

fn why(t: &'static Texts, finding: &Finding) -> Html {
    html! {
        <details class="fold">
            <summary>{ t.why() }</summary>
            <p>{ &finding.why }</p>
            if !finding.basis.is_empty() {
                <p class="fold__basis">{ t.basis() }{ " " }{ &finding.basis }</p>
            }
        </details>
    }
}

/// A shape for each severity, so that colour is not the only difference.
pub fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Wrong => "●",
        Severity::Doubtful => "◆",
        Severity::Remark => "○",
    }
}

pub fn severity(t: &'static Texts, severity: Severity) -> &'static str {
    match severity {
        Severity::Wrong => t.wrong(),
        Severity::Doubtful => t.doubtful(),
        Severity::Remark => t.remark(),
    }
}
