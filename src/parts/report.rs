//! A checked report: findings on one side, the report itself on the other.

use yew::prelude::*;

use super::appendix::appendix;
use super::begin::begin_button;
use super::changes::mended;
use super::coverage::coverage;
use super::drafts::draft_switch;
use super::edits::edits;
use super::findings::findings;
use super::flow::flow_view;
use super::identity::IdentityBox;
use super::paper::{Drawing, paper};
use super::saved_decisions::saved_decisions;
use super::source::source_view;
use super::verdict::verdict;
use crate::checker::Host;
use crate::state::{Action, AppState, Pane, Shown, View};
use crate::words::Texts;
use model::Edition;

/// The parts of a report that were received.
pub fn report(
    t: &'static Texts,
    on: &Callback<Action>,
    host: &Host,
    state: &AppState,
    shown: &Shown,
) -> Html {
    let summary = &shown.summary;
    let (offer, decisions) = (state.offer(), state.decisions());
    let AppState { selected, reason_for, pane, view, .. } = *state;
    let finding = selected.and_then(|number| shown.finding(number));
    let drawing = Drawing {
        t,
        on,
        selected: finding,
        edits: shown.edits(),
        proposed: state.proposed(),
        field: state.field.as_ref(),
    };
    let (on_paper, at) = match pane {
        Pane::Findings => (false, "findings"),
        Pane::Paper => (true, "paper"),
    };
    let tab = |name: &'static str, pane: Pane, here: bool| {
        let on = on.clone();
        html! {
            <button class="panes__tab" type="button" aria-pressed={here.to_string()}
                    onclick={move |_| on.emit(Action::ShowPane(pane))}>{ name }</button>
        }
    };
    html! {
        <div class="panes" data-pane={at} data-view={word(view)}>
            <div class="panes__tabs" role="group" aria-label={t.panes()}>
                { tab(t.results(), Pane::Findings, !on_paper) }
                { tab(t.report(), Pane::Paper, on_paper) }
            </div>
            <section class="pane pane--findings" aria-label={t.results()}>
                { verdict(t, shown) }
                { edits(t, on, shown, decisions) }
                { draft_switch(t, host, state) }
                { findings(t, on, shown, decisions, selected, reason_for) }
                { mended(t, shown) }
                if shown.findings.is_some() { { saved_decisions(t, decisions, shown.findings()) } }
                <IdentityBox {t} {on} identity={summary.identity.clone()} last_year={summary.last_year.clone()} {offer}
                             question={shown.input.question.clone()} />
                if state.can_go_on() {
                    <p class="local">{ begin_button((t, t.begin_next()), on, host, Edition::E2021, true) }</p>
                }
                if let Some(shown) = &shown.coverage { { coverage(t, shown, summary.complete) } }
                <p class="local">{ t.sheet_local() }</p>
            </section>
            <section class="pane pane--paper" aria-label={t.report()}>
                { views(t, on, view) }
                if let Some(shown) = &shown.paper { { paper(drawing, shown) } }
                if let (View::Source, Some(source)) = (view, &shown.source) {
                    { source_view(t, source, shown.findings(), selected) }
                }
                if let (View::Flow, Some(flow)) = (view, &shown.flow) {
                    { flow_view(t, on, flow) }
                }
            </section>
            { appendix(t, shown, decisions) }
        </div>
    }
}

fn word(view: View) -> &'static str {
    match view {
        View::Form => "form",
        View::Source => "source",
        View::Flow => "flow",
    }
}

/// The report in the official form, or the file as it was read.
fn views(t: &'static Texts, on: &Callback<Action>, at: View) -> Html {
    let choice = |view: View, name: &'static str| {
        let on = on.clone();
        html! {
            <button class="views__choice" type="button" aria-pressed={(view == at).to_string()}
                    onclick={move |_| on.emit(Action::ShowView(view))}>{ name }</button>
        }
    };
    html! {
        <div class="views" role="group" aria-label={t.views()}>
            { choice(View::Form, t.view_form()) }
            { choice(View::Source, t.view_source()) }
            { choice(View::Flow, t.view_flow()) }
            if at == View::Form {
                <span class="views__hint" id="paper-keys">{ t.paper_keys() }</span>
            }
        </div>
    }
}
