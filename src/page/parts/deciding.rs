//! What a person decides about a finding: two quiet buttons and one line for a reason.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::page::state::Action;
use crate::page::texts::{Texts, fill};
use crate::wire::page::{Choice, Decision};

#[derive(Properties, PartialEq)]
pub struct DecidingProps {
    pub t: &'static Texts,
    pub on: Callback<Action>,
    /// Number of the finding.
    pub number: u32,
    pub decided: Option<Decision>,
}

/// A finding is accepted with a reason, so that is asked for; that it is to be fixed needs none.
#[component]
pub fn Deciding(DecidingProps { t, on, number, decided }: &DecidingProps) -> Html {
    let asking = use_state(|| false);
    let accept = use_node_ref();
    let made = decided.as_ref().map(|decided| decided.decision);
    let decide = {
        let (on, number) = (on.clone(), *number);
        Callback::from(move |(choice, reason)| on.emit(Action::Decide { number, choice, reason }))
    };
    let press = |choice: Choice| {
        let (decide, asking) = (decide.clone(), asking.clone());
        move |_| match (made == Some(choice), choice) {
            (true, _) => decide.emit((None, String::new())),
            (false, Choice::Accepted) => asking.set(!*asking),
            (false, Choice::ToFix) => {
                asking.set(false);
                decide.emit((Some(choice), String::new()));
            }
        }
    };
    let done = {
        let (decide, asking, accept) = (decide.clone(), asking.setter(), accept.clone());
        Callback::from(move |reason: Option<String>| {
            asking.set(false);
            if let Some(reason) = reason {
                decide.emit((Some(Choice::Accepted), reason));
            }
            if let Some(button) = accept.cast::<HtmlElement>() {
                // What had the focus is gone.
                let _ = button.focus();
            }
        })
    };
    html! {
        <div class="deciding" role="group" aria-label={fill(t.decide, &[("number", &number.to_string())])}>
            <button ref={accept} class="button button--quiet" type="button" aria-pressed={(made == Some(Choice::Accepted)).to_string()}
                    aria-expanded={(*asking).then_some("true")} onclick={press(Choice::Accepted)}>{ t.decision_accepted }</button>
            <button class="button button--quiet" type="button" aria-pressed={(made == Some(Choice::ToFix)).to_string()}
                    onclick={press(Choice::ToFix)}>{ t.decision_to_fix }</button>
            if *asking { <Reason {t} {done} /> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ReasonProps {
    t: &'static Texts,
    /// What was typed; nothing where the person thought better of it.
    done: Callback<Option<String>>,
}

#[component]
fn Reason(ReasonProps { t, done }: &ReasonProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlElement>() {
                // It was opened to be written in.
                let _ = field.focus();
            }
        });
    }
    let onsubmit = {
        let (done, field) = (done.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let written = field.cast::<HtmlInputElement>().map(|field| field.value());
            done.emit(written);
        }
    };
    let onkeydown = {
        let done = done.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                done.emit(None);
            }
        }
    };
    html! {
        <form class="deciding__form" {onsubmit} {onkeydown}>
            <label>{ t.decision_reason }
                <input ref={field} type="text" required=true pattern=".*\\S.*" maxlength="200" autocomplete="off" />
            </label>
            <button class="button" type="submit">{ t.decision_done }</button>
        </form>
    }
}

pub fn choice(t: &'static Texts, choice: Choice) -> &'static str {
    match choice {
        Choice::Accepted => t.decision_accepted,
        Choice::ToFix => t.decision_to_fix,
    }
}

/// One line about a decision, for the card, for a copy and for print.
pub fn line(t: &'static Texts, decision: &Decision) -> String {
    let (words, reason) = (choice(t, decision.decision), decision.reason.as_str());
    let text = if reason.is_empty() { t.decision_line } else { t.decision_reasoned };
    fill(text, &[("decision", words), ("reason", reason)])
}

/// The plain text of a finding with what was decided about it.
pub fn with_decision(t: &'static Texts, plain: &str, decided: Option<&Decision>) -> String {
    match decided {
        Some(decision) => [plain, &line(t, decision)].join("\n"),
        None => plain.to_owned(),
    }
}
