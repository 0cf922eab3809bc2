//! The root component: one state, one checker, and the parts that draw them.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::checker::Host;
use super::checker_hooks::{use_checker, use_host_status};
use super::drafts::use_drafts;
use super::listeners::{use_focus, use_leaving, use_listeners};
use super::orders::use_orders;
use super::parts::{
    Appearance, OldReport, PasteBox, batch_list, draft_strips, header, left_strips, live_region,
    notices, report, trouble_box, watch_strip, welcome,
};
use super::state::{Action, AppState, Pasting, step};
use super::words::use_texts;
use screen::Language;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    pub host: Host,
    /// The element inside the shadow root that the page is mounted on.
    pub root: Element,
    /// Where files, text and keys are listened for.
    pub reach: Reach,
    /// `zh-CN` or `en`.
    pub language: AttrValue,
    /// `light`, `dark` or empty for the reader's own.
    pub theme: AttrValue,
}

/// Where drops, pastes and keys are listened for: in the whole window, or within the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    WholePage,
    Element,
}

/// [`AppState`] as the reducer that Yew keeps.
#[derive(PartialEq)]
struct Reducer(AppState);

impl Reducible for Reducer {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Reducer(step(self.0.clone(), action)))
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let reducer = use_reducer(|| Reducer(AppState::new(Language::nearest(&props.language))));
    let state = &reducer.0;
    let on = {
        let dispatcher = reducer.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let appearance = use_state(|| Appearance::new(&props.theme));
    let dragging = use_state(|| false);
    use_host_status(&props.host, state);
    use_checker(&props.host, state, &on);
    use_orders(&props.host, &on);
    use_listeners(props, &on, &dragging);
    use_focus(&props.root, state);
    use_leaving(state);
    use_drafts(&props.host, state);

    let (t, drawn_in) = use_texts(&props.host, state.language, &on);
    let on = &on;
    let old_report = if state.shown.is_some() { OldReport::Shown } else { OldReport::None };
    let on_appearance = {
        let appearance = appearance.clone();
        Callback::from(move |chosen| appearance.set(chosen))
    };
    html! {
        <div class="frame" lang={drawn_in.word()} data-theme={appearance.theme()}
             data-size={appearance.size()} data-dragging={dragging.to_string()}
             data-state={if state.shown.is_some() { "shown" } else { "empty" }}>
            { header(t, on, state, *appearance, &on_appearance) }
            <main class="desk">
                { notices(t, on, state.progress(), &state.notices) }
                { left_strips(t, on, state) }
                { draft_strips(t, on, &props.host, state) }
                if let Some(trouble) = &state.trouble {
                    { trouble_box(t, on, trouble, old_report) }
                }
                if state.pasting == Pasting::Open {
                    <PasteBox {t} {on} />
                }
                { batch_list(t, on, state) }
                if let Some(shown) = &state.shown {
                    { report(t, on, &props.host, state, shown) }
                } else {
                    { welcome(t, on, &props.host) }
                }
                { watch_strip(t, on, state) }
            </main>
            <p class="drop-hint" aria-hidden="true"><span>{ t.drop_now() }</span></p>
            { live_region(t, state) }
        </div>
    }
}
