//! A button that copies text to the clipboard and shows whether that succeeded.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::words::Texts;

#[derive(Properties, PartialEq)]
pub struct CopyProps {
    pub t: &'static Texts,
    /// Its name for a screen reader.
    pub name: AttrValue,
    pub text: AttrValue,
    pub label: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Failed,
}

#[component]
pub fn CopyButton(CopyProps { t, name, text, label }: &CopyProps) -> Html {
    let copied = use_state(|| Copied::NotYet);
    let onclick = {
        let (text, copied) = (text.clone(), copied.setter());
        Callback::from(move |event: MouseEvent| {
            let (text, copied) = (text.clone(), copied.clone());
            let near = event.target_dyn_into::<HtmlElement>();
            spawn_local(async move {
                copied.set(if copy(&text, near).await { Copied::Done } else { Copied::Failed });
                Timeout::new(2000, move || copied.set(Copied::NotYet)).forget();
            });
        })
    };
    let outcome = match *copied {
        Copied::NotYet => None,
        Copied::Done => Some(t.copied()),
        Copied::Failed => Some(t.copy_failed()),
    };
    html! {
        <span class="copy">
            <button class="button button--quiet" type="button" aria-label={name.clone()} {onclick}>{ *label }</button>
            <span class="copy__said" role="status">{ outcome }</span>
        </span>
    }
}

/// Copies with the clipboard of the browser; over plain http, where there is none, with `execCommand`.
async fn copy(text: &str, near: Option<HtmlElement>) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if there.is_ok_and(|clipboard| clipboard.is_object())
        && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
    {
        return true;
    }
    near.is_some_and(|near| copy_by_command(text, &near).is_some_and(|done| done))
}

fn copy_by_command(text: &str, near: &HtmlElement) -> Option<bool> {
    let document = near.owner_document()?;
    let field = document.create_element("textarea").ok()?;
    let field: HtmlTextAreaElement = field.dyn_into().ok()?;
    field.set_class_name("unseen");
    field.set_value(text);
    let parent = near.parent_node()?;
    parent.append_child(&field).ok()?;
    field.select();
    let done = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").ok();
    parent.remove_child(&field).ok()?;
    // Selecting the text moved the focus.
    near.focus().ok()?;
    done
}
