//! The decision about a finding: two buttons and a field for the reason.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::state::Action;
use crate::words::{Texts, fill};
use screen::{Choice, Decision};

/// Whether the field for the reason is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ReasonField {
    Closed,
    Open,
}

/// Accepting a finding needs a reason, which is asked for; marking it to be fixed does not. Pressing a button again
/// removes the decision.
pub fn decision_buttons(
    t: &'static Texts,
    on: &Callback<Action>,
    number: u32,
    decided: Option<&Decision>,
    field: ReasonField,
) -> Html {
    let made = decided.map(|decided| decided.decision);
    let button = |wanted: Choice| {
        let (on, is_made) = (on.clone(), made == Some(wanted));
        let press = move |_| {
            let decide = |choice| Action::Decide { number, choice, reason: String::new() };
            on.emit(match (is_made, wanted) {
                (true, _) => decide(None),
                (false, Choice::Accepted) => Action::ToggleReason(number),
                (false, Choice::ToFix) => decide(Some(Choice::ToFix)),
            });
        };
        html! {
            <button class="button button--quiet" type="button" aria-pressed={is_made.to_string()}
                    onclick={press}>{ choice(t, wanted) }</button>
        }
    };
    html! {
        <div class="deciding" role="group" aria-label={fill(t.decide(), &[("number", &number.to_string())])}>
            { button(Choice::Accepted) }
            { button(Choice::ToFix) }
            if field == ReasonField::Open { { reason(t, on, number) } }
        </div>
    }
}

fn reason(t: &'static Texts, on: &Callback<Action>, number: u32) -> Html {
    let onsubmit = {
        let on = on.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<Element>();
            let field = form.and_then(|form| form.query_selector("input").ok().flatten());
            let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            let reason = field.map(|field| field.value()).unwrap_or_default();
            on.emit(Action::Decide { number, choice: Some(Choice::Accepted), reason });
        }
    };
    html! {
        <form class="deciding__form" {onsubmit}>
            <label>{ t.decision_reason() }
                <input type="text" required=true pattern=".*\\S.*" maxlength="200" autocomplete="off" />
            </label>
            <button class="button" type="submit">{ t.decision_done() }</button>
        </form>
    }
}

pub fn choice(t: &'static Texts, choice: Choice) -> &'static str {
    match choice {
        Choice::Accepted => t.decision_accepted(),
        Choice::ToFix => t.decision_to_fix(),
    }
}

/// The decision as one line, for the card, the copied text and print.
pub fn describe(t: &'static Texts, decision: &Decision) -> String {
    let (words, reason) = (choice(t, decision.decision), decision.reason.as_str());
    let text = if reason.is_empty() { t.decision_line() } else { t.decision_reasoned() };
    fill(text, &[("decision", words), ("reason", reason)])
}

/// The plain text of a finding with the decision about it.
pub fn with_decision(t: &'static Texts, plain: &str, decided: Option<&Decision>) -> String {
    match decided {
        Some(decision) => [plain, &describe(t, decision)].join("\n"),
        None => plain.to_owned(),
    }
}
