//! A checked report: findings on one side, the report itself on the other.

use yew::prelude::*;

use super::appendix::Appendix;
use super::coverage::Coverage;
use super::facts::Facts;
use super::findings::Findings;
use super::paper::PaperView;
use super::verdict::VerdictView;
use crate::page::state::{Action, Pane, Shown};
use crate::page::texts::Texts;

#[derive(Properties, PartialEq)]
pub struct ViewProps {
    pub t: &'static Texts,
    pub on: Callback<Action>,
    pub shown: Shown,
    pub pointed: Option<u32>,
    pub pane: Pane,
}

#[component]
pub fn View(ViewProps { t, on, shown, pointed, pane }: &ViewProps) -> Html {
    let screen = &shown.screen;
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
        <div class="panes" data-pane={at}>
            <div class="panes__tabs" role="group" aria-label={t.panes}>
                { tab(t.results, Pane::Findings, !on_paper) }
                { tab(t.report, Pane::Paper, on_paper) }
            </div>
            <section class="pane pane--findings" aria-label={t.results}>
                <VerdictView {t} screen={screen.clone()} />
                <Findings {t} {on} screen={screen.clone()} pointed={*pointed} />
                <Facts {t} {on} identity={screen.identity.clone()} question={shown.matter.question.clone()} />
                <Coverage {t} screen={screen.clone()} />
                <p class="local">{ t.sheet_local }</p>
            </section>
            <section class="pane pane--paper" aria-label={t.report}>
                <PaperView {t} {on} screen={screen.clone()} pointed={*pointed} />
            </section>
            <Appendix {t} screen={screen.clone()} />
        </div>
    }
}
