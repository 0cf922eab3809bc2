//! The whole: one stage, one checker, and the parts that draw them.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::asking::{use_checker, use_told};
use super::checker::Host;
use super::desk::{use_desk, use_focus};
use super::orders::use_orders;
use super::parts::{Looks, PasteBox, bar, batch_list, sheet, spoken, strips, trouble_box, view};
use super::state::{Action, Pasting, Stage, step};
use super::words::use_texts;

#[derive(Properties, PartialEq)]
pub struct AppProps {
    pub host: Host,
    /// What the page is mounted on, inside the shadow root.
    pub root: Element,
    /// Listen on the whole window for files, text and keys.
    pub reach: Reach,
    /// `zh-CN` or `en`.
    pub language: AttrValue,
    /// `light`, `dark` or empty for the reader's own.
    pub theme: AttrValue,
}

/// How far the element listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    WholePage,
    Element,
}

/// The stage as Yew keeps it.
#[derive(PartialEq)]
pub(super) struct Live(pub Stage);

impl Reducible for Live {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Live(step(self.0.clone(), action)))
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let live = use_reducer(|| Live(Stage::new(&props.language)));
    let stage = &live.0;
    let on = {
        let dispatcher = live.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let looks = use_state(|| Looks::new(&props.theme));
    let dragging = use_state(|| false);
    use_told(&props.host, stage);
    use_checker(&props.host, stage, &on);
    use_orders(&props.host, &on);
    use_desk(props, &on, &dragging);
    use_focus(&props.root, stage);

    let (t, spoken_in) = use_texts(&props.host, &stage.language, &on);
    let on = &on;
    let on_looks = {
        let looks = looks.clone();
        Callback::from(move |chosen| looks.set(chosen))
    };
    html! {
        <div class="frame" lang={spoken_in} data-theme={looks.theme()}
             data-size={looks.size()} data-dragging={dragging.to_string()}
             data-state={if stage.shown.is_some() { "shown" } else { "empty" }}>
            { bar(t, on, stage, *looks, &on_looks) }
            <main class="desk">
                { strips(t, on, stage.asked.as_ref(), &stage.notices) }
                if let Some(trouble) = &stage.trouble {
                    { trouble_box(t, on, trouble, stage.shown.is_some()) }
                }
                if stage.pasting == Pasting::Open {
                    <PasteBox {t} {on} />
                }
                { batch_list(t, on, stage) }
                if let Some(shown) = &stage.shown {
                    { view(t, on, stage, shown) }
                } else {
                    { sheet(t, on) }
                }
            </main>
            <p class="drop-hint" aria-hidden="true"><span>{ t.drop_now() }</span></p>
            { spoken(t, stage) }
        </div>
    }
}
