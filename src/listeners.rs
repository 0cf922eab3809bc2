//! Listeners for drops, pastes and keys, on the window or within the element.

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, EventTarget, HtmlElement,
    HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
};
use yew::prelude::*;

use super::app::{AppProps, Reach};
use super::checker::Host;
use super::parts::paper;
use super::state::{Action, AppState, Block, Direction, DraftsAt};
use super::{focus, input};
use model::Place;

/// Turns drops, pastes and keys into actions.
#[hook]
pub fn use_listeners(props: &AppProps, on: &Callback<Action>, dragging: &UseStateHandle<bool>) {
    let (root, reach, host) = (props.root.clone(), props.reach, props.host.clone());
    let (on, drag) = (on.clone(), dragging.setter());
    use_effect_with((), move |()| {
        let target: EventTarget = match (reach, web_sys::window()) {
            (Reach::WholePage, Some(window)) => window.into(),
            _ => root.clone().into(),
        };
        let listeners = [
            dragover(&target, drag.clone()),
            dragleave(&target, drag.clone()),
            drop(&target, drag, host.clone(), on.clone()),
            paste(&target, host, on.clone()),
            keys(&target, root, on),
        ];
        move || std::mem::drop(listeners)
    });
}

/// Moves the focus to the target in the state, once it is drawn.
#[hook]
pub fn use_focus(root: &Element, state: &AppState) {
    let (root, at) = (root.clone(), state.focus.at.clone());
    let (shown, view) = (state.shown.clone(), state.view);
    use_effect_with(state.focus.turn, move |turn| {
        if *turn > 0 {
            focus::send(&root, &at, shown.as_ref(), view);
        }
    });
}

/// Has the browser ask once before the page is left with edits that are nowhere else.
#[hook]
pub fn use_leaving(state: &AppState) {
    // A draft that is kept loses nothing.
    let is_drafted = matches!(state.drafts.at, DraftsAt::On { .. });
    let has_edits = !is_drafted && state.has_unkept_edits();
    use_effect_with(has_edits, move |has_edits| {
        let window = web_sys::window().filter(|_| *has_edits);
        let listener = window.map(|window| {
            listen(&window, "beforeunload", |event| {
                event.prevent_default();
                // Chromium before 119 asks for this instead.
                let _ = Reflect::set(event, &"returnValue".into(), &"edits".into());
            })
        });
        move || std::mem::drop(listener)
    });
}

/// Opens the file dialog of the header.
pub fn choose(root: &Element) {
    if let Ok(Some(field)) = root.query_selector("input[type=file]")
        && let Some(field) = field.dyn_ref::<HtmlElement>()
    {
        field.click();
    }
}

fn dragover(target: &EventTarget, drag: UseStateSetter<bool>) -> EventListener {
    listen(target, "dragover", move |event| {
        event.prevent_default();
        drag.set(true);
    })
}

fn dragleave(target: &EventTarget, drag: UseStateSetter<bool>) -> EventListener {
    listen(target, "dragleave", move |event| {
        // `relatedTarget` is null only where the pointer leaves the page.
        if event.dyn_ref::<DragEvent>().is_none_or(|event| event.related_target().is_none()) {
            drag.set(false);
        }
    })
}

fn drop(
    target: &EventTarget,
    drag: UseStateSetter<bool>,
    host: Host,
    on: Callback<Action>,
) -> EventListener {
    listen(target, "drop", move |event| {
        event.prevent_default();
        drag.set(false);
        if let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
            host.dropped(&transfer);
            input::take(&transfer, &on);
        }
    })
}

fn paste(target: &EventTarget, host: Host, on: Callback<Action>) -> EventListener {
    listen(target, "paste", move |event| {
        if writes(event) {
            return;
        }
        let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(transfer) = pasted {
            event.prevent_default();
            match pasted_into(event, &transfer) {
                Some(action) => on.emit(action),
                None => {
                    host.dropped(&transfer);
                    input::take(&transfer, &on);
                }
            }
        }
    })
}

/// Values of a sheet that are pasted into a cell of the paper.
fn pasted_into(event: &Event, transfer: &DataTransfer) -> Option<Action> {
    let text = transfer.get_data("text/plain").ok()?;
    let place = paper::spot_of(event.composed_path().get(0).dyn_ref::<Element>()?)?;
    let is_block = matches!(place, Place::Cell(_)) && Block::read(&text).is_some();
    is_block.then_some(Action::PasteBlock { place, text })
}

fn keys(target: &EventTarget, root: Element, on: Callback<Action>) -> EventListener {
    listen(target, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let command = key.ctrl_key() || key.meta_key();
        let action = match (key.key().as_str(), key.shift_key()) {
            ("F8", false) => Action::Step(Direction::Next),
            ("F8", true) => Action::Step(Direction::Previous),
            ("Escape", _) => Action::BackToList,
            ("z" | "Z", shift) if command && !writes(event) => {
                if shift {
                    Action::Redo
                } else {
                    Action::Undo
                }
            }
            ("y" | "Y", false) if command && !writes(event) => Action::Redo,
            ("o" | "O", false) if command => {
                event.prevent_default();
                return choose(&root);
            }
            _ => return,
        };
        event.prevent_default();
        on.emit(action);
    })
}

fn listen(
    target: &EventTarget,
    event: &'static str,
    on_event: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new_with_options(
        target,
        event,
        EventListenerOptions::enable_prevent_default(),
        on_event,
    )
}

/// Whether the event comes from a text field.
fn writes(event: &Event) -> bool {
    let first = event.composed_path().get(0);
    first.has_type::<HtmlTextAreaElement>()
        || first
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|field| !matches!(field.type_().as_str(), "file" | "checkbox"))
}
