//! A checked report: findings on one side, the report itself on the other.

use yew::prelude::*;

use super::appendix::appendix;
use super::coverage::coverage;
use super::facts::Facts;
use super::findings::findings;
use super::kept::kept;
use super::paper::paper;
use super::source::source_view;
use super::verdict::verdict;
use crate::state::{Action, Pane, Shown, Stage, View};
use crate::words::Texts;

pub fn view(t: &'static Texts, on: &Callback<Action>, stage: &Stage, shown: &Shown) -> Html {
    let screen = &shown.screen;
    let (offer, decisions) = (stage.offer(), stage.decisions());
    let Stage { pointed, reasoned, pane, view, .. } = *stage;
    let (on_paper, at) = match pane {
        Pane::Findings => (false, "findings"),
        Pane::Paper => (true, "paper"),
    };
    let tab = |name: &'static str, pane: Pane, here: bool| {
        let on = on.clone();
        html! {
            <button class="panes__tab" type="button" aria-pressed={here.to_string()}
                    onclick={move |_| on.emit(Action::Turn(pane))}>{ name }</button>
        }
    };
    html! {
        <div class="panes" data-pane={at} data-view={if view == View::Source { "source" } else { "form" }}>
            <div class="panes__tabs" role="group" aria-label={t.panes()}>
                { tab(t.results(), Pane::Findings, !on_paper) }
                { tab(t.report(), Pane::Paper, on_paper) }
            </div>
            <section class="pane pane--findings" aria-label={t.results()}>
                { verdict(t, screen) }
                { findings(t, on, screen, decisions, pointed, reasoned) }
                { kept(t, decisions, screen) }
                <Facts {t} {on} identity={screen.identity.clone()} last_year={screen.last_year.clone()} {offer}
                       question={shown.matter.question.clone()} />
                { coverage(t, screen) }
                <p class="local">{ t.sheet_local() }</p>
            </section>
            <section class="pane pane--paper" aria-label={t.report()}>
                { views(t, on, view) }
                { paper(t, on, screen, pointed) }
                if view == View::Source { { source_view(t, screen, pointed) } }
            </section>
            { appendix(t, screen, decisions) }
        </div>
    }
}

/// Set in the official form, or as the file has it.
fn views(t: &'static Texts, on: &Callback<Action>, at: View) -> Html {
    let choice = |view: View, name: &'static str| {
        let on = on.clone();
        html! {
            <button class="views__choice" type="button" aria-pressed={(view == at).to_string()}
                    onclick={move |_| on.emit(Action::See(view))}>{ name }</button>
        }
    };
    html! {
        <div class="views" role="group" aria-label={t.views()}>
            { choice(View::Form, t.view_form()) }
            { choice(View::Source, t.view_source()) }
        </div>
    }
}
